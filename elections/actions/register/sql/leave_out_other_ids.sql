-- The row of another id of a person whose own row stands in the extract, too: it brings nobody new.
-- What it says against the right to vote is left for somebody to look at.
UPDATE elections_draftentry d
SET verdict = %(left_out)s, like_entries = ARRAY[e.id]
FROM elections_otherid o
JOIN elections_registerentry e ON e.id = o.entry_id
WHERE d.register_import_id = %(import_id)s
    AND d.verdict = ANY(%(left)s)
    AND d.registration_id = o.registration_id
    AND d.identity = o.identity
    AND d.birth_date = o.birth_date
    AND e.election_id = %(election_id)s
    AND e.registration_id <> ''
    AND NOT EXISTS (
        SELECT 1 FROM elections_registerentry other
        WHERE other.election_id = %(election_id)s AND other.registration_id = o.registration_id
    )
