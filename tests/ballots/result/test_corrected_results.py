"""A corrected result meets a body in its term: nobody twice, no seat lost (§ 31 KWG; R-END-11)."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse

from ballots.actions.counting.counts import record_report
from ballots.actions.result.determination import determine_result
from ballots.law.term.rules import TermRule
from ballots.models import BodyEnd, Departure
from ballots.models.term.sitting import sitting_of
from elections.actions.course.phases import take_step
from elections.law.course.phases import Step
from elections.models import Election
from municipalities.actions.destruction import destroy_body_end
from municipalities.law.basis import RuleViolation
from municipalities.law.body.standing import BodyState, NextStep
from municipalities.models import AuditEvent
from municipalities.scope import taken, town
from tests import factories
from tests.ballots.term.test_term_acts import BODY, LATER, Body

pytestmark = pytest.mark.django_db

FIRST = BODY["votes"]
# Place 4 is elected instead of place 3; place 3 is now the first successor.
OTHER_PERSON = {1: {**FIRST[1], 3: 45, 4: 75}, 2: FIRST[2]}
# Four seats for list 1, one for list 2.
OTHER_SEATS = {1: {1: 900, 2: 800, 3: 700, 4: 500, 5: 40}, 2: {1: 400, 2: 250, 3: 50}}


def recount(body: Body, votes) -> None:
    """Count anew and determine."""
    take_step(body.election.pk, Step.CORRECT, reason="Einspruch", actor=body.actor)
    unit = body.election.units.get()
    record_report(
        unit.pk,
        factories.values(votes, voters=1000),
        source="Niederschrift",
        reason="nachgezählt",
        based_on=unit.reports.count(),
        actor=body.actor,
    )
    determine_result(body.election.pk, decided_on=LATER, actor=body.actor)


def correct(body: Body, votes) -> None:
    """Count anew, determine, publish."""
    recount(body, votes)
    factories.publish(body.election, body.actor)


def stands(body: Body) -> tuple[int, int, int]:
    sitting = sitting_of(Election.objects.get(pk=body.election.pk))
    return sitting.seats, sitting.members, sitting.vacant


@pytest.mark.rules("R-END-11")
def test_forth_and_back_twice_leaves_the_body_as_it_was_and_it_goes_on():
    body = Body()
    for votes in [OTHER_PERSON, FIRST, OTHER_PERSON, FIRST]:
        correct(body, votes)
    assert body.sitting() == {(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)}
    assert stands(body) == (5, 5, 0)
    assert not Departure.objects.vacant().exists()
    body.follows(body.resigns(1, 1), 4)
    assert stands(body) == (5, 5, 0)


@pytest.mark.rules("R-END-04", "R-END-11")
def test_whom_a_corrected_result_unseats_is_the_next_to_follow():
    body = Body()
    correct(body, OTHER_PERSON)
    body.follows(body.resigns(1, 1), 3)
    assert body.sitting() == {(1, 2), (1, 3), (1, 4), (2, 1), (2, 2)}
    assert stands(body) == (5, 5, 0)


@pytest.mark.rules("R-END-06", "R-END-11")
def test_whom_a_corrected_result_unseats_may_waive():
    body = Body()
    correct(body, OTHER_PERSON)
    body.waives(1, 3)
    body.follows(body.resigns(1, 1), 5)
    assert body.sitting() == {(1, 2), (1, 4), (1, 5), (2, 1), (2, 2)}


@pytest.mark.rules("R-END-04", "R-END-11")
def test_a_successor_who_is_elected_by_the_corrected_result_leaves_the_seat_to_the_next():
    body = Body()
    body.follows(body.resigns(1, 1), 4)
    correct(body, OTHER_SEATS)
    # Place 4 has a seat of its own now; that of place 1 is vacant.
    assert stands(body) == (5, 4, 1)
    body.follows(Departure.objects.vacant().get(), 5)
    assert body.sitting() == {(1, 2), (1, 3), (1, 4), (1, 5), (2, 1)}
    correct(body, FIRST)
    assert stands(body) == (5, 5, 0)
    assert body.sitting() == {(1, 2), (1, 3), (1, 5), (2, 1), (2, 2)}


@pytest.mark.rules("R-END-03", "R-END-11")
def test_a_successor_who_resigned_does_not_return_with_the_corrected_result():
    body = Body()
    body.follows(body.resigns(1, 1), 4)
    body.resigns(1, 4)
    correct(body, OTHER_SEATS)
    assert (1, 4) not in body.sitting()
    assert sum(stands(body)[1:]) == stands(body)[0]


@pytest.mark.rules("R-END-04", "R-END-11")
def test_a_vacancy_of_somebody_who_is_not_elected_any_more_waits_for_nobody():
    body = Body()
    departure = body.resigns(1, 3)
    correct(body, OTHER_PERSON)
    assert stands(body) == (5, 5, 0)
    with pytest.raises(RuleViolation) as refusal:
        body.follows(departure, 5)
    assert refusal.value.rule is TermRule.SEAT_DECIDED
    # Nobody is left on the list: an act on another person leaves that seat alone.
    body.waives(1, 5)
    assert stands(body) == (5, 5, 0)


@pytest.mark.rules("R-END-11")
def test_a_successor_of_somebody_not_elected_any_more_leaves_and_may_be_called_again():
    body = Body()
    body.follows(body.resigns(1, 3), 4)
    correct(body, {1: {**FIRST[1], 3: 10, 5: 75}, 2: FIRST[2]})
    assert body.sitting() == {(1, 1), (1, 2), (1, 5), (2, 1), (2, 2)}
    correct(body, FIRST)
    assert stands(body) == (5, 4, 1)
    body.follows(Departure.objects.vacant().get(), 4)
    assert body.sitting() == {(1, 1), (1, 2), (1, 4), (2, 1), (2, 2)}


# Three seats for list 1, two for list 2, which has one person: one seat fewer than before.
FEWER = {"lists": {1: 5, 2: 1}, "votes": {1: FIRST[1], 2: {1: 80}}}
FEWER_NOW = {1: FIRST[1], 2: {1: 200}}


@pytest.mark.rules("R-END-01", "R-END-11")
def test_between_the_new_result_and_its_publication_no_seat_changes(client):
    body = Body(**FEWER)
    recount(body, FEWER_NOW)
    client.force_login(body.actor)
    pages = [
        reverse("ballots:members", args=[body.election.pk]),
        reverse("ballots:depart", args=[body.election.pk, body.mandate(1, 1).pk]),
    ]
    assert [client.get(page).status_code for page in pages] == [200, 200]
    with pytest.raises(RuleViolation) as refusal:
        body.resigns(1, 1)
    assert refusal.value.rule is TermRule.SEATS_OF_OLD_RESULT


@pytest.mark.rules("R-BODY-09", "R-END-08", "R-END-11")
def test_a_corrected_result_that_leaves_two_members_ends_the_body():
    lists = {1: 5, 2: 1}
    first = {1: {1: 90, 2: 80, 3: 70, 4: 60, 5: 50}, 2: {1: 80}}
    body = Body(lists=lists, votes=first)
    body.follows(body.resigns(1, 1), 5)
    body.resigns(1, 2)
    body.resigns(2, 1)
    assert stands(body) == (3, 3, 0)
    # One more seat for list 2, which has nobody for it: place 4 of list 1 is not elected.
    correct(body, {1: {1: 90, 2: 80, 3: 70, 4: 60, 5: 50}, 2: {1: 200}})
    assert BodyEnd.objects.get().members == 2
    assert body.standing().state is BodyState.IK_AFTER_DROP_BELOW_3


@pytest.mark.rules("R-BODY-09", "R-END-11")
def test_a_body_that_ended_stays_ended_where_the_corrected_result_leaves_too_few():
    votes = {1: {1: 50, 2: 40, 3: 30, 4: 20, 5: 10}}
    body = Body(seats=4, lists={1: 5}, votes=votes)
    for place in [1, 2, 3]:
        body.resigns(1, place)
    ended_on = BodyEnd.objects.get().ended_on
    correct(body, {1: {**votes[1], 5: 60}})
    assert body.sitting() == set()
    assert BodyEnd.objects.get().ended_on == ended_on
    # There is a later result now: still no other municipality takes this end back.
    own, other = body.election.municipality, factories.MunicipalityFactory.create()
    refused = pytest.raises(DatabaseError, match="no later result")
    with taken(town(other.pk)), refused, transaction.atomic():
        destroy_body_end(body.election.pk)
    with taken(town(own.pk)):
        assert destroy_body_end(body.election.pk) == 1


@pytest.mark.rules("R-SEAT-05", "R-BODY-09", "R-END-11")
def test_a_body_that_began_with_two_ends_at_once_and_a_corrected_result_brings_it_back():
    body = Body(seats=3, lists={1: 1, 2: 4}, votes={1: {1: 300}, 2: {1: 80, 2: 40, 3: 20}})
    assert BodyEnd.objects.get().members == 2
    assert body.standing().next_step is NextStep.FORM_COMMISSION
    correct(body, {1: {1: 90}, 2: {1: 80, 2: 60, 3: 20}})
    assert not BodyEnd.objects.exists()
    assert body.sitting() == {(1, 1), (2, 1), (2, 2)}
    assert body.standing().next_step is None
    acts = AuditEvent.objects.filter(act__startswith="body.").values_list("act", flat=True)
    assert list(acts.order_by("position")) == ["body.decided", "body.ended", "body.revived"]
