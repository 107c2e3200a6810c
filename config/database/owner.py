"""Work as the owner for a moment: migrations, a database for a trial, destruction by hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.core.management.base import CommandError
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.backends.postgresql.base import DatabaseWrapper


class OwnerUnknownError(CommandError):
    """This process was not told how the owner of the tables signs in."""


@contextmanager
def as_owner() -> Iterator[None]:
    """Let this process's connection be the owner's, then the one it was before.

    Not inside a transaction: the connection is closed on the way in and out. Raises RuntimeError
    there, and OwnerUnknownError where nobody told this process how the owner signs in.
    """
    if not settings.DATABASE_OWNER["USER"]:
        raise OwnerUnknownError(
            "DATABASE_OWNER_URL fehlt: Dieser Befehl ändert Tabellen, und das darf nur der "
            "Eigentümer der Datenbank. docs/operations.md nennt den Wert."
        )
    before = {name: connection.settings_dict[name] for name in settings.DATABASE_OWNER}
    if before == settings.DATABASE_OWNER:
        yield
        return
    if connection.in_atomic_block:
        raise RuntimeError("the connection changes hands only outside a transaction")
    _take(settings.DATABASE_OWNER)
    try:
        yield
    finally:
        _take(before)


def let_go() -> None:
    """Close the connection and its pool: a pool stays with whom and what it was made for."""
    own = connections[DEFAULT_DB_ALIAS]  # behind the proxy, which is of no class of its own
    own.close()
    if isinstance(own, DatabaseWrapper):
        own.close_pool()


def _take(facts: dict[str, Any]) -> None:
    if any(connection.settings_dict[name] != value for name, value in facts.items()):
        let_go()
        connection.settings_dict.update(facts)
