"""What is over already when an election is set up late (§ 22 KWO, § 13 KWG; C-02, C-03)."""

from __future__ import annotations

from datetime import date, datetime

from elections.law.course.calendar import HESSE, deadline, moment, on_day
from elections.law.course.deadlines import NOMINATIONS_CLOSE_AT
from elections.law.course.rules import CourseRule
from municipalities.law.basis import Finding


def late_start(election_day: date, now: datetime) -> tuple[Finding, ...]:
    """Return what can no longer be done for an election that is set up ``now`` (aware).

    (§ 22 Abs. 1 KWO, § 13 Abs. 1 KWG; C-02, C-03.) After the call for lists nobody learns in time
    that lists are asked for; after the period for lists none can come, and without lists there is
    no election (§ 86 Abs. 1 Satz 3 HGO; R-BODY-08). Empty before, and after the election day.
    """
    if now.astimezone(HESSE).date() > election_day:
        return ()
    call, close = on_day("C-02", election_day), on_day("C-03", election_day)
    found = []
    if now.astimezone(HESSE).date() > call:
        found.append(Finding(CourseRule.CALL_IS_OVER, deadline("C-02").norm, "C-02", {"day": call}))
    if now > moment(close, NOMINATIONS_CLOSE_AT):
        closes = moment(close, NOMINATIONS_CLOSE_AT)
        found.append(
            Finding(CourseRule.LISTS_ARE_OVER, deadline("C-03").norm, "C-03", {"closes": closes})
        )
    return tuple(found)
