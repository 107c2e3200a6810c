"""What a check of the facts may find: which row, of which table, is not as the log proves it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class FactFault(StrEnum):
    """A way in which a row and what the log proves of it do not fit."""

    DIFFERS = "differs"
    MISSING = "missing"
    UNSEALED = "unsealed"
    ALIVE = "alive"
    NO_EVENT = "no_event"
    OTHER_EVENT = "other_event"
    SEAL_CHANGED = "changed"
    SEALS_GONE = "no_seals"
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True)
class FactBreak:
    """One fault: ``rows`` are keys of ``table``, ``told`` is what one of its rows is called.

    ``chain``, ``position`` and ``recorded_at`` name the event that proved the rows last; empty, 0
    and None where none is known.
    """

    table: str
    told: str
    rows: tuple[str, ...]
    fault: FactFault
    chain: str = ""
    position: int = 0
    recorded_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Destroyed:
    """So many rows of one table, of the register of one election, went on one day.

    ``is_too_early`` says that the election was not over on that day, as its row stands now.
    """

    table: str
    told: str
    election: int
    rows: int
    destroyed_at: datetime
    is_too_early: bool = False
