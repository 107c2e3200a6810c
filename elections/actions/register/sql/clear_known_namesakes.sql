-- Namesakes of whom the register knows each by the own id: nobody has to decide again.
UPDATE elections_draftentry d
SET verdict = %(eligible)s, detail = ''
FROM elections_registerentry e
WHERE d.register_import_id = %(import_id)s
    AND d.verdict = %(twice)s
    AND e.election_id = %(election_id)s
    AND e.registration_id = d.registration_id
