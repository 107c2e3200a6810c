-- Where what is read of an extract lands first: COPY writes into no table whose rows policies keep.
-- It lives as long as the transaction, and nothing of it is written into the log of the server.
CREATE TEMPORARY TABLE drafts_read ON COMMIT DROP AS
SELECT
    register_import_id, line, verdict, district_id, registration_id, family_name, given_names,
    title, name_particle, call_name, birth_date, street, house_number, addition, postcode, place,
    locality, sort_key, identity, language, blocked, detail, source
FROM elections_draftentry
WITH NO DATA
