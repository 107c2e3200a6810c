"""What a check of the log may find: which chain is broken, where, and in which way."""

from __future__ import annotations

from dataclasses import dataclass
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
    ANCHOR_MISSING = "anchor_missing"
    ANCHOR_DIFFERS = "anchor_differs"


@dataclass(frozen=True, slots=True)
class Break:
    """One break: from ``position`` to ``until`` (the same where one row is concerned).

    ``origin`` is the place where a moved row stood before, else 0.
    """

    chain: str
    fault: Fault
    position: int
    until: int
    origin: int = 0
