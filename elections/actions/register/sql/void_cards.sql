-- The card of whoever is struck is void, until the vote (R-WS-05).
INSERT INTO elections_cardinvalidation (card_id, ground, invalid_on, remark, recorded_by_id)
SELECT c.id, %(struck)s, %(today)s, '', %(actor_id)s
FROM elections_pollingcard c
JOIN elections_registerstrike s ON s.entry_id = c.entry_id AND s.by_import_id = %(import_id)s
WHERE NOT EXISTS (SELECT 1 FROM elections_cardinvalidation v WHERE v.card_id = c.id)
