-- A mark that changes with the register and with what an extract is judged by.
SELECT encode(sha256(convert_to(concat_ws(
    '-',
    (SELECT max(id) FROM elections_registerentry WHERE election_id = %(election_id)s),
    (SELECT max(c.id) FROM elections_registercorrection c
     JOIN elections_registerentry e ON e.id = c.entry_id
     WHERE e.election_id = %(election_id)s),
    (SELECT max(x.id) FROM elections_casedecision x
     JOIN elections_doubtfulcase c ON c.id = x.case_id
     WHERE c.election_id = %(election_id)s),
    (SELECT max(p.id) FROM elections_pollingcard p
     WHERE p.election_id = %(election_id)s AND p.entry_id IS NULL),
    (SELECT string_agg(r::text, '' ORDER BY r.id) FROM elections_streetrange r
     WHERE r.election_id = %(election_id)s),
    (SELECT string_agg(w.id::text, ' ' ORDER BY w.id) FROM elections_district w
     WHERE w.election_id = %(election_id)s),
    (SELECT n.day || n.assumptions::text FROM elections_election n WHERE n.id = %(election_id)s)
), 'UTF8')), 'hex')
