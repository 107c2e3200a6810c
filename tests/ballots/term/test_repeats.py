"""An annulled election loses its seats and is repeated in the same Wahlzeit (R-END-10)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import http_date

from ballots.actions.counting.counts import record_report
from ballots.actions.paper.approval import approve_paper
from ballots.actions.result.determination import determine_result
from ballots.actions.term.departures import record_departure
from ballots.actions.term.objections import ObjectionEntry, decide_objection, receive_objection
from ballots.actions.term.repeats import annul_election, correct_repeat, repeat_election
from ballots.law.term.mandates import LossGround
from ballots.law.term.objections import ObjectionOutcome, Objector
from ballots.law.term.repeats import (
    check_annulment,
    check_first_is_annulled,
    check_repeat_day,
)
from ballots.law.term.rules import TermRule
from ballots.law.term.work import TermWork
from ballots.models import Annulment, Mandate
from ballots.models.term.sitting import sitting_of
from ballots.models.term.tasks import term_tasks
from elections.actions.course.phases import close_admission, take_step
from elections.actions.course.setup import add_district
from elections.actions.nominations.deciding import decide_nomination
from elections.law.course.phases import Phase, Step, check_not_annulled
from elections.law.course.rules import CourseRule
from elections.models import Election
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, BodyEvent
from municipalities.models.body.happened import courses_of
from tests import factories

DECIDED = date(2026, 5, 5)
REPEATED = date(2026, 9, 27)  # a Sunday

# --- The law ----------------------------------------------------------------------------------


@pytest.mark.rules("R-END-10")
@pytest.mark.parametrize(
    ("final_on", "rule"),
    [
        pytest.param(DECIDED, None, id="on the day of the decision: nobody may sue any more"),
        pytest.param(date(2026, 6, 1), None, id="today"),
        pytest.param(date(2026, 5, 4), TermRule.FINAL_BEFORE_DECISION, id="before the decision"),
        pytest.param(date(2026, 6, 2), TermRule.DATE_IN_FUTURE, id="tomorrow"),
    ],
)
def test_an_annulment_becomes_final_after_it_was_decided(final_on, rule):
    days = {"decided_on": DECIDED, "final_on": final_on, "today": factories.TODAY}
    assert refused(check_annulment, **days) is rule


@pytest.mark.rules("R-END-10", "R-BODY-07")
@pytest.mark.parametrize(
    ("day", "decided_on", "rule"),
    [
        pytest.param(date(2021, 9, 26), date(2021, 5, 20), None, id="Friedberg 2021"),
        pytest.param(date(2026, 3, 29), date(2021, 5, 20), None, id="the last Sunday of the term"),
        pytest.param(
            date(2026, 4, 5), date(2021, 5, 20), TermRule.REPEAT_OUTSIDE_TERM, id="after the term"
        ),
        pytest.param(
            date(2021, 5, 16), date(2021, 5, 20), TermRule.REPEAT_OUTSIDE_TERM, id="before it"
        ),
        pytest.param(
            date(2021, 5, 20), date(2021, 5, 20), TermRule.REPEAT_OUTSIDE_TERM, id="that day"
        ),
        pytest.param(
            date(2021, 9, 25), date(2021, 5, 20), TermRule.REPEAT_NOT_ON_SUNDAY, id="a Saturday"
        ),
    ],
)
def test_a_repeat_is_on_a_sunday_of_the_running_wahlzeit(day, decided_on, rule):
    found = refused(check_repeat_day, day=day, decided_on=decided_on, ends_on=date(2026, 3, 31))
    assert found is rule


def refused(check, **days):
    try:
        check(**days)
    except RuleViolation as violation:
        return violation.rule
    return None


# --- The acts ---------------------------------------------------------------------------------


@pytest.fixture
def election(db):
    return factories.election(Phase.PUBLISHED)


@pytest.fixture
def actor(election):
    return factories.lead(election.municipality)


@pytest.fixture
def objection(election, actor):
    return objected(election, actor, ObjectionOutcome.REPEAT)


def received(election, actor, reference):
    entry = ObjectionEntry(
        reference=reference,
        objector=Objector.OWN_RIGHTS,
        supporters=0,
        published_on=date(2026, 3, 28),
        received_on=date(2026, 4, 2),
        reasoned_on=date(2026, 4, 2),
        in_form=True,
        subject="Auf einer Liste standen zu viele Personen.",
    )
    return receive_objection(election.pk, entry, today=factories.TODAY, actor=actor)


def objected(election, actor, outcome, reference="E 1/26"):
    found = received(election, actor, reference)
    decide_objection(
        found.pk,
        outcome=outcome,
        decided_on=DECIDED,
        decided_by="die Gemeindevertretung",
        reasons="Elf statt neun Personen gedruckt.",
        today=factories.TODAY,
        actor=actor,
    )
    return found


def annulled(objection, actor, final_on=date(2026, 5, 29), **more):
    return annul_election(
        objection.pk, final_on=final_on, today=factories.TODAY, actor=actor, **more
    )


def fresh(election):
    return Election.objects.get(pk=election.pk)


@pytest.mark.rules("R-END-10")
def test_the_seats_stay_until_the_annulment_is_final_and_end_with_it(election, actor, objection):
    assert sitting_of(election).members == 5
    annulled(objection, actor)
    body = sitting_of(fresh(election))
    assert (body.members, body.vacant, body.ended) == (0, 0, True)
    assert not Mandate.objects.sitting().filter(election=election).exists()
    course = courses_of(election.municipality)[election.term_id]
    assert (course.determined, course.elections[0].result_stands) == (None, False)
    row = BodyEvent.objects.last()
    assert (row.kind, row.on, row.members) == ("election_annulled", date(2026, 5, 29), 0)
    assert AuditEvent.objects.filter(act="election.annulled").count() == 1


@pytest.mark.rules("R-END-10")
def test_after_it_no_seat_changes(election, actor, objection):
    annulled(objection, actor)
    with pytest.raises(RuleViolation) as refusal:
        record_departure(
            election.mandates.first().pk,
            ground=LossGround.RESIGNATION,
            found_on=factories.TODAY,
            effective_on=factories.TODAY,
            today=factories.TODAY,
            actor=actor,
        )
    assert refusal.value.rule is TermRule.ELECTION_ANNULLED


@pytest.mark.rules("R-END-10")
def test_a_slip_in_the_day_is_corrected_with_a_reason(election, actor, objection):
    annulled(objection, actor)
    for reason, day in [("", date(2026, 5, 30)), ("Tippfehler", date(2026, 5, 29))]:
        with pytest.raises(RuleViolation) as refusal:
            annulled(objection, actor, day, reason=reason)
        assert refusal.value.rule is TermRule.ANNULLED_ALREADY
    annulled(objection, actor, date(2026, 5, 30), reason="Tippfehler")
    assert election.annulments.last().final_on == date(2026, 5, 30)
    assert Annulment.objects.count() == 2


@pytest.mark.rules("R-END-10")
@pytest.mark.parametrize(
    ("act", "days"),
    [
        pytest.param(annul_election, {"final_on": DECIDED, "today": factories.TODAY}, id="final"),
        pytest.param(repeat_election, {"day": REPEATED}, id="repeated"),
    ],
)
def test_what_was_not_decided_so_is_neither_final_nor_repeated(election, actor, act, days):
    dismissed = objected(election, actor, ObjectionOutcome.DISMISSED)
    with pytest.raises(RuleViolation) as refusal:
        act(dismissed.pk, actor=actor, **days)
    assert refusal.value.rule is TermRule.NO_REPEAT_DECIDED


@pytest.mark.rules("R-END-10", "R-CAL-01")
def test_the_repeat_has_its_own_calendar_in_the_same_wahlzeit(election, actor, objection):
    made = repeat_election(objection.pk, day=REPEATED, actor=actor)
    assert (made.term, made.seats, made.day, made.current_phase) == (
        election.term,
        election.seats,
        REPEATED,
        Phase.SETUP,
    )
    days = dict(made.calendar.values_list("code", "on"))
    assert (days["C-03"], days["C-09"], days["C-16"]) == (
        date(2026, 7, 20),
        date(2026, 8, 16),
        date(2026, 9, 25),
    )
    # The Wahlzeit has begun: its appointments are none of the repeat.
    assert not days.keys() & {"C-25", "C-26"}
    open_work = term_tasks(Election.objects.filter(pk=election.pk), factories.TODAY)
    assert [task.what for task in open_work] == [TermWork.ENTER_FINALITY]
    annul_election(objection.pk, final_on=date(2026, 5, 31), today=factories.TODAY, actor=actor)
    assert term_tasks(Election.objects.filter(pk=election.pk), factories.TODAY) == []
    with pytest.raises(RuleViolation) as refusal:
        repeat_election(objection.pk, day=date(2026, 10, 4), actor=actor)
    assert refusal.value.rule is CourseRule.ELECTION_EXISTS


@pytest.mark.rules("R-END-10", "R-CAL-01")
def test_a_slip_in_the_day_of_the_repeat_is_corrected_with_its_calendar(election, actor, objection):
    made = repeat_election(objection.pk, day=REPEATED, actor=actor)
    moved = correct_repeat(
        objection.pk, day=REPEATED + timedelta(weeks=1), reason="verschrieben", actor=actor
    )
    assert (moved.pk, moved.day) == (made.pk, date(2026, 10, 4))
    assert moved.calendar.get(code="C-03").on == date(2026, 7, 27)
    days = [one.day for one in courses_of(election.municipality)[election.term_id].elections]
    assert days == [date(2026, 10, 4), election.day]
    event = AuditEvent.objects.get(act="election.day_corrected")
    assert event.details["reason"] == "verschrieben"


@pytest.mark.rules("R-END-10")
def test_once_something_rests_on_it_the_day_of_a_repeat_stands(actor, objection):
    made = repeat_election(objection.pk, day=REPEATED, actor=actor)
    add_district(made.pk, number="001", name="Mitte", actor=actor)
    with pytest.raises(RuleViolation) as refusal:
        correct_repeat(objection.pk, day=date(2026, 10, 4), reason="verschrieben", actor=actor)
    assert refusal.value.rule is CourseRule.DAY_RESTS_ON
    assert fresh(made).day == REPEATED


@pytest.mark.rules("R-END-10")
def test_a_repeat_that_is_not_set_up_has_no_day_to_correct(actor, objection):
    with pytest.raises(RuleViolation) as refusal:
        correct_repeat(objection.pk, day=REPEATED, reason="verschrieben", actor=actor)
    assert refusal.value.rule is TermRule.NO_REPEAT_DECIDED


# --- The pages --------------------------------------------------------------------------------


def test_the_office_is_led_from_the_decision_to_the_repeat(client, election, actor, objection):
    client.force_login(actor)
    page = reverse("ballots:objection", args=[election.pk, objection.pk])
    final = reverse("ballots:annul", args=[election.pk, objection.pk])
    again = reverse("ballots:repeat", args=[election.pk, objection.pk])
    before = client.get(page).content.decode()
    assert (final in before, again in before) == (True, True)
    assert client.post(final, {"final_on": "2026-05-01"}).status_code == 422
    assert client.post(final, {"final_on": "2026-05-29"}).status_code == 302
    # For a Sunday of the coming weeks no list can come any more: that is said first.
    today = timezone.localdate()
    sunday = today + timedelta(days=7 + (7 - today.isoweekday()) % 7)
    late = client.post(again, {"day": sunday.isoformat()})
    assert "Für diesen Wahltag ist es zu spät" in late.content.decode()
    assert Election.objects.count() == 1
    in_time = sunday + timedelta(weeks=20)
    assert client.post(again, {"day": in_time.isoformat()}).status_code == 302
    after = client.get(page).content.decode()
    said = ("29. Mai 2026", f"{in_time:%d.%m.%Y}")
    assert ([text in after for text in said], again in after) == ([True, True], True)
    other = in_time + timedelta(weeks=1)
    assert client.post(again, {"day": other.isoformat()}).status_code == 422
    corrected = client.post(again, {"day": other.isoformat(), "reason": "verschrieben"})
    assert corrected.status_code == 302
    assert f"{other:%d.%m.%Y}" in client.get(page).content.decode()


@pytest.mark.parametrize("name", ["annul", "repeat"])
def test_an_objection_that_was_not_upheld_so_has_no_such_page(client, election, actor, name):
    dismissed = objected(election, actor, ObjectionOutcome.DISMISSED)
    client.force_login(actor)
    assert (
        client.get(reverse(f"ballots:{name}", args=[election.pk, dismissed.pk])).status_code == 404
    )


@pytest.mark.rules("R-END-10")
@pytest.mark.parametrize("name", ["result", "body"])
def test_the_public_sees_that_an_election_was_annulled(client, election, actor, objection, name):
    address = reverse(f"reports:{name}", args=[election.municipality.ags, election.day.isoformat()])
    first = client.get(address)
    row = annulled(objection, actor)
    again = client.get(address, headers={"if-none-match": first["ETag"]})
    assert again["Last-Modified"] == http_date(row.recorded_at.timestamp())
    assert "rechtskräftig" in again.content.decode()
    assert "Einspruch gegen die Wahl" not in again.content.decode()


@pytest.mark.rules("R-END-10")
def test_no_page_calls_an_annulled_result_final_or_its_members_sitting(
    client, election, actor, objection
):
    annulled(objection, actor)
    for name in ("reports:start", "reports:results"):
        page = client.get(reverse(name)).content.decode()
        assert "für ungültig erklärt" in page
    bodies = client.get(reverse("reports:bodies")).content.decode()
    assert "besteht nicht mehr" in bodies
    client.force_login(actor)
    for name in ("elections:detail", "ballots:result", "ballots:members"):
        page = client.get(reverse(name, args=[election.pk])).content.decode()
        assert "für ungültig erklärt" in page
    assert "Wer zuletzt Mitglied war" in page
    assert "Wer im Ausländerbeirat sitzt" not in page
    detail = client.get(reverse("elections:detail", args=[election.pk])).content.decode()
    assert "Das Ergebnis ist bekannt gemacht" not in detail


# --- What an annulled election no longer is ---------------------------------------------------


@pytest.mark.rules("R-END-10")
@pytest.mark.parametrize("step", list(Step))
def test_nothing_is_done_to_the_result_of_an_annulled_election(step):
    check_not_annulled(step, None)
    if step not in (Step.DETERMINE, Step.PUBLISH, Step.REOPEN_COUNT, Step.CORRECT):
        return check_not_annulled(step, DECIDED)
    with pytest.raises(RuleViolation) as refusal:
        check_not_annulled(step, DECIDED)
    assert refusal.value.rule is CourseRule.ELECTION_ANNULLED
    return None


@pytest.mark.rules("R-END-10")
def test_an_annulled_result_is_not_determined_anew(client, election, actor, objection):
    other = received(election, actor, "E 2/26")
    annulled(objection, actor)
    with pytest.raises(RuleViolation) as refusal:
        take_step(election.pk, Step.CORRECT, actor=actor)
    assert refusal.value.rule is CourseRule.ELECTION_ANNULLED
    client.force_login(actor)
    typed = {"decided_on": "2026-05-05", "decided_by": "die Gemeindevertretung", "reasons": "so"}
    page = reverse("ballots:objection", args=[election.pk, other.pk])
    answer = client.post(page, typed | {"outcome": ObjectionOutcome.REDETERMINE.value})
    assert (answer.status_code, fresh(election).phase) == (422, "published")
    assert "gezählt und festgestellt wird die Wiederholungswahl" in answer.content.decode()
    assert client.post(page, typed | {"outcome": "dismissed"}).status_code == 302


FIRST = {"first_day": date(2026, 3, 15), "decided_on": date(2026, 6, 1)}


@pytest.mark.rules("R-END-10")
@pytest.mark.parametrize(
    ("annulled_on", "rule"),
    [
        pytest.param(None, TermRule.FIRST_ELECTION_STANDS, id="not final yet"),
        pytest.param(date(2026, 6, 2), TermRule.FIRST_ELECTION_STANDS, id="final a day later"),
        pytest.param(date(2026, 6, 1), None, id="final that day"),
    ],
)
def test_a_repeat_has_a_result_once_the_first_election_has_none(annulled_on, rule):
    assert refused(check_first_is_annulled, annulled_on=annulled_on, **FIRST) is rule


@pytest.mark.rules("R-END-10")
def test_two_bodies_never_sit_at_once(election, actor, objection):
    again = counted_again(objection, actor)
    days = {"decided_on": date(2026, 5, 30), "actor": actor}
    with pytest.raises(RuleViolation) as refusal:
        determine_result(again.pk, **days)
    assert (refusal.value.rule, fresh(again).phase) == (
        TermRule.FIRST_ELECTION_STANDS,
        "counting",
    )
    annulled(objection, actor)
    assert determine_result(again.pk, **days).version == 1


@pytest.mark.rules("R-END-10", "R-BODY-09")
def test_the_end_of_an_annulled_body_is_none_of_the_repeat(election, actor, objection):
    factories.end_body(election, date(2026, 5, 10), 2, actor)
    again = counted_again(objection, actor)
    annulled(objection, actor)
    course = courses_of(election.municipality)[election.term_id]
    assert (course.ended, course.determined) == (None, None)
    determine_result(again.pk, decided_on=date(2026, 5, 30), actor=actor)
    course = courses_of(election.municipality)[election.term_id]
    assert (course.ended, course.determined.members) == (None, 5)


def counted_again(objection, actor) -> Election:
    """A repeat on 24 May 2026 whose count is complete."""
    made = repeat_election(objection.pk, day=date(2026, 5, 24), actor=actor)
    decided_on = made.day - timedelta(days=58)
    take_step(made.pk, Step.OPEN_NOMINATION, actor=actor)
    for number in (1, 2):
        key = factories.receive_list(made, number, 4, actor)
        decide_nomination(key, admitted=True, decided_on=decided_on, reason="", actor=actor)
    factories.draw(made, actor)
    close_admission(made.pk, decided_on=decided_on, actor=actor)
    approve_paper(made.pk, approved_on=made.day, actor=actor)
    unit = factories.open_count(made, actor)
    votes = {number: {place: 90 - place for place in range(1, 5)} for number in (1, 2)}
    votes[2][4] = 10
    record_report(unit.pk, factories.values(votes), source="Niederschrift", actor=actor)
    return made
