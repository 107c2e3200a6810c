"""What a formed commission owes (§ 89 HGO; R-IK-01, R-IK-04, R-IK-05)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS, MunicipalityAssumptions
from municipalities.law.basis import Norm, Statute
from municipalities.law.body.duties import DUE_SOON, RESPONSIBLE, DutyKind
from municipalities.law.commission.year import meeting_due, meeting_pace, reports_owed
from municipalities.law.task import Task, TaskRule, task_state


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
) -> tuple[Task, ...]:
    """Return what a formed commission still owes (§ 89 HGO; R-IK-01, R-IK-04, R-IK-05).

    It owes nothing once it has ended, by assumption with the end of the Wahlzeit (R-IK-07).
    """
    if today > facts.ends_on:
        return ()
    return (
        *_people(facts, today),
        *_meetings(facts, today, assumptions),
        *_reports(facts, today, assumptions),
    )


def _people(facts: CommissionFacts, today: date) -> Iterator[Task]:
    """Yield seats to fill and a co-chair to elect; the law names no day for either."""
    if facts.open_expert_seats:
        missing = facts.open_expert_seats
        yield _duty(DutyKind.FILL_SEATS, None, facts.formed_on, today, missing)
    if not facts.co_chair:
        yield _duty(DutyKind.ELECT_CO_CHAIR, None, facts.formed_on, today)


def _meetings(
    facts: CommissionFacts, today: date, assumptions: MunicipalityAssumptions
) -> Iterator[Task]:
    """Yield meetings owed: those of a closed year do not hide the reminder of the running one."""
    asked = (facts.formed_on, facts.ends_on, facts.meetings_held, today)
    year = max(today, facts.formed_on).year
    paces = (
        meeting_due(*asked, assumptions),
        meeting_pace(*asked, year=year, assumptions=assumptions),
    )
    for pace in dict.fromkeys(paces):
        if pace.due:
            since = max(facts.formed_on, date(pace.year, 1, 1))
            yield _duty(DutyKind.HOLD_MEETING, pace.due, since, today, pace.missing)


def _reports(
    facts: CommissionFacts, today: date, assumptions: MunicipalityAssumptions
) -> Iterator[Task]:
    asked = (facts.formed_on, facts.ends_on, facts.reports_given, today)
    for owed in reports_owed(*asked, assumptions):
        since = max(facts.formed_on, date(owed.year, 1, 1))
        yield _duty(DutyKind.GIVE_REPORT, owed.due, since, today)


COMMISSION_RULES: dict[DutyKind, TaskRule] = {
    kind: TaskRule(RESPONSIBLE[kind], norm, rule_id)
    for kind, norm, rule_id in (
        (DutyKind.FILL_SEATS, Norm(Statute.HGO, "89", 1), "R-IK-01"),
        (DutyKind.ELECT_CO_CHAIR, Norm(Statute.HGO, "89", 2), "R-IK-04"),
        (DutyKind.HOLD_MEETING, Norm(Statute.HGO, "89", 3), "R-IK-05"),
        (DutyKind.GIVE_REPORT, Norm(Statute.HGO, "89", 4), "R-IK-05"),
    )
}
"""Who does what by which paragraph of § 89 HGO (R-IK-01, R-IK-04, R-IK-05)."""


def _duty(kind: DutyKind, by: date | None, since: date, today: date, missing: int = 1) -> Task:
    state = task_state(by, today, reminder=DUE_SOON)
    # Meetings and reports recur each year: the year tells them apart.
    facts = {"year": by.year} if by else {}
    return Task(kind, COMMISSION_RULES[kind], state, by, since, missing=missing, facts=facts)
