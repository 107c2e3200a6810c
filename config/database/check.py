"""Before anything is served: is the program the one that owns nothing?"""

from __future__ import annotations

from collections.abc import Iterator

from django.core.management.base import CommandError
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connection, connections

from config.database.catalog import catalog_sum
from config.database.install import fingerprint, installed, noted_catalog
from config.database.roles import POWERS, owner_role


class UnsafeDatabaseError(CommandError):
    """The database would let the program do what it may not; the text says what to do."""


def check_database() -> None:
    """Raise UnsafeDatabaseError with every reason not to serve on this connection.

    Also where nobody answers: what cannot be asked is not known to be safe.
    """
    _ask_once()
    if reasons := list(_reasons()):
        raise UnsafeDatabaseError(
            "Das Programm startet nicht, weil die Datenbank es nicht begrenzt:\n"
            + "\n".join(f"- {reason}" for reason in reasons)
            + "\ndocs/operations.md beschreibt die Zugänge; manage.py migrate richtet sie ein."
        )


def _ask_once() -> None:
    """Sign in beside the pool, which would try for long and then not say what was wrong."""
    own = connections[DEFAULT_DB_ALIAS]
    options = {name: one for name, one in own.settings_dict["OPTIONS"].items() if name != "pool"}
    beside = type(own)({**own.settings_dict, "OPTIONS": options}, alias=DEFAULT_DB_ALIAS)
    try:
        beside.ensure_connection()
    except DatabaseError as error:
        reason = " ".join(str(error).split())
        raise UnsafeDatabaseError(f"Die Datenbank antwortet nicht: {reason}") from error
    finally:
        beside.close()


def _reasons() -> Iterator[str]:
    with connection.cursor() as cursor:
        names = ", ".join(POWERS)
        cursor.execute(f"SELECT rolname, {names} FROM pg_roles WHERE rolname = SESSION_USER")
        role, *powers = cursor.fetchone()
        for power, holds in zip(POWERS, powers, strict=True):
            if holds:
                yield f"Die Rolle {role} hat das Recht {POWERS[power].removeprefix('NO')}."
        cursor.execute(
            "SELECT count(*) FROM pg_class WHERE relowner ="
            " (SELECT oid FROM pg_roles WHERE rolname = SESSION_USER)"
        )
        if owned := cursor.fetchone()[0]:
            yield f"Der Rolle {role} gehören {owned} Tabellen oder Verzeichnisse der Datenbank."
        cursor.execute(
            "SELECT string_agg(roleid::regrole::text, ', ') FROM pg_auth_members"
            " WHERE member = (SELECT oid FROM pg_roles WHERE rolname = SESSION_USER)"
        )
        if others := cursor.fetchone()[0]:
            yield f"Die Rolle {role} ist Mitglied von {others}."
        if role == owner_role():
            yield f"Programm und Eigentümer sind dieselbe Rolle ({role})."
        cursor.execute("SELECT pg_catalog.has_schema_privilege('public', 'CREATE')")
        if cursor.fetchone()[0]:
            yield f"Die Rolle {role} darf Tabellen anlegen."
        if installed() != fingerprint():
            yield "Rechte und Auslöser sind nicht auf dem Stand dieses Programms."
        elif noted_catalog(cursor) != catalog_sum(cursor):
            yield (
                "Auslöser, Zeilenregeln oder Rechte der Datenbank sind andere, als eingerichtet"
                " wurden: Jemand hat sie von Hand geändert, oder der Server hat eine neue"
                " Hauptversion."
            )
