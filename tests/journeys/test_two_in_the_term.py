"""Two people act on one seat of the body at the same moment: one wins, the other is told."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from django.db import connection

from ballots.actions.term.departures import pass_over, record_departure
from ballots.actions.term.objections import ObjectionEntry, decide_objection, receive_objection
from ballots.actions.term.seating import begin_mandates
from ballots.actions.term.successions import determine_succession
from ballots.law.term.mandates import LossGround
from ballots.law.term.objections import ObjectionOutcome, Objector
from ballots.law.term.rules import TermRule
from ballots.law.term.succession import PassedOver
from ballots.models import BodyEnd, Departure, Mandate, ObjectionDecision, Succession, SuccessionBar
from ballots.models.term.sitting import sitting_of
from elections.law.course.phases import Phase
from elections.models import Election
from municipalities.actions.audit import verify_chains
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from municipalities.models import AuditEvent
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
DAY = date(2026, 5, 4)
TODAY = factories.TODAY
BODY = {
    "seats": 5,
    "lists": {1: 5, 2: 3},
    "votes": {1: {1: 90, 2: 80, 3: 70, 4: 50, 5: 40}, 2: {1: 90, 2: 80, 3: 60}},
}
TOGETHER = 4


def at_once(*acts):
    """Run all acts at the same moment; return how often each thing happened."""
    start = Barrier(len(acts))

    def attempt(act):
        try:
            start.wait(timeout=20)
            act()
        except RuleViolation as violation:
            sentence(violation)  # a KeyError where nobody would be told why
            return violation.rule
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return Counter(pool.map(attempt, acts))


class Body:
    """One published election, its Wahlleitung, and what may happen in its term."""

    def __init__(self, **values):
        self.election = factories.election(Phase.PUBLISHED, **{**BODY, **values})
        self.actor = factories.lead(self.election.municipality)

    def seat(self, number, place):
        return Mandate.objects.get(
            election=self.election,
            candidate__nomination__number=number,
            candidate__place=place,
        ).pk

    def leaves(self, mandate_id, ground=LossGround.RESIGNATION):
        return record_departure(
            mandate_id, ground=ground, found_on=DAY, effective_on=DAY, today=TODAY, actor=self.actor
        )

    def follows(self, departure_id, place):
        return determine_succession(
            departure_id, place=place, determined_on=DAY, today=TODAY, actor=self.actor
        )

    def waives(self, place):
        candidate = self.election.nominations.get(number=1).candidates.get(place=place)
        return pass_over(
            self.election.pk,
            candidate.pk,
            ground=PassedOver.WAIVED,
            noted_on=DAY,
            note="Schreiben",
            today=TODAY,
            actor=self.actor,
        )

    def holds(self):
        """What must be true, whoever came first."""
        election = Election.objects.get(pk=self.election.pk)
        now = sitting_of(election)
        sitting = Mandate.objects.filter(election=election).sitting()
        people = list(sitting.values_list("candidate", flat=True))
        assert len(people) == len(set(people)) == now.members
        if not now.ended:
            assert now.members + now.vacant == now.seats <= 5
        barred = set(SuccessionBar.objects.values_list("candidate", flat=True))
        assert not barred & set(people)
        assert [report.breaks for report in verify_chains() if report.breaks] == []


@pytest.mark.rules("R-END-03")
def test_a_member_leaves_once():
    body = Body()
    seat = body.seat(1, 2)
    grounds = [LossGround.RESIGNATION, LossGround.DEATH] * (TOGETHER // 2)
    happened = at_once(*(lambda ground=ground: body.leaves(seat, ground) for ground in grounds))
    assert happened == {"done": 1, TermRule.SEAT_LEFT_ALREADY: TOGETHER - 1}
    assert Departure.objects.count() == 1
    assert AuditEvent.objects.filter(act="mandate.lost").count() == 1
    body.holds()


@pytest.mark.rules("R-END-07")
def test_a_succession_is_determined_once():
    body = Body()
    departure = body.leaves(body.seat(1, 2))
    happened = at_once(*[lambda: body.follows(departure.pk, 4)] * TOGETHER)
    assert happened == {"done": 1, TermRule.SEAT_DECIDED: TOGETHER - 1}
    assert Succession.objects.get().mandate.candidate.place == 4
    body.holds()


@pytest.mark.rules("R-END-04")
def test_one_person_follows_on_one_of_two_seats():
    body = Body()
    first, second = body.leaves(body.seat(1, 1)), body.leaves(body.seat(1, 2))
    happened = at_once(lambda: body.follows(first.pk, 4), lambda: body.follows(second.pk, 4))
    assert happened == {"done": 1, TermRule.SOMEBODY_ELSE_IS_NEXT: 1}
    assert Mandate.objects.filter(candidate__place=4).count() == 1
    body.holds()


@pytest.mark.rules("R-END-04", "R-END-06")
@pytest.mark.parametrize("turn", range(3))
def test_a_person_is_called_or_passed_over_and_never_both(turn):
    body = Body()
    departure = body.leaves(body.seat(1, 2))
    happened = at_once(lambda: body.follows(departure.pk, 4), lambda: body.waives(4))
    called_first = {"done": 1, TermRule.HAS_A_SEAT: 1}
    passed_first = {"done": 1, TermRule.SOMEBODY_ELSE_IS_NEXT: 1}
    assert happened == (called_first if Succession.objects.exists() else passed_first)
    assert Succession.objects.count() + SuccessionBar.objects.count() == 1
    body.holds()


@pytest.mark.rules("R-END-08", "R-BODY-09")
def test_when_two_of_the_last_four_leave_at_once_the_body_ends_once():
    body = Body(seats=4, lists={1: 4}, votes={1: {1: 50, 2: 40, 3: 30, 4: 20}})
    seats = [body.seat(1, place) for place in range(1, 5)]
    happened = at_once(*(lambda seat=seat: body.leaves(seat) for seat in seats))
    assert happened == {"done": 2, TermRule.BODY_HAS_ENDED: 2}
    assert BodyEnd.objects.get().members == 2
    body.holds()


@pytest.mark.rules("R-END-01")
def test_seats_are_taken_over_once():
    made = factories.election(Phase.DETERMINED)
    actor = factories.lead(made.municipality)
    happened = at_once(*[lambda: begin_mandates(made.pk, actor=actor)] * TOGETHER)
    assert happened == {"done": TOGETHER}
    assert (made.mandates.count(), AuditEvent.objects.filter(act="mandates.begun").count()) == (
        5,
        1,
    )


@pytest.mark.rules("R-END-10")
def test_an_objection_is_decided_once():
    body = Body()
    entry = ObjectionEntry(
        reference="E 1/26",
        objector=Objector.OWN_RIGHTS,
        supporters=0,
        published_on=date(2026, 3, 28),
        received_on=date(2026, 4, 2),
        reasoned_on=date(2026, 4, 2),
        in_form=True,
        subject="Eine Urne blieb ungezählt.",
    )
    objection = receive_objection(body.election.pk, entry, today=TODAY, actor=body.actor)

    def decide(outcome):
        decide_objection(
            objection.pk,
            outcome=outcome,
            decided_on=DAY,
            decided_by="die Gemeindevertretung",
            reasons="Gründe",
            today=TODAY,
            actor=body.actor,
        )

    happened = at_once(
        lambda: decide(ObjectionOutcome.DISMISSED), lambda: decide(ObjectionOutcome.REDETERMINE)
    )
    assert happened == {"done": 1, TermRule.OBJECTION_DECIDED: 1}
    corrected = ObjectionDecision.objects.get().outcome == ObjectionOutcome.REDETERMINE
    counted = Election.objects.get(pk=body.election.pk).current_phase is Phase.COUNTING
    assert corrected is counted
