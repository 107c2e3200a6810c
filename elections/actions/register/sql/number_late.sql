-- Numbers are fixed: whoever has none gets one after the last of the Wahlbezirk (R-REG-06).
UPDATE elections_registerentry e
SET number = w.wanted
FROM (
    SELECT
        n.id,
        row_number() OVER (
            PARTITION BY n.district_id
            ORDER BY n.sort_key, n.family_name, n.given_names, n.birth_date, n.id
        ) + coalesce(
            (SELECT max(o.number) FROM elections_registerentry o
             WHERE o.district_id = n.district_id), 0
        ) AS wanted
    FROM elections_registerentry n
    WHERE n.election_id = %(election_id)s
        AND n.number IS NULL
        AND n.district_id IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM elections_openstrike s WHERE s.entry_id = n.id)
) w
WHERE e.id = w.id
