"""What is open in bodies during their term, as the start page and the state ask for it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ballots.actions.term.departures import record_departure
from ballots.actions.term.mandates import note_incompatibility, prove_end_of_post
from ballots.law.term.mandates import LossGround
from ballots.law.term.work import WORK_RULES, TermWork
from ballots.models.term.tasks import term_tasks
from elections.actions.course.phases import take_step
from elections.law.course.phases import Phase, Step
from elections.models import Election
from municipalities.law.body.suffrage import Incompatibility
from municipalities.law.task import Who
from tests import factories

pytestmark = pytest.mark.django_db

SERVED = date(2026, 4, 2)
LAST_DAY = date(2026, 4, 9)
DAY = date(2026, 5, 4)
TODAY = factories.TODAY
BODY = {
    "seats": 5,
    "lists": {1: 5, 2: 3},
    "votes": {1: {1: 90, 2: 80, 3: 70, 4: 50, 5: 40}, 2: {1: 90, 2: 80, 3: 60}},
}


@pytest.fixture
def election():
    return factories.election(Phase.PUBLISHED, **BODY)


@pytest.fixture
def actor(election):
    return factories.lead(election.municipality)


def told(election, actor):
    seat = election.mandates.first()
    note_incompatibility(
        seat.pk, post=Incompatibility.CIVIL_SERVANT, served_on=SERVED, today=TODAY, actor=actor
    )
    return seat


def left(election, actor):
    return record_departure(
        election.mandates.filter(departure=None).first().pk,
        ground=LossGround.RESIGNATION,
        found_on=DAY,
        effective_on=DAY,
        today=TODAY,
        actor=actor,
    )


def open_things(today=TODAY):
    return [
        (task.what, task.about.row, task.since, task.by)
        for task in term_tasks(Election.objects.all(), today)
    ]


def test_in_a_complete_body_nothing_is_open(election):
    assert open_things() == []


@pytest.mark.rules("R-END-02", "C-24")
@pytest.mark.parametrize(
    ("today", "is_open"),
    [(LAST_DAY, False), (date(2026, 4, 10), True)],
    ids=["the last day", "the day after"],
)
def test_the_week_of_a_post_is_open_the_day_after_it_ended(today, is_open, election, actor):
    seat = told(election, actor)
    # No norm sets the Wahlleitung a day, so the first day on which it can be found is not late.
    expected = [(TermWork.FIND_NOT_ACQUIRED, seat.pk, LAST_DAY + timedelta(1), None)]
    assert open_things(today) == (expected if is_open else [])


@pytest.mark.rules("R-END-02")
def test_a_proof_in_time_closes_it(election, actor):
    seat = told(election, actor)
    prove_end_of_post(seat.pk, proven_on=LAST_DAY, today=TODAY, actor=actor)
    assert open_things() == []


@pytest.mark.rules("R-END-04", "R-END-07")
def test_a_vacant_seat_waits_without_a_day_in_the_law(election, actor):
    departure = left(election, actor)
    assert open_things() == [(TermWork.DETERMINE_SUCCESSION, departure.pk, DAY, None)]


@pytest.mark.rules("R-END-11")
def test_while_the_result_is_corrected_no_seat_waits(election, actor):
    left(election, actor)
    take_step(election.pk, Step.CORRECT, reason="Einspruch", actor=actor)
    assert open_things() == []


def test_after_the_wahlzeit_and_after_the_end_of_the_body_nothing_is_open(election, actor):
    told(election, actor)
    left(election, actor)
    assert open_things(election.term.ends_on) != []
    assert open_things(date(2031, 4, 1)) == []
    factories.end_body(election, DAY, 2, actor)
    assert open_things() == []


def test_what_has_a_day_stands_first(election, actor):
    left(election, actor)
    seat = election.mandates.filter(departure=None).first()
    note_incompatibility(
        seat.pk, post=Incompatibility.CIVIL_SERVANT, served_on=SERVED, today=TODAY, actor=actor
    )
    assert [row[0] for row in open_things()] == [
        TermWork.FIND_NOT_ACQUIRED,
        TermWork.DETERMINE_SUCCESSION,
    ]


@pytest.mark.rules("R-END-02", "R-END-07", "R-END-10")
def test_every_kind_of_work_says_who_does_it_and_on_which_ground():
    derived = {
        TermWork.DECIDE_ONE_OBJECTION,
        TermWork.SEAT_SUCCESSOR,
        TermWork.LEAVE_SEAT_EMPTY,
        TermWork.DRAW_LOT,
    }
    assert {*TermWork} - set(WORK_RULES) == derived
    assert [(row.who, str(row.norm), row.rule_id) for row in WORK_RULES.values()] == [
        (Who.RETURNING_OFFICER, "§ 23 Abs. 2 KWG", "R-END-02"),
        (Who.RETURNING_OFFICER, "§ 34 Abs. 3 KWG", "R-END-07"),
        (Who.COUNCIL, "§ 26 Abs. 1 KWG", "R-END-10"),
        (Who.RETURNING_OFFICER, "§ 26 Abs. 1 KWG", "R-END-10"),
        (Who.RETURNING_OFFICER, "§ 30 KWG", "R-END-10"),
    ]
