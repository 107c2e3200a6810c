"""What a database really keeps: triggers, policies, functions and rights, as one sum.

The fingerprint of ``install`` says what was asked for. This sum says what is there: a trigger that
somebody switched off, a policy that went, a right that came on top. Only rights of the program, of
the auditor and of everybody count: a role that a data centre makes for its backups is its own
affair.
"""

from __future__ import annotations

from typing import Any

from config.database.roles import auditor_role, program_role

# Names come out in full where nothing is on the path, whatever a role's own path is.
_PATH = "pg_catalog"

_KEPT = """
    WITH parts (kind, told) AS (
        SELECT 'trigger', concat_ws(' ', tgrelid::regclass, tgenabled,
            CASE WHEN tgisinternal
                THEN concat_ws(' ', tgfoid::regproc, conname, tgtype)
                ELSE pg_get_triggerdef(pg_trigger.oid) END)
        FROM pg_trigger
        JOIN pg_class ON pg_class.oid = tgrelid
        LEFT JOIN pg_constraint ON pg_constraint.oid = tgconstraint
        WHERE relnamespace IN ('public'::regnamespace, 'guard'::regnamespace)
        UNION ALL
        SELECT 'policy', to_jsonb(pg_policies)::text
        FROM pg_policies WHERE schemaname IN ('public', 'guard')
        UNION ALL
        SELECT 'rule', to_jsonb(pg_rules)::text
        FROM pg_rules WHERE schemaname IN ('public', 'guard')
        UNION ALL
        SELECT 'table', concat_ws(' ', pg_class.oid::regclass, relkind, relrowsecurity,
            relforcerowsecurity, reloptions, relowner::regrole)
        FROM pg_class
        WHERE relnamespace IN ('public'::regnamespace, 'guard'::regnamespace)
          AND relkind IN ('r', 'p', 'v', 'm', 'f')
        UNION ALL
        SELECT 'function', concat_ws(' ', pg_proc.oid::regprocedure, proowner::regrole, prosecdef,
            provolatile, proconfig, prosrc, pg_get_function_sqlbody(pg_proc.oid))
        FROM pg_proc WHERE pronamespace IN ('public'::regnamespace, 'guard'::regnamespace)
        UNION ALL
        SELECT 'right', concat_ws(' ', object, rolname, privilege_type, is_grantable)
        FROM (
            SELECT nspname::text AS object, nspacl AS acl FROM pg_namespace
            WHERE nspname IN ('public', 'guard')
            UNION ALL
            SELECT pg_class.oid::regclass::text, relacl FROM pg_class
            WHERE relnamespace IN ('public'::regnamespace, 'guard'::regnamespace)
            UNION ALL
            SELECT attrelid::regclass || '.' || attname, attacl FROM pg_attribute
            JOIN pg_class ON pg_class.oid = attrelid
            WHERE relnamespace IN ('public'::regnamespace, 'guard'::regnamespace)
              AND attacl IS NOT NULL
            UNION ALL
            -- A function that says nothing of its rights may be called by everybody.
            SELECT pg_proc.oid::regprocedure::text,
                coalesce(proacl, acldefault('f', proowner)) FROM pg_proc
            WHERE pronamespace IN ('public'::regnamespace, 'guard'::regnamespace)
        ) AS held
        CROSS JOIN LATERAL aclexplode(acl)
        LEFT JOIN pg_roles ON pg_roles.oid = grantee
        WHERE grantee = 0 OR rolname IN (%s, %s)
    )
    SELECT encode(sha256(convert_to(
        string_agg(kind || ' ' || told, E'\\n' ORDER BY kind, told), 'UTF8'
    )), 'hex') FROM parts
"""


def catalog_sum(cursor: Any) -> str:
    """Return the SHA-256 (hex) of what the cursor's database keeps, whoever is connected.

    Another version of the server may word a definition otherwise.
    """
    program, auditor = program_role(), auditor_role()
    cursor.execute("SELECT current_setting('search_path')")
    (path,) = cursor.fetchone()
    cursor.execute("SELECT set_config('search_path', %s, false)", [_PATH])
    cursor.execute(_KEPT, [program, auditor])
    (found,) = cursor.fetchone()
    cursor.execute("SELECT set_config('search_path', %s, false)", [path])
    return str(found)


def note_catalog(cursor: Any) -> None:
    """As the owner: what this database keeps now is how it has to stay."""
    cursor.execute("UPDATE guard.installed SET catalog = %s", [catalog_sum(cursor)])
