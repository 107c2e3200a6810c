INSERT INTO elections_registercorrection
    (entry_id, kind, corrected_on, reason, before, after, by_import_id, recorded_at, recorded_by_id)
SELECT
    s.entry_id, %(struck)s, %(today)s, '', '{}', jsonb_build_object('ground', s.ground),
    %(import_id)s, now(), %(actor_id)s
FROM elections_registerstrike s
WHERE s.by_import_id = %(import_id)s
