-- A new id, but somebody of that name and day of birth stands in the register under another one, or
-- was struck there by a person.
UPDATE elections_draftentry d
SET verdict = %(twice)s, detail = %(sentence)s, like_entries = ARRAY[e.id]
FROM elections_registerentry e
WHERE d.register_import_id = %(import_id)s
    AND d.verdict IN (%(eligible)s, %(twice)s)
    AND e.election_id = %(election_id)s
    AND e.identity = d.identity
    AND e.birth_date = d.birth_date
    AND e.registration_id <> d.registration_id
    AND NOT EXISTS (
        SELECT 1 FROM elections_openstrike s
        WHERE s.entry_id = e.id AND s.by_import_id IS NOT NULL
    )
    AND NOT EXISTS (
        SELECT 1 FROM elections_registerentry o
        WHERE o.election_id = e.election_id AND o.registration_id = d.registration_id
    )
