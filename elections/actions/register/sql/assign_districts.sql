-- Write the Wahlbezirk of some addresses to their persons (R-REG-02, R-REG-03). Without „moves“
-- only to those who have none. Who was put into one by hand stays there, whatever the directory
-- says.
UPDATE elections_registerentry e
SET district_id = v.district_id, number = NULL
FROM unnest(
    %(streets)s::text[], %(house_numbers)s::text[], %(postcodes)s::text[], %(districts)s::bigint[]
) AS v (street, house_number, postcode, district_id)
WHERE e.election_id = %(election_id)s
    AND e.street = v.street
    AND e.house_number = v.house_number
    AND e.postcode = v.postcode
    AND e.district_id IS DISTINCT FROM v.district_id
    AND (
        e.district_id IS NULL
        OR (
            %(moves)s
            AND e.origin <> %(by_hand)s
            AND NOT EXISTS (
                SELECT 1 FROM elections_registercorrection c
                WHERE c.entry_id = e.id AND jsonb_exists(c.after, 'district')
            )
        )
    )
