"""What a database really keeps, one line for each thing: the question that ``catalog`` asks.

A line begins with the thing's name; after the first „: “ stands how it is made. Names come out in
full, because nothing but the system's schema is on the path meanwhile. Only rights of the program,
of the auditor and of everybody count: a role that a data centre makes for its backups is its own
affair.
"""

# The same values, in the words before a dump and in those after its restore.
_LITERAL = r"\('((?:[^']|'')*)'::character varying\)::text"
_ARRAY = r"\(ARRAY\[([^][]*)\]\)::text\[\]"


def _steady(definition: str) -> str:
    """Return the expression that tells a definition as it also reads after dump and restore.

    ``(ARRAY['a'::character varying])::text[]`` comes back as ``ARRAY[('a'::character
    varying)::text]``; no other wording is touched.
    """
    shorter = (
        f"regexp_replace({definition}, $re${_LITERAL}$re$, $re$'\\1'::character varying$re$, 'g')"
    )
    return f"regexp_replace({shorter}, $re${_ARRAY}$re$, $re$ARRAY[\\1]$re$, 'g')"


_TRIGGERS = """
    SELECT 'trigger', CASE WHEN tgisinternal
        THEN format('%%s %%s %%s: %%s %%s', tgrelid::regclass, conname, tgfoid::regproc, tgenabled,
            tgtype)
        ELSE format('%%s %%s: %%s %%s', tgrelid::regclass, tgname, tgenabled,
            pg_get_triggerdef(pg_trigger.oid)) END
    FROM pg_trigger
    JOIN pg_class ON pg_class.oid = tgrelid
    LEFT JOIN pg_constraint ON pg_constraint.oid = tgconstraint
    WHERE relnamespace IN (TABLE ours)
    UNION ALL
    SELECT 'event trigger', format('%%s: %%s %%s %%s %%s', evtname, evtevent, evtenabled, evttags,
        evtfoid::regproc)
    FROM pg_event_trigger
    UNION ALL
    SELECT 'rule', format('%%s %%s: %%s %%s', ev_class::regclass, rulename, ev_enabled,
        pg_get_ruledef(pg_rewrite.oid))
    FROM pg_rewrite JOIN pg_class ON pg_class.oid = ev_class
    WHERE relnamespace IN (TABLE ours) AND rulename <> '_RETURN'
    UNION ALL
    SELECT 'policy', format('%%s.%%s %%s: %%s %%s %%s %%s %%s', schemaname, tablename, policyname,
        permissive, roles, cmd, qual, with_check)
    FROM pg_policies WHERE schemaname IN ('public', 'guard')
"""

_TABLES = f"""
    SELECT 'table', format('%%s: %%s %%s %%s %%s %%s %%s', pg_class.oid::regclass, relkind,
        relrowsecurity, relforcerowsecurity, relpersistence, reloptions, relowner::regrole)
    FROM pg_class
    WHERE relnamespace IN (TABLE ours) AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
    UNION ALL
    SELECT 'view', format('%%s: %%s', pg_class.oid::regclass,
        {_steady("pg_get_viewdef(pg_class.oid)")})
    FROM pg_class WHERE relnamespace IN (TABLE ours) AND relkind IN ('v', 'm')
    UNION ALL
    SELECT DISTINCT 'child', format('%%s of %%s: inherits', inhrelid::regclass, inhparent::regclass)
    FROM pg_inherits JOIN pg_class ON pg_class.oid IN (inhparent, inhrelid)
    WHERE relnamespace IN (TABLE ours)
    UNION ALL
    SELECT 'column', format('%%s.%%s: %%s %%s %%s %%s %%s %%s', attrelid::regclass, attname,
        format_type(atttypid, atttypmod), attnotnull, attidentity, attgenerated,
        nullif(attcollation, 0)::regcollation, pg_get_expr(adbin, adrelid))
    FROM pg_attribute
    JOIN pg_class ON pg_class.oid = attrelid
    LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE relnamespace IN (TABLE ours) AND relkind IN ('r', 'p', 'f')
        AND attnum > 0 AND NOT attisdropped
    UNION ALL
    -- Version 18 of the server keeps NOT NULL here too; it stands with its column.
    SELECT 'constraint', format('%%s %%s: %%s %%s', CASE WHEN conrelid <> 0
        THEN conrelid::regclass::text ELSE contypid::regtype::text END, conname,
        {_steady("pg_get_constraintdef(pg_constraint.oid)")}, convalidated)
    FROM pg_constraint WHERE connamespace IN (TABLE ours) AND contype <> 'n'
    UNION ALL
    SELECT 'index', format('%%s: %%s %%s %%s', indexrelid::regclass,
        {_steady("pg_get_indexdef(indexrelid)")}, indisvalid, indisunique)
    FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
    WHERE relnamespace IN (TABLE ours)
"""

