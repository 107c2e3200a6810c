-- Whom the extract no longer lets vote, each with the ground (R-REG-04). Only those that an extract
-- brought. An entry whose id is gone stays while somebody like it stands under another id: a person
-- decides first whether that is the same one.
-- One row for each id, and outer joins only: whatever the planner believes of an extract that was
-- just read, it hashes both.
CREATE TEMPORARY TABLE gone_entries ON COMMIT DROP AS
SELECT
    e.id AS entry_id,
    CASE
        WHEN d.verdict IS NULL THEN %(gone)s
        ELSE coalesce(g.ground, %(not_entitled)s)
    END AS ground
FROM elections_registerentry e
LEFT JOIN (
    SELECT registration_id, bool_or(verdict = ANY(%(keeping)s)) AS is_kept, max(verdict) AS verdict
    FROM elections_draftentry
    WHERE register_import_id = %(import_id)s
    GROUP BY registration_id
) d ON d.registration_id = e.registration_id
LEFT JOIN (
    -- Whom somebody under another id is like, or a row without an id that cannot be read.
    SELECT DISTINCT unnest(like_entries) AS entry_id
    FROM elections_draftentry
    WHERE register_import_id = %(import_id)s AND verdict = ANY(%(other_ids)s)
) t ON t.entry_id = e.id
LEFT JOIN (
    SELECT DISTINCT identity
    FROM elections_draftentry
    WHERE register_import_id = %(import_id)s AND verdict = %(fault)s AND registration_id = ''
) f ON f.identity = e.identity
LEFT JOIN unnest(%(verdicts)s::text[], %(grounds)s::text[]) AS g (verdict, ground)
    ON g.verdict = d.verdict
WHERE e.election_id = %(election_id)s
    AND e.origin = ANY(%(origins)s)
    AND e.registration_id <> ''
    AND NOT EXISTS (SELECT 1 FROM elections_openstrike s WHERE s.entry_id = e.id)
    AND d.is_kept IS NOT TRUE
    AND (d.verdict IS NOT NULL OR (t.entry_id IS NULL AND f.identity IS NULL))
