-- People of one name, however it is written, and one day of birth: somebody has to look whether they
-- are one. A row that may not vote counts too: it may be the same person under another id. The few
-- are counted out first, for only their lines have to be sorted.
UPDATE elections_draftentry d
SET
    verdict = %(twice)s,
    detail = left(format(CASE WHEN w.some_excluded THEN %(excluded_sentence)s ELSE %(sentence)s END,
                         w.lines), %(longest)s)
FROM (
    SELECT
        unnest(array_agg(id)) AS id,
        string_agg(line::text, ', ' ORDER BY line) AS lines,
        bool_or(verdict = ANY(%(excluded)s)) AS some_excluded
    FROM elections_draftentry
    JOIN (
        SELECT identity, birth_date
        FROM elections_draftentry
        WHERE register_import_id = %(import_id)s AND verdict <> %(fault)s
        GROUP BY identity, birth_date
        HAVING count(*) > 1
    ) namesakes USING (identity, birth_date)
    WHERE register_import_id = %(import_id)s AND verdict <> %(fault)s
    GROUP BY identity, birth_date
) w
WHERE d.id = w.id AND d.verdict = %(eligible)s
