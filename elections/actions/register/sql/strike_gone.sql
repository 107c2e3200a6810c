INSERT INTO elections_registerstrike
    (entry_id, ground, struck_on, remark, by_import_id, recorded_by_id)
SELECT g.entry_id, g.ground, %(taken_on)s, '', %(import_id)s, %(actor_id)s
FROM gone_entries g
