"""Two people of one town hall decide, plan, elect or form at the same moment."""

from __future__ import annotations

from datetime import date

import pytest

from municipalities.actions.body.decisions import decide_body
from municipalities.actions.commission.corrections import take_back_entry
from municipalities.actions.commission.formation import form_commission, plan_commission
from municipalities.actions.commission.members import (
    appoint_member,
    elect_experts,
    leave_commission,
)
from municipalities.actions.commission.proposals import ProposalEntry, receive_proposal
from municipalities.law.body.gremium import Body
from municipalities.law.body.rules import BodyRule
from municipalities.law.commission.composition import Capacity, Gender, Split
from municipalities.law.commission.corrections import EntryKind
from municipalities.law.commission.rules import CommissionRule
from municipalities.models import (
    CommissionCorrection,
    CommissionFormation,
    CommissionMember,
    CommissionPlan,
    GremiumDecision,
    MemberLeaving,
)
from tests import factories
from tests.journeys.test_two_at_once import TOGETHER, at_once

pytestmark = pytest.mark.django_db(transaction=True)

DAY = date(2026, 4, 20)
TODAY = factories.TODAY


@pytest.fixture
def town():
    place = factories.MunicipalityFactory()
    return place, factories.lead(place), factories.term()


def planned(town):
    place, actor, term = town
    return plan_commission(
        place,
        term,
        Split(2, 0, 0),
        decided_on=DAY,
        resolution="Beschluss 3",
        today=TODAY,
        actor=actor,
    )


def proposed(commission, actor, number: int):
    return receive_proposal(
        commission.pk,
        ProposalEntry(
            family_name=f"Familie{number}",
            given_name="Person",
            gender=Gender.FEMALE,
            birth_date=date(1980, 1, number),
            nationalities=("163",),
            resident_since=date(2010, 1, 1),
        ),
        organisation=None,
        received_on=DAY,
        today=TODAY,
        actor=actor,
    )


def elect(commission, proposals, actor):
    return elect_experts(
        commission.pk,
        [proposal.pk for proposal in proposals],
        elected_on=DAY,
        resolution="Beschluss 4",
        today=TODAY,
        actor=actor,
    )


@pytest.mark.rules("R-BODY-04")
def test_a_decision_is_taken_once_and_the_others_are_told(town):
    place, actor, term = town

    def decide(number: int) -> None:
        decide_body(
            place,
            term,
            body=Body.ABR,
            seats=5 + number,
            decided_on=date(2025, 5, 1),
            resolution="Beschluss",
            today=TODAY,
            actor=actor,
            seen=0,
        )

    assert at_once(decide) == {"done": 1, BodyRule.DECISION_NOT_NEWEST: TOGETHER - 1}
    assert GremiumDecision.objects.count() == 1


@pytest.mark.rules("R-IK-06")
def test_seats_of_a_commission_are_planned_once(town):
    place, actor, term = town

    def plan(number: int) -> None:
        plan_commission(
            place,
            term,
            Split(5 + number, 2, 2),
            decided_on=DAY,
            resolution="Beschluss",
            today=TODAY,
            actor=actor,
            seen=0,
        )

    assert at_once(plan) == {"done": 1, CommissionRule.PLAN_NOT_NEWEST: TOGETHER - 1}
    assert CommissionPlan.objects.count() == 1


@pytest.mark.rules("R-IK-01", "R-IK-06")
def test_the_last_seat_is_given_once(town):
    commission, actor = planned(town), town[1]
    proposals = [proposed(commission, actor, number) for number in range(1, TOGETHER + 2)]
    elect(commission, proposals[:1], actor)
    happened = at_once(lambda number: elect(commission, [proposals[number + 1]], actor))
    assert happened == {"done": 1, CommissionRule.SEATS_EXCEEDED: TOGETHER - 1}
    assert CommissionMember.objects.count() == 2


@pytest.mark.rules("R-IK-06")
def test_a_member_leaves_once(town):
    commission, actor = planned(town), town[1]
    (member,) = elect(commission, [proposed(commission, actor, 1)], actor)
    happened = at_once(
        lambda _: leave_commission(
            member.pk,
            left_on=DAY,
            ground=MemberLeaving.Ground.RESIGNED,
            today=TODAY,
            actor=actor,
        )
    )
    assert happened == {"done": 1, CommissionRule.LEFT_ALREADY: TOGETHER - 1}


@pytest.mark.rules("R-IK-06")
def test_an_entry_is_taken_back_once(town):
    commission, actor = planned(town), town[1]
    (member,) = elect(commission, [proposed(commission, actor, 1)], actor)
    happened = at_once(
        lambda _: take_back_entry(
            EntryKind.MEMBER,
            commission.pk,
            member.pk,
            reason="falsche Person",
            today=TODAY,
            actor=actor,
        )
    )
    assert happened == {"done": 1, CommissionRule.ENTRY_GONE: TOGETHER - 1}
    assert CommissionCorrection.objects.count() == 1


@pytest.mark.rules("R-BODY-04", "R-IK-01")
def test_a_commission_is_formed_once(town):
    commission, actor = planned(town), town[1]
    elect(commission, [proposed(commission, actor, number) for number in [1, 2]], actor)
    appoint_member(
        commission.pk,
        Capacity.CHAIR,
        family_name="Amt",
        given_name="Vorsitz",
        gender=Gender.UNSTATED,
        elected_on=DAY,
        resolution="Kraft Gesetzes",
        today=TODAY,
        actor=actor,
    )
    happened = at_once(
        lambda _: form_commission(commission.pk, formed_on=DAY, today=TODAY, actor=actor)
    )
    assert happened == {"done": 1, CommissionRule.FORMED_ALREADY: TOGETHER - 1}
    assert CommissionFormation.objects.count() == 1
