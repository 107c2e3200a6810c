"""Objections to the result and to a succession (§§ 25 to 27, 31 KWG; R-END-09..11)."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

OBJECTION_PERIOD = timedelta(weeks=2)


class Objector(StrEnum):
    """Who objects, as far as the law tells them apart (§ 25 KWG; R-END-09)."""

    OWN_RIGHTS = "own_rights"
    SUPPORTED = "supported"
    NO_ELECTOR = "no_elector"


class ObjectionOutcome(StrEnum):
    """What was decided on an objection (§ 26 KWG; R-END-10, R-END-11)."""

    INADMISSIBLE = "inadmissible"
    DISMISSED = "dismissed"
    REDETERMINE = "redetermine"
    REPEAT = "repeat"
    SEAT_LOST = "seat_lost"


def objection_deadline(published_on: date) -> date:
    """Last day to object to the election (§ 25 KWG; R-END-09, C-23)."""
    return published_on + OBJECTION_PERIOD


def objection_support_needed(electors: int) -> int:
    """Electors who must support an objection without own rights (§ 25 KWG; R-END-09).

    One in a hundred, at least five; above 10 000 electors at least 100, which is the number.

    Raises ValueError when ``electors`` is negative.
    """
    if electors < 0:
        raise ValueError(f"{electors} electors")
    return 100 if electors > 10_000 else max(5, -(-electors // 100))
