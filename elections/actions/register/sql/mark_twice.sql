-- What was found to be like somebody else, draft by draft of a list: everybody whom they are like.
UPDATE elections_draftentry d
SET
    verdict = %(twice)s,
    detail = CASE
        -- Named already, for the other id.
        WHEN v.cards = '' AND v.entries <> ''
            AND string_to_array(v.entries, ' ')::bigint[] <@ d.like_entries
        THEN d.detail
        ELSE left(concat_ws('; ', nullif(d.detail, ''), v.detail), %(longest)s)
    END,
    like_entries = ARRAY(
        SELECT DISTINCT unnest(coalesce(d.like_entries, '{}') || string_to_array(v.entries, ' ')::bigint[])
    ),
    like_cards = ARRAY(
        SELECT DISTINCT unnest(coalesce(d.like_cards, '{}') || string_to_array(v.cards, ' ')::bigint[])
    )
FROM unnest(%(drafts)s::bigint[], %(details)s::text[], %(entries)s::text[], %(cards)s::text[])
    AS v (id, detail, entries, cards)
WHERE d.id = v.id AND d.verdict IN (%(eligible)s, %(twice)s)
