"""Objections through the acts: they come in, are decided, and take effect."""

from __future__ import annotations

from datetime import date

import pytest

from ballots.actions.result.determination import determine_result
from ballots.actions.term.departures import record_departure
from ballots.actions.term.objections import (
    ObjectionEntry,
    decide_objection,
    findings_of,
    receive_grounds,
    receive_objection,
)
from ballots.actions.term.seating import begin_mandates
from ballots.actions.term.successions import determine_succession
from ballots.law.term.mandates import LossGround
from ballots.law.term.objections import ObjectionOutcome, Objector
from ballots.law.term.rules import TermRule
from ballots.law.term.work import TermWork
from ballots.models import Departure, Mandate, Objection, ObjectionDecision
from ballots.models.term.tasks import term_tasks
from elections.law.course.phases import Phase
from elections.models import Election
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent
from tests import factories

pytestmark = pytest.mark.django_db

PUBLISHED = date(2026, 3, 28)
TODAY = factories.TODAY
BODY = {
    "seats": 5,
    "lists": {1: 5, 2: 3},
    "votes": {1: {1: 90, 2: 80, 3: 70, 4: 50, 5: 40}, 2: {1: 90, 2: 80, 3: 60}},
}


@pytest.fixture(scope="module")
def published(once):
    return once(lambda: factories.election(Phase.PUBLISHED, **BODY).pk)


@pytest.fixture(autouse=True)
def election(published, db):
    return Election.objects.get(pk=published)


@pytest.fixture
def actor(election):
    return factories.lead(election.municipality)


def received(election, actor, succession=None, **values):
    entry = {
        "reference": "E 1/26",
        "objector": Objector.OWN_RIGHTS,
        "supporters": 0,
        "published_on": PUBLISHED,
        "received_on": date(2026, 4, 2),
        "reasoned_on": date(2026, 4, 2),
        "in_form": True,
        "subject": "Eine Urne blieb ungezählt.",
    }
    return receive_objection(
        election.pk,
        ObjectionEntry(**{**entry, **values}),
        succession=succession,
        today=TODAY,
        actor=actor,
    )


def decided(objection, actor, outcome, **values):
    return decide_objection(
        objection.pk,
        **{
            "outcome": outcome,
            "decided_on": date(2026, 5, 5),
            "decided_by": "die Gemeindevertretung",
            "reasons": "Die Akten geben es her.",
            "today": TODAY,
            "actor": actor,
            **values,
        },
    )


def seat(election, place=1):
    return Mandate.objects.get(
        election=election, candidate__nomination__number=1, candidate__place=place
    )


def phase(election):
    return Election.objects.get(pk=election.pk).current_phase


def open_work(election, today=TODAY):
    return [task.what for task in term_tasks(Election.objects.filter(pk=election.pk), today)]


@pytest.mark.rules("R-END-09", "C-23")
@pytest.mark.parametrize(
    ("values", "rules"),
    [
        ({}, []),
        ({"received_on": date(2026, 4, 11)}, []),
        ({"received_on": date(2026, 4, 12)}, [TermRule.OBJECTION_LATE]),
        ({"reasoned_on": date(2026, 4, 12)}, [TermRule.OBJECTION_REASONED_LATE]),
        ({"reasoned_on": None}, [TermRule.OBJECTION_NOT_REASONED]),
        ({"in_form": False}, [TermRule.OBJECTION_NOT_IN_FORM]),
        ({"objector": Objector.NO_ELECTOR}, [TermRule.OBJECTOR_NO_ELECTOR]),
        (
            {"objector": Objector.SUPPORTED, "supporters": 9},
            [TermRule.OBJECTION_SUPPORT_MISSING],
        ),
        ({"objector": Objector.SUPPORTED, "supporters": 10}, []),
    ],
    ids=[
        "in time",
        "on the last day",
        "one day late",
        "reasons one day late",
        "no reasons",
        "by telephone",
        "no elector",
        "nine supporters of 1000 electors",
        "ten supporters of 1000 electors",
    ],
)
def test_what_comes_in_is_recorded_with_what_speaks_against_it(values, rules, election, actor):
    objection = received(election, actor, **values)
    assert objection.electors == 1000
    assert [finding.rule for finding in findings_of(objection, TODAY)] == rules


