-- People of one house who were born on one day, twins or one person twice: few, so that each pair
-- can be looked at by name.
SELECT d.id, d.line, d.family_name, d.given_names, d.name_particle, d.birth_date, w.home
FROM (
    SELECT unnest(array_agg(id)) AS id, min(id) AS home
    FROM elections_draftentry
    WHERE register_import_id = %(import_id)s AND verdict = %(eligible)s AND street <> ''
    GROUP BY birth_date, street, house_number, postcode
    HAVING count(*) > 1
) w
JOIN elections_draftentry d ON d.id = w.id
ORDER BY w.home, d.line
