-- People who may be one under two ids, few enough that each pair can be looked at by name: of one
-- family name and day of birth, of one house and day of birth, or of one name and house.
SELECT d.id, d.line, d.family_name, d.given_names, d.name_particle, d.birth_date,
    d.street, d.house_number, d.postcode, w.kind, w.first
FROM (
    SELECT kind, unnest(array_agg(id)) AS id, min(id) AS first
    FROM (
        SELECT a.id, k.kind, k.value
        FROM elections_draftentry a
        CROSS JOIN LATERAL (
            VALUES
                ('family', a.birth_date || split_part(a.sort_key, ' ', 1)),
                ('house', a.birth_date || left(lower(a.street), 4) || ' ' || a.house_number),
                ('name', a.identity || left(lower(a.street), 4) || ' ' || a.house_number)
        ) k (kind, value)
        WHERE a.register_import_id = %(import_id)s AND a.verdict = %(eligible)s
    ) one
    GROUP BY kind, value
    HAVING count(*) > 1
) w
JOIN elections_draftentry d ON d.id = w.id
ORDER BY w.kind, w.first, d.line
