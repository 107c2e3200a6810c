-- Which entries have another number than the sorted order gives them (R-REG-06).
CREATE TEMPORARY TABLE wanted_numbers ON COMMIT DROP AS
SELECT w.id, w.wanted
FROM (
    SELECT
        e.id,
        e.number,
        CASE
            WHEN s.id IS NULL AND e.district_id IS NOT NULL
            THEN row_number() OVER (
                PARTITION BY e.district_id, s.id IS NULL
                ORDER BY e.sort_key, e.family_name, e.given_names, e.birth_date, e.id
            )
        END AS wanted
    FROM elections_registerentry e
    LEFT JOIN elections_openstrike s ON s.entry_id = e.id
    WHERE e.election_id = %(election_id)s
) w
WHERE w.number IS DISTINCT FROM w.wanted
