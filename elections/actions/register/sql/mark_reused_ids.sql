-- An id that the register knows, but with other names and another birth, or with names of which none
-- is the same and another dwelling: the registration may have given it to somebody else. Whoever is
-- struck counts too, so that nobody returns as another person; so does whoever is in doubt anyway.
UPDATE elections_draftentry d
SET
    verdict = %(reused)s,
    detail = left(concat_ws('; ', format(%(sentence)s, e.family_name, e.given_names),
                            nullif(d.detail, '')), %(longest)s),
    like_entries = ARRAY[e.id]
FROM elections_registerentry e
WHERE d.register_import_id = %(import_id)s
    AND d.verdict = ANY(%(judged)s)
    AND e.election_id = %(election_id)s
    AND e.registration_id = d.registration_id
    AND e.identity <> d.identity
    AND (
        NOT (
            (substr(e.birth_date, 1, 4) = substr(d.birth_date, 1, 4)
                OR '0000' IN (substr(e.birth_date, 1, 4), substr(d.birth_date, 1, 4)))
            AND (substr(e.birth_date, 6, 2) = substr(d.birth_date, 6, 2)
                OR '00' IN (substr(e.birth_date, 6, 2), substr(d.birth_date, 6, 2)))
            AND (substr(e.birth_date, 9, 2) = substr(d.birth_date, 9, 2)
                OR '00' IN (substr(e.birth_date, 9, 2), substr(d.birth_date, 9, 2)))
        )
        OR (
            NOT string_to_array(e.sort_key, ' ') && string_to_array(d.sort_key, ' ')
            AND (e.street, e.house_number) IS DISTINCT FROM (d.street, d.house_number)
        )
    )
