-- Namesakes of whom the register knows each by the own id and name: nobody has to decide again.
-- Whoever is struck comes back only by a decision, and so does one of two rows that contradict each
-- other; and who has another name or birth now may have become somebody's double.
UPDATE elections_draftentry d
SET verdict = %(eligible)s, detail = ''
FROM elections_registerentry e
WHERE d.register_import_id = %(import_id)s
    AND d.verdict = %(twice)s
    AND e.election_id = %(election_id)s
    AND e.registration_id = d.registration_id
    AND e.identity = d.identity
    AND e.birth_date = d.birth_date
    AND position(%(excluded_mark)s IN d.detail) = 0
    AND NOT EXISTS (SELECT 1 FROM elections_openstrike s WHERE s.entry_id = e.id)
