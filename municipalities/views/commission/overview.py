"""One commission for the town hall: what is next, who sits, what the law says about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from municipalities.doors import Access, reachable
from municipalities.law.commission.composition import Capacity
from municipalities.law.commission.duties import COMMISSION_RULES
from municipalities.law.commission.way import way_to_commission
from municipalities.law.task import TaskState
from municipalities.messages.commission.composition import checks
from municipalities.messages.commission.words import STEP_TEXTS
from municipalities.models import CoChair, Commission, CommissionMember, Municipality
from municipalities.models.commission.composition import co_chair_of, composition_of
from municipalities.models.commission.duties import duties_of
from municipalities.models.commission.way import way_facts
from municipalities.views.acting import SignedInRequest
from municipalities.views.commission.corrections_shown import corrections_of
from municipalities.views.commission.meetings import year_of
from municipalities.views.commission.reading import framed
from municipalities.views.fetching import commission_worked_on

ORDER = (Capacity.CHAIR, Capacity.EXECUTIVE, Capacity.COUNCIL, Capacity.EXPERT)


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member as the table shows it; ``co_chair`` where the person shares the chair."""

    member: CommissionMember
    co_chair: CoChair | None


@login_required
@require_safe
def overview(request: SignedInRequest, pk: int) -> HttpResponse:
    """Show a commission; what is due next stands on top."""
    commission = commission_worked_on(request, pk)
    composition = composition_of(commission)
    context = framed(
        request,
        commission,
        plan=commission.plans.first(),
        composition=composition,
        checks=checks(composition) if composition else [],
        members=_members(commission),
        former=_former(commission),
        corrections=corrections_of(commission),
        others=commission.municipality.commissions.exclude(pk=commission.pk).select_related("term"),
        today=timezone.localdate(),
        **year_of(commission),
    )
    context |= _tasks(commission, may_lead=context["may_lead"])
    return render(request, "municipalities/commission/overview.html", context)


def _tasks(commission: Commission, *, may_lead: bool) -> dict[str, Any]:
    """Return the steps until it is formed, then what it owes; the first one stands on top."""
    today = timezone.localdate()
    access = {Access.WORKED_ON, Access.LED} if may_lead else {Access.WORKED_ON}
    steps = [reachable(step, access) for step in way_to_commission(way_facts(commission), today)]
    place = Municipality.objects.filter(pk=commission.municipality_id)
    overrides = dict(settings.LAW_ASSUMPTIONS)
    (found,) = duties_of(place, commission.term, today=today, overrides=overrides)
    owed = [reachable(duty, access) for duty in found.duties if duty.what in COMMISSION_RULES]
    ahead = owed if hasattr(commission, "formation") else steps
    undone = [task for task in ahead if task.state is not TaskState.DONE]
    task = undone[0] if undone else None
    return {
        "steps": steps,
        "next_task": task,
        "text": STEP_TEXTS.get(task.what, "") if task else "",
        "owed_tasks": owed[1:],
    }


def _members(commission: Commission) -> list[MemberRow]:
    """Return who sits: the chair, then by organ and name."""
    shared = co_chair_of(commission)
    sitting = commission.members.filter(leaving=None).select_related("proposal__organisation")
    ordered = sorted(
        sitting,
        key=lambda one: (ORDER.index(Capacity(one.capacity)), one.family_name, one.given_name),
    )
    return [
        MemberRow(member, shared if shared is not None and shared.member_id == member.pk else None)
        for member in ordered
    ]


def _former(commission: Commission) -> list[CommissionMember]:
    left = commission.members.exclude(leaving=None).select_related("leaving")
    return list(left.order_by("leaving__left_on", "pk"))
