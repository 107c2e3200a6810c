-- The newest letter of everybody beside what the register and the Wahlbezirke say today; who got
-- one that is still right is not among the rows. One row for each cause and Wahlbezirk; each person
-- stands in one of them only, under the cause that weighs most (causes.Cause has their order).
-- An address was corrected if the office noted no move, or the letter itself came back: its reader
-- never had it. Whoever moved with the letter in hand needs no new one (§ 9 Abs. 2 KWO).
WITH newest AS (
    SELECT DISTINCT ON (n.entry)
        n.entry, n.number, n.name, n.dwelling, r.district, r.name AS room, r.address, r.accessible,
        r.access_note, r.day, r.opens, r.closes, r.apply_until, printed.made_at
    FROM reports_printednotice n
    JOIN reports_printedroom r ON r.id = n.room_id
    JOIN reports_printedpart printed ON printed.id = r.printed_id
    JOIN reports_printpart p ON p.id = printed.part_id
    JOIN reports_printorder o ON o.id = p.order_id
    WHERE o.election_id = %(election_id)s
        AND NOT EXISTS (SELECT 1 FROM reports_printcancellation c WHERE c.order_id = o.id)
    ORDER BY n.entry, n.id DESC
),
today AS (
    SELECT
        newest.*,
        e.id AS known,
        d.number AS district_now,
        q.name AS room_now,
        q.address AS address_now,
        q.accessible AS accessible_now,
        q.access_note AS access_note_now,
        struck.entry_id AS struck,
        e.number AS number_now,
        ARRAY[
            e.family_name, e.given_names, e.title, e.name_particle, e.call_name
        ]::text[] = newest.name AS same_name,
        ARRAY[
            e.addition, e.locality, e.street, e.house_number, e.postcode, e.place
        ]::text[] = newest.dwelling AS same_dwelling,
        (q.name, q.address) IS NOT DISTINCT FROM (newest.room, newest.address) AS same_room,
        (q.accessible, q.access_note) IS NOT DISTINCT FROM (newest.accessible, newest.access_note)
            AS same_access,
        EXISTS (
            SELECT 1 FROM elections_registercorrection c
            WHERE c.entry_id = e.id
                AND c.kind = %(corrected)s
                AND c.recorded_at > newest.made_at
                AND c.after ?| %(dwelling)s
        ) OR EXISTS (
            SELECT 1 FROM elections_noticereturn b
            WHERE b.entry_id = e.id
                -- Not the same day: that was the earlier letter, and this one is printed for it.
                AND b.returned_on > (newest.made_at AT TIME ZONE 'Europe/Berlin')::date
                AND NOT EXISTS (
                    SELECT 1 FROM elections_noticereturnwithdrawal w WHERE w.notice_return_id = b.id
                )
        ) AS never_had_it
    FROM newest
    LEFT JOIN elections_registerentry e ON e.id = newest.entry
    LEFT JOIN elections_district d ON d.id = e.district_id
    LEFT JOIN elections_pollingplace q ON q.district_id = d.id
    LEFT JOIN elections_openstrike struck ON struck.entry_id = e.id
),
judged AS (
    SELECT
        today.*,
        CASE
            WHEN known IS NULL THEN 'gone'
            WHEN struck IS NOT NULL THEN 'struck'
            WHEN (day, opens, closes, apply_until)
                <> (%(day)s, %(opens)s, %(closes)s, %(apply_until)s) THEN 'day'
            WHEN district_now IS NULL THEN 'unassigned'
            WHEN district_now <> district THEN 'district'
            WHEN NOT same_room THEN 'room'
            WHEN number_now IS DISTINCT FROM number THEN 'number'
            WHEN NOT same_access THEN 'access'
            WHEN NOT same_name THEN 'name'
            WHEN NOT same_dwelling AND never_had_it THEN 'address'
            WHEN NOT same_dwelling THEN 'dwelling'
        END AS cause
    FROM today
)
SELECT
    cause, district, coalesce(district_now, ''),
    CASE cause
        WHEN 'day' THEN jsonb_build_object(
            'day', day, 'opens', opens, 'closes', closes, 'apply_until', apply_until
        )
        WHEN 'room' THEN jsonb_build_object('room', room, 'address', address)
        WHEN 'access' THEN jsonb_build_object('accessible', accessible, 'note', access_note)
        ELSE '{}'
    END AS said,
    CASE cause
        WHEN 'room' THEN jsonb_build_object('room', room_now, 'address', address_now)
        WHEN 'access' THEN jsonb_build_object(
            'accessible', accessible_now, 'note', access_note_now
        )
        ELSE '{}'
    END AS holds,
    count(*),
    CASE WHEN %(with_persons)s THEN array_agg(entry ORDER BY entry) ELSE '{}' END
FROM judged
WHERE cause IS NOT NULL
GROUP BY 1, 2, 3, 4, 5
