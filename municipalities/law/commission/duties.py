"""What a formed commission owes (§ 89 HGO; R-IK-01, R-IK-04, R-IK-05)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS, MunicipalityAssumptions
from municipalities.law.basis import Norm, Statute
from municipalities.law.body.duties import RESPONSIBLE, Duty, DutyKind
from municipalities.law.commission.year import meeting_due, meeting_pace, reports_owed


@dataclass(frozen=True, slots=True)
class CommissionFacts:
    """What is known about a commission that was formed; ``ends_on`` is its last day (R-IK-07)."""

    formed_on: date
    ends_on: date
    open_expert_seats: int = 0
    co_chair: bool = False
    meetings_held: Collection[date] = ()
    reports_given: Collection[int] = ()


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
