"""Slips of an election and of a list are corrected with a reason, until something rests on them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from elections.actions.course.corrections import correct_seats
from elections.actions.course.setup import set_up_repeat
from elections.actions.nominations.corrections import correct_nomination
from elections.actions.nominations.deciding import decide_nomination
from elections.actions.nominations.persons import Reason
from elections.law.course.corrections import (
    check_call_correctable,
    check_day_correctable,
    check_seats_correctable,
)
from elections.law.course.phases import Phase
from elections.law.course.rules import CourseRule
from elections.law.nominations.rules import NominationRule
from elections.models import Election, Nomination
from elections.models.nominations.examining import findings_of
from municipalities.law.basis import RuleViolation
from municipalities.law.body.rules import BodyRule
from municipalities.models import AuditEvent, GremiumDecision
from municipalities.models.body.happened import elections_of
from tests import factories
from tests.told import refusal

OPEN = {Phase.SETUP, Phase.NOMINATION}


@pytest.mark.rules("R-END-10")
@pytest.mark.parametrize("has_begun", [False, True])
@pytest.mark.parametrize("phase", Phase)
def test_the_day_of_a_repeat_stands_once_something_rests_on_it(phase, has_begun):
    try:
        check_day_correctable(phase, has_begun=has_begun)
        refused = None
    except RuleViolation as violation:
        refused = violation.rule
    free = phase is Phase.SETUP and not has_begun
    assert refused is (None if free else CourseRule.DAY_RESTS_ON)


@pytest.mark.rules("C-02")
def test_the_call_for_lists_stands_once_a_list_came_in():
    check_call_correctable(0)
    assert refusal(check_call_correctable, 1) == ("CALL_RESTS_ON", "§ 22 Abs. 1 KWO C-02", {})


@pytest.mark.rules("R-BODY-05")
@pytest.mark.parametrize("phase", Phase)
def test_the_number_of_seats_rests_from_the_admission_on(phase):
    if phase in OPEN:
        check_seats_correctable(phase, "")
        return
    with pytest.raises(RuleViolation) as refused:
        check_seats_correctable(phase, "")
    assert (refused.value.rule, refused.value.facts) == (
        CourseRule.SEATS_REST_ON_PHASE,
        {"phase": phase},
    )


@pytest.mark.rules("R-BODY-05")
def test_the_number_of_seats_rests_on_the_first_decision_about_a_list():
    with pytest.raises(RuleViolation) as refused:
        check_seats_correctable(Phase.NOMINATION, "Liste 1 LV1")
    assert (refused.value.rule, refused.value.facts) == (
        CourseRule.SEATS_REST_ON_DECISION,
        {"list": "Liste 1 LV1"},
    )


def page(name, election, *more):
    return reverse(f"elections:{name}", args=[election.pk, *more])


def text(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def office(client):
    def enter(phase, **more):
        made = factories.election(phase, **more)
        client.force_login(factories.officer(made.municipality))
        return made

    return enter


@pytest.mark.django_db
@pytest.mark.rules("R-BODY-05")
@pytest.mark.parametrize("phase", sorted(OPEN))
def test_the_seats_of_an_election_and_of_its_decision_are_corrected_together(client, office, phase):
    made = office(phase)
    place = made.municipality
    stage = elections_of(place)[0].stage
    refused = client.post(page("seats", made), {"seats": "38", "reason": "Tippfehler"})
    assert (refused.status_code, "höchstens 37" in text(refused)) == (422, True)
    assert client.post(page("seats", made), {"seats": "7", "reason": ""}).status_code == 422
    answer = client.post(page("seats", made), {"seats": "7", "reason": "Zahlendreher"})
    assert answer.status_code == 302
    assert Election.objects.get(pk=made.pk).seats == 7
    newest, first = GremiumDecision.objects.filter(municipality=place)
    assert (newest.seats, first.seats) == (7, 5)
    assert (newest.decided_on, newest.resolution) == (first.decided_on, first.resolution)
    course = elections_of(place)[0]
    assert (course.seats, course.stage) == (7, stage)
    event = AuditEvent.objects.get(act="election.seats_corrected")
    assert event.details == {"seats_before": 5, "seats": 7, "reason": "Zahlendreher"}


@pytest.mark.django_db
@pytest.mark.rules("R-BODY-05", "R-END-10")
def test_the_seats_of_a_repeat_leave_the_decision_for_the_first_election_alone(client, office):
    first = office(Phase.PUBLISHED)
    actor = factories.lead(first.municipality)
    made = set_up_repeat(first.pk, day=date(2026, 9, 27), reference="E 1/26", actor=actor)
    assert "die wiederholte Wahl bleiben, wie sie sind" in text(client.get(page("seats", made)))
    answer = client.post(page("seats", made), {"seats": "7", "reason": "Zahlendreher"})
    assert answer.status_code == 302
    assert (Election.objects.get(pk=made.pk).seats, first.seats) == (7, 5)
    assert GremiumDecision.objects.get(municipality=first.municipality).seats == 5


@pytest.mark.django_db
@pytest.mark.rules("R-BODY-05")
def test_the_page_says_what_rests_on_the_seats(client, office):
    made = office(Phase.ADMITTED)
    assert "warum die Zahl feststeht" in text(client.get(page("detail", made)))
    shown = text(client.get(page("seats", made)))
    assert "Über Liste 1" in shown
    assert "<textarea" not in shown
    assert client.post(page("seats", made), {"seats": "7", "reason": "x"}).status_code == 422
    with pytest.raises(RuleViolation) as refused:
        correct_seats(made.pk, 2, reason="x", actor=factories.lead(made.municipality))
    assert refused.value.rule is BodyRule.SEATS_OUT_OF_RANGE


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-10", "R-LIST-12")
def test_the_receipt_of_a_list_is_corrected_until_it_is_decided(client, office):
    made = office(Phase.NOMINATION)
    actor = factories.lead(made.municipality)
    found = Nomination.objects.get(pk=factories.receive_list(made, 1, 4, actor))
    address = page("correct_nomination", made, found.pk)
    assert address in text(client.get(page("nomination", made, found.pk)))
    earlier = found.receipt.received_at - timedelta(hours=3)
    typed = {
        "kind": "office",
        "name": "Neue Liste",
        "short_name": "NL",
        "received_at": f"{earlier:%Y-%m-%dT%H:%M}",
    }
    refused = client.post(address, typed)
    assert (refused.status_code, "Neue Liste" in text(refused)) == (422, True)
    assert client.post(address, typed | {"reason": "Stempel"}).status_code == 302
    found.refresh_from_db()
    assert (found.name, found.short_name) == ("Neue Liste", "NL")
    event = AuditEvent.objects.get(act="nomination.corrected")
    assert {"name", "short_name", "received_at"} == set(event.details["fields"])
    decide_nomination(
        found.pk,
        admitted=False,
        decided_on=date(2026, 1, 16),
        reason="x",
        actor=actor,
    )
    shown = text(client.get(address))
    assert "Seitdem stehen Nummer, Name, Eingang und Personen fest" in shown
    assert "<textarea" not in shown
    assert client.post(address, typed | {"reason": "Stempel"}).status_code == 422


@pytest.mark.django_db
@pytest.mark.rules("R-LIST-02")
def test_the_name_of_another_list_is_entered_and_found(office):
    made = office(Phase.NOMINATION)
    actor = factories.lead(made.municipality)
    first, second = (
        Nomination.objects.get(pk=factories.receive_list(made, number, 4, actor))
        for number in [1, 2]
    )
    reason = Reason("steht so auf dem Papier", timezone.now())
    correct_nomination(
        first.pk,
        name=second.name.upper(),
        short_name="",
        received_at=first.receipt.received_at,
        reason=reason,
        actor=actor,
    )
    first.refresh_from_db()
    found = {one.rule: one for one in findings_of(first)}
    assert found[NominationRule.NAME_LIKE_ANOTHER].facts == {"other": str(second)}
