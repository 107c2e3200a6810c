-- People who may be one under two ids, few enough that each pair can be looked at by name: of one
-- day of birth, where the first word of the one's name is any word of the other's, or where the
-- names differ by one letter; of one house and day of birth; or of one name and house. Only marks of
-- the texts are compared, three times as fast; whom a mark brings together by chance the law tells
-- apart. The marks of two names differ by few numbers where one letter was typed wrong, left out or
-- added.
WITH eligible AS MATERIALIZED (
    SELECT
        id,
        identity,
        birth_date,
        replace(replace(replace(sort_key, 'ae', 'a'), 'oe', 'o'), 'ue', 'u') AS names,
        hashtextextended(birth_date || left(lower(street), 4) || ' ' || house_number, 0) AS house,
        hashtextextended(left(lower(street), 4) || ' ' || house_number, identity) AS name
    FROM elections_draftentry
    WHERE register_import_id = %(import_id)s AND verdict = %(eligible)s
),
words AS MATERIALIZED (
    SELECT e.id, w.place, hashtextextended(e.birth_date || w.word, 0) AS word
    FROM eligible e
    CROSS JOIN LATERAL unnest(string_to_array(e.names, ' ')) WITH ORDINALITY AS w (word, place)
),
alike AS (
    SELECT 'word' AS kind, e.id, w.first, 0::bigint AS second
    FROM (
        SELECT word, min(id) AS first
        FROM words
        GROUP BY word
        HAVING count(*) > 1 AND min(place) = 1
    ) w
    JOIN words e ON e.word = w.word
    UNION ALL
    SELECT 'house', e.id, w.first, 0
    FROM (
        SELECT house, min(id) AS first FROM eligible GROUP BY house HAVING count(*) > 1
    ) w
    JOIN eligible e ON e.house = w.house
    UNION ALL
    SELECT 'name', e.id, w.first, 0
    FROM (
        SELECT name, min(id) AS first FROM eligible GROUP BY name HAVING count(*) > 1
    ) w
    JOIN eligible e ON e.name = w.name
    UNION ALL
    SELECT 'slip', unnest(ARRAY[one.id, other.id]), one.id, other.id
    FROM eligible one
    JOIN eligible other ON other.birth_date = one.birth_date AND other.id > one.id
    WHERE other.identity - one.identity = ANY(%(slips)s::bigint[])
)
SELECT d.id, d.line, d.family_name, d.given_names, d.name_particle, d.birth_date,
    d.street, d.house_number, d.postcode, a.kind, a.first, a.second
FROM alike a
JOIN elections_draftentry d ON d.id = a.id
ORDER BY a.kind, a.first, a.second, d.line
