"""Protocol and publication, from the request to the public page."""

from __future__ import annotations

import hashlib

import pytest
from django.urls import reverse

from elections.law.course.phases import Phase
from municipalities.models import Job, Role
from reports.actions.result.protocol import issue_protocol
from reports.models import Document, Publication
from reports.tasks import issue_protocol_task
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def determined():
    return factories.election(Phase.DETERMINED)


@pytest.fixture
def lead(determined, client):
    client.force_login(factories.lead(determined.municipality))
    return client


def page(name, election, *more):
    return reverse(f"reports:{name}", args=[election.pk, *more])


@pytest.mark.rules("R-CNT-11")
def test_a_protocol_is_asked_for_made_and_handed_out_as_issued(determined, lead):
    asked = lead.post(page("protocol", determined))
    waiting = lead.get(page("protocol", determined)).content.decode()
    issue_protocol_task(Job.objects.get().pk)
    done = lead.get(page("protocol", determined)).content.decode()
    document = Document.objects.get()
    file = lead.get(page("document", determined, document.pk))
    assert asked.status_code == 302
    assert "Der Vorgang wartet, bis er an der Reihe ist." in waiting
    assert document.sha256 in done
    assert (file["Content-Type"], file.content[:5], hashlib.sha256(file.content).hexdigest()) == (
        "application/pdf",
        b"%PDF-",
        document.sha256,
    )


def test_the_part_that_polls_loads_the_page_anew_when_the_job_is_done(determined, lead):
    lead.post(page("protocol", determined))
    part = {"HX-Request": "true"}
    waiting = lead.get(page("protocol", determined), headers=part)
    issue_protocol_task(Job.objects.get().pk)
    done = lead.get(page("protocol", determined), headers=part)
    assert ["HX-Refresh" in answer.headers for answer in [waiting, done]] == [False, True]
    assert b"<html" not in waiting.content


def test_without_a_determination_there_is_nothing_to_write_down(client):
    election = factories.election(Phase.COUNTING)
    client.force_login(factories.lead(election.municipality))
    assert client.post(page("protocol", election)).status_code == 422


def test_only_the_wahlleitung_asks_for_the_protocol(determined, client):
    client.force_login(factories.officer(determined.municipality))
    answers = [client.get(page("protocol", determined)), client.post(page("protocol", determined))]
    assert [answer.status_code for answer in answers] == [200, 404]
    assert Job.objects.count() == 0


def test_a_protocol_of_another_town_is_not_handed_out(determined, client):
    document = issue_protocol(
        determined.determinations.get().pk, actor=factories.lead(determined.municipality)
    )
    other = factories.election(Phase.DETERMINED)
    client.force_login(factories.lead(other.municipality))
    assert [
        client.get(page("document", determined, document.pk)).status_code,
        client.get(page("document", other, document.pk)).status_code,
    ] == [404, 404]


def test_before_its_protocol_a_result_is_not_published(determined, lead):
    answer = lead.post(page("publish", determined))
    assert (answer.status_code, Publication.objects.count()) == (422, 0)
    assert "Die Niederschrift fehlt noch" in answer.content.decode()


@pytest.mark.rules("C-22")
def test_what_the_preview_shows_is_what_becomes_public(determined, lead, client):
    issue_protocol(
        determined.determinations.get().pk, actor=factories.lead(determined.municipality)
    )
    preview = lead.get(page("publish", determined)).content.decode()
    answer = lead.post(page("publish", determined), follow=True).content.decode()
    public = reverse("reports:result", args=[determined.municipality.ags, determined.day])
    assert [text in answer for text in ["1. Fassung", f'href="{public}"']] == [True, True]
    sentence = "Zu verteilen sind 5 Sitze. Es erhalten: LV1 3, LV2 2."
    assert [sentence in text for text in [preview, client.get(public).content.decode()]] == [
        True,
        True,
    ]
    assert lead.post(page("publish", determined)).status_code == 422


@pytest.mark.parametrize(
    "role", [role for role in Role if role is not Role.RETURNING_OFFICER], ids=str
)
def test_nobody_but_the_wahlleitung_publishes(role, determined, client):
    state = role in {Role.STATE_ADMIN, Role.STATE_MONITOR}
    client.force_login(factories.person(role, None if state else determined.municipality))
    answers = [client.get(page("publish", determined)), client.post(page("publish", determined))]
    assert [answer.status_code for answer in answers] == [404, 404]
