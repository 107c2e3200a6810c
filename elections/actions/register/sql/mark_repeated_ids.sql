-- An id that stood in an earlier line already: the later ones are faults.
UPDATE elections_draftentry d
SET verdict = %(fault)s, detail = format(%(sentence)s, w.first)
FROM (
    SELECT unnest((array_agg(id ORDER BY line))[2:]) AS id, min(line) AS first
    FROM elections_draftentry
    WHERE register_import_id = %(import_id)s AND registration_id <> ''
    GROUP BY registration_id
    HAVING count(*) > 1
) w
WHERE d.id = w.id
