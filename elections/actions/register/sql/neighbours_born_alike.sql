-- People who may be one under two ids, few enough that each pair can be looked at by name: of one
-- day of birth, where the first word of the one's name is any word of the other's, or where the rest
-- of the name is the same and the first word differs by one letter; of one house and day of birth;
-- or of one name and house. Only marks of the texts are compared, three times as fast; whom a mark
-- brings together by chance the law tells apart. The marks of two names differ by few numbers where
-- one letter was typed wrong, left out or added. Nothing here looks at all pairs of one day of
-- birth: thousands may have been born on 1 January.
WITH names AS MATERIALIZED (
    SELECT
        id,
        identity,
        birth_date,
        -- „Djordjevic“ and Đorđević have one first word.
        replace(replace(replace(replace(sort_key, 'ae', 'a'), 'oe', 'o'), 'ue', 'u'), 'dj', 'd')
            AS names,
        left(lower(street), 4) || ' ' || house_number AS house
    FROM elections_draftentry
    WHERE register_import_id = %(import_id)s AND verdict = %(eligible)s
),
eligible AS MATERIALIZED (
    SELECT
        id,
        identity,
        hashtextextended(birth_date || split_part(names, ' ', 1), 0) AS word,
        hashtextextended(birth_date || substr(names, position(' ' IN names || ' ')), 0) AS rest,
        hashtextextended(birth_date || house, 0) AS house,
        hashtextextended(house, identity) AS name
    FROM names
),
-- First words, and of the other words those that are somebody's first one.
words AS MATERIALIZED (
    SELECT id, word FROM eligible
    UNION ALL
    SELECT o.id, o.word
    FROM (
        SELECT n.id, hashtextextended(n.birth_date || w.word, 0) AS word
        FROM names n
        CROSS JOIN LATERAL unnest(
            string_to_array(substr(n.names, position(' ' IN n.names || ' ') + 1), ' ')
        ) AS w (word)
    ) o
    WHERE o.word IN (SELECT word FROM eligible)
),
alike AS (
    SELECT 'word' AS kind, e.id, w.first, 0::bigint AS second
    FROM (
        SELECT word, min(id) AS first FROM words GROUP BY word HAVING count(*) > 1
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
    FROM (SELECT rest FROM eligible GROUP BY rest HAVING count(*) > 1) shared
    JOIN eligible one ON one.rest = shared.rest
    JOIN eligible other ON other.rest = one.rest AND other.id > one.id
    WHERE other.identity - one.identity = ANY(%(slips)s::bigint[])
)
SELECT d.id, d.line, d.family_name, d.given_names, d.name_particle, d.birth_date,
    d.street, d.house_number, d.postcode, a.kind, a.first, a.second
FROM alike a
-- The few are looked up one by one; the planner would read all of them.
CROSS JOIN LATERAL (SELECT * FROM elections_draftentry WHERE id = a.id OFFSET 0) d
ORDER BY a.kind, a.first, a.second, d.line
