-- New people of an extract beside those in the register who were born on the same day, or of whose
-- birth only a part is known that fits, or who have the same names and nearly the same dwelling.
SELECT
    d.id, d.family_name, d.given_names, d.name_particle, d.birth_date,
    d.street, d.house_number, d.postcode,
    e.family_name, e.given_names, e.name_particle, e.birth_date,
    e.street, e.house_number, e.postcode,
    w.number, e.number, e.id
FROM elections_draftentry d
JOIN elections_registerentry e
    ON e.election_id = %(election_id)s
    AND (
        e.birth_date = d.birth_date
        OR (e.birth_date ~ '^0000|-00'
            AND substr(e.birth_date, 1, 4) IN (substr(d.birth_date, 1, 4), '0000'))
        OR (e.identity = d.identity AND left(lower(e.street), 4) = left(lower(d.street), 4))
    )
LEFT JOIN elections_district w ON w.id = e.district_id
WHERE d.register_import_id = %(import_id)s
    AND d.verdict IN (%(eligible)s, %(twice)s)
    AND NOT EXISTS (
        SELECT 1 FROM elections_registerentry o
        WHERE o.election_id = %(election_id)s AND o.registration_id = d.registration_id
    )
    -- Whom an extract struck may come back under a new id; whom a person struck, somebody decides.
    AND NOT EXISTS (
        SELECT 1 FROM elections_openstrike s
        WHERE s.entry_id = e.id AND s.by_import_id IS NOT NULL
    )
