-- So do new names of known entries; the old ones stay there and cost nothing.
INSERT INTO elections_nameblock (election_id, block, names)
SELECT c.election_id, c.entry_id / %(size)s, string_agg(
    replace(replace(replace(replace(c.sort_key, 'ae', 'a'), 'oe', 'o'), 'ue', 'u'), ' ', ''), chr(10)
)
FROM deviating_entries c
WHERE c.is_changed AND c.sort_key <> c.old_sort_key
GROUP BY 1, 2
ON CONFLICT (election_id, block) DO UPDATE
SET names = elections_nameblock.names || chr(10) || excluded.names
