-- Before and after, the columns that changed only (R-REG-10).
INSERT INTO elections_registercorrection
    (entry_id, kind, corrected_on, reason, before, after, by_import_id, recorded_at, recorded_by_id)
SELECT
    c.entry_id,
    CASE WHEN c.is_moved THEN %(moved)s ELSE %(changed)s END,
    %(today)s,
    '',
    (SELECT jsonb_object_agg(o.key, o.value) FROM jsonb_each(w.old) o
     WHERE o.value IS DISTINCT FROM w.new -> o.key),
    (SELECT jsonb_object_agg(n.key, n.value) FROM jsonb_each(w.new) n
     WHERE n.value IS DISTINCT FROM w.old -> n.key),
    %(import_id)s,
    now(),
    %(actor_id)s
FROM deviating_entries c
CROSS JOIN LATERAL (
    SELECT
        jsonb_build_object(
            'family_name', c.old_family_name,
            'given_names', c.old_given_names,
            'title', c.old_title,
            'name_particle', c.old_name_particle,
            'call_name', c.old_call_name,
            'birth_date', c.old_birth_date,
            'street', c.old_street,
            'house_number', c.old_house_number,
            'addition', c.old_addition,
            'postcode', c.old_postcode,
            'place', c.old_place,
            'locality', c.old_locality,
            'blocked', c.old_blocked,
            'language', c.old_language
        ) AS old,
        jsonb_build_object(
            'family_name', c.family_name,
            'given_names', c.given_names,
            'title', c.title,
            'name_particle', c.name_particle,
            'call_name', c.call_name,
            'birth_date', c.birth_date,
            'street', c.street,
            'house_number', c.house_number,
            'addition', c.addition,
            'postcode', c.postcode,
            'place', c.place,
            'locality', c.locality,
            'blocked', c.blocked,
            'language', c.language
        ) AS new
) w
WHERE c.is_changed
