-- What was found to be like somebody else, line by line of a list.
UPDATE elections_draftentry d
SET verdict = %(twice)s, detail = left(v.detail, %(longest)s)
FROM unnest(%(drafts)s::bigint[], %(details)s::text[]) AS v (id, detail)
WHERE d.id = v.id AND d.verdict = %(eligible)s
