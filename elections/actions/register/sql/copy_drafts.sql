COPY elections_draftentry (
    register_import_id, line, verdict, district_id, registration_id, family_name, given_names,
    birth_date, street, house_number, postcode, place, sort_key, language, blocked, detail
) FROM STDIN
