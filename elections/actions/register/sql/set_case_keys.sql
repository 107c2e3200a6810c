-- Which case a doubt belongs to: the same doubt about the same person has the same key in every
-- extract, whatever its line; another doubt, another person or another content has another one.
UPDATE elections_draftentry d
SET case_key = CASE
    WHEN d.registration_id = '' THEN 'line-' || d.register_import_id || '-' || d.line
    ELSE encode(sha256(convert_to(concat_ws(
        '|',
        d.registration_id,
        CASE
            WHEN d.verdict = ANY(%(by_row)s)
            THEN (SELECT string_agg((r -> 'cells')::text, '|' ORDER BY (r -> 'cells')::text)
                  FROM jsonb_array_elements(d.source) r)
            ELSE d.identity || '|' || d.birth_date
        END,
        CASE WHEN d.verdict = ANY(%(by_detail)s) THEN d.detail END
    ), 'UTF8')), 'hex')
END
WHERE d.register_import_id = %(import_id)s AND d.verdict = ANY(%(kinds)s)
