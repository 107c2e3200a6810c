"""The words in which ``tables`` says what may happen to the rows of a table."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from config.database.seen import Seen

UPDATE, DELETE = "UPDATE", "DELETE"


class Rows(Enum):
    """What the program may do to the rows of a table; each value names its grants.

    In one word each: Python before 3.11.4 takes an empty tuple for no value at all.
    """

    GIVEN = ""
    """Comes with the product or with a migration: only the owner writes."""
    FINAL = "INSERT"
    """Facts: written once, neither changed nor deleted."""
    REPLACED = "INSERT DELETE"
    """Facts that an act takes back as a whole; what stood is kept as a row or in the log."""
    CORRECTED = "INSERT UPDATE"
    """Stays, and an act may change it."""
    FREE = "INSERT UPDATE DELETE"
    """Work in hand."""

    @property
    def grants(self) -> tuple[str, ...]:
        """The words of the grants, in order."""
        return tuple(self.value.split())


@dataclass(frozen=True, slots=True)
class Access:
    """What may happen to the rows of one model, and who sees them.

    ``columns`` narrows UPDATE to these columns. ``is_locked`` says that an act locks rows of a
    table it never changes: PostgreSQL asks for UPDATE on one column for that, and a trigger
    refuses the change itself. ``is_proven`` says that the log proves the rows; the columns in
    ``unproven`` change without an act and do not count.
    """

    model: str
    rows: Rows
    seen: Seen
    columns: tuple[str, ...] = ()
    is_locked: bool = False
    is_proven: bool = True
    unproven: tuple[str, ...] = ()

    @property
    def may_change(self) -> bool:
        """Whether an act may change a row."""
        return UPDATE in self.rows.grants

    @property
    def may_go(self) -> bool:
        """Whether an act may delete a row."""
        return DELETE in self.rows.grants
