"""A card was noted as gone that is still in the house: that is taken back, and stays to be read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from elections.actions.cards.dispatch import dispatch_card, post_run
from elections.models.cards.dispatch import CardDispatch, CardDispatchWithdrawal
from elections.models.cards.prints import CardPrintRun
from elections.models.register.entries import RegisterEntry
from municipalities.models import AuditEvent
from reports.actions.printing.card_list import card_list_facts
from reports.actions.printing.cards import print_run_again
from tests import factories
from tests.reports.printing.card_scene import card_of
from tests.reports.printing.print_scene import NOW, town

pytestmark = [pytest.mark.django_db, pytest.mark.rules("R-WS-03")]
NAMES = ("Zorba", "Ahmadi", "Kaya")
POST, HANDED = CardDispatch.Way.POST, CardDispatch.Way.HANDED


@pytest.fixture
def scene(client):
    """Three printed cards; the last of them was handed over."""
    election = town()
    actor = factories.officer(election.municipality)
    client.force_login(actor)
    cards = [card_of(RegisterEntry.objects.get(family_name=name)) for name in NAMES]
    client.post(reverse("reports:card_printing", args=[election.pk]))
    noted = {"way": HANDED, "on": NOW.date(), "now": NOW, "actor": actor}
    dispatch_card(cards[2].pk, **noted)
    return client, election, cards, actor


def ways(election) -> list[str]:
    return [row.way for row in card_list_facts(election, as_of=NOW.date()).series[0].rows]


def test_a_run_that_did_not_go_to_the_post_is_taken_back_with_the_reason(scene):
    client, election, _cards, actor = scene
    run = CardPrintRun.objects.get()
    page = reverse("reports:card_run", args=[election.pk, run.pk])
    assert "doch noch im Haus" not in client.get(page).content.decode()
    client.post(page, {"posted": "1"})
    shown = client.get(page)
    assert (shown.context["posted"], shown.context["not_left"]) == (2, 0)
    assert "2 Wahlscheine sind doch noch im Haus" in shown.content.decode()
    assert client.post(page, {"back": "1", "reason": " "}).status_code == 422
    assert client.post(page, {"back": "1", "reason": "verklickt"}).status_code == 302
    gone = f"persönlich ausgehändigt, {NOW:%d.%m.%Y}"
    assert ways(election) == ["nicht vermerkt", "nicht vermerkt", gone]
    assert client.get(page).context["not_left"] == 2
    again = print_run_again(run.pk, reason="Papierstau", now=NOW, actor=actor)
    assert again.prints.count() == 2
    event = AuditEvent.objects.get(act="polling_card.posting_withdrawn")
    assert event.details == {"cards": 2}
    assert set(CardDispatchWithdrawal.objects.values_list("reason")) == {("verklickt",)}
    assert CardDispatch.objects.count() == 3  # the wrong notes stay to be read
    # Pressed twice, or in two tabs, the second finds nothing.
    assert client.post(page, {"back": "1", "reason": "verklickt"}).status_code == 422


def test_only_what_was_noted_last_for_the_run_is_taken_back(scene):
    client, election, cards, actor = scene
    now = timezone.now()
    dispatch_card(cards[0].pk, way=POST, on=NOW.date(), now=now - timedelta(hours=1), actor=actor)
    run = CardPrintRun.objects.get()
    post_run(run.pk, on=timezone.localdate(), now=now, actor=actor)
    page = reverse("reports:card_run", args=[election.pk, run.pk])
    client.post(page, {"back": "1", "reason": "verklickt"})
    assert [way[:8] for way in ways(election)] == ["mit der ", "nicht ve", "persönli"]


def test_one_card_is_taken_back_with_every_slip_before(scene):
    client, election, cards, actor = scene
    dispatch_card(cards[2].pk, way=POST, on=NOW.date(), now=NOW, actor=actor)
    page = reverse("elections:card_dispatch", args=[election.pk, cards[2].pk])
    back = reverse("elections:card_dispatch_back", args=[election.pk, cards[2].pk])
    assert back in client.get(page).content.decode()
    assert client.post(back, {"reason": ""}).status_code == 422
    answer = client.post(back, {"reason": "andere Person"}, follow=True)
    assert "wieder als nicht versandt vermerkt" in answer.content.decode()
    assert ways(election)[2] == "nicht vermerkt"
    assert CardDispatchWithdrawal.objects.count() == 2
    assert back not in client.get(page).content.decode()
    assert client.post(back, {"reason": "andere Person"}).status_code == 422
    own = reverse("reports:polling_card", args=[election.pk, cards[2].pk])
    assert "Dieser Wahlschein hat das Haus verlassen" not in client.get(own).content.decode()
