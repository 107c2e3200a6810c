"""The calendar of an election, computed from the election day (R-CAL-01, C-01..C-26).

Day counts are calendar days. A deadline on a Saturday, Sunday or holiday is not moved: D−21 was
a Sunday in 2026, D−56 in 2015. Clock times are those of Hesse, in summer time and outside it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from elections.law.assumptions import ELECTION_DEFAULTS, ElectionAssumptions
from elections.law.course.deadlines import DEADLINES, Anchor, Deadline, Responsible
from elections.law.course.versions import version_on
from municipalities.law.basis import Certainty, Norm
from municipalities.law.body.suffrage import months_before
from municipalities.law.body.terms import term_of

HESSE = ZoneInfo("Europe/Berlin")
"""Time zone of every clock time of the calendar (C-03, C-16, C-17, C-19, C-20)."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """One deadline of one election; ``on`` is None while it waits for a later event.

    ``until`` closes a range of days, ``until_at`` a range of hours.
    """

    code: str
    name_key: str
    on: date | None
    until: date | None
    at: time | None
    until_at: time | None
    norm: Norm | None
    certainty: Certainty
    who: Responsible


def deadline(code: str) -> Deadline:
    """Return the deadline ``code`` of the table (C-01..C-26); raise KeyError for no such code."""
    return _BY_CODE[code]


def calendar_for(
    day: date, assumptions: ElectionAssumptions = ELECTION_DEFAULTS
) -> tuple[Appointment, ...]:
    """Return the calendar of an election on ``day``, in the order of the table.

    (R-CAL-01, C-01..C-26.) Raises ValueError for a day whose law is not known.
    """
    return tuple(
        _appointment(entry, _ORIGIN[entry.anchor](day), assumptions) for entry in DEADLINES
    )


def on_day(code: str, day: date, assumptions: ElectionAssumptions = ELECTION_DEFAULTS) -> date:
    """Return the day of the deadline ``code`` for an election on ``day`` (C-01..C-21, C-25, C-26).

    Raises ValueError for a deadline that waits for a later event.
    """
    entry = deadline(code)
    found = _appointment(entry, _ORIGIN[entry.anchor](day), assumptions).on
    if found is None:
        raise ValueError(f"{code} waits for an event after the election day")
    return found


def period(code: str) -> timedelta:
    """Return how long a period of the calendar runs after its event (C-23, C-24)."""
    return timedelta(days=deadline(code).days)


def moment(on: date, at: time) -> datetime:
    """Return the aware moment of a clock time in Hesse (C-03, C-16, C-17, C-19, C-20)."""
    return datetime.combine(on, at, tzinfo=HESSE)


_BY_CODE = {entry.code: entry for entry in DEADLINES}

_ORIGIN: dict[Anchor, Callable[[date], date | None]] = {
    Anchor.ELECTION_DAY: lambda day: day,
    Anchor.CANDIDATE_RESIDENCE: lambda day: version_on(day).candidate_residence.latest_start(day),
    Anchor.TERM_START: lambda day: term_of(day)[0],
    Anchor.RUNNING_TERM_END: lambda day: term_of(day)[0] - timedelta(days=1),
    Anchor.DETERMINATION: lambda _day: None,
    Anchor.PUBLICATION: lambda _day: None,
    Anchor.SERVICE: lambda _day: None,
}


def _appointment(
    entry: Deadline, origin: date | None, assumptions: ElectionAssumptions
) -> Appointment:
    """Apply the offset of one row to the day it counts from."""
    on = until = None
    if origin is not None:
        days = -getattr(assumptions, entry.assumption) if entry.assumption else entry.days
        on = months_before(origin, entry.months_before) + timedelta(days=days)
        if entry.until_days is not None:
            until = origin + timedelta(days=entry.until_days)
    return Appointment(
        code=entry.code,
        name_key=entry.name_key,
        on=on,
        until=until,
        at=entry.at,
        until_at=entry.until_at,
        norm=entry.norm,
        certainty=entry.certainty,
        who=entry.who,
    )
