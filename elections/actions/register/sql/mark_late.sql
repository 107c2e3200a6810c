-- The inspection has begun: nobody new is entered without a decision (R-REG-10).
UPDATE elections_draftentry d
SET verdict = %(late)s, detail = ''
WHERE d.register_import_id = %(import_id)s
    AND d.verdict = %(eligible)s
    AND NOT EXISTS (
        SELECT 1 FROM elections_registerentry e
        WHERE e.election_id = %(election_id)s AND e.registration_id = d.registration_id
    )
