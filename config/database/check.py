"""Before anything is served: is the program the one that owns nothing?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.management.base import CommandError
from django.db import DEFAULT_DB_ALIAS, DatabaseError, ProgrammingError, connection, connections

from config.database import catalog, excess
from config.database.install import fingerprint, installed
from config.database.roles import owner_role


class UnsafeDatabaseError(CommandError):
    """The database would let the program do what it may not; the text says what to do."""


def check_database() -> None:
    """Raise UnsafeDatabaseError with every reason not to serve on this connection.

    Also where nobody answers: what cannot be asked is not known to be safe.
    """
    _ask_once()
    try:
        reasons = list(_reasons())
    except ProgrammingError as error:
        # Whoever took away the right to read the notes is no reason to serve.
        reasons = [f"Das Programm darf nicht nachsehen, was eingerichtet wurde ({error})."]
    if reasons:
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
        cursor.execute("SELECT SESSION_USER")
        (role,) = cursor.fetchone()
        yield from excess.powers_of(cursor, role)
        cursor.execute(
            "SELECT count(*) FROM pg_class WHERE relowner ="
            " (SELECT oid FROM pg_roles WHERE rolname = SESSION_USER)"
        )
        if owned := cursor.fetchone()[0]:
            yield f"Der Rolle {role} gehören {owned} Tabellen oder Verzeichnisse der Datenbank."
        if role == owner_role():
            yield f"Programm und Eigentümer sind dieselbe Rolle ({role})."
        yield from excess.rights_on_top(cursor, role)
        yield from excess.settings_that_steer(cursor, role)
        yield from excess.powers_of_the_auditor(cursor)
        yield from _changes(cursor)


def _changes(cursor: Any) -> Iterator[str]:
    if installed() != fingerprint():
        yield "Rechte und Auslöser sind nicht auf dem Stand dieses Programms."
    elif not catalog.is_noted(cursor):
        yield "Was eingerichtet wurde, steht nicht mehr da: Jemand hat den Vermerk entfernt."
    elif found := catalog.changes(cursor):
        if catalog.is_worded_otherwise(found):
            yield (
                "Der Server hat eine andere Hauptversion als beim Einrichten; einmal"
                " manage.py migrate."
            )
        else:
            yield (
                "Jemand hat die Datenbank von Hand geändert, seit sie eingerichtet wurde. "
                f"{catalog.list_text(found)}."
            )
