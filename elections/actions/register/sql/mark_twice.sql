-- What was found to be like somebody else, draft by draft of a list, and whom of the register.
UPDATE elections_draftentry d
SET
    verdict = CASE WHEN d.verdict = %(eligible)s THEN %(twice)s ELSE d.verdict END,
    detail = CASE WHEN d.verdict = %(eligible)s THEN left(v.detail, %(longest)s) ELSE d.detail END,
    like_entry_id = coalesce(v.like_entry_id, d.like_entry_id)
FROM unnest(%(drafts)s::bigint[], %(details)s::text[], %(entries)s::bigint[])
    AS v (id, detail, like_entry_id)
WHERE d.id = v.id AND d.verdict IN (%(eligible)s, %(twice)s)
