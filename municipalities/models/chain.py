"""What a check of the log may find: which chain is broken, where, and in which way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Fault(StrEnum):
    """A way in which a chain of events is broken."""

    CHANGED = "changed"
    REMOVED = "removed"
    REORDERED = "reordered"
    UNLINKED = "unlinked"
    CUT_OFF = "cut_off"
    BEYOND_END = "beyond_end"
    HEAD_DIFFERS = "head_differs"
    LEFT_OPEN = "left_open"
    ANCHOR_MISSING = "anchor_missing"
    ANCHOR_DIFFERS = "anchor_differs"


@dataclass(frozen=True, slots=True)
class Break:
    """One break: from ``position`` to ``until`` (the same where one row is concerned).

    ``origin`` is the place where a moved row stood before, else 0. Events that were left open have
    no place: they count on from the last one that has.
    """

    chain: str
    fault: Fault
    position: int
    until: int
    origin: int = 0


@dataclass(frozen=True, slots=True)
class ClockStep:
    """The clock of the database ran backwards: the event at ``position`` was closed at ``after``.

    ``before`` is when the one in front of it was closed. No tampering by itself: a clock that was
    wrong is set right.
    """

    chain: str
    position: int
    before: datetime
    after: datetime


@dataclass(frozen=True, slots=True)
class Anchor:
    """A fingerprint that somebody wrote down earlier: the hash of one position of one chain."""

    chain: str
    position: int
    hash: str
