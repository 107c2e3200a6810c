-- Names of new entries go into the blocks that fragments are looked up in.
INSERT INTO elections_nameblock (election_id, block, names)
SELECT e.election_id, e.id / %(size)s, string_agg(
    replace(replace(replace(replace(e.sort_key, 'ae', 'a'), 'oe', 'o'), 'ue', 'u'), ' ', ''), chr(10)
)
FROM elections_registerentry e
WHERE e.election_id = %(election_id)s AND e.id > %(last)s
GROUP BY 1, 2
ON CONFLICT (election_id, block) DO UPDATE
SET names = elections_nameblock.names || chr(10) || excluded.names
