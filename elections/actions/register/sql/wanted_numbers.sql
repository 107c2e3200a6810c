-- Which entries have another number than the sorted order gives them (R-REG-06). Strikes are asked
-- entry by entry: joined, a planner that knows nothing of fresh strikes takes ten times as long.
CREATE TEMPORARY TABLE wanted_numbers ON COMMIT DROP AS
SELECT w.id, w.wanted
FROM (
    SELECT
        n.id,
        n.number,
        CASE
            WHEN n.stands AND n.district_id IS NOT NULL
            THEN row_number() OVER (
                PARTITION BY n.district_id, n.stands
                ORDER BY n.sort_key, n.family_name, n.given_names, n.birth_date, n.id
            )
        END AS wanted
    FROM (
        SELECT
            e.*,
            NOT EXISTS (SELECT 1 FROM elections_openstrike s WHERE s.entry_id = e.id) AS stands
        FROM elections_registerentry e
        WHERE e.election_id = %(election_id)s
    ) n
) w
WHERE w.number IS DISTINCT FROM w.wanted
