"""When an act before the election is in time: one table of windows over the calendar.

A window runs from one appointment of the election's own calendar to another; both may have been
moved by hand. Clock times are those of Hesse and exact to the second: 13:00:00 is in time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from enum import StrEnum

from elections.law.course.calendar import HESSE, moment
from elections.law.course.rules import CourseRule
from municipalities.law.basis import Norm, RuleViolation, Statute


class Timed(StrEnum):
    """An act that is bound to days."""

    INSPECT = "inspect"
    OBJECT = "object"
    SERVE_DECISION = "serve_decision"
    APPLY = "apply"
    APPLY_ONLINE = "apply_online"
    APPLY_LATE = "apply_late"
    ISSUE = "issue"
    CLOSE = "close"


@dataclass(frozen=True, slots=True)
class Window:
    """One row: ``first`` and ``last`` are codes of the calendar; an empty ``first`` is no bound.

    A day without a clock time counts from its first to its last second. ``until`` of an
    appointment is the last day of its range. A window that only ``warns`` refuses
    nothing: its day is not known.
    """

    act: Timed
    first: str
    last: str
    norm: Norm
    rule_id: str
    warns: bool = False


WINDOWS: dict[Timed, Window] = {
    row.act: row
    for row in (
        Window(Timed.INSPECT, "C-14", "C-14", Norm(Statute.KWG, "8"), "C-14"),
        Window(Timed.OBJECT, "C-14", "C-14", Norm(Statute.KWG, "8"), "C-14"),
        Window(Timed.SERVE_DECISION, "", "C-15", Norm(Statute.KWO, "13"), "C-15", warns=True),
        Window(Timed.APPLY, "", "C-16", Norm(Statute.KWO, "17"), "C-16"),
        Window(Timed.APPLY_ONLINE, "C-10", "C-16", Norm(Statute.KWO, "17"), "C-16"),
        Window(Timed.APPLY_LATE, "", "C-17", Norm(Statute.KWO, "17"), "C-17"),
        Window(Timed.ISSUE, "", "C-20", Norm(Statute.KWG, "19"), "C-20"),
        Window(Timed.CLOSE, "C-18", "C-18", Norm(Statute.KWO, "15"), "C-18"),
    )
}
"""Every window (C-10, C-14, C-15, C-16, C-17, C-18, C-20).

No norm names a first day for applications on paper (C-10 is practice), so no letter comes too
early; the online form opens on the customary day.
"""


@dataclass(frozen=True, slots=True)
class Day:
    """One appointment as the election's calendar has it."""

    on: date
    until: date | None = None
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and the last second of a window; ``opens`` is None where no day bounds it."""

    opens: datetime | None
    closes: datetime


def bounds(act: Timed, calendar: Mapping[str, Day]) -> Bounds:
    """Return the window of ``act`` in this calendar (C-10, C-14..C-18, C-20).

    ``calendar`` maps codes to days; raises KeyError where a code of the window is missing.
    """
    window = WINDOWS[act]
    first = calendar[window.first] if window.first else None
    last = calendar[window.last]
    return Bounds(
        opens=None if first is None else moment(first.on, time.min),
        closes=moment(last.until or last.on, last.at or time(23, 59, 59)),
    )


def outside(act: Timed, at: datetime, calendar: Mapping[str, Day]) -> RuleViolation | None:
    """Return why ``at`` (aware) lies outside the window of ``act``, None inside it.

    (§ 8 KWG, §§ 13, 15, 17 KWO; C-10, C-14..C-18, C-20.) Parts of a second do not count.
    """
    window, days = WINDOWS[act], bounds(act, calendar)
    second = at.astimezone(UTC).replace(microsecond=0)
    if days.opens is not None and second < days.opens.astimezone(UTC):
        rule = CourseRule.TOO_EARLY
    elif second > days.closes.astimezone(UTC):
        rule = CourseRule.SERVED_LATE if window.warns else CourseRule.TOO_LATE
    else:
        return None
    by_hour = calendar[window.last].at is not None
    return RuleViolation(
        rule,
        window.norm,
        window.rule_id,
        act=act,
        at=_in_a_sentence(at, by_hour=by_hour),
        opens=None if days.opens is None else days.opens.date(),
        closes=_in_a_sentence(days.closes, by_hour=by_hour),
    )


def _in_a_sentence(at: datetime, *, by_hour: bool) -> date:
    """Return a moment as a sentence names it: only its day where no hour counts."""
    return at if by_hour else at.astimezone(HESSE).date()


def check(act: Timed, at: datetime, calendar: Mapping[str, Day]) -> None:
    """Refuse ``act`` outside its window, unless the window only warns (C-14..C-18, C-20)."""
    violation = outside(act, at, calendar)
    if violation is not None and not WINDOWS[act].warns:
        raise violation
