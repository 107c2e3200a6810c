"""The call for lists is taken back and an election removed, until something rests on them."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from elections.actions.course.setup import add_district
from elections.law.course.phases import Phase, Step
from elections.models import CalendarEntry, Election
from municipalities.actions.body.decisions import decide_body
from municipalities.law.body.gremium import Body
from municipalities.models import AuditEvent, BodyEventKind
from municipalities.models.body.happened import elections_of
from tests import factories
from tests.elections.course.test_corrections import text

pytestmark = pytest.mark.django_db


@pytest.fixture
def office(client):
    made = factories.election(Phase.NOMINATION)
    actor = factories.lead(made.municipality)
    client.force_login(actor)
    return client, made, actor


def back(made):
    return reverse("elections:step", args=[made.pk, Step.TAKE_BACK_CALL.value])


def gone(made):
    return reverse("elections:remove_election", args=[made.pk])


def overview(client, made):
    return text(client.get(reverse("elections:detail", args=[made.pk])))


@pytest.mark.rules("C-02")
def test_a_call_noted_by_a_slip_is_taken_back_with_a_reason(office):
    client, made, _actor = office
    assert back(made) in overview(client, made)
    assert client.post(back(made), {"reason": ""}).status_code == 422
    assert client.post(back(made), {"reason": "falsche Gemeinde"}).status_code == 302
    made.refresh_from_db()
    assert made.current_phase is Phase.SETUP
    (course,) = elections_of(made.municipality)
    assert (course.stage, course.seats) == (BodyEventKind.ELECTION_SET_UP, 5)
    event = AuditEvent.objects.get(act="election.take_back_call")
    assert event.details["reason"] == "falsche Gemeinde"


@pytest.mark.rules("C-02")
def test_a_call_stands_once_a_list_came_in(office):
    client, made, actor = office
    factories.receive_list(made, 1, 4, actor)
    assert back(made) not in overview(client, made)
    answer = client.post(back(made), {"reason": "Irrtum"})
    assert (answer.status_code, "schon eine Liste eingegangen" in text(answer)) == (422, True)
    made.refresh_from_db()
    assert made.current_phase is Phase.NOMINATION


@pytest.mark.rules("R-BODY-06")
def test_an_election_set_up_by_a_slip_is_removed_and_the_council_may_choose_otherwise(office):
    client, made, actor = office
    place, term = made.municipality, made.term
    assert "Wahl steht bei „Wahlvorschläge“" in text(client.get(gone(made)))
    client.post(back(made), {"reason": "Irrtum"})
    assert gone(made) in overview(client, made)
    assert client.post(gone(made), {"reason": ""}).status_code == 422
    answer = client.post(gone(made), {"reason": "Beschluss war die Kommission"})
    assert answer.url == reverse("municipalities:detail", args=[place.ags])
    assert (Election.objects.count(), CalendarEntry.objects.count()) == (0, 0)
    assert elections_of(place) == []
    event = AuditEvent.objects.get(act="election.removed")
    assert event.details == {
        "day": "2026-03-15",
        "seats": 5,
        "reason": "Beschluss war die Kommission",
    }
    decide_body(
        place,
        term,
        body=Body.IK,
        seats=5,
        decided_on=date(2025, 5, 1),
        resolution="Nr. 18",
        today=factories.TODAY,
        actor=actor,
    )


@pytest.mark.rules("R-BODY-06")
def test_an_election_stays_once_a_wahlbezirk_is_there(client):
    made = factories.election()
    actor = factories.lead(made.municipality)
    client.force_login(actor)
    add_district(made.pk, number="001", name="Rathaus", actor=actor)
    assert gone(made) not in overview(client, made)
    assert "zu der noch nichts eingetragen ist" in text(client.get(gone(made)))
    assert client.post(gone(made), {"reason": "Irrtum"}).status_code == 422
    assert Election.objects.count() == 1
