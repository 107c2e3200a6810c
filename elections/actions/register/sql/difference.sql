-- What taking in would do, from the drafts and from „deviating_entries“ (R-REG-03, R-REG-04): new,
-- changed, moved, returned, kept, by_hand. Who is struck by hand stays as they are, too.
SELECT
    count(*) FILTER (WHERE e.id IS NULL),
    (SELECT count(*) FROM deviating_entries WHERE is_changed AND NOT is_moved),
    (SELECT count(*) FROM deviating_entries WHERE is_moved),
    count(*) FILTER (WHERE s.by_import_id IS NOT NULL),
    count(*) FILTER (WHERE e.id IS NOT NULL AND s.id IS NULL)
        - (SELECT count(*) FROM deviating_entries),
    count(*) FILTER (WHERE s.id IS NOT NULL AND s.by_import_id IS NULL)
        + (SELECT count(*) FROM deviating_entries WHERE NOT is_changed)
FROM elections_draftentry d
LEFT JOIN elections_registerentry e
    ON e.election_id = %(election_id)s AND e.registration_id = d.registration_id
LEFT JOIN elections_openstrike s ON s.entry_id = e.id
WHERE d.register_import_id = %(import_id)s AND d.verdict = %(eligible)s
