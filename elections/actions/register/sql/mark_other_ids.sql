-- A new id, but somebody of that name and day of birth stands in the register under another one.
UPDATE elections_draftentry d
SET verdict = %(twice)s, detail = %(sentence)s
FROM elections_registerentry e
WHERE d.register_import_id = %(import_id)s
    AND d.verdict = %(eligible)s
    AND e.election_id = %(election_id)s
    AND e.identity = d.identity
    AND e.birth_date = d.birth_date
    AND e.registration_id <> d.registration_id
    AND NOT EXISTS (SELECT 1 FROM elections_openstrike s WHERE s.entry_id = e.id)
    AND NOT EXISTS (
        SELECT 1 FROM elections_registerentry o
        WHERE o.election_id = e.election_id AND o.registration_id = d.registration_id
    )
