"""Several clerks and voters at the same moment: no number twice, none missing, nothing twice."""

from __future__ import annotations

import pytest

from elections.actions.cards.letters import Received, record_letters
from elections.actions.cards.online import submit, take_receipt
from elections.actions.cards.polling_cards import issue_card
from elections.law.cards.rules import CardRule, LetterRule
from elections.models.cards.letters import PostalLetters
from elections.models.cards.polling_card import CardApplication, OnlineReceipt, PollingCard
from elections.models.cards.prints import CardPrint, CardPrintFile, CardPrintRun
from municipalities.actions.audit import verify_chains
from municipalities.actions.letterhead import LetterheadEntry, set_letterhead
from reports.actions.printing.cards import make_file, print_open_cards
from reports.messages.printing.cards import CardPrintRule
from tests.elections.register_scene import CLOSING, MONDAY, Scene
from tests.journeys.test_two_at_once import TOGETHER, at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.rules("R-WS-03", "R-WS-04")
def test_cards_and_receipts_are_numbered_without_gaps():
    scene = Scene()
    entries = scene.entries[:TOGETHER]
    sent = at_once(lambda number: submit(entries[number].pk, ship_to="", language="de", now=MONDAY))
    again = at_once(lambda _: submit(entries[0].pk, ship_to="", language="de", now=MONDAY))
    receipts = list(OnlineReceipt.objects.order_by("number").values_list("number", flat=True))
    assert (sent, again, receipts) == ({"done": 4}, {"done": 4}, [1, 2, 3, 4])

    first = OnlineReceipt.objects.get(number=1).pk
    assert at_once(lambda _: take_receipt(first)) == {"done": 4}
    assert CardApplication.objects.count() == 1

    applications = [scene.apply(entry) for entry in entries]
    issued = at_once(
        lambda number: issue_card(applications[number].pk, now=MONDAY, actor=scene.officer)
    )
    assert issued == {"done": 4}
    assert sorted(card.number for card in PollingCard.objects.all()) == [1, 2, 3, 4]
    assert {report.breaks for report in verify_chains()} == {()}


@pytest.mark.rules("R-WS-05")
def test_two_applications_of_one_person_lead_to_one_card():
    scene = Scene()
    applications = [scene.apply(scene.entries[0]) for _ in range(TOGETHER)]
    happened = at_once(
        lambda number: issue_card(applications[number].pk, now=MONDAY, actor=scene.officer)
    )
    assert happened == {"done": 1, CardRule.CARD_EXISTS: TOGETHER - 1}
    assert PollingCard.objects.count() == 1


@pytest.mark.rules("R-WS-03", "R-WS-08")
def test_who_prints_or_counts_at_the_same_moment_prints_and_counts_once(settings):
    settings.SITE_URL = "https://wahl.limburg.example"
    scene = Scene()
    set_letterhead(
        scene.election.municipality,
        LetterheadEntry(address="Marktplatz 1", phone="06431 203-0"),
        actor=scene.lead,
    )
    for entry in scene.entries:
        scene.card(entry)
    printed = at_once(
        lambda _: print_open_cards(scene.election.pk, now=MONDAY, actor=scene.officer)
    )
    assert printed == {"done": 1, CardPrintRule.NOTHING_TO_PRINT: TOGETHER - 1}
    run = CardPrintRun.objects.get()
    made = at_once(
        lambda _: make_file(run.pk, now=MONDAY, actor=scene.officer, progress=lambda _done: None)
    )
    assert made == {"done": TOGETHER}
    assert (CardPrint.objects.count(), CardPrintFile.objects.get().pages) == (4, 4)
    counted = at_once(
        lambda _: record_letters(
            scene.election.pk, Received(CLOSING, 3), seen=0, now=MONDAY, actor=scene.officer
        )
    )
    assert counted == {"done": 1, LetterRule.CHANGED_MEANWHILE: TOGETHER - 1}
    assert PostalLetters.objects.get().letters == 3
