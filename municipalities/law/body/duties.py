"""What a municipality owes: which duty, whose, and by when (R-BODY)."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from municipalities.law.body.standing import BodyStanding
from municipalities.law.task import Task, TaskRule, TaskState, Who, task_state

DUE_SOON = timedelta(days=30)
"""A duty counts as due this long before its last day (a reminder of the product; R-BODY-10)."""


class DutyKind(StrEnum):
    """What is to be done; the first six are the next steps of a body's standing."""

    STATE_RESIDENTS = "state_residents"
    DECIDE_BODY = "decide_body"
    CHOOSE_COMMISSION = "choose_commission"
    HOLD_ELECTION = "hold_election"
    RECORD_ELECTION = "record_election"
    FORM_COMMISSION = "form_commission"
    FILL_SEATS = "fill_seats"
    ELECT_CO_CHAIR = "elect_co_chair"
    HOLD_MEETING = "hold_meeting"
    GIVE_REPORT = "give_report"


RESPONSIBLE: dict[DutyKind, Who] = {
    DutyKind.STATE_RESIDENTS: Who.EXECUTIVE,
    DutyKind.DECIDE_BODY: Who.COUNCIL,
    DutyKind.CHOOSE_COMMISSION: Who.COUNCIL,
    DutyKind.HOLD_ELECTION: Who.RETURNING_OFFICER,
    DutyKind.RECORD_ELECTION: Who.ELECTION_OFFICE,
    DutyKind.FORM_COMMISSION: Who.EXECUTIVE,
    DutyKind.FILL_SEATS: Who.COUNCIL,
    DutyKind.ELECT_CO_CHAIR: Who.EXPERTS,
    DutyKind.HOLD_MEETING: Who.CHAIR,
    DutyKind.GIVE_REPORT: Who.CHAIR,
}
"""Who has each duty (§§ 72, 84, 86, 89 HGO; R-BODY-01, R-BODY-04, R-IK-01, R-IK-04..06)."""


def body_duties(standing: BodyStanding, *, since: date | None, today: date) -> tuple[Task, ...]:
    """Return what a municipality's standing requires (§§ 84, 86, 89 HGO; R-BODY-04).

    ``since`` is the day from which it is owed: that of the decision, the election, the failed
    election or the departure; None where nobody knows. A decision that can wait is open.
    """
    if standing.next_step is None:
        return ()
    kind = DutyKind(standing.next_step)
    by = standing.due if standing.due_known else None
    rule = TaskRule(RESPONSIBLE[kind], standing.norm, standing.rule_id)
    waits = standing.waits_until is not None and today < standing.waits_until
    state = TaskState.OPEN if waits else task_state(by, today, reminder=DUE_SOON)
    return (Task(kind, rule, state, by, since),)
