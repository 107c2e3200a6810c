-- Open cases that this extract no longer shows have cleared themselves.
DELETE FROM elections_doubtfulcase c
WHERE c.election_id = %(election_id)s
    AND NOT EXISTS (SELECT 1 FROM elections_casedecision x WHERE x.case_id = c.id)
    AND NOT EXISTS (
        SELECT 1 FROM elections_draftentry d
        WHERE d.register_import_id = %(import_id)s
            AND d.verdict = c.kind
            AND c.key = d.case_key
    )
