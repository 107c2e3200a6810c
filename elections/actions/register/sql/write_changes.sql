-- Who moves loses the number; once numbers are fixed nobody changes the Wahlbezirk, but whoever had
-- none gets one (R-REG-03, R-REG-06).
UPDATE elections_registerentry e
SET
    family_name = w.family_name,
    given_names = w.given_names,
    title = w.title,
    name_particle = w.name_particle,
    call_name = w.call_name,
    birth_date = w.birth_date,
    street = w.street,
    house_number = w.house_number,
    addition = w.addition,
    postcode = w.postcode,
    place = w.place,
    locality = w.locality,
    blocked = w.blocked,
    language = w.language,
    sort_key = w.sort_key,
    identity = w.identity,
    district_id = w.new_district_id,
    number = CASE WHEN w.new_district_id IS NOT DISTINCT FROM e.district_id THEN e.number END
FROM (
    SELECT
        c.*,
        CASE
            WHEN c.is_moved AND (c.old_district_id IS NULL OR NOT %(fixed)s) THEN c.district_id
            ELSE c.old_district_id
        END AS new_district_id
    FROM deviating_entries c
    WHERE c.is_changed
) w
WHERE e.id = w.entry_id
