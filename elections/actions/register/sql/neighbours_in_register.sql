-- New people of an extract beside those in the register who live in the same house and were born on
-- the same day, or who have the same names and a day of birth known in part.
SELECT
    d.id, d.family_name, d.given_names, d.name_particle, d.birth_date,
    e.family_name, e.given_names, e.name_particle, e.birth_date,
    w.number, e.number,
    (d.street, d.house_number, d.postcode) = (e.street, e.house_number, e.postcode)
FROM elections_draftentry d
JOIN elections_registerentry e
    ON e.election_id = %(election_id)s
    AND (
        (e.birth_date = d.birth_date AND e.street = d.street
            AND e.house_number = d.house_number AND e.postcode = d.postcode)
        OR (e.identity = d.identity AND e.birth_date ~ '^0000|-00')
    )
LEFT JOIN elections_district w ON w.id = e.district_id
WHERE d.register_import_id = %(import_id)s
    AND d.verdict = %(eligible)s
    AND NOT EXISTS (
        SELECT 1 FROM elections_registerentry o
        WHERE o.election_id = %(election_id)s AND o.registration_id = d.registration_id
    )
    AND NOT EXISTS (SELECT 1 FROM elections_openstrike s WHERE s.entry_id = e.id)
