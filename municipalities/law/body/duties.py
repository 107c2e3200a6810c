"""What a municipality owes: which duty, whose, by when, and how pressing it is (R-BODY)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from municipalities.law.basis import Norm
from municipalities.law.body.gremium import BodyStanding

DUE_SOON = timedelta(days=30)
"""So long before its last day a duty counts as due (a reminder of the product; R-BODY-10)."""


class DutyKind(StrEnum):
    """What is to be done; the first four are the next steps of a body's standing."""

    STATE_RESIDENTS = "state_residents"
    DECIDE_BODY = "decide_body"
    HOLD_ELECTION = "hold_election"
    FORM_COMMISSION = "form_commission"
    FILL_SEATS = "fill_seats"
    ELECT_CO_CHAIR = "elect_co_chair"
    HOLD_MEETING = "hold_meeting"
    GIVE_REPORT = "give_report"


class Who(StrEnum):
    """Who has a duty."""

    COUNCIL = "council"
    EXECUTIVE = "executive"
    RETURNING_OFFICER = "returning_officer"
    CHAIR = "chair"
    EXPERTS = "experts"


class Urgency(StrEnum):
    """How pressing a duty is, the most pressing first; UNDATED: the law names no day."""

    OVERDUE = "overdue"
    DUE = "due"
    UNDATED = "undated"
    OPEN = "open"


RESPONSIBLE: dict[DutyKind, Who] = {
    DutyKind.STATE_RESIDENTS: Who.EXECUTIVE,
    DutyKind.DECIDE_BODY: Who.COUNCIL,
    DutyKind.HOLD_ELECTION: Who.RETURNING_OFFICER,
    DutyKind.FORM_COMMISSION: Who.EXECUTIVE,
    DutyKind.FILL_SEATS: Who.COUNCIL,
    DutyKind.ELECT_CO_CHAIR: Who.EXPERTS,
    DutyKind.HOLD_MEETING: Who.CHAIR,
    DutyKind.GIVE_REPORT: Who.CHAIR,
}
"""Who has each duty (§§ 72, 84, 86, 89 HGO; R-BODY-01, R-BODY-04, R-IK-01, R-IK-04..06)."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that is owed.

    ``due`` is its last day, None where the law names none; ``since`` the day from which it is
    owed, None where nobody knows; ``missing`` how many are owed: seats, meetings.
    """

    kind: DutyKind
    who: Who
    norm: Norm
    rule_id: str
    due: date | None
    since: date | None
    missing: int = 1

    def urgency(self, today: date) -> Urgency:
        """How pressing it is on ``today``; its last day is not overdue yet."""
        if self.due is None:
            return Urgency.UNDATED
        if self.due < today:
            return Urgency.OVERDUE
        return Urgency.DUE if self.due <= today + DUE_SOON else Urgency.OPEN


def body_duties(standing: BodyStanding, *, since: date | None) -> tuple[Duty, ...]:
    """Return what a municipality's standing asks for, as duties (§§ 84, 86, 89 HGO; R-BODY-04).

    ``since`` is the day from which it is owed: that of the count, the decision, the failed
    election or the departure.
    """
    if standing.next_step is None:
        return ()
    kind = DutyKind(standing.next_step)
    due = standing.due if standing.due_known else None
    return (Duty(kind, RESPONSIBLE[kind], standing.norm, standing.rule_id, due, since),)


def duty_order(duty: Duty, today: date) -> tuple[int, date, str]:
    """Sort key: overdue, due, undated by age, open; each the longest waiting first (R-BODY-10)."""
    urgency = duty.urgency(today)
    day = duty.since if urgency is Urgency.UNDATED else duty.due
    return list(Urgency).index(urgency), day or date.max, duty.kind.value
