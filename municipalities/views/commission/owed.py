"""What a formed commission still owes, the most pressing first (R-IK-01, R-IK-04, R-IK-05)."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from municipalities.law.body.duties import Duty, DutyKind, duty_order
from municipalities.law.commission.duties import CommissionFacts, commission_duties
from municipalities.messages import word
from municipalities.models import Commission
from municipalities.views.body.owed import SIGNS, duty_title, no_day
from municipalities.views.commission.reading import assumptions
from municipalities.views.commission.steps import Task, address

WAYS = {
    DutyKind.FILL_SEATS: ("municipalities:elect_experts", _("Gewählte eintragen")),
    DutyKind.ELECT_CO_CHAIR: ("municipalities:co_chair", _("Mitvorsitz eintragen")),
    DutyKind.HOLD_MEETING: ("municipalities:meetings", _("Zu den Sitzungen")),
    DutyKind.GIVE_REPORT: ("municipalities:annual_report", _("Zum Jahresbericht")),
}
"""Where a duty is met, and the words on the button."""


def owed_tasks(
    commission: Commission, facts: CommissionFacts, today: date, *, may_lead: bool
) -> list[Task]:
    """Return what a formed commission owes, the most pressing first (R-IK-01, R-IK-04, R-IK-05)."""
    duties = commission_duties(facts, today=today, assumptions=assumptions())
    ordered = sorted(duties, key=lambda duty: duty_order(duty, today))
    return [_owed(duty, commission, today, may_lead=may_lead) for duty in ordered]


def _owed(duty: Duty, commission: Commission, today: date, *, may_lead: bool) -> Task:
    view, action = WAYS[duty.kind]
    return Task(
        title=duty_title(duty),
        state=SIGNS[duty.urgency(today)],
        who=word(duty.who),
        norm=duty.norm,
        rule_id=duty.rule_id,
        url=address(view, commission) if may_lead else "",
        action=str(action),
        due=duty.due,
        note="" if duty.due else no_day(duty.since),
    )
