-- What one report says of each list; the same number of keys and votes.
INSERT INTO ballots_listvotes (report_id, nomination_id, votes)
SELECT %(report)s, told.key, told.votes
FROM unnest(%(keys)s::bigint[], %(votes)s::integer[]) AS told (key, votes)