@pytest.mark.rules("R-END-09")
@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"received_on": date(2026, 6, 2)}, TermRule.DATE_IN_FUTURE),
        ({"published_on": date(2026, 3, 14)}, TermRule.PUBLISHED_BEFORE_ELECTION),
        ({"received_on": date(2026, 3, 14)}, TermRule.OBJECTION_BEFORE_ELECTION),
    ],
    ids=["in the future", "published before the election", "received before the election"],
)
def test_days_that_cannot_be_are_refused(values, rule, election, actor):
    with pytest.raises(RuleViolation) as refusal:
        received(election, actor, **values)
    assert (refusal.value.rule, Objection.objects.count()) == (rule, 0)


def test_a_reference_names_one_objection(election, actor):
    received(election, actor)
    with pytest.raises(RuleViolation) as refusal:
        received(election, actor)
    assert refusal.value.rule is TermRule.OBJECTION_EXISTS


def test_without_a_result_there_is_nothing_to_object_to():
    election = factories.election(Phase.COUNTING)
    with pytest.raises(RuleViolation) as refusal:
        received(election, factories.lead(election.municipality))
    assert refusal.value.rule is TermRule.RESULT_NOT_FINAL


@pytest.mark.rules("R-END-07", "R-END-09")
def test_an_objection_to_a_succession_counts_from_its_own_announcement(election, actor):
    day = date(2026, 5, 4)
    departure = record_departure(
        seat(election).pk,
        ground=LossGround.RESIGNATION,
        found_on=day,
        effective_on=day,
        today=TODAY,
        actor=actor,
    )
    succession = determine_succession(
        departure.pk, place=4, determined_on=day, today=TODAY, actor=actor
    )
    with pytest.raises(RuleViolation) as refusal:
        received(election, actor, succession)
    assert refusal.value.rule is TermRule.DAY_OUT_OF_RANGE
    late = date(2026, 5, 20)
    objection = received(
        election, actor, succession, published_on=day, received_on=late, reasoned_on=late
    )
    assert objection.succession == succession
    assert [finding.facts["deadline"] for finding in findings_of(objection, TODAY)] == [
        date(2026, 5, 18)
    ] * 2


@pytest.mark.rules("R-END-10")
@pytest.mark.parametrize(
    ("values", "outcome", "rule"),
    [
        ({}, ObjectionOutcome.INADMISSIBLE, TermRule.OBJECTION_IS_ADMISSIBLE),
        ({"in_form": False}, ObjectionOutcome.REPEAT, TermRule.OBJECTION_IS_INADMISSIBLE),
        ({"in_form": False}, ObjectionOutcome.REDETERMINE, TermRule.OBJECTION_IS_INADMISSIBLE),
    ],
    ids=["inadmissible without a reason", "upheld against form", "corrected against form"],
)
def test_a_decision_that_does_not_fit_is_refused(values, outcome, rule, election, actor):
    objection = received(election, actor, **values)
    with pytest.raises(RuleViolation) as refusal:
        decided(objection, actor, outcome)
    assert (refusal.value.rule, ObjectionDecision.objects.count()) == (rule, 0)
    assert phase(election) is Phase.PUBLISHED


@pytest.mark.rules("R-END-10")
@pytest.mark.parametrize(
    ("decided_on", "rule"),
    [
        (date(2026, 4, 1), TermRule.DECIDED_BEFORE_OBJECTION),
        (date(2026, 6, 2), TermRule.DATE_IN_FUTURE),
    ],
    ids=["before it came", "in the future"],
)
def test_it_is_decided_after_it_came_and_not_in_the_future(decided_on, rule, election, actor):
    objection = received(election, actor)
    with pytest.raises(RuleViolation) as refusal:
        decided(objection, actor, ObjectionOutcome.DISMISSED, decided_on=decided_on)
    assert refusal.value.rule is rule


