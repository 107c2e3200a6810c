-- What somebody decided about the same doubt of the same person still holds. A row that cannot be
-- read says nothing against somebody who stands in the register, whoever settled its case.
UPDATE elections_draftentry d
SET verdict = CASE WHEN x.enter THEN %(eligible)s ELSE %(left_out)s END
FROM elections_doubtfulcase c
JOIN elections_casedecision x ON x.case_id = c.id
WHERE d.register_import_id = %(import_id)s
    AND c.election_id = %(election_id)s
    AND c.kind = d.verdict
    AND c.key = encode(sha256(convert_to(d.registration_id, 'UTF8')), 'hex')
    AND NOT (
        d.verdict = %(fault)s
        AND EXISTS (
            SELECT 1 FROM elections_registerentry e
            WHERE e.election_id = %(election_id)s AND e.registration_id = d.registration_id
        )
    )
