-- People who may be one under two ids, few enough that each pair can be looked at by name: of one
-- family name and day of birth, of one house and day of birth, or of one name and house. Only marks
-- of the texts are compared, three times as fast; whom a mark brings together by chance the law
-- tells apart.
WITH eligible AS MATERIALIZED (
    SELECT
        id,
        hashtextextended(birth_date || split_part(sort_key, ' ', 1), 0) AS family,
        hashtextextended(birth_date || left(lower(street), 4) || ' ' || house_number, 0) AS house,
        hashtextextended(left(lower(street), 4) || ' ' || house_number, identity) AS name
    FROM elections_draftentry
    WHERE register_import_id = %(import_id)s AND verdict = %(eligible)s
),
alike AS (
    SELECT 'family' AS kind, e.id, w.first
    FROM (
        SELECT family, min(id) AS first FROM eligible GROUP BY family HAVING count(*) > 1
    ) w
    JOIN eligible e ON e.family = w.family
    UNION ALL
    SELECT 'house', e.id, w.first
    FROM (
        SELECT house, min(id) AS first FROM eligible GROUP BY house HAVING count(*) > 1
    ) w
    JOIN eligible e ON e.house = w.house
    UNION ALL
    SELECT 'name', e.id, w.first
    FROM (
        SELECT name, min(id) AS first FROM eligible GROUP BY name HAVING count(*) > 1
    ) w
    JOIN eligible e ON e.name = w.name
)
SELECT d.id, d.line, d.family_name, d.given_names, d.name_particle, d.birth_date,
    d.street, d.house_number, d.postcode, a.kind, a.first
FROM alike a
JOIN elections_draftentry d ON d.id = a.id
ORDER BY a.kind, a.first, d.line
