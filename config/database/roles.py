"""The three roles of a database: owner, program, auditor.

Roles belong to the whole cluster: two installations on one server need different names, which come
from ``DATABASE_URL``, ``DATABASE_OWNER_URL`` and ``DATABASE_AUDITOR``.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import connection
from psycopg import sql

# What a role of the program may never have, and the column of pg_roles that says so.
POWERS = {
    "rolsuper": "NOSUPERUSER",
    "rolcreatedb": "NOCREATEDB",
    "rolcreaterole": "NOCREATEROLE",
    "rolreplication": "NOREPLICATION",
    "rolbypassrls": "NOBYPASSRLS",
}


def program_role() -> str:
    """The name of the role that serves pages and jobs."""
    return str(settings.DATABASE_PROGRAM["USER"])


def owner_role() -> str:
    """The name of the role that owns the tables."""
    return str(settings.DATABASE_OWNER["USER"])


def auditor_role() -> str:
    """The name of the role that reads."""
    return str(settings.DATABASE_AUDITOR["USER"])


def make_roles() -> None:
    """As the owner: make the roles that are missing, and take powers from those that exist.

    The owner needs CREATEROLE for that. Where somebody else keeps the roles of a server it lacks
    it, and then the roles have to be there; ``check`` says what is wrong with them.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper OR rolcreaterole FROM pg_roles WHERE rolname = CURRENT_USER"
        )
        if not cursor.fetchone()[0]:
            return
        for facts in (settings.DATABASE_PROGRAM, settings.DATABASE_AUDITOR):
            _make_role(cursor, facts)


def _make_role(cursor: Any, facts: dict[str, Any]) -> None:
    name = facts["USER"]
    cursor.execute(
        "SELECT rolsuper, rolreplication, rolbypassrls FROM pg_roles WHERE rolname = %s", [name]
    )
    known = cursor.fetchone()
    role = sql.Identifier(name)
    if known is None:
        # Two installations that share a server may make them at the same moment.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('roles'))")
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [name])
        if cursor.fetchone() is None:
            # A new role has no powers; only a superuser may even say so of one.
            cursor.execute(sql.SQL("CREATE ROLE {} LOGIN NOINHERIT").format(role))
    elif any(known):
        powers = sql.SQL(" ".join(POWERS.values()))
        cursor.execute(sql.SQL("ALTER ROLE {} {} NOINHERIT").format(role, powers))
    if known is None and facts.get("PASSWORD"):
        secret = cursor.connection.pgconn.encrypt_password(
            facts["PASSWORD"].encode(), name.encode(), b"scram-sha-256"
        )
        cursor.execute(
            sql.SQL("ALTER ROLE {} PASSWORD {}").format(role, sql.Literal(secret.decode()))
        )
