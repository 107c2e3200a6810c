-- A later extract: whoever the register does not know yet enters, without a number.
INSERT INTO elections_registerentry (
    election_id, origin, district_id, registration_id, family_name, given_names, title,
    name_particle, call_name, birth_date, street, house_number, addition, postcode, place,
    locality, sort_key, identity, language, blocked
)
SELECT
    %(election_id)s, %(origin)s, d.district_id, d.registration_id, d.family_name, d.given_names,
    d.title, d.name_particle, d.call_name, d.birth_date, d.street, d.house_number, d.addition,
    d.postcode, d.place, d.locality, d.sort_key, d.identity, d.language, d.blocked
FROM elections_draftentry d
WHERE d.register_import_id = %(import_id)s
    AND d.verdict = %(eligible)s
    AND NOT EXISTS (
        SELECT 1 FROM elections_registerentry e
        WHERE e.election_id = %(election_id)s AND e.registration_id = d.registration_id
    )
ORDER BY d.district_id, d.sort_key
