"""Integrations-Kommissionen for tests, made through the product's own acts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, time

from municipalities.actions.body.decisions import decide_body
from municipalities.actions.commission.formation import form_commission, plan_commission
from municipalities.actions.commission.members import appoint_member, elect_co_chair, elect_experts
from municipalities.actions.commission.proposals import ProposalEntry, receive_proposal
from municipalities.actions.commission.work import (
    call_meeting,
    record_annual_report,
    record_meeting,
)
from municipalities.actions.residents.counts import record_residents
from municipalities.law.body.gremium import Body
from municipalities.law.commission.composition import Capacity, Gender, Split
from municipalities.models import Commission, Municipality, ResidentCount, Term, User
from tests import factories

DECIDED = date(2026, 4, 10)
FORMED = date(2026, 5, 20)
TODAY = factories.TODAY
COUNTED = date(2025, 12, 31)


def residents(place: Municipality, number: int, as_of: date = COUNTED) -> None:
    record_residents(
        place,
        foreign_residents=number,
        as_of=as_of,
        status=ResidentCount.Status.OFFICIAL,
        source="Statistisches Landesamt",
        today=TODAY,
        actor=factories.officer(place),
    )


def choose_commission(place: Municipality, term: Term, decided_on: date = DECIDED) -> None:
    """The council of the municipality resolves to have a commission."""
    decide_body(
        place,
        term,
        body=Body.IK,
        seats=7,
        decided_on=decided_on,
        resolution="Beschluss Nr. 23",
        today=TODAY,
        actor=factories.officer(place),
    )


def plan(place: Municipality, term: Term, experts: int) -> Commission:
    return plan_commission(
        place,
        term,
        Split(experts, 0, max(0, experts - 1)),
        decided_on=DECIDED,
        resolution="Beschluss Nr. 24",
        today=TODAY,
        actor=factories.lead(place),
    )


def elect(commission: Commission, genders: Sequence[Gender], actor: User) -> None:
    """One expert for each entry of ``genders``, each of another origin, and the chair."""
    proposals = [
        receive_proposal(
            commission.pk,
            ProposalEntry(
                family_name=f"Geheimname{commission.pk}x{number}",
                given_name=f"Vertraulich{number}",
                gender=gender,
                birth_date=date(1971, 3, 1 + number),
                nationalities=(f"{121 + number}",),
                resident_since=date(2010, 1, 1),
                address=f"Verborgener Weg {number}",
            ),
            organisation=None,
            received_on=DECIDED,
            today=TODAY,
            actor=actor,
        )
        for number, gender in enumerate(genders)
    ]
    elected = elect_experts(
        commission.pk,
        [proposal.pk for proposal in proposals],
        elected_on=FORMED,
        resolution="Beschluss Nr. 25",
        today=TODAY,
        actor=actor,
    )
    appoint_member(
        commission.pk,
        Capacity.CHAIR,
        family_name="Bürgermeistername",
        given_name="Vorsitzvorname",
        gender=Gender.FEMALE,
        elected_on=FORMED,
        resolution="kraft Amtes",
        today=TODAY,
        actor=actor,
    )
    elect_co_chair(elected[0].pk, elected_on=FORMED, today=TODAY, actor=actor)


def formed(place: Municipality, term: Term, *, women: int, men: int = 0) -> Commission:
    """A commission that is formed, with so many experts, all its seats of experts filled."""
    choose_commission(place, term)
    commission = plan(place, term, women + men)
    actor = factories.lead(place)
    elect(commission, [Gender.FEMALE] * women + [Gender.MALE] * men, actor)
    form_commission(commission.pk, formed_on=FORMED, today=TODAY, actor=actor)
    return Commission.objects.get(pk=commission.pk)


def meet(commission: Commission, day: date, *, held: bool = True) -> None:
    actor = factories.lead(commission.municipality)
    meeting = call_meeting(
        commission.pk, day=day, begins_at=time(18), place="Rathaus", agenda="", actor=actor
    )
    present = 3 if held else 0
    record_meeting(meeting.pk, held=held, present=present, remark="", today=day, actor=actor)


def report(commission: Commission, year: int, given_on: date) -> None:
    actor = factories.lead(commission.municipality)
    record_annual_report(commission.pk, year=year, given_on=given_on, today=given_on, actor=actor)
