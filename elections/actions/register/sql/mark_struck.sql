-- Somebody whom a person struck may vote as the extract says, which is newer: they contradict each
-- other, and somebody has to look.
UPDATE elections_draftentry d
SET verdict = %(struck)s, detail = '', like_entries = ARRAY[e.id]
FROM elections_registerentry e
JOIN elections_openstrike o ON o.entry_id = e.id AND o.by_import_id IS NULL
JOIN elections_registerstrike s ON s.id = o.id
WHERE d.register_import_id = %(import_id)s
    AND d.verdict = %(eligible)s
    AND e.election_id = %(election_id)s
    AND e.registration_id = d.registration_id
    AND s.struck_on < %(taken_on)s