@pytest.mark.rules("R-END-10")
def test_it_is_decided_once(election, actor):
    objection = received(election, actor)
    assert open_work(election) == [TermWork.DECIDE_OBJECTION]
    decided(objection, actor, ObjectionOutcome.DISMISSED)
    assert open_work(election) == []
    with pytest.raises(RuleViolation) as refusal:
        decided(objection, actor, ObjectionOutcome.REPEAT)
    assert refusal.value.rule is TermRule.OBJECTION_DECIDED
    assert phase(election) is Phase.PUBLISHED


@pytest.mark.rules("R-END-11")
def test_to_determine_anew_opens_the_count_and_the_new_result_seats_the_same_people(
    election, actor
):
    decided(received(election, actor), actor, ObjectionOutcome.REDETERMINE)
    assert phase(election) is Phase.COUNTING
    with pytest.raises(RuleViolation) as refusal:
        record_departure(
            seat(election).pk,
            ground=LossGround.RESIGNATION,
            found_on=date(2026, 5, 5),
            effective_on=date(2026, 5, 5),
            today=TODAY,
            actor=actor,
        )
    assert refusal.value.rule is TermRule.RESULT_NOT_FINAL
    determine_result(election.pk, decided_on=date(2026, 5, 12), actor=actor)
    begin_mandates(election.pk, actor=actor)
    assert Mandate.objects.sitting().count() == 5


@pytest.mark.rules("R-END-11")
def test_a_second_upheld_objection_finds_the_count_open_already(election, actor):
    first, second = received(election, actor), received(election, actor, reference="E 2/26")
    for objection in [first, second]:
        decided(objection, actor, ObjectionOutcome.REDETERMINE)
    assert phase(election) is Phase.COUNTING
    assert ObjectionDecision.objects.count() == 2


@pytest.mark.rules("R-END-10")
def test_a_repeat_is_an_open_duty_until_the_wahlzeit_is_over(election, actor):
    objection = received(election, actor)
    decided(objection, actor, ObjectionOutcome.REPEAT)
    tasks = term_tasks(Election.objects.all(), TODAY)
    assert [(task.what, task.about.row, task.since, task.by) for task in tasks] == [
        (work, objection.pk, date(2026, 5, 5), None)
        for work in (TermWork.REPEAT_ELECTION, TermWork.ENTER_FINALITY)
    ]
    assert open_work(election, date(2031, 4, 1)) == []


@pytest.mark.rules("R-END-03", "R-END-10")
def test_a_member_loses_the_seat_on_the_day_the_decision_is_final(election, actor):
    objection = received(election, actor)
    decision = decided(
        objection,
        actor,
        ObjectionOutcome.SEAT_LOST,
        mandate_id=seat(election, 2).pk,
        final_on=date(2026, 5, 20),
    )
    departure = Departure.objects.get()
    assert decision.departure == departure
    assert (departure.ground, departure.effective_on) == ("election_review", date(2026, 5, 20))
    assert open_work(election) == [TermWork.DETERMINE_SUCCESSION]


@pytest.mark.rules("R-END-10")
@pytest.mark.parametrize(
    ("outcome", "seat_named", "final_on", "rule"),
    [
        (ObjectionOutcome.SEAT_LOST, False, date(2026, 5, 20), TermRule.SEAT_OF_OBJECTION),
        (ObjectionOutcome.DISMISSED, True, None, TermRule.SEAT_OF_OBJECTION),
        (ObjectionOutcome.SEAT_LOST, True, None, TermRule.DECISION_NOT_FINAL),
        (ObjectionOutcome.SEAT_LOST, True, date(2026, 5, 4), TermRule.DAY_OUT_OF_RANGE),
        (ObjectionOutcome.SEAT_LOST, True, date(2026, 6, 2), TermRule.DAY_OUT_OF_RANGE),
    ],
    ids=["no seat named", "a seat too many", "not final", "final before decided", "in the future"],
)
def test_a_seat_goes_with_exactly_one_outcome_and_a_final_decision(
    outcome, seat_named, final_on, rule, election, actor
):
    objection = received(election, actor)
    mandate_id = seat(election).pk if seat_named else None
    with pytest.raises(RuleViolation) as refusal:
        decided(objection, actor, outcome, mandate_id=mandate_id, final_on=final_on)
    assert (refusal.value.rule, Departure.objects.count()) == (rule, 0)


