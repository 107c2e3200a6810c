-- Of whoever may not vote nothing stays, except where it tells why an entry is struck (R-DP-01).
DELETE FROM elections_draftentry d
WHERE d.register_import_id = %(import_id)s
    AND d.verdict = ANY(%(excluded)s)
    AND NOT EXISTS (
        SELECT 1 FROM elections_registerentry e
        WHERE e.election_id = %(election_id)s AND e.registration_id = d.registration_id
    )
