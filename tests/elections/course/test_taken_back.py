"""The call for lists is taken back until something rests on it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from elections.law.course.phases import Phase, Step
from elections.models import Election
from elections.models.register.objections import Inspection
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


@pytest.mark.rules("R-BODY-04")
def test_an_election_is_not_removed_while_any_room_keeps_something_of_it(client):
    made = factories.election()
    actor = factories.lead(made.municipality)
    client.force_login(actor)
    Inspection.objects.create(
        election=made, inspected_on=factories.TODAY, own_data=True, recorded_by=actor
    )
    address = reverse("elections:withdraw", args=[made.pk])
    assert "schon etwas eingetragen" in text(client.get(address))
    assert client.post(address, {"reason": "Irrtum"}).status_code == 422
    assert Election.objects.filter(pk=made.pk).exists()
