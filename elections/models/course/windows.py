"""The calendar of an election as the law of windows asks for it."""

from __future__ import annotations

from elections.law.assumptions import ELECTION_DEFAULTS
from elections.law.course.calendar import calendar_for
from elections.law.course.windows import Day
from elections.models.course.election import Election
from municipalities.law.basis import with_overrides


def calendar_days(election: Election) -> dict[str, Day]:
    """Return each day of the election's calendar by its code, with the days moved by hand.

    Days that an older election's calendar lacks are computed.
    """
    law = calendar_for(election.day, with_overrides(ELECTION_DEFAULTS, election.assumptions))
    days = {one.code: Day(one.on, one.until, one.at) for one in law if one.on is not None}
    kept = {one.code: Day(one.on, one.until, one.at) for one in election.calendar.all()}
    return days | kept
