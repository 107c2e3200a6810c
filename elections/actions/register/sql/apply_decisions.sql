-- What somebody decided about the same doubt of the same person still holds, as long as the register
-- shows it. Who was entered stands there under that id; who was left out does not, unless a person
-- entered them again since: that outranks the decision. Whatever holds no more is asked again.
-- A row that cannot be read says nothing against somebody who stands in the register, whoever
-- settled its case; and an id of somebody else, about which nothing was to be changed, changes
-- nothing.
WITH held AS (
    SELECT
        d.id,
        CASE
            WHEN x.decided = %(leave_out)s AND (e.id IS NULL OR s.id IS NOT NULL) THEN %(left_out)s
            WHEN x.decided = %(leave_out)s AND d.verdict <> ALL(%(says_nothing)s) AND EXISTS (
                SELECT 1 FROM elections_registercorrection k
                WHERE k.entry_id = e.id
                    AND k.by_import_id IS NULL
                    AND k.kind = ANY(%(entered)s)
                    AND k.recorded_at > x.recorded_at
            ) THEN %(eligible)s
            -- Who was struck again since is a new contradiction.
            WHEN x.decided = ANY(%(enter)s) AND e.id IS NOT NULL AND d.verdict <> %(struck)s
                THEN %(eligible)s
        END AS verdict
    FROM elections_draftentry d
    JOIN elections_doubtfulcase c
        ON c.election_id = %(election_id)s AND c.kind = d.verdict AND c.key = d.case_key
    JOIN elections_casedecision x ON x.case_id = c.id
    LEFT JOIN elections_registerentry e
        ON e.election_id = %(election_id)s
        AND e.registration_id = d.registration_id
        AND d.registration_id <> ''
    LEFT JOIN elections_openstrike s ON s.entry_id = e.id
    WHERE d.register_import_id = %(import_id)s AND d.verdict = ANY(%(kinds)s)
)
UPDATE elections_draftentry d
SET verdict = h.verdict
FROM held h
WHERE d.id = h.id AND h.verdict IS NOT NULL
