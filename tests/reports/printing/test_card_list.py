"""The Wahlscheinverzeichnis: two series apart, every card with its state, and how it left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from elections.actions.cards.dispatch import dispatch_card, post_run
from elections.law.cards.rules import CardRule
from elections.models.cards.dispatch import CardDispatch
from elections.models.cards.polling_card import CardInvalidation, PollingCard
from elections.models.cards.prints import CardPrintRun
from elections.models.register.entries import RegisterEntry
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent
from reports.actions.printing.card_list import card_list_facts
from reports.pdf.printing.card_list import (
    CardListFacts,
    CardListRow,
    CardSeries,
    render_card_list,
)
from tests import factories
from tests.reports.paper import pages_of, text_of
from tests.reports.printing.card_scene import DAY, SHARED, card_of, special_card
from tests.reports.printing.print_scene import NOW, town

LONG = CardListRow("A 2", "W" * 120 + ", " + "Ł" * 120, "001/2", DAY, "nicht vermerkt", "gültig")


def listed(*rows: CardListRow, special: tuple[CardListRow, ...] = ()) -> CardListFacts:
    return CardListFacts(
        SHARED.sender,
        DAY,
        (CardSeries("Verzeichnis A", rows, len(rows)), CardSeries("Verzeichnis B", special, 0)),
        DAY,
    )


@pytest.mark.rules("R-WS-03")
def test_every_page_says_what_it_is_and_no_card_is_lost():
    rows = [replace(LONG, number=f"A {n}", name=f"Name{n:03}, Mai") for n in range(1, 101)]
    paper = render_card_list(listed(*rows, LONG))
    pages = pages_of(paper)
    assert len(pages) == 5
    for number, page in enumerate(pages, start=1):
        assert "Offenbach am Main: Wahlscheinverzeichnis" in page
        assert f"Seite {number} von 5" in page
    whole = " ".join(pages)
    assert [row.name for row in rows if row.name not in whole] == []
    assert whole.replace(" ", "").count("W" * 120) == 1
    assert ["Verzeichnis B" in page for page in pages] == [False] * 4 + [True]
    assert "Kein Wahlschein ist ausgestellt." in pages[4]
    assert render_card_list(listed(*rows, LONG)) == paper


@pytest.fixture
def scene(client):
    """A town with its cards, and its election office."""
    election = town()
    client.force_login(factories.officer(election.municipality))
    return client, election


def card(family: str, **more) -> PollingCard:
    return card_of(RegisterEntry.objects.get(family_name=family), **more)


def content(client, name, election) -> bytes:
    answer = client.get(reverse(f"reports:{name}", args=[election.pk]))
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    return answer.getvalue()


@pytest.mark.django_db
@pytest.mark.rules("R-WS-03", "R-WS-05", "R-DP-02")
def test_the_list_names_series_number_register_day_way_and_what_became_of_a_card(scene):
    client, election = scene
    actor = factories.officer(election.municipality)
    number = election.districts.get(number="002")
    RegisterEntry.objects.filter(family_name="Zorba").update(number=7)
    old, formula, blocked = card("Zorba"), card("=HYPERLINK(1)"), card("Kaya", ship_to="Paris")
    CardInvalidation.objects.create(card=old, ground="not_arrived", invalid_on=date(2026, 2, 9))
    new = election.polling_cards.create(
        application=old.application, entry=old.entry, series="A", number=4, issued_at=NOW,
        replaces=old,
    )  # fmt: skip
    special = special_card(election, family_name="Bondar", given_names="Ira", district=number.pk)
    for one, way in ((blocked, "post"), (special, "handed")):
        dispatch_card(one.pk, way=CardDispatch.Way(way), on=date(2026, 2, 3), now=NOW, actor=actor)
    facts = card_list_facts(election, as_of=DAY)
    rows = [
        (row.number, row.name, row.register_number, row.way, row.state)
        for series in facts.series
        for row in series.rows
    ]
    unknown = "nicht vermerkt"
    assert rows == [
        ("A 1", "Zorba, Mai", "001/7", unknown,
         "ungültig seit 09.02.2026: nicht angekommen, ersetzt durch A 4"),
        ("A 2", "=HYPERLINK(1), Mai", "002/–", unknown, "gültig"),
        ("A 3", "Kaya, Mai", "001/–", "mit der Post, 03.02.2026, andere Anschrift", "gültig"),
        ("A 4", "Zorba, Mai", "001/7", unknown, "gültig, ersetzt A 1"),
        ("B 1", "Bondar, Ira", "Wahlbezirk 002", "persönlich ausgehändigt, 03.02.2026", "gültig"),
    ]  # fmt: skip
    assert [series.valid for series in facts.series] == [3, 1]
    assert (new.replaces, formula.series) == (old, "A")
    paper = text_of(content(client, "card_list", election))
    assert "ausgestellt: 4, davon gültig: 3" in paper
    assert [word for word in ("Ahornweg", "Zeil", "1987") if word in paper] == []
    table = content(client, "card_list_csv", election).decode("utf-8-sig").split("\r\n")
    assert table[0].startswith("Verzeichnis;Nummer;")
    assert table[2] == "A;2;'=HYPERLINK(1), Mai;002/–;02.02.2026;nicht vermerkt;gültig"
    assert len(table) == 7


@pytest.mark.django_db
@pytest.mark.rules("R-WS-03")
def test_a_card_leaves_the_house_once_and_a_slip_is_put_right(scene):
    client, election = scene
    first, second, invalid = card("Zorba"), card("Kaya"), card("Ahmadi")
    client.post(reverse("reports:card_printing", args=[election.pk]))
    CardInvalidation.objects.create(card=invalid, ground="struck", invalid_on=NOW.date())
    page = reverse("elections:card_dispatch", args=[election.pk, first.pk])
    assert client.post(page, {"way": "handed", "on": "2026-02-01"}).status_code == 422
    assert client.post(page, {"way": "handed", "on": "2026-02-02"}).status_code == 302
    assert "Bisher vermerkt: persönlich ausgehändigt" in client.get(page).content.decode()
    run = CardPrintRun.objects.get()
    address = reverse("reports:card_run", args=[election.pk, run.pk])
    assert "1 Wahlschein heute zur Post gegeben" in client.get(address).content.decode()
    client.post(address, {"posted": "1"})
    ways = dict(CardDispatch.objects.values_list("card", "way"))
    assert ways == {first.pk: "handed", second.pk: "post"}
    client.post(address, {"posted": "1"})
    assert AuditEvent.objects.filter(act="polling_card.run_posted").count() == 1
    client.post(page, {"way": "proxy", "on": "2026-02-03"})
    listed = client.get(reverse("elections:cards", args=[election.pk]), {"suche": "a 1"})
    assert "an eine bevollmächtigte Person ausgehändigt, 03.02.2026" in listed.content.decode()
    gone = reverse("elections:card_dispatch", args=[election.pk, invalid.pk])
    assert client.post(gone, {"way": "post", "on": "2026-02-03"}).status_code == 422


@pytest.mark.django_db
@pytest.mark.rules("R-WS-03")
def test_a_run_goes_to_the_post_not_before_its_cards_were_issued(scene):
    client, election = scene
    card("Zorba")
    client.post(reverse("reports:card_printing", args=[election.pk]))
    actor = factories.officer(election.municipality)
    with pytest.raises(RuleViolation) as refusal:
        post_run(CardPrintRun.objects.get().pk, on=date(2026, 2, 1), now=NOW, actor=actor)
    assert refusal.value.rule is CardRule.LEFT_BEFORE_ISSUED
    assert CardDispatch.objects.count() == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ({}, ["A 1", "A 2", "B 1"]),
        ({"verzeichnis": "B"}, ["B 1"]),
        ({"suche": "1"}, ["A 1", "B 1"]),
        ({"suche": "A 2"}, ["A 2"]),
        ({"suche": "bondar"}, ["B 1"]),
        ({"suche": "001/7"}, ["A 1"]),
        ({"suche": "niemand"}, []),
        ({"ungueltig": "1"}, ["A 2"]),
        ({"ungueltig": "1", "suche": "A 1"}, []),
    ],
    ids=["all", "one series", "a number", "a card", "a name", "the register", "nobody",
         "the invalid ones", "both"],
)  # fmt: skip
def test_a_card_is_found_on_the_list(query, numbers, scene):
    client, election = scene
    RegisterEntry.objects.filter(family_name="Zorba").update(number=7)
    card("Zorba")
    CardInvalidation.objects.create(card=card("Kaya"), ground="struck", invalid_on=NOW.date())
    special_card(election, family_name="Bondar", given_names="Ira")
    answer = client.get(reverse("elections:cards", args=[election.pk]), query)
    assert [str(one) for one in answer.context["page"]] == numbers


@pytest.mark.django_db
def test_in_a_demonstration_every_page_of_every_paper_bears_muster(scene, settings):
    client, election = scene
    settings.DEMONSTRATION = True
    for family in ("Zorba", "Kaya"):
        card(family)
    client.post(reverse("reports:card_printing", args=[election.pk]))
    run = CardPrintRun.objects.get()
    CardInvalidation.objects.create(card=card("Ahmadi"), ground="struck", invalid_on=NOW.date())
    papers = [content(client, name, election) for name in (
        "card_list", "invalid_cards", "postal_leaflet")]  # fmt: skip
    for name in ("card_file", "card_labels"):
        address = reverse(f"reports:{name}", args=[election.pk, run.pk])
        papers.append(client.get(address, {"ab": 1}).getvalue())
    pages = [["MUSTER" in page for page in pages_of(paper)] for paper in papers]
    assert pages == [[True, True], [True], [True, True], [True, True], [True]]
