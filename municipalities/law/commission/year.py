"""The year of the Integrations-Kommission: its meetings and its report (§ 89 Abs. 3, 4 HGO)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS, MunicipalityAssumptions

MEETINGS_A_YEAR = 4
"""Fewest meetings in a year (§ 89 Abs. 3 HGO; R-IK-05)."""


@dataclass(frozen=True, slots=True)
class MeetingPace:
    """How many meetings one year requires, and by when the next one keeps the pace.

    ``due`` is None when no further meeting is owed; it lies in the past only for a closed year.
    """

    year: int
    expected: int
    held: int
    due: date | None
    missing: int


def meetings_expected(
    formed_on: date,
    ends_on: date,
    year: int,
    assumptions: MunicipalityAssumptions = MUNICIPALITY_DEFAULTS,
) -> int:
    """Return how many meetings ``year`` requires (§ 89 Abs. 3 HGO; R-IK-05).

    Four in a whole calendar year. A year in which the commission begins or ends requires, by
    assumption, one in each whole quarter.
    """
    first, last = _existence(formed_on, ends_on, year)
    if last < first:
        return 0
    if not assumptions.partial_year_meetings_pro_rata:
        return MEETINGS_A_YEAR
    return sum(first <= begin and end <= last for begin, end in _quarters(year))


def meeting_pace(
    formed_on: date,
    ends_on: date,
    held: Collection[date],
    today: date,
    *,
    year: int,
    assumptions: MunicipalityAssumptions = MUNICIPALITY_DEFAULTS,
) -> MeetingPace:
    """Return what ``year`` requires and what is still missing (§ 89 Abs. 3 HGO; R-IK-05).

    The law names no day: one meeting a quarter is a reminder, so a quarter that passed without
    one moves the reminder to the end of the running quarter. Meetings after ``today`` and
    outside the commission's time do not count.
    """
    first, last = _existence(formed_on, ends_on, year)
    expected = meetings_expected(formed_on, ends_on, year, assumptions)
    count = sum(first <= day <= min(last, today) for day in held)
    missing = max(0, expected - count)
    if not missing:
        return MeetingPace(year, expected, count, None, 0)
    ends = [min(end, last) for begin, end in _quarters(year) if begin <= last and first <= end]
    place = max(0, len(ends) - missing)
    running = next((end for end in ends if today <= end), ends[-1])
    return MeetingPace(year, expected, count, max(ends[place], running), missing)


def meeting_due(
    formed_on: date,
    ends_on: date,
    held: Collection[date],
    today: date,
    assumptions: MunicipalityAssumptions = MUNICIPALITY_DEFAULTS,
) -> MeetingPace:
    """Return the pace that matters today (§ 89 Abs. 3 HGO; R-IK-05).

    It is that of last year if that closed with too few meetings, else that of this year. Older
    years are left out: nothing that is done now can make up for them.
    """
    year = min(max(today, formed_on), ends_on).year
    closed, running = (
        meeting_pace(formed_on, ends_on, held, today, year=one, assumptions=assumptions)
        for one in (year - 1, year)
    )
    return closed if closed.missing else running


@dataclass(frozen=True, slots=True)
class ReportOwed:
    """A year whose report was not given yet, and the last day to give it."""

    year: int
    due: date


def reports_owed(
    formed_on: date,
    ends_on: date,
    given: Collection[int],
    today: date,
    assumptions: MunicipalityAssumptions = MUNICIPALITY_DEFAULTS,
) -> tuple[ReportOwed, ...]:
    """Return the years up to today whose report is missing (§ 89 Abs. 4 HGO; R-IK-05).

    Each is due by 31 December, in the last year by the end of the commission. Whether a year of
    which it sees only half or less requires one is an assumption.
    """
    years = range(formed_on.year, min(today, ends_on).year + 1)
    owed = (year for year in years if _asks_for_report(formed_on, ends_on, year, assumptions))
    return tuple(
        ReportOwed(year, min(date(year, 12, 31), ends_on)) for year in owed if year not in given
    )


def _asks_for_report(
    formed_on: date, ends_on: date, year: int, assumptions: MunicipalityAssumptions
) -> bool:
    """Whether ``year`` requires one; it is short if entered after 30 June or left before 1 July."""
    first, last = _existence(formed_on, ends_on, year)
    short = first > date(year, 6, 30) or last < date(year, 7, 1)
    return assumptions.report_owed_for_short_year or not short


def _existence(formed_on: date, ends_on: date, year: int) -> tuple[date, date]:
    """First and last day of the commission in ``year``; the last comes first if it has none."""
    return max(formed_on, date(year, 1, 1)), min(ends_on, date(year, 12, 31))


def _quarters(year: int) -> tuple[tuple[date, date], ...]:
    return (
        (date(year, 1, 1), date(year, 3, 31)),
        (date(year, 4, 1), date(year, 6, 30)),
        (date(year, 7, 1), date(year, 9, 30)),
        (date(year, 10, 1), date(year, 12, 31)),
    )
