"""What a check of the log may find, and the anchor in what is published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from municipalities.law.anchors import Anchor

_PUBLISHED = "anchor"


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


def with_anchor(facts: Mapping[str, Any], anchor: Anchor | None) -> dict[str, Any]:
    """Return the facts of a publication with the anchor; without one they say nothing of it."""
    return {**facts, _PUBLISHED: asdict(anchor)} if anchor else dict(facts)


def anchor_in(facts: Mapping[str, Any]) -> Anchor | None:
    """Return the anchor of a publication, None for one from before there were anchors."""
    found = facts.get(_PUBLISHED)
    return Anchor.from_json(found) if found else None
