-- Look the words up in the blocks, then ask the entries of each block that has them all. The
-- longest word is asked for first: few blocks have it, and only those are asked for the others.
SELECT found.id
FROM elections_nameblock b
CROSS JOIN LATERAL (
    SELECT e.id
    FROM elections_registerentry e
    -- As ``models.name_blocks.searched`` writes a name: umlauts in one way, without blanks.
    CROSS JOIN LATERAL (
        SELECT replace(replace(replace(replace(
            e.sort_key, 'ae', 'a'), 'oe', 'o'), 'ue', 'u'), ' ', '') AS name
    ) n
    WHERE e.id >= b.block * %(size)s
        AND e.id < (b.block + 1) * %(size)s
        -- „+ 0“ keeps the planner from reading an index of the whole election for each block.
        AND e.election_id + 0 = %(election_id)s
        AND strpos(n.name, %(longest)s) > 0
        AND (SELECT bool_and(strpos(n.name, w.word) > 0)
             FROM unnest(%(words)s::text[]) AS w (word))
    OFFSET 0
) found
WHERE b.election_id = %(election_id)s
    AND strpos(b.names, %(longest)s) > 0
    AND (SELECT bool_and(strpos(b.names, w.word) > 0)
         FROM unnest(%(words)s::text[]) AS w (word))
LIMIT %(most)s