# Also what a superuser put into the system's own schema, where every path finds it.
_WORDS = f"""
    SELECT 'function', format('%%s: %%s %%s %%s %%s %%s %%s %%s', pg_proc.oid::regprocedure,
        proowner::regrole, prosecdef, provolatile, proleakproof, prorettype::regtype, proconfig,
        encode(sha256(convert_to(concat_ws(' ', prolang::text, prosrc, probin,
            {_steady("pg_get_function_sqlbody(pg_proc.oid)")}), 'UTF8')), 'hex'))
    FROM pg_proc
    WHERE pronamespace IN (TABLE ours)
        OR (pronamespace = 'pg_catalog'::regnamespace AND pg_proc.oid >= 16384)
    UNION ALL
    SELECT 'operator', format('%%s: %%s', pg_operator.oid::regoperator, oprcode)
    FROM pg_operator
    WHERE oprnamespace IN (TABLE ours)
        OR (oprnamespace = 'pg_catalog'::regnamespace AND pg_operator.oid >= 16384)
    UNION ALL
    SELECT 'cast', format('%%s AS %%s: %%s %%s', castsource::regtype, casttarget::regtype,
        castfunc::regproc, castcontext)
    FROM pg_cast WHERE oid >= 16384
    UNION ALL
    -- Every table has a type of its rows, and every type one of its arrays.
    SELECT 'type', format('%%s: %%s %%s %%s %%s', pg_type.oid::regtype, typtype,
        nullif(typbasetype, 0)::regtype, typnotnull, typdefault)
    FROM pg_type LEFT JOIN pg_class ON pg_class.oid = typrelid
    WHERE typnamespace IN (TABLE ours) AND typcategory <> 'A'
        AND (typrelid = 0 OR relkind = 'c')
"""

_RIGHTS = """
    SELECT 'right', format('%%s %%s %%s: %%s', object, coalesce(rolname, 'PUBLIC'), privilege_type,
        is_grantable)
    FROM (
        SELECT nspname::text AS object, nspacl AS acl FROM pg_namespace
        WHERE oid IN (TABLE ours)
        UNION ALL
        SELECT pg_class.oid::regclass::text, relacl FROM pg_class
        WHERE relnamespace IN (TABLE ours)
        UNION ALL
        SELECT attrelid::regclass || '.' || attname, attacl FROM pg_attribute
        JOIN pg_class ON pg_class.oid = attrelid
        WHERE relnamespace IN (TABLE ours) AND attacl IS NOT NULL
        UNION ALL
        -- A function that says nothing of its rights may be called by everybody.
        SELECT pg_proc.oid::regprocedure::text,
            coalesce(proacl, acldefault('f', proowner)) FROM pg_proc
        WHERE pronamespace IN (TABLE ours)
    ) AS held
    CROSS JOIN LATERAL aclexplode(acl)
    LEFT JOIN pg_roles ON pg_roles.oid = grantee
    WHERE grantee = 0 OR rolname IN (%(program)s, %(auditor)s)
    UNION ALL
    SELECT 'schema', nspname FROM pg_namespace
    WHERE nspname NOT IN ('public', 'guard', 'pg_catalog', 'information_schema')
        AND nspname !~ '^pg_(toast|temp_|toast_temp_)'
        AND has_schema_privilege(%(program)s, oid, 'USAGE')
    UNION ALL
    SELECT 'proven', format('%%s: %%s %%s %%s', table_name, key, columns, told) FROM guard.proven
"""

PARTS = f"""
    WITH ours AS (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'guard')),
    parts (kind, told) AS MATERIALIZED (
        {_TRIGGERS} UNION ALL {_TABLES} UNION ALL {_WORDS} UNION ALL {_RIGHTS}
        UNION ALL
        SELECT 'server', 'version: ' || current_setting('server_version_num')::int / 10000
            || ' ' || %(wording)s
    )
"""
