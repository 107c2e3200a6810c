-- Who stands in the register and in the extract with other data: what the entry says („old_…“)
-- and what the extract makes of it. What a person has corrected stays; name, day of birth,
-- dwelling, Auskunftssperre and language each stay or go as a whole (docs/decisions/0008).
CREATE TEMPORARY TABLE deviating_entries ON COMMIT DROP AS
SELECT
    e.id AS entry_id,
    e.election_id,
    e.district_id AS old_district_id,
    d.district_id,
    e.family_name AS old_family_name,
    e.given_names AS old_given_names,
    e.title AS old_title,
    e.name_particle AS old_name_particle,
    e.call_name AS old_call_name,
    e.sort_key AS old_sort_key,
    e.birth_date AS old_birth_date,
    e.street AS old_street,
    e.house_number AS old_house_number,
    e.addition AS old_addition,
    e.postcode AS old_postcode,
    e.place AS old_place,
    e.locality AS old_locality,
    e.blocked AS old_blocked,
    e.language AS old_language,
    taken.*,
    (taken.street, taken.house_number, taken.postcode, taken.place, taken.locality)
        IS DISTINCT FROM
    (e.street, e.house_number, e.postcode, e.place, e.locality) AS is_moved,
    (taken.family_name, taken.given_names, taken.title, taken.name_particle,
     taken.call_name, taken.birth_date, taken.street, taken.house_number,
     taken.addition, taken.postcode, taken.place, taken.locality,
     taken.blocked, taken.language)
        IS DISTINCT FROM
    (e.family_name, e.given_names, e.title, e.name_particle,
     e.call_name, e.birth_date, e.street, e.house_number,
     e.addition, e.postcode, e.place, e.locality,
     e.blocked, e.language) AS is_changed
FROM elections_draftentry d
JOIN elections_registerentry e
    ON e.election_id = %(election_id)s AND e.registration_id = d.registration_id
LEFT JOIN (
    SELECT c.entry_id, array_agg(w.name) AS columns
    FROM elections_registercorrection c
    CROSS JOIN LATERAL jsonb_object_keys(c.after) AS w (name)
    WHERE c.by_import_id IS NULL AND c.kind = ANY(%(corrections)s)
    GROUP BY c.entry_id
) h ON h.entry_id = e.id
CROSS JOIN LATERAL (
    SELECT
        -- Rows that contradict each other change nothing: somebody said which of them holds.
        d.source IS NOT NULL OR h.columns && ARRAY['family_name', 'given_names', 'title', 'name_particle', 'call_name']
            AS name,
        -- Whose day of birth was clarified by a person keeps it, once it is known to the day.
        d.source IS NOT NULL
            OR (e.origin = %(clarified)s AND e.birth_date !~ '^0000|-00')
            OR h.columns && ARRAY['birth_date'] AS birth_date,
        d.source IS NOT NULL OR h.columns && ARRAY['street', 'house_number', 'addition', 'postcode', 'place', 'locality']
            AS dwelling,
        h.columns && ARRAY['blocked'] AS blocked,
        h.columns && ARRAY['language'] AS language
) by_hand
CROSS JOIN LATERAL (
    SELECT
        CASE WHEN by_hand.name THEN e.family_name ELSE d.family_name END AS family_name,
        CASE WHEN by_hand.name THEN e.given_names ELSE d.given_names END AS given_names,
        CASE WHEN by_hand.name THEN e.title ELSE d.title END AS title,
        CASE WHEN by_hand.name THEN e.name_particle ELSE d.name_particle END AS name_particle,
        CASE WHEN by_hand.name THEN e.call_name ELSE d.call_name END AS call_name,
        CASE WHEN by_hand.name THEN e.sort_key ELSE d.sort_key END AS sort_key,
        CASE WHEN by_hand.name THEN e.identity ELSE d.identity END AS identity,
        CASE WHEN by_hand.birth_date THEN e.birth_date ELSE d.birth_date END AS birth_date,
        CASE WHEN by_hand.dwelling THEN e.street ELSE d.street END AS street,
        CASE WHEN by_hand.dwelling THEN e.house_number ELSE d.house_number END AS house_number,
        CASE WHEN by_hand.dwelling THEN e.addition ELSE d.addition END AS addition,
        CASE WHEN by_hand.dwelling THEN e.postcode ELSE d.postcode END AS postcode,
        CASE WHEN by_hand.dwelling THEN e.place ELSE d.place END AS place,
        CASE WHEN by_hand.dwelling THEN e.locality ELSE d.locality END AS locality,
        CASE WHEN by_hand.blocked THEN e.blocked ELSE d.blocked END AS blocked,
        CASE WHEN by_hand.language THEN e.language ELSE d.language END AS language
) taken
WHERE d.register_import_id = %(import_id)s
    AND d.verdict = %(eligible)s
    AND NOT EXISTS (SELECT 1 FROM elections_openstrike s WHERE s.entry_id = e.id)
    AND (d.family_name, d.given_names, d.title, d.name_particle,
         d.call_name, d.birth_date, d.street, d.house_number,
         d.addition, d.postcode, d.place, d.locality,
         d.blocked, d.language)
        IS DISTINCT FROM
        (e.family_name, e.given_names, e.title, e.name_particle,
         e.call_name, e.birth_date, e.street, e.house_number,
         e.addition, e.postcode, e.place, e.locality,
         e.blocked, e.language)
