-- What was read becomes drafts; here the policy looks at the extract each row belongs to.
INSERT INTO elections_draftentry (
    register_import_id, line, verdict, district_id, registration_id, family_name, given_names,
    title, name_particle, call_name, birth_date, street, house_number, addition, postcode, place,
    locality, sort_key, identity, language, blocked, detail, source
)
SELECT
    register_import_id, line, verdict, district_id, registration_id, family_name, given_names,
    title, name_particle, call_name, birth_date, street, house_number, addition, postcode, place,
    locality, sort_key, identity, language, blocked, detail, source
FROM drafts_read
