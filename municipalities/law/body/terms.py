"""Wahlzeiten and their election days (§ 2 KWG; R-BODY-06, R-BODY-07, C-02, C-25)."""

from __future__ import annotations

from datetime import date, timedelta

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


def last_start(election_day: date) -> date:
    """Return the last day on which an election can still be started (§ 22 Abs. 1 KWO; C-02)."""
    return election_day - timedelta(days=LAST_CALL_DAYS)
