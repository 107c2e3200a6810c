"""Wahlscheine, labels and the leaflet as papers: one sheet each, nothing cut, the same bytes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from elections.law.cards.issuing import PostalRejection
from reports.actions.printing.card_facts import card_from, kept_card, kept_shared, shared_from
from reports.pdf.printing.labels import A_SHEET, Label, LabelsFacts, render_labels
from reports.pdf.printing.polling_card import AGAIN, render_polling_cards
from reports.pdf.printing.postal_leaflet import (
    REJECTED_IF,
    LeafletFacts,
    LeafletLanguage,
    render_leaflet,
)
from reports.pdf.theme import SPECIMEN
from tests.reports.paper import lines_of, pages_of, text_of
from tests.reports.printing.card_scene import DAY, SHARED, told

LONG = (
    "Wickramasinghe Mudiyanselage Rajapaksha Pathirannehelage Nilantha Kumara Bandaranayake "
    "Gunawardena Arachchige Dissanayake Weerasekara"
)
# Every letter of names.csv must come out of the file as it went in.
SIGNS = ("M̀ahāz̧ah D̂āʼūd", "'t Hooft Jan", "Müller-Ɖoxó Ŋgozi", "Ştefănescu Ţiţa",
         "Nguyễn Thị Hồng Ngọc", "O’Farrell Sinéad")  # fmt: skip


@pytest.mark.rules("R-WS-03", "R-WS-06")
def test_each_card_is_one_sheet_with_its_address_in_the_window():
    cards = [told(), told(number="B 1", register_number="", born="06.1971", is_again=True)]
    paper = render_polling_cards(SHARED, cards)
    first, second = pages_of(paper)
    for said in ["Wahlschein Nr. A 17", "Wählerverzeichnis Nr. 001/27", "Geburtsdatum 03.04.1980",
                 "Wohnung Am Bach 3, 65549 Limburg", "Versicherung an Eides statt zur Briefwahl",
                 "Dienstsiegel", "Offenbach am Main, 2. März 2026", "Prüfcode"]:  # fmt: skip
        assert said in first
    assert (AGAIN in first, AGAIN in second) == (False, True)
    assert "Erteilt nach § 16a Abs. 2 KWO" in second
    assert "06.1971" in second
    address = [(left, top) for text, left, top in lines_of(paper) if text == "Ayşe Fatma Öztürk"]
    (left, top) = address[0]
    # The window of DIN 680 shows 20 to 110 mm across and 45 to 90 mm down a folded sheet.
    assert (left, 62.7 < top < 90) == (25, True)
    assert render_polling_cards(SHARED, cards) == paper


@pytest.mark.parametrize(
    "names",
    [
        pytest.param({"family_name": LONG, "given_names": "Don"}, id="a family name of ten words"),
        pytest.param({"family_name": "Perera", "given_names": LONG}, id="ten given names"),
        pytest.param({"family_name": "W" * 120, "given_names": "Ł" * 120}, id="the longest of all"),
        pytest.param({"family_name": "Gulzarzada", "given_names": ""}, id="one name only"),
    ],
)
def test_a_long_name_wraps_and_stays_one_sheet(names):
    address = (f"{names['given_names']} {names['family_name']}".strip(), "c/o Gunawardena",
               "Abtsleitenweg 4", "97074 Offenbach am Main")  # fmt: skip
    paper = render_polling_cards(SHARED, [told(**names, recipient=address)])
    (page,) = pages_of(paper)
    letters = page.replace(" ", "")
    for name in names.values():
        assert letters.count(name.replace(" ", "")) == 2 or not name
    assert max(top for _, _, top in lines_of(paper)) < 287


@pytest.mark.parametrize("name", SIGNS)
def test_signs_of_all_latin_scripts_print(name):
    paper = text_of(render_polling_cards(SHARED, [told(family_name=name)]))
    assert "\N{REPLACEMENT CHARACTER}" not in paper
    assert paper.count(name) == 1


def test_a_demonstration_prints_muster_across_every_sheet():
    sample = render_polling_cards(replace(SHARED, specimen=True), [told(), told(number="A 18")])
    assert [SPECIMEN in page for page in pages_of(sample)] == [True, True]
    assert SPECIMEN not in text_of(render_polling_cards(SHARED, [told()]))


def test_what_is_kept_of_a_print_gives_the_same_bytes():
    card = told(is_again=True)
    kept = render_polling_cards(shared_from(kept_shared(SHARED)), [card_from(kept_card(card))])
    assert kept == render_polling_cards(SHARED, [card])


def labels(count: int, first: int = 1) -> bytes:
    made = tuple(Label(("Mai Beispiel", "Am Bach 3"), f"A {n}") for n in range(1, count + 1))
    return render_labels(LabelsFacts("Etiketten", "Offenbach am Main", made, first))


def test_labels_go_on_where_a_used_sheet_is_free():
    assert [page.count("Mai Beispiel") for page in pages_of(labels(25))] == [A_SHEET, 1]
    assert [page.count("Mai Beispiel") for page in pages_of(labels(25, 23))] == [2, 23]
    place = {text: (left, top) for text, left, top in lines_of(labels(2, 5))}
    assert place["A 1"][0] - place["A 2"][0] == -70  # the fifth label is in the second row
    assert 37 < place["A 1"][1] < 74
    for nowhere in (0, 25):
        with pytest.raises(ValueError, match="labels 1 to 24"):
            labels(1, nowhere)


def test_a_label_cuts_nothing_and_says_so_when_an_address_is_too_long():
    long = Label((f"Don {LONG}", "Abtsleitenweg 4", "97074 Offenbach am Main"), "A 1")
    shown = text_of(render_labels(LabelsFacts("E", "O", (long,))))
    assert shown == f"Don {LONG} Abtsleitenweg 4 97074 Offenbach am Main A 1"
    endless = Label(("W" * 240, "W" * 300), "A 2")
    shown = text_of(render_labels(LabelsFacts("E", "O", (endless,))))
    assert shown == "A 2: Anschrift zu lang, siehe Wahlschein A 2"


@pytest.mark.rules("R-CAST-06", "R-WS-04", "R-WS-05", "R-WS-08")
def test_the_leaflet_says_how_and_until_when_and_why_a_letter_is_rejected():
    facts = LeafletFacts(
        SHARED.sender,
        DAY,
        (DAY, time(18)),
        (date(2026, 3, 14), time(12)),
        (LeafletLanguage("Türkçe", ("Son gün: 15.03.2026",)),),
    )
    paper = render_leaflet(facts)
    front, back = pages_of(paper)
    for said in ["Wahl des Ausländerbeirats in Offenbach am Main am 15. März 2026",
                 "muss am 15. März 2026 bis 18:00 Uhr angekommen sein",
                 "Jede Wahl hat einen eigenen Stimmzettelumschlag",
                 "Berliner Straße 100", "bis 14. März 2026, 12:00 Uhr",
                 "Telefon 069 8065-0"]:  # fmt: skip
        assert said in front
    assert list(REJECTED_IF) == list(PostalRejection)
    assert [reason for reason in REJECTED_IF.values() if reason not in front] == []
    assert back == "Türkçe Son gün: 15.03.2026"
    assert render_leaflet(facts) == paper
    assert len(pages_of(render_leaflet(replace(facts, languages=())))) == 1
