-- Somebody decided that a person is known under several ids. Where the extract has lost the id of
-- the entry, the row of another one speaks of the entry now, as long as it names the person as it
-- did when that was decided.
UPDATE elections_draftentry d
SET registration_id = w.registration_id
FROM (
    SELECT DISTINCT ON (e.id) r.id, e.registration_id
    FROM elections_otherid o
    JOIN elections_registerentry e ON e.id = o.entry_id
    JOIN elections_draftentry r
        ON r.register_import_id = %(import_id)s
        AND r.registration_id = o.registration_id
        AND r.identity = o.identity
        AND r.birth_date = o.birth_date
    WHERE e.election_id = %(election_id)s
        AND e.registration_id <> ''
        AND NOT EXISTS (
            SELECT 1 FROM elections_draftentry own
            WHERE own.register_import_id = %(import_id)s
                AND own.registration_id = e.registration_id
        )
        AND NOT EXISTS (
            SELECT 1 FROM elections_registerentry other
            WHERE other.election_id = %(election_id)s
                AND other.registration_id = o.registration_id
        )
    ORDER BY e.id, r.line
) w
WHERE d.id = w.id
