"""What a municipality owes: which duty, whose, by when, and how pressing it is (R-BODY, R-IK)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS, MunicipalityAssumptions
from municipalities.law.basis import Norm, Statute
from municipalities.law.body.gremium import BodyStanding
from municipalities.law.commission.year import meeting_due, meeting_pace, reports_owed

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


@dataclass(frozen=True, slots=True)
class CommissionFacts:
    """What is known about a commission that was formed; ``ends_on`` is its last day (R-IK-07)."""

    formed_on: date
    ends_on: date
    open_expert_seats: int = 0
    co_chair: bool = False
    meetings_held: Collection[date] = ()
    reports_given: Collection[int] = ()


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


def commission_duties(
    facts: CommissionFacts,
    *,
    today: date,
    assumptions: MunicipalityAssumptions = MUNICIPALITY_DEFAULTS,
) -> tuple[Duty, ...]:
    """Return what a formed commission still owes (§ 89 HGO; R-IK-01, R-IK-04, R-IK-05).

    Nothing any more once it has ended, which by assumption is the end of the Wahlzeit (R-IK-07).
    """
    if today > facts.ends_on:
        return ()
    return (
        *_people(facts),
        *_meetings(facts, today, assumptions),
        *_reports(facts, today, assumptions),
    )


def duty_order(duty: Duty, today: date) -> tuple[int, date, str]:
    """Sort key: overdue, due, undated by age, open; each the longest waiting first (R-BODY-10)."""
    urgency = duty.urgency(today)
    day = duty.since if urgency is Urgency.UNDATED else duty.due
    return list(Urgency).index(urgency), day or date.max, duty.kind.value


def _people(facts: CommissionFacts) -> Iterator[Duty]:
    """The law names no day for filling a seat and for electing the co-chair."""
    if facts.open_expert_seats:
        missing = facts.open_expert_seats
        yield _duty(DutyKind.FILL_SEATS, None, facts.formed_on, missing)
    if not facts.co_chair:
        yield _duty(DutyKind.ELECT_CO_CHAIR, None, facts.formed_on)


def _meetings(
    facts: CommissionFacts, today: date, assumptions: MunicipalityAssumptions
) -> Iterator[Duty]:
    """A closed year with too few meetings does not silence the reminder of the running one."""
    asked = (facts.formed_on, facts.ends_on, facts.meetings_held, today)
    year = max(today, facts.formed_on).year
    paces = (
        meeting_due(*asked, assumptions),
        meeting_pace(*asked, year=year, assumptions=assumptions),
    )
    for pace in dict.fromkeys(paces):
        if pace.due:
            since = max(facts.formed_on, date(pace.year, 1, 1))
            yield _duty(DutyKind.HOLD_MEETING, pace.due, since, pace.missing)


def _reports(
    facts: CommissionFacts, today: date, assumptions: MunicipalityAssumptions
) -> Iterator[Duty]:
    asked = (facts.formed_on, facts.ends_on, facts.reports_given, today)
    for owed in reports_owed(*asked, assumptions):
        since = max(facts.formed_on, date(owed.year, 1, 1))
        yield _duty(DutyKind.GIVE_REPORT, owed.due, since)


_GROUNDS = {
    DutyKind.FILL_SEATS: (1, "R-IK-01"),
    DutyKind.ELECT_CO_CHAIR: (2, "R-IK-04"),
    DutyKind.HOLD_MEETING: (3, "R-IK-05"),
    DutyKind.GIVE_REPORT: (4, "R-IK-05"),
}


def _duty(kind: DutyKind, due: date | None, since: date, missing: int = 1) -> Duty:
    paragraph, rule_id = _GROUNDS[kind]
    norm = Norm(Statute.HGO, "89", paragraph)
    return Duty(kind, RESPONSIBLE[kind], norm, rule_id, due, since, missing)
