-- What an earlier extract struck and this one lets vote is taken back, and noted.
WITH returned AS (
    SELECT e.id AS entry_id, s.id AS strike_id
    FROM elections_draftentry d
    JOIN elections_registerentry e
        ON e.election_id = %(election_id)s AND e.registration_id = d.registration_id
    JOIN elections_openstrike s ON s.entry_id = e.id
    WHERE d.register_import_id = %(import_id)s
        AND d.verdict = %(eligible)s
        AND s.by_import_id IS NOT NULL
),
noted AS (
    INSERT INTO elections_registercorrection
        (entry_id, kind, corrected_on, reason, before, after, by_import_id, recorded_at,
         recorded_by_id)
    SELECT
        entry_id, %(restored)s, %(today)s, '', '{}', '{}', %(import_id)s, now(),
        %(actor_id)s
    FROM returned
)
INSERT INTO elections_registerrestoration (strike_id, restored_on, reason, recorded_by_id)
SELECT strike_id, %(today)s, '', %(actor_id)s
FROM returned
