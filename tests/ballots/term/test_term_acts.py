"""The body in its term, through the acts: seats, departures, successors, the end."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from ballots.actions.counting.counts import record_report
from ballots.actions.result.determination import determine_result
from ballots.actions.term.departures import pass_over, record_departure
from ballots.actions.term.mandates import note_incompatibility, prove_end_of_post
from ballots.actions.term.seating import begin_mandates
from ballots.actions.term.successions import call_for, determine_succession, draw_successor, foresee
from ballots.law.result.rules import ResultRule
from ballots.law.term.mandates import LossGround
from ballots.law.term.rules import TermRule
from ballots.law.term.succession import PassedOver
from ballots.models import BodyEnd, Departure, Mandate
from ballots.models.term.sitting import sitting_of
from elections.actions.course.phases import take_step
from elections.law.course.phases import Phase, Step
from elections.models import Election
from municipalities.law.basis import RuleViolation
from municipalities.law.body.standing import BodyState, NextStep
from municipalities.law.body.suffrage import Incompatibility
from municipalities.models import AuditEvent, Municipality
from municipalities.models.body.standing import standings
from tests import factories

pytestmark = pytest.mark.django_db

START = date(2026, 4, 1)
LATER = date(2026, 5, 4)
TODAY = factories.TODAY
# Three seats for list 1 (places 1, 2, 3), two for list 2 (places 1, 2).
BODY = {
    "seats": 5,
    "lists": {1: 5, 2: 3},
    "votes": {1: {1: 90, 2: 80, 3: 70, 4: 50, 5: 40}, 2: {1: 90, 2: 80, 3: 60}},
}


VOTES = {1: {1: 90, 2: 80, 3: 70}, 2: {1: 60, 2: 50, 3: 1}}


class Body:
    """One published election and the person who leads it."""

    def __init__(self, election: Election | None = None, **values):
        self.election = election or factories.election(Phase.PUBLISHED, **{**BODY, **values})
        self.actor = factories.lead(self.election.municipality)

    def mandate(self, number: int, place: int) -> Mandate:
        return Mandate.objects.get(
            election=self.election,
            candidate__nomination__number=number,
            candidate__place=place,
        )

    def candidate(self, number: int, place: int):
        return self.election.nominations.get(number=number).candidates.get(place=place)

    def resigns(self, number: int, place: int, on: date = LATER) -> Departure:
        return record_departure(
            self.mandate(number, place).pk,
            ground=LossGround.RESIGNATION,
            found_on=on,
            effective_on=on,
            today=TODAY,
            actor=self.actor,
        )

    def waives(self, number: int, place: int, ground: PassedOver = PassedOver.WAIVED):
        return pass_over(
            self.election.pk,
            self.candidate(number, place).pk,
            ground=ground,
            noted_on=LATER,
            note="Schreiben vom selben Tag",
            today=TODAY,
            actor=self.actor,
        )

    def follows(self, departure: Departure, place: int):
        return determine_succession(
            departure.pk, place=place, determined_on=LATER, today=TODAY, actor=self.actor
        )

    def sitting(self) -> set[tuple[int, int]]:
        return {
            (mandate.candidate.nomination.number, mandate.candidate.place)
            for mandate in Mandate.objects.filter(election=self.election).sitting()
        }

    def standing(self):
        one = Municipality.objects.filter(pk=self.election.municipality_id)
        (row,) = standings(one, self.election.term, today=TODAY, overrides={})
        return row.body


@pytest.fixture(scope="module")
def published(once):
    return once(lambda: factories.election(Phase.PUBLISHED, **BODY).pk)


@pytest.fixture(autouse=True)
def body(published, db):
    return Body(Election.objects.get(pk=published))


@pytest.mark.rules("R-END-01")
def test_publishing_the_result_seats_who_is_elected_without_anybody_accepting(body):
    assert body.sitting() == {(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)}
    assert set(body.election.mandates.values_list("starts_on", flat=True)) == {START}


@pytest.mark.rules("R-END-01")
def test_seating_twice_changes_nothing(body):
    assert begin_mandates(body.election.pk, actor=body.actor) == []
    assert body.election.mandates.count() == 5


@pytest.mark.rules("R-END-04", "R-END-07")
def test_the_next_one_of_the_same_list_follows(body):
    departure = body.resigns(1, 2)
    succession = body.follows(departure, 4)
    assert body.sitting() == {(1, 1), (1, 3), (1, 4), (2, 1), (2, 2)}
    assert (succession.seats, succession.members) == (5, 5)
    assert succession.mandate.starts_on == LATER


@pytest.mark.rules("R-END-06")
def test_who_waived_is_skipped_with_the_ground_and_never_returns(body):
    first = body.resigns(1, 2)
    body.waives(1, 4)
    succession = body.follows(first, 5)
    assert [row.bar.ground for row in succession.skipped.all()] == ["waived"]
    body.resigns(1, 5)
    # Nobody is left on the list: the seat stays empty in the same act.
    assert body.sitting() == {(1, 1), (1, 3), (2, 1), (2, 2)}
    assert sitting_of(body.election).seats == 4


@pytest.mark.rules("R-END-04", "R-END-08", "R-BODY-09", "R-BODY-10")
def test_f4_rosbach_2023_three_resign_the_list_is_exhausted_and_a_commission_is_owed():
    body = Body(seats=5, lists={1: 5}, votes={1: {1: 50, 2: 40, 3: 30, 4: 20, 5: 10}})
    for place in [1, 2]:
        body.resigns(1, place)
        assert not BodyEnd.objects.exists()
    assert body.standing().state is BodyState.ABR_ELECTION
    body.resigns(1, 3)
    end = BodyEnd.objects.get()
    assert (end.members, end.ended_on) == (2, LATER)
    assert body.sitting() == set()
    standing = body.standing()
    assert (standing.state, standing.next_step, standing.due) == (
        BodyState.IK_AFTER_DROP_BELOW_3,
        NextStep.FORM_COMMISSION,
        None,
    )
    with pytest.raises(RuleViolation) as refusal:
        body.resigns(1, 4)
    assert refusal.value.rule is TermRule.BODY_HAS_ENDED


@pytest.mark.rules("R-BODY-09", "R-END-08")
def test_a_vacancy_that_somebody_will_fill_does_not_end_the_body():
    body = Body(seats=3, lists={1: 4, 2: 3}, votes=VOTES)
    body.resigns(1, 1)
    assert not BodyEnd.objects.exists()
    body.waives(1, 3)
    body.waives(1, 4)
    assert BodyEnd.objects.get().members == 2


@pytest.mark.rules("R-END-05", "R-SEAT-07")
def test_m3_equal_votes_in_a_majority_vote_are_a_lot_of_the_returning_officer():
    body = Body(
        seats=3,
        lists={1: 6},
        votes={1: {1: 90, 2: 80, 3: 70, 4: 50, 5: 50, 6: 10}},
    )
    departure = body.resigns(1, 1)
    with pytest.raises(RuleViolation) as refusal:
        body.follows(departure, 4)
    assert refusal.value.rule is ResultRule.LOT_REQUIRED
    draw = {"drawn_on": LATER, "minutes": "Gezogen im Rathaus", "today": TODAY}
    with pytest.raises(RuleViolation) as refusal:
        draw_successor(departure.pk, drawn=6, actor=body.actor, **draw)
    assert refusal.value.rule is ResultRule.LOT_DOES_NOT_FIT
    draw_successor(departure.pk, drawn=5, actor=body.actor, **draw)
    body.follows(departure, 5)
    second = body.resigns(1, 2)
    with pytest.raises(RuleViolation) as refusal:
        draw_successor(second.pk, drawn=4, actor=body.actor, **draw)
    assert refusal.value.rule is ResultRule.LOT_NOT_NEEDED
    body.follows(second, 4)
    assert body.sitting() == {(1, 3), (1, 4), (1, 5)}


@pytest.mark.rules("R-END-05", "R-END-06")
def test_when_the_person_drawn_waives_the_others_draw_again_or_follow():
    body = Body(seats=3, lists={1: 6}, votes={1: {1: 90, 2: 80, 3: 70, 4: 50, 5: 50, 6: 50}})
    departure = body.resigns(1, 1)
    draw = {"drawn_on": LATER, "minutes": "Gezogen im Rathaus", "today": TODAY}
    draw_successor(departure.pk, drawn=5, actor=body.actor, **draw)
    body.waives(1, 5)
    draw_successor(departure.pk, drawn=6, actor=body.actor, **draw)
    succession = body.follows(departure, 6)
    assert [row.bar.candidate.place for row in succession.skipped.all()] == [5]


@pytest.mark.rules("R-END-02", "C-24")
def test_an_incompatible_post_has_one_week_and_then_the_seat_was_never_acquired(body):
    held, lost = body.mandate(1, 1), body.mandate(1, 2)
    for mandate in [held, lost]:
        note_incompatibility(
            mandate.pk,
            post=Incompatibility.CIVIL_SERVANT,
            served_on=date(2026, 4, 2),
            today=TODAY,
            actor=body.actor,
        )
    prove_end_of_post(held.pk, proven_on=date(2026, 4, 9), today=TODAY, actor=body.actor)
    with pytest.raises(RuleViolation):
        prove_end_of_post(lost.pk, proven_on=date(2026, 4, 10), today=TODAY, actor=body.actor)
    record = {
        "ground": LossGround.NEVER_ACQUIRED,
        "effective_on": START,
        "today": TODAY,
        "actor": body.actor,
    }
    for mandate, found_on in [(held, date(2026, 4, 10)), (lost, date(2026, 4, 9))]:
        with pytest.raises(RuleViolation):
            record_departure(mandate.pk, found_on=found_on, **record)
    record_departure(lost.pk, found_on=date(2026, 4, 10), **record)
    assert body.sitting() == {(1, 1), (1, 3), (2, 1), (2, 2)}


@pytest.mark.rules("R-END-03")
def test_who_left_cannot_leave_again(body):
    mandate = body.mandate(1, 1)
    body.resigns(1, 1)
    with pytest.raises(RuleViolation) as refusal:
        record_departure(
            mandate.pk,
            ground=LossGround.DEATH,
            found_on=LATER,
            effective_on=LATER,
            today=TODAY,
            actor=body.actor,
        )
    assert refusal.value.rule is TermRule.SEAT_LEFT_ALREADY


@pytest.mark.rules("R-END-06")
def test_a_person_who_never_stood_is_refused(body):
    other = Body()
    with pytest.raises(RuleViolation) as refusal:
        pass_over(
            body.election.pk,
            other.candidate(1, 4).pk,
            ground=PassedOver.DEAD,
            noted_on=LATER,
            note="Sterbeurkunde",
            today=TODAY,
            actor=body.actor,
        )
    assert refusal.value.rule is TermRule.NEVER_STOOD


@pytest.mark.rules("R-END-04")
def test_somebody_else_is_next_than_the_page_said(body):
    departure = body.resigns(1, 1)
    body.waives(1, 4)
    with pytest.raises(RuleViolation) as refusal:
        body.follows(departure, 4)
    assert refusal.value.rule is TermRule.SOMEBODY_ELSE_IS_NEXT
    assert body.sitting() == {(1, 2), (1, 3), (2, 1), (2, 2)}


def test_the_log_names_places_and_no_persons(body):
    departure = body.resigns(1, 1)
    body.waives(1, 4)
    body.follows(departure, 5)
    told = [
        f"{event.subject_name} {event.details}"
        for event in AuditEvent.objects.filter(
            act__in=["mandate.lost", "succession.passed_over", "succession.determined"]
        )
    ]
    assert len(told) == 3
    assert [line for line in told if "Familie" in line or "Person" in line] == []


@pytest.mark.rules("R-END-04", "R-END-08")
def test_the_last_successor_of_a_list_leaves_no_seat_waiting_for_nobody(body):
    first, second = body.resigns(1, 1), body.resigns(1, 2)
    body.waives(1, 5)
    body.follows(first, 4)
    assert second.succession.mandate is None
    assert sitting_of(body.election).vacant == 0


@pytest.mark.rules("R-BODY-09", "R-END-04", "R-END-08")
def test_two_seats_that_wait_for_one_person_do_not_hide_that_the_body_ends():
    votes = {1: {1: 50, 2: 40, 3: 30, 4: 20, 5: 10}}
    body = Body(seats=4, lists={1: 5}, votes=votes)
    first, second = body.resigns(1, 1), body.resigns(1, 2)
    assert second.succession.mandate is None
    assert (sitting_of(body.election).members, sitting_of(body.election).vacant) == (2, 1)
    foreseen, after = foresee(body.mandate(1, 3))
    assert (foreseen.exhausted, after.body_ends) == (True, True)
    third = body.resigns(1, 3)
    # One member and one possible successor are left: that is two.
    assert third.succession.mandate is None
    assert BodyEnd.objects.get().members < 3
    assert not Departure.objects.vacant().filter(pk=first.pk).exists()


@pytest.mark.rules("R-END-02")
def test_a_successor_is_told_of_a_post_only_after_the_finding_that_called_them(body):
    body.follows(body.resigns(1, 1), 4)
    told = {"post": Incompatibility.CIVIL_SERVANT, "today": TODAY, "actor": body.actor}
    with pytest.raises(RuleViolation) as refusal:
        note_incompatibility(body.mandate(1, 4).pk, served_on=date(2026, 5, 3), **told)
    assert refusal.value.rule is TermRule.SERVED_BEFORE_DETERMINATION
    note_incompatibility(body.mandate(1, 4).pk, served_on=LATER, **told)


AFTER = date(2031, 4, 1)


@pytest.mark.rules("R-BODY-07")
@pytest.mark.parametrize(
    "act",
    [
        lambda body, left, day: record_departure(
            body.mandate(2, 1).pk,
            ground=LossGround.RESIGNATION,
            found_on=day,
            effective_on=day,
            today=AFTER,
            actor=body.actor,
        ),
        lambda body, left, day: pass_over(
            body.election.pk,
            body.candidate(1, 5).pk,
            ground=PassedOver.WAIVED,
            noted_on=day,
            note="Schreiben",
            today=AFTER,
            actor=body.actor,
        ),
        lambda body, left, day: determine_succession(
            left.pk, place=4, determined_on=day, today=AFTER, actor=body.actor
        ),
        lambda body, left, day: note_incompatibility(
            body.mandate(2, 1).pk,
            post=Incompatibility.CIVIL_SERVANT,
            served_on=day,
            today=AFTER,
            actor=body.actor,
        ),
    ],
    ids=["departure", "passed over", "succession", "notice"],
)
def test_after_the_wahlzeit_nothing_changes_but_what_happened_in_it_is_written_down(act, body):
    left = body.resigns(1, 1)
    with pytest.raises(RuleViolation) as refusal:
        act(body, left, AFTER)
    assert refusal.value.rule is TermRule.AFTER_TERM
    act(body, left, date(2031, 3, 31))


@pytest.mark.rules("R-BODY-07", "R-END-04")
def test_a_seat_found_empty_after_the_wahlzeit_is_empty_since_its_last_day(body):
    left = body.resigns(1, 1)
    for place in [4, 5]:
        pass_over(
            body.election.pk,
            body.candidate(1, place).pk,
            ground=PassedOver.WAIVED,
            noted_on=date(2031, 3, 31),
            note="Schreiben",
            today=AFTER,
            actor=body.actor,
        )
    assert left.succession.determined_on == date(2031, 3, 31)


@pytest.mark.rules("R-END-05", "R-END-11")
def test_a_lot_that_no_longer_answers_the_question_is_left_aside():
    lists, seats = {1: 6}, 3
    before = {1: 90, 2: 80, 3: 70, 4: 50, 5: 50, 6: 10}
    body = Body(seats=seats, lists=lists, votes={1: before})
    departure = body.resigns(1, 1)
    draw_successor(
        departure.pk,
        drawn=5,
        drawn_on=LATER,
        minutes="Gezogen im Rathaus",
        today=TODAY,
        actor=body.actor,
    )
    take_step(body.election.pk, Step.CORRECT, reason="Einspruch", actor=body.actor)
    record_report(
        body.election.units.get().pk,
        factories.values({1: before | {4: 51}}),
        source="Niederschrift",
        reason="nachgezählt",
        based_on=1,
        actor=body.actor,
    )
    determine_result(body.election.pk, decided_on=LATER, actor=body.actor)
    assert (call_for(departure).successor, call_for(departure).lot) == (4, None)
    body.follows(departure, 4)


def test_the_auditor_reads_the_term_in_words(client, body):
    departure = body.resigns(1, 1)
    body.waives(1, 4)
    body.follows(departure, 5)
    client.force_login(body.actor)
    page = client.get(reverse("municipalities:log", args=[body.election.municipality.ags]))
    told = page.content.decode()
    for words in [
        "Ausscheiden eines Mitglieds festgestellt",
        "Verzicht auf den Sitz",
        "Person vermerkt, die nicht nachrückt",
        "Verzicht erklärt",
        "Nachrücken oder leeren Sitz festgestellt",
    ]:
        assert words in told
    for code in ["resignation", "waived", "succession.determined"]:
        assert code not in told.replace('value="succession.determined"', "")
