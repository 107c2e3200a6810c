-- Doubts and faults go on the list to be worked off: one row for each person and kind. An open case
-- shows the newest extract; a row that cannot be read is kept as it stands until it is settled.
INSERT INTO elections_doubtfulcase
    (election_id, register_import_id, kind, key, line, detail, person)
SELECT DISTINCT ON (d.verdict, d.case_key)
    %(election_id)s, d.register_import_id, d.verdict, d.case_key, d.line, d.detail,
    CASE
        WHEN d.verdict = %(fault)s THEN jsonb_build_object(
            'registration_id', d.registration_id,
            'family_name', d.family_name,
            'given_names', d.given_names,
            'source', d.source
        )
        ELSE jsonb_build_object(
            'registration_id', d.registration_id,
            'family_name', d.family_name,
            'given_names', d.given_names,
            'title', d.title,
            'name_particle', d.name_particle,
            'call_name', d.call_name,
            'birth_date', d.birth_date,
            'street', d.street,
            'house_number', d.house_number,
            'addition', d.addition,
            'postcode', d.postcode,
            'place', d.place,
            'locality', d.locality,
            'sort_key', d.sort_key,
            'identity', d.identity,
            'language', d.language,
            'blocked', d.blocked,
            'district_id', d.district_id,
            'source', d.source,
            'like_entries', d.like_entries,
            'like_cards', d.like_cards
        )
    END
FROM elections_draftentry d
WHERE d.register_import_id = %(import_id)s AND d.verdict = ANY(%(kinds)s)
ORDER BY d.verdict, d.case_key, d.line
ON CONFLICT (election_id, kind, key) DO UPDATE
SET
    register_import_id = excluded.register_import_id,
    line = excluded.line,
    detail = excluded.detail,
    person = excluded.person
WHERE NOT EXISTS (
    SELECT 1 FROM elections_casedecision x WHERE x.case_id = elections_doubtfulcase.id
)
