"""What the roles of a database may do beyond what was given to them: reasons, in German."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from config.database.catalog import noted_schemas
from config.database.roles import POWERS, auditor_role

# Settings that change what is asked or what is kept; all others are the data centre's affair.
_STEERING = """
    lower(name) IN ('search_path', 'session_replication_role', 'role', 'row_security',
        'transform_null_equals', 'standard_conforming_strings')
    OR lower(name) LIKE 'guard.%%'
"""
_SETTINGS = f"""
    SELECT name, CASE WHEN setrole = 0 THEN 'alle Rollen' ELSE 'die Rolle ' || rolname END
    FROM pg_db_role_setting
    JOIN pg_roles ON rolname = %(role)s AND setrole IN (0, pg_roles.oid)
    CROSS JOIN LATERAL unnest(setconfig) AS one
    CROSS JOIN LATERAL split_part(one, '=', 1) AS name
    WHERE setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
        AND ({_STEERING})
    UNION
    SELECT name, 'den ganzen Server' FROM pg_settings
    WHERE source IN ('configuration file', 'command line', 'environment variable')
        AND ({_STEERING})
    ORDER BY 1, 2
"""
# A right that somebody gave on top, or one that the system gives nobody and the role has anyway.
_OF_THE_SYSTEM = """
    WITH system (oid) AS (
        SELECT oid FROM pg_namespace WHERE nspname IN ('pg_catalog', 'information_schema')
    )
    SELECT pg_proc.oid::regprocedure::text FROM pg_proc
    LEFT JOIN pg_init_privs ON objoid = pg_proc.oid AND classoid = 'pg_proc'::regclass
    WHERE pronamespace IN (TABLE system) AND (
        EXISTS (SELECT FROM aclexplode(proacl) WHERE grantee = %(role)s::regrole)
        OR (initprivs IS NOT NULL AND has_function_privilege(%(role)s, pg_proc.oid, 'EXECUTE')
            AND NOT EXISTS (SELECT FROM aclexplode(initprivs) WHERE grantee = 0))
    )
    UNION ALL
    SELECT pg_class.oid::regclass::text FROM pg_class
    LEFT JOIN pg_init_privs ON objoid = pg_class.oid AND classoid = 'pg_class'::regclass
        AND objsubid = 0
    WHERE relnamespace IN (TABLE system) AND (
        EXISTS (SELECT FROM aclexplode(relacl) WHERE grantee = %(role)s::regrole)
        OR (initprivs IS NOT NULL AND has_table_privilege(%(role)s, pg_class.oid, 'SELECT')
            AND NOT EXISTS (SELECT FROM aclexplode(initprivs) WHERE grantee = 0))
    )
    UNION ALL
    SELECT attrelid::regclass || '.' || attname FROM pg_attribute
    JOIN pg_class ON pg_class.oid = attrelid
    WHERE relnamespace IN (TABLE system) AND attacl IS NOT NULL
        AND EXISTS (SELECT FROM aclexplode(attacl) WHERE grantee = %(role)s::regrole)
    ORDER BY 1
"""
_SCHEMAS = """
    SELECT nspname FROM pg_namespace
    WHERE nspname NOT IN ('public', 'guard', 'pg_catalog', 'information_schema')
        AND nspname !~ '^pg_(toast|temp_|toast_temp_)'
        AND has_schema_privilege(%s, oid, 'USAGE')
    ORDER BY 1
"""


def settings_that_steer(cursor: Any, role: str) -> Iterator[str]:
    """Yield every setting, kept with a role or the database, that changes what is asked or kept."""
    cursor.execute(_SETTINGS, {"role": role})
    for name, whose in cursor.fetchall():
        yield f"Für {whose} ist {name} fest eingestellt; das ändert, was gefragt und behalten wird."


def rights_on_top(cursor: Any, role: str) -> Iterator[str]:
    """Yield what the program may do in this database beside its tables."""
    cursor.execute("SELECT has_schema_privilege('public', 'CREATE')")
    if cursor.fetchone()[0]:
        yield f"Die Rolle {role} darf Tabellen anlegen."
    cursor.execute("SELECT has_database_privilege(current_database(), 'CREATE')")
    if cursor.fetchone()[0]:
        yield f"Die Rolle {role} darf in der Datenbank Schemas anlegen."
    cursor.execute("SELECT has_parameter_privilege('session_replication_role', 'SET')")
    if cursor.fetchone()[0]:
        yield f"Die Rolle {role} darf Auslöser abstellen (session_replication_role)."
    known = noted_schemas(cursor)
    cursor.execute(_SCHEMAS, [role])
    for (name,) in cursor.fetchall():
        if name not in known:
            yield f"Die Rolle {role} darf das Schema {name} benutzen."
    cursor.execute(_OF_THE_SYSTEM, {"role": role})
    if found := [name for (name,) in cursor.fetchall()]:
        more = f" und {len(found) - 5} weitere" if len(found) > 5 else ""
        yield f"Die Rolle {role} hat Rechte am System selbst: {', '.join(found[:5])}{more}."


def powers_of(cursor: Any, role: str) -> Iterator[str]:
    """Yield every power of the cluster that a role has, and every role it is a member of."""
    cursor.execute(f"SELECT {', '.join(POWERS)} FROM pg_roles WHERE rolname = %s", [role])
    for powers in cursor.fetchall():
        for power, holds in zip(POWERS, powers, strict=True):
            if holds:
                yield f"Die Rolle {role} hat das Recht {POWERS[power].removeprefix('NO')}."
    cursor.execute(
        "SELECT string_agg(roleid::regrole::text, ', ') FROM pg_auth_members"
        " WHERE member = (SELECT oid FROM pg_roles WHERE rolname = %s)",
        [role],
    )
    if others := cursor.fetchone()[0]:
        yield f"Die Rolle {role} ist Mitglied von {others}."


def powers_of_the_auditor(cursor: Any) -> Iterator[str]:
    """Yield the same of the role that only reads; where there is none, nothing."""
    yield from powers_of(cursor, auditor_role())
