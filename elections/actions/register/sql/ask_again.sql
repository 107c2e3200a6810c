-- A decided case that this extract shows all the same is asked again: it gives its key to a new one.
-- Not so where it was decided that such a row says nothing.
UPDATE elections_doubtfulcase c
SET key = 'decided-' || c.id
FROM elections_draftentry d, elections_casedecision x
WHERE d.register_import_id = %(import_id)s
    AND d.verdict = ANY(%(kinds)s)
    AND c.election_id = %(election_id)s
    AND c.kind = d.verdict
    AND c.key = d.case_key
    AND x.case_id = c.id
    AND NOT (x.decided = %(leave_out)s AND c.kind = ANY(%(says_nothing)s))
