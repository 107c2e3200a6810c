-- What somebody decided about the same doubt of the same person still holds. A row that cannot be
-- read says nothing against somebody who stands in the register, whoever settled its case; and an id
-- of somebody else, about which nothing was to be changed, changes nothing.
UPDATE elections_draftentry d
SET verdict = CASE WHEN x.enter THEN %(eligible)s ELSE %(left_out)s END
FROM elections_doubtfulcase c
JOIN elections_casedecision x ON x.case_id = c.id
WHERE d.register_import_id = %(import_id)s
    AND c.election_id = %(election_id)s
    AND c.kind = d.verdict
    AND c.key = d.case_key
    AND (
        x.enter
        OR d.verdict <> ALL(%(says_nothing)s)
        OR NOT EXISTS (
            SELECT 1 FROM elections_registerentry e
            WHERE e.election_id = %(election_id)s AND e.registration_id = d.registration_id
        )
    )
