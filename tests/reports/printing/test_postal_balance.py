"""The balance of the Wahlbriefe on paper and as a table: every row adds up to what was issued."""

from __future__ import annotations

import csv
import io

import pytest
from django.urls import reverse

from elections.actions.cards.letters import Decided, Received, record_decision, record_letters
from elections.actions.cards.polling_cards import invalidate_card
from elections.law.cards.issuing import PostalRejection
from reports.actions.printing.postal_balance import postal_balance_facts
from tests.elections.register_scene import CLOSING, MONDAY, Scene, at
from tests.reports.paper import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.rules("R-WS-08")]
NIGHT = at("2026-03-15T20:00")


@pytest.fixture
def scene(client):
    """Four cards: one accepted, one rejected, one rejected with an invalid card, one at home."""
    made = Scene()
    cards = [made.card(entry) for entry in made.entries]
    invalidate_card(cards[1].pk, on=MONDAY.date(), remark="falsch", now=MONDAY, actor=made.officer)
    act = {"now": NIGHT, "actor": made.officer}
    record_letters(made.election.pk, Received(CLOSING, 3), seen=0, **act)
    late = Received(NIGHT.date(), 0, after_the_hour=True)
    record_letters(made.election.pk, late, seen=1, **act)
    grounds = {PostalRejection.NO_VALID_CARD: 1, PostalRejection.NOT_SEALED: 1}
    record_decision(made.election.pk, Decided(1, grounds, 1), replaces=None, **act)
    client.force_login(made.officer)
    return made


def content(client, scene, name) -> bytes:
    answer = client.get(reverse(f"reports:{name}", args=[scene.election.pk]))
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    return answer.getvalue()


def test_a_row_adds_up_from_left_to_right(scene):
    facts = postal_balance_facts(scene.election, as_of=CLOSING)
    ((issued, *parts),) = [row.counts for row in facts.rows]
    assert (issued, parts, sum(parts)) == (4, [1, 1, 1, 0, 1, 1], 5)
    # The letter with the invalid card is the fifth: it stands among the invalid ones already.
    assert issued == sum(parts) - parts[2]
    assert facts.is_settled


def test_paper_and_table_say_the_same_and_name_nobody(scene, client):
    paper = text_of(content(client, scene, "postal_balance"))
    assert "ganze Wahl 4 1 1 1 0 1 1" in paper
    assert "Die Bilanz geht auf." in paper
    table = content(client, scene, "postal_balance_csv").decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(table, newline=""), delimiter=";"))
    assert rows[1] == ["ganze Wahl", "4", "1", "1", "1", "0", "1", "1"]
    assert [name for name in ("Öztürk", "Nowak", "Rossi") if name in paper + table] == []


def test_what_nobody_counted_is_not_nought(client):
    made = Scene()
    client.force_login(made.officer)
    made.card(made.entries[0])
    paper = text_of(content(client, made, "postal_balance"))
    assert "Die Bilanz geht noch nicht auf." in paper
    assert paper.count(" offen") == 5
    table = content(client, made, "postal_balance_csv").decode("utf-8-sig")
    assert table.split("\r\n")[1] == "ganze Wahl;1;;;;;;0"


def test_more_letters_than_cards_leave_unknown_what_did_not_come_back(scene, client):
    late = Received(NIGHT.date(), 3, after_the_hour=True)
    record_letters(scene.election.pk, late, seen=2, now=NIGHT, actor=scene.officer)
    paper = text_of(content(client, scene, "postal_balance"))
    assert "ganze Wahl 4 1 1 1 3 offen 1" in paper
    assert "Eingegangene Wahlbriefe: 5. Gültige Wahlscheine: nur 3." in paper
    table = content(client, scene, "postal_balance_csv").decode("utf-8-sig")
    assert table.split("\r\n")[1] == "ganze Wahl;4;1;1;1;3;;1"
