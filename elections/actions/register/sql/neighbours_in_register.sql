-- People of an extract beside those in the register who may be the same: born on the same day, or of
-- whose birth only a part is known that fits, with a word of the name in common or in one house; or
-- with the same names in one house. Asked about are new people, whoever an extract struck and this
-- one lets vote, and known people of whom the extract says another name, birth or house; for these
-- the own entry tells whether the likeness is new.
WITH changed AS MATERIALIZED (
    SELECT
        d.id,
        d.birth_date,
        d.identity,
        o.id AS own_id,
        o.id IS NULL OR s.id IS NOT NULL OR (o.identity, o.birth_date) <> (d.identity, d.birth_date)
            AS is_named,
        o.id IS NULL OR s.id IS NOT NULL AS is_new,
        string_to_array(replace(replace(replace(d.sort_key, 'ae', 'a'), 'oe', 'o'), 'ue', 'u'), ' ')
            AS words,
        left(lower(d.street), 4) || ' ' || d.house_number AS house
    FROM elections_draftentry d
    LEFT JOIN elections_registerentry o
        ON o.election_id = %(election_id)s AND o.registration_id = d.registration_id
    LEFT JOIN elections_openstrike s ON s.entry_id = o.id AND s.by_import_id IS NOT NULL
    WHERE d.register_import_id = %(import_id)s
        AND d.verdict IN (%(eligible)s, %(twice)s)
        AND (
            o.id IS NULL
            OR s.id IS NOT NULL
            OR o.identity <> d.identity
            OR o.birth_date <> d.birth_date
            OR (o.house_number, left(lower(o.street), 4))
                IS DISTINCT FROM (d.house_number, left(lower(d.street), 4))
        )
),
pairs AS (
    SELECT c.id, e.id AS entry_id
    FROM changed c
    JOIN elections_registerentry e
        ON e.election_id = %(election_id)s AND e.birth_date = c.birth_date
    WHERE left(lower(e.street), 4) || ' ' || e.house_number = c.house
        OR c.is_named AND (
            c.words && string_to_array(
                replace(replace(replace(e.sort_key, 'ae', 'a'), 'oe', 'o'), 'ue', 'u'), ' '
            )
            -- A name of one word has no other word to be found by.
            OR position(' ' IN e.sort_key) = 0
            OR cardinality(c.words) < 2
        )
    UNION
    SELECT c.id, e.id
    FROM changed c
    JOIN elections_registerentry e
        ON e.election_id = %(election_id)s
        AND e.birth_date ~ '^0000|-00'
        AND (substr(e.birth_date, 1, 4) IN (substr(c.birth_date, 1, 4), '0000')
             OR substr(c.birth_date, 1, 4) = '0000')
    UNION
    SELECT c.id, e.id
    FROM changed c
    JOIN elections_registerentry e
        ON e.election_id = %(election_id)s
        AND substr(e.birth_date, 1, 4) = substr(c.birth_date, 1, 4)
    WHERE c.birth_date ~ '-00' AND c.is_named
    UNION
    SELECT c.id, e.id
    FROM changed c
    JOIN elections_registerentry e
        ON e.election_id = %(election_id)s
        AND e.identity = c.identity
        AND left(lower(e.street), 4) || ' ' || e.house_number = c.house
)
SELECT
    d.id, d.family_name, d.given_names, d.name_particle, d.birth_date,
    d.street, d.house_number, d.postcode,
    e.family_name, e.given_names, e.name_particle, e.birth_date,
    e.street, e.house_number, e.postcode,
    w.number, e.number, e.id,
    c.is_new,
    o.family_name, o.given_names, o.name_particle, o.birth_date,
    o.street, o.house_number, o.postcode
FROM pairs p
JOIN changed c ON c.id = p.id
JOIN elections_draftentry d ON d.id = p.id
JOIN elections_registerentry e ON e.id = p.entry_id
LEFT JOIN elections_registerentry o ON o.id = c.own_id
LEFT JOIN elections_district w ON w.id = e.district_id
WHERE e.id IS DISTINCT FROM c.own_id
    -- Whom an extract struck may come back under a new id; whom a person struck, somebody decides.
    AND NOT EXISTS (
        SELECT 1 FROM elections_openstrike s
        WHERE s.entry_id = e.id AND s.by_import_id IS NOT NULL
    )
ORDER BY d.line, e.id