def test_a_seat_of_another_election_is_refused(election, actor):
    other = factories.election(Phase.PUBLISHED, **BODY)
    objection = received(election, actor)
    with pytest.raises(RuleViolation) as refusal:
        decided(
            objection,
            actor,
            ObjectionOutcome.SEAT_LOST,
            mandate_id=seat(other).pk,
            final_on=date(2026, 5, 20),
        )
    assert refusal.value.rule is TermRule.NEVER_STOOD


@pytest.mark.rules("R-BODY-07")
def test_after_the_wahlzeit_an_objection_can_only_be_turned_down(election, actor):
    objection = received(election, actor)
    after = {"decided_on": date(2031, 4, 1), "today": date(2031, 4, 2)}
    with pytest.raises(RuleViolation) as refusal:
        decided(objection, actor, ObjectionOutcome.REDETERMINE, **after)
    assert refusal.value.rule is TermRule.AFTER_TERM
    decided(objection, actor, ObjectionOutcome.DISMISSED, **after)
    assert phase(election) is Phase.PUBLISHED


def test_the_log_names_the_reference_and_no_person(election, actor):
    decided(received(election, actor), actor, ObjectionOutcome.DISMISSED)
    told = AuditEvent.objects.filter(act__startswith="objection.")
    assert [event.details["reference"] for event in told] == ["E 1/26"] * 2
    assert not any("Familie" in str(event.details) for event in told)


@pytest.mark.rules("R-END-09")
@pytest.mark.parametrize(
    ("came_on", "rules"),
    [(date(2026, 4, 11), []), (date(2026, 4, 12), [TermRule.OBJECTION_REASONED_LATE])],
    ids=["on the last day", "a day late"],
)
def test_grounds_that_come_later_are_entered_once(came_on, rules, election, actor):
    objection = received(election, actor, reasoned_on=None)
    receive_grounds(objection.pk, received_on=came_on, today=TODAY, actor=actor)
    objection = Objection.objects.get(pk=objection.pk)
    assert objection.reasoned_on == came_on
    assert [finding.rule for finding in findings_of(objection, TODAY)] == rules
    assert AuditEvent.objects.filter(act="objection.reasoned").count() == 1
    with pytest.raises(RuleViolation) as refused:
        receive_grounds(objection.pk, received_on=came_on, today=TODAY, actor=actor)
    assert (refused.value.rule, refused.value.facts) == (
        TermRule.OBJECTION_GROUNDS_KNOWN,
        {"day": came_on},
    )


@pytest.mark.rules("R-END-09")
def test_grounds_after_the_decision_or_before_the_election_are_refused(election, actor):
    objection = received(election, actor, reasoned_on=None)
    with pytest.raises(RuleViolation) as refused:
        receive_grounds(objection.pk, received_on=date(2026, 3, 1), today=TODAY, actor=actor)
    assert refused.value.rule is TermRule.OBJECTION_BEFORE_ELECTION
    decided(objection, actor, ObjectionOutcome.INADMISSIBLE)
    with pytest.raises(RuleViolation) as refused:
        receive_grounds(objection.pk, received_on=date(2026, 4, 3), today=TODAY, actor=actor)
    assert refused.value.rule is TermRule.OBJECTION_DECIDED


@pytest.mark.rules("R-END-09", "R-END-10")
def test_nothing_is_decided_while_the_grounds_may_still_come(election, actor):
    objection = received(election, actor, reasoned_on=None)
    last = date(2026, 4, 11)
    with pytest.raises(RuleViolation) as refused:
        decided(objection, actor, ObjectionOutcome.DISMISSED, decided_on=last, today=last)
    assert refused.value.rule is TermRule.OBJECTION_GROUNDS_AWAITED
    after = date(2026, 4, 12)
    decided(objection, actor, ObjectionOutcome.INADMISSIBLE, decided_on=after, today=after)
