"""What somebody changed by hand between two installations: refused, repaired, or answered for.

An installation repairs what it makes itself. What only migrations make (views, defaults,
constraints, indexes) it cannot, so nothing is installed until somebody puts that right or gives a
reason why it stays. Either way the log of the state says so.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError

from config.database import catalog
from config.database.catalog import SHAPE, Change

_LOST = Change("note", "fehlt", "guard.kept: what was installed")


class ChangedByHandError(CommandError):
    """Tables are not shaped as they were installed; the text names the lines and the way out."""


class Drift:
    """What differs from the notes of the last installation, and who answers for it."""

    def __init__(self, reason: str = "") -> None:
        """``reason`` says why the shape of the tables may stay as it is now, empty for nobody."""
        self.reason = reason
        self.is_accepted = False
        self.is_noted = False
        self.found: list[Change] = []

    @property
    def counts(self) -> dict[str, int]:
        """How many things of each kind were changed."""
        return catalog.counts(self.found)

    def look(self, cursor: Any, *, is_known: bool) -> None:
        """As the owner: compare, unless a migration is under way, which may change everything.

        ``is_known`` says that this version of the program was installed, so it took notes.
        """
        self.is_noted = catalog.is_noted(cursor) and not is_migrating(cursor)
        if self.is_noted:
            self.found = catalog.changes(cursor)
        elif is_known:
            self.found = [_LOST]
        if catalog.is_worded_otherwise(self.found):
            if is_known:
                self.reason = self.reason or "neue Hauptversion von PostgreSQL"
            else:
                # Notes of another version of this program cannot be compared.
                self.found = []

    def refuse_shape(self) -> None:
        """Raise ChangedByHandError where tables differ, unless somebody gave a reason."""
        self._refuse([one for one in self.found if one.kind in SHAPE or one is _LOST])

    def refuse_rest(self, cursor: Any) -> None:
        """After the same was installed anew: raise ChangedByHandError for what still differs."""
        if self.is_noted:
            self._refuse(catalog.changes(cursor))

    def _refuse(self, left: list[Change]) -> None:
        if not left:
            return
        if not self.reason:
            raise ChangedByHandError(
                "Die Datenbank ist anders, als sie eingerichtet wurde, und Einrichten stellt das "
                f"nicht wieder her. Geändert wird nichts. {catalog.list_text(left)}.\n"
                "Klären Sie, wer das geändert hat und warum. Holen Sie die Datensicherung zurück "
                "oder stellen Sie es von Hand wieder her. Soll es so bleiben, nennen Sie den Grund "
                'für das Log: denselben Befehl mit --accept-changes "Grund"'
            )
        self.is_accepted = True


def is_migrating(cursor: Any) -> bool:
    """Whether a migration began here and nothing was installed since."""
    cursor.execute("SELECT to_regclass('guard.migrating')")
    if cursor.fetchone()[0] is None:
        return False
    cursor.execute("SELECT EXISTS (SELECT FROM guard.migrating)")
    return bool(cursor.fetchone()[0])
