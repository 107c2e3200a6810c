-- People of one name, however it is written, and one day of birth: somebody has to look whether they
-- are one.
UPDATE elections_draftentry d
SET verdict = %(twice)s, detail = left(format(%(sentence)s, w.lines), %(longest)s)
FROM (
    SELECT unnest(array_agg(id)) AS id, string_agg(line::text, ', ' ORDER BY line) AS lines
    FROM elections_draftentry
    WHERE register_import_id = %(import_id)s AND verdict = %(eligible)s
    GROUP BY identity, birth_date
    HAVING count(*) > 1
) w
WHERE d.id = w.id
