"""How a commission is made up today, as the law counts it."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from municipalities.law.commission.composition import (
    Capacity,
    Composition,
    Gender,
    Seat,
    Split,
    compose,
)
from municipalities.models.commission.commission import Commission, CommissionPlan
from municipalities.models.commission.members import CoChair, CommissionMember


def sitting_members(commission: Commission) -> QuerySet[CommissionMember]:
    """Return the members who have not left, each with the proposal."""
    return commission.members.filter(leaving=None).select_related("proposal__organisation")


def co_chair_of(commission: Commission) -> CoChair | None:
    """Return the newest co-chair if that person still sits (R-IK-04).

    Whoever was replaced before does not come back when the newest leaves.
    """
    elected = CoChair.objects.filter(member__commission=commission)
    newest = elected.select_related("member__leaving").first()
    return None if newest is None or hasattr(newest.member, "leaving") else newest


def split_of(plan: CommissionPlan) -> Split:
    """Return the seats of a plan as the law counts them."""
    return Split(plan.experts, plan.executives, plan.councillors)


def seat_of(member: CommissionMember) -> Seat:
    """Return what the law counts of one member."""
    return Seat(
        Capacity(member.capacity),
        Gender(member.gender),
        frozenset(member.proposal.nationalities if member.proposal else ()),
    )


def composition_of(commission: Commission) -> Composition | None:
    """Return the composition with what the law notes; None before its seats were decided."""
    plan = commission.plans.first()
    if plan is None:
        return None
    seats = [seat_of(member) for member in sitting_members(commission)]
    return compose(split_of(plan), seats, co_chair=co_chair_of(commission) is not None)


def composition_on(commission: Commission, day: date) -> Composition | None:
    """Return how those who sat on ``day`` made up the commission; None before its seats."""
    plan = commission.plans.first()
    if plan is None:
        return None
    # Who shares the chair is noted and no error, so it does not matter here.
    seats = [seat_of(member) for member in commission.members.on(day)]
    return compose(split_of(plan), seats, co_chair=False)
