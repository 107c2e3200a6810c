-- What one report says of each person; the same number of keys and votes.
INSERT INTO ballots_candidatevotes (report_id, candidate_id, votes)
SELECT %(report)s, told.key, told.votes
FROM unnest(%(keys)s::bigint[], %(votes)s::integer[]) AS told (key, votes)
