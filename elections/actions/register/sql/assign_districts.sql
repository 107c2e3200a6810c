-- Write the Wahlbezirk of some entries (R-REG-02, R-REG-03): whose it is was worked out before, by
-- actions.register.moves. The running number belongs to the Wahlbezirk and goes with it.
UPDATE elections_registerentry e
SET district_id = v.district_id, number = NULL
FROM unnest(%(entries)s::bigint[], %(districts)s::bigint[]) AS v (entry_id, district_id)
WHERE e.id = v.entry_id
