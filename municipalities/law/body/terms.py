"""Wahlzeiten and their election days (§ 2 KWG; R-BODY-06, R-BODY-07, C-02, C-25)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from enum import StrEnum

from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.law.body.rules import BodyRule

TERM_YEARS = 5
"""Length of the Wahlzeit, which begins on 1 April (§ 2 KWG; R-BODY-07)."""

LAST_CALL_DAYS = 79
"""Days before the election day by which lists must be called for (§ 22 Abs. 1 KWO; C-02)."""


def term_of(day: date) -> tuple[date, date]:
    """Return first and last day of the Wahlzeit that an election on ``day`` is for.

    Five years from the next 1 April (§ 2 KWG, § 86 Abs. 1 Satz 1 HGO; R-BODY-06, R-BODY-07,
    C-25).
    """
    year = day.year if day < date(day.year, 4, 1) else day.year + 1
    return date(year, 4, 1), date(year + TERM_YEARS, 3, 31)


def is_regular_election_day(day: date) -> bool:
    """Whether ``day`` is a Sunday in March, as general elections are held (§ 2 KWG; R-BODY-07).

    The state government fixes which Sunday; other days are for elections out of turn.
    """
    return day.month == 3 and day.isoweekday() == 7


def check_regular_election_day(day: date) -> None:
    """Refuse a day on which no general elections are held (§ 2 KWG; R-BODY-07).

    Raises RuleViolation ELECTION_DAY_IRREGULAR.
    """
    if not is_regular_election_day(day):
        raise RuleViolation(
            BodyRule.ELECTION_DAY_IRREGULAR, Norm(Statute.KWG, "2"), "R-BODY-07", day=day
        )


def last_start(election_day: date) -> date:
    """Return the last day on which an election can still be started (§ 22 Abs. 1 KWO; C-02)."""
    return election_day - timedelta(days=LAST_CALL_DAYS)


class TermUse(StrEnum):
    """What rests on a Wahlzeit and its election day."""

    DECISION = "decision"
    ELECTION = "election"
    EVENT = "event"
    COMMISSION = "commission"
    SOURCE = "source"


def check_term_correctable(uses: Sequence[TermUse]) -> None:
    """Refuse another day for a Wahlzeit on which something rests (§ 2 KWG; R-BODY-07).

    Decisions, calendars and bodies count from the election day; ``uses`` names what is there.

    Raises RuleViolation TERM_RESTS_ON.
    """
    if uses:
        raise RuleViolation(
            BodyRule.TERM_RESTS_ON, Norm(Statute.KWG, "2"), "R-BODY-07", uses=list(uses)
        )
