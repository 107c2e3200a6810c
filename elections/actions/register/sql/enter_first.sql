-- The first extract: everybody enters, numbered in the sorted order of the Wahlbezirk (R-REG-06).
INSERT INTO elections_registerentry (
    election_id, origin, district_id, number, registration_id, family_name, given_names, title,
    name_particle, call_name, birth_date, street, house_number, addition, postcode, place,
    locality, sort_key, identity, language, blocked
)
SELECT
    %(election_id)s, %(origin)s, d.district_id,
    CASE
        WHEN d.district_id IS NOT NULL
        THEN row_number() OVER (
            PARTITION BY d.district_id
            ORDER BY d.sort_key, d.family_name, d.given_names, d.birth_date, d.line
        )
    END AS number,
    d.registration_id, d.family_name, d.given_names, d.title, d.name_particle, d.call_name,
    d.birth_date, d.street, d.house_number, d.addition, d.postcode, d.place, d.locality,
    d.sort_key, d.identity, d.language, d.blocked
FROM elections_draftentry d
WHERE d.register_import_id = %(import_id)s AND d.verdict = %(eligible)s
-- In the order of the numbers, said as the window says it: so nothing is sorted twice.
ORDER BY d.district_id, d.sort_key, d.family_name, d.given_names, d.birth_date, d.line
