"""Who belongs to the commission: elections, the chair, who left (§§ 72, 89 HGO; R-IK-01..06)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.db import transaction

from municipalities.actions.commission.formation import NORM, check_day, locked
from municipalities.actions.commission.proposals import person_of
from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS
from municipalities.law.basis import Norm, RuleViolation, Statute, with_overrides
from municipalities.law.commission.composition import (
    Capacity,
    Gender,
    check_occupation,
    expert_exclusion,
)
from municipalities.law.commission.rules import CommissionRule
from municipalities.models import (
    AuditEvent,
    CoChair,
    Commission,
    CommissionMember,
    MemberLeaving,
    Proposal,
    User,
)
from municipalities.models.body.seats import council_seats
from municipalities.models.commission.composition import co_chair_of, sitting_members, split_of


@transaction.atomic
def elect_experts(
    commission_id: int,
    proposal_ids: Sequence[int],
    *,
    elected_on: date,
    resolution: str,
    today: date,
    actor: User,
) -> list[CommissionMember]:
    """Record that the Gemeindevertretung elected proposed persons (§ 89 Abs. 1 HGO; R-IK-01, 02).

    All or none. Raises RuleViolation when one of them is not electable on the day of the
    election, sits already, here or in another body, or when there are more than seats.
    """
    commission = locked(commission_id)
    check_day(elected_on, commission, today)
    proposals = list(commission.proposals.filter(pk__in=proposal_ids))
    if not proposals or len(proposals) != len(set(proposal_ids)):
        raise RuleViolation(CommissionRule.NOT_PROPOSED, NORM, "R-IK-01")
    for proposal in proposals:
        _check_expert(proposal, elected_on)
    return [
        _seat(
            commission,
            Capacity.EXPERT,
            family_name=proposal.family_name,
            given_name=proposal.given_name,
            gender=Gender(proposal.gender),
            proposal=proposal,
            elected_on=elected_on,
            resolution=resolution,
            actor=actor,
        )
        for proposal in proposals
    ]


def _check_expert(proposal: Proposal, elected_on: date) -> None:
    if hasattr(proposal, "member"):
        raise RuleViolation(CommissionRule.PROPOSAL_SETTLED)
    check_electable(proposal, elected_on)
    check_sits_nowhere_else(proposal)


def check_electable(proposal: Proposal, elected_on: date) -> None:
    """Refuse the election of somebody who is not electable on that day (R-IK-02)."""
    if elected_on < proposal.received_on:
        raise RuleViolation(
            CommissionRule.ELECTED_BEFORE_PROPOSAL, day=elected_on, received=proposal.received_on
        )
    assumptions = with_overrides(MUNICIPALITY_DEFAULTS, dict(settings.LAW_ASSUMPTIONS))
    exclusion = expert_exclusion(person_of(proposal), elected_on, assumptions)
    if exclusion is not None:
        raise RuleViolation(
            CommissionRule.NOT_ELECTABLE,
            Norm(Statute.HGO, "89", 1),
            "R-IK-02",
            name=proposal.full_name,
            reason=exclusion,
        )


def check_sits_nowhere_else(proposal: Proposal) -> None:
    """Refuse a person who has a seat of this Wahlzeit in another body of any municipality."""
    term = proposal.commission.term
    others = CommissionMember.objects.filter(
        commission__term=term,
        leaving=None,
        proposal__family_name=proposal.family_name,
        proposal__given_name=proposal.given_name,
        proposal__birth_date=proposal.birth_date,
    )
    seats = council_seats(term, proposal.family_name, proposal.given_name, proposal.birth_date)
    if others.exists() or seats > 0:
        raise RuleViolation(CommissionRule.SITS_ELSEWHERE, name=proposal.full_name)


@transaction.atomic
def appoint_member(
    commission_id: int,
    capacity: Capacity,
    *,
    family_name: str,
    given_name: str,
    gender: Gender,
    elected_on: date,
    resolution: str,
    today: date,
    actor: User,
) -> CommissionMember:
    """Record the chair, or a member whom an organ of the municipality sends (§ 72 HGO; R-IK-06).

    Raises RuleViolation when all seats of this kind are taken, when the person sits already, and
    for a day that cannot be. Experts come through ``elect_experts`` alone.
    """
    commission = locked(commission_id)
    if capacity is Capacity.EXPERT:
        raise RuleViolation(CommissionRule.NOT_PROPOSED, NORM, "R-IK-01")
    check_day(elected_on, commission, today)
    return _seat(
        commission,
        capacity,
        family_name=family_name,
        given_name=given_name,
        gender=gender,
        proposal=None,
        elected_on=elected_on,
        resolution=resolution,
        actor=actor,
    )


def _seat(
    commission: Commission,
    capacity: Capacity,
    *,
    family_name: str,
    given_name: str,
    gender: Gender,
    proposal: Proposal | None,
    elected_on: date,
    resolution: str,
    actor: User,
) -> CommissionMember:
    plan = commission.plans.first()
    if plan is None:
        raise RuleViolation(CommissionRule.SEATS_UNDECIDED, Norm(Statute.HGO, "72"), "R-IK-06")
    sitting = list(sitting_members(commission))
    check_occupation(split_of(plan), [*(Capacity(member.capacity) for member in sitting), capacity])
    if any(
        (member.family_name, member.given_name) == (family_name, given_name) for member in sitting
    ):
        raise RuleViolation(CommissionRule.SITS_ALREADY, name=f"{given_name} {family_name}")
    member = CommissionMember.objects.create(
        commission=commission,
        capacity=capacity.value,
        proposal=proposal,
        family_name=family_name,
        given_name=given_name,
        gender=gender.value,
        elected_on=elected_on,
        resolution=resolution,
        recorded_by=actor,
    )
    AuditEvent.objects.record(
        actor,
        "commission.member_elected",
        member,
        commission.municipality,
        capacity=capacity.value,
        elected_on=elected_on,
        resolution=resolution,
    )
    return member


@transaction.atomic
def leave_commission(
    member_id: int,
    *,
    left_on: date,
    ground: MemberLeaving.Ground,
    note: str = "",
    today: date,
    actor: User,
) -> MemberLeaving:
    """Record that a member left; the seat is open for another election (§ 72 HGO; R-IK-06).

    Raises RuleViolation for somebody who left already and for a day before the election.
    """
    found = CommissionMember.objects.values_list("commission", flat=True).get(pk=member_id)
    commission = locked(found)
    member = CommissionMember.objects.select_related("leaving").get(pk=member_id)
    if hasattr(member, "leaving"):
        raise RuleViolation(CommissionRule.LEFT_ALREADY, day=member.leaving.left_on)
    check_day(left_on, commission, today, first=member.elected_on)
    leaving = MemberLeaving.objects.create(
        member=member, left_on=left_on, ground=ground.value, note=note, recorded_by=actor
    )
    AuditEvent.objects.record(
        actor,
        "commission.member_left",
        member,
        commission.municipality,
        ground=ground.value,
        left_on=left_on,
    )
    return leaving


@transaction.atomic
def elect_co_chair(member_id: int, *, elected_on: date, today: date, actor: User) -> CoChair:
    """Record whom the experts elected to share the chair (§ 89 Abs. 2 HGO; R-IK-04).

    Raises RuleViolation for somebody who is no expert of this commission, has left, or shares the
    chair already.
    """
    found = CommissionMember.objects.values_list("commission", flat=True).get(pk=member_id)
    commission = locked(found)
    member = CommissionMember.objects.select_related("leaving").get(pk=member_id)
    if member.capacity != Capacity.EXPERT.value or hasattr(member, "leaving"):
        raise RuleViolation(
            CommissionRule.CO_CHAIR_NO_EXPERT, Norm(Statute.HGO, "89", 2), "R-IK-04"
        )
    check_day(elected_on, commission, today, first=member.elected_on)
    current = co_chair_of(commission)
    if current is not None and current.member_id == member_id:
        raise RuleViolation(CommissionRule.CO_CHAIR_ALREADY, day=current.elected_on)
    co_chair = CoChair.objects.create(member=member, elected_on=elected_on, recorded_by=actor)
    AuditEvent.objects.record(
        actor, "commission.co_chair_elected", member, commission.municipality, elected_on=elected_on
    )
    return co_chair
