import re
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader
from reportlab.lib.units import mm

from ballots.law.result.standing import Standing
from reports.pdf import theme
from reports.pdf.result.calculation import majority_clause
from reports.pdf.result.protocol import render_protocol
from reports.pdf.result.protocol_facts import ProtocolFacts
from tests.ballots.result.result_examples import people, result_list
from tests.reports.result import protocol_examples as examples

EVERY_EXAMPLE = [
    pytest.param(examples.ONE_LIST, 2, id="one list, Mehrheitswahl, electors unknown"),
    pytest.param(examples.DIETZENBACH, 3, id="three lists"),
    pytest.param(examples.LOT, 3, id="a lot"),
    pytest.param(examples.MAJORITY_CLAUSE, 4, id="majority clause"),
    pytest.param(examples.EMPTY_SEATS, 3, id="empty seats"),
    pytest.param(examples.OPEN_PLACES, 3, id="candidate votes missing"),
    pytest.param(examples.MANY_SCRIPTS, 4, id="many scripts"),
]


def read(facts: ProtocolFacts) -> Any:
    return PdfReader(BytesIO(render_protocol(facts)))


def text_of(facts: ProtocolFacts) -> str:
    """Return the text of all pages, line breaks as spaces."""
    return " ".join(" ".join(page.extract_text() for page in read(facts).pages).split())


def missing(facts: ProtocolFacts, *sentences: str) -> list[str]:
    """Return those of ``sentences`` that the protocol does not contain."""
    shown = text_of(facts)
    return [sentence for sentence in sentences if sentence not in shown]


def with_result(facts: ProtocolFacts, **change: Any) -> ProtocolFacts:
    """Return the protocol of the same meeting on a result that differs in ``change``."""
    return replace(facts, result=replace(facts.result, **change))


@pytest.mark.parametrize(("facts", "pages"), EVERY_EXAMPLE)
def test_length(facts, pages):
    assert len(read(facts).pages) == pages


@pytest.mark.rules("R-CNT-11")
def test_it_says_everything_the_committee_determines():
    assert (
        missing(
            examples.DIETZENBACH,
            "Niederschrift über die Feststellung des endgültigen Wahlergebnisses der Wahl des "
            "Ausländerbeirats",
            "Musterstadt (Gemeindeschlüssel 06999001), Wahl am 15. März 2026",
            "1 Wahlberechtigte 2.500",
            "2 Wählerinnen und Wähler 160",
            "3 ungültige Stimmzettel 10",
            "3 gültige Stimmen 1.001",
            "3 LFVG C 471 47,05 %",
            "1 ILSG 343 6 0",
            "Gewählte Bewerberinnen und Bewerber (Nr. 7)",
            "Wahlvorschlag 2: M.E.S Platz Name Stimmen Feststellung 1 Beispiel-B1, Alex 187 "
            "gewählt",
            "Beisitzerin oder Beisitzer",
        )
        == []
    )


@pytest.mark.rules("R-SEAT-02")
def test_the_calculation_is_told_step_by_step():
    assert (
        missing(
            examples.DIETZENBACH,
            "Auf alle Wahlvorschläge entfielen 1.001 Stimmen. Zu vergeben sind 19 Sitze.",
            "seine Stimmenzahl × 19 ÷ 1.001.",
            "Das sind zusammen 17 Sitze.",
            "Es bleiben 2 Sitze.",
            "1 A 343 6 + 73/143 6,510 6 0 0 6",
            "Summe 1.001 17 0 2 19",
            "1. 3 C 941/1.001 0,940 ja",
            "2. 2 B 50/91 0,549 ja",
            "3. 1 A 73/143 0,510 nein",
        )
        == []
    )


@pytest.mark.rules("R-SEAT-03")
def test_a_lot_is_told_with_who_was_tied_and_who_was_drawn():
    assert (
        missing(
            examples.LOT,
            "1. 3 C 1/2 0,500 ja (durch Los)",
            "2. 2 IDAWG 1/2 0,500 nein (durch Los)",
            "Gleichauf waren: Liste 2 IDAWG, Liste 3 C. Die Wahlleitung hat am 19. März 2026 das "
            "Los gezogen. Gezogen wurde: Liste 3 C.",
            "Sitz zwischen Listen mit gleichem Bruchteil",
            "Hergang: Zwei gleiche Lose in einer Urne;",
        )
        == []
    )


def test_meeting_members_and_grounds_are_named():
    assert (
        missing(
            examples.LOT,
            "Sitzung des Wahlausschusses am 19. März 2026, Ort: Rathaus, Sitzungszimmer 2",
            "Dr. Ayşe Yılmaz Wahlleiterin (Vorsitz)",
            "B1 ist größer als A2 im Bezirk 3. Nachträge am Wahltag.",
            "Die Zählung des Auszählungsbezirks 3 wurde wiederholt.",
            "R-SEAT-04 Die Folge der Mehrheitsklausel ist nicht im Wortlaut gesehen. 1 Sitz",
            "– Schnellmeldungen der Auszählungsbezirke 1 bis 3",
            "Angewandtes Recht: Fassung 2026. Regelwerk des Programms: 2026.1.",
        )
        == []
    )


@pytest.mark.rules("R-SEAT-04")
@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        pytest.param(
            examples.DIETZENBACH,
            "Die Mehrheitsklausel (§ 22 Abs. 4 KWG) greift nicht: Kein Wahlvorschlag hat mehr als "
            "die Hälfte aller Stimmen.",
            id="nobody has more than half",
        ),
        pytest.param(
            examples.MAJORITY_CLAUSE,
            "Die Mehrheitsklausel (§ 22 Abs. 4 KWG) greift: Der Wahlvorschlag 1 (A) hat mit 5.010 "
            "von 10.000 Stimmen mehr als die Hälfte aller Stimmen, käme nach den Bruchteilen aber "
            "nicht auf mehr als die Hälfte der 9\u00a0Sitze. Er erhält vorab 1\u00a0weiteren Sitz.",
            id="it gives a seat",
        ),
        pytest.param(
            examples.EMPTY_SEATS,
            "Die Mehrheitsklausel (§ 22 Abs. 4 KWG) gibt keinen Sitz: Der Wahlvorschlag 1 (A) hat "
            "mit 700 von 900 Stimmen mehr als die Hälfte aller Stimmen und auch ohne sie mehr als "
            "die Hälfte der Sitze.",
            id="it is idle",
        ),
    ],
)
def test_majority_clause(facts, sentence):
    assert majority_clause(facts.result) == sentence


@pytest.mark.rules("R-SEAT-05")
def test_empty_seats_are_told_with_what_follows():
    assert (
        missing(
            examples.EMPTY_SEATS,
            "Wahlvorschlag 1 (A): 3 Sitze.",
            "Diese Sitze gehen nicht an andere Wahlvorschläge.",
            "vermindert sich für die Wahlzeit von 9 auf 6.",
        )
        == []
    )


@pytest.mark.rules("R-SEAT-06", "R-END-04")
def test_people_stand_in_the_order_in_which_the_law_calls_them():
    assert (
        missing(
            examples.EMPTY_SEATS,
            "2 Beispiel-B2, Alex 55 gewählt 1 Beispiel-B1, Alex 40 gewählt "
            "3 Beispiel-B3, Alex 40 Nachrückfolge 1",
        )
        == []
    )


@pytest.mark.rules("R-END-05")
def test_equal_successors_under_mehrheitswahl_wait_for_a_lot():
    listed = replace(
        examples.ONE_LIST.result.lists[0],
        candidates=people([9, 8, 7, 6, 5, 4, 4, 1], {1, 2, 3, 4, 5}, "A"),
    )
    assert (
        missing(
            with_result(examples.ONE_LIST, lists=(listed,)),
            "6 Beispiel-A6, Alex 4 Nachrückfolge: Los bei gleichen Stimmen",
            "8 Beispiel-A8, Alex 1 Nachrückfolge 3",
        )
        == []
    )


def test_empty_seats_under_mehrheitswahl_are_told():
    listed = replace(examples.ONE_LIST.result.lists[0], vacant=1)
    assert (
        missing(
            with_result(examples.ONE_LIST, lists=(listed,)),
            "Es sind nicht genug Bewerberinnen und Bewerber gewählt; diese Sitze bleiben "
            "unbesetzt.",
        )
        == []
    )


def test_unknown_is_never_printed_as_zero():
    assert (
        missing(examples.ONE_LIST, "1 Wahlberechtigte unbekannt", "Wahlbeteiligung unbekannt") == []
    )
    assert (
        missing(
            examples.OPEN_PLACES,
            "1 Liste A 60 6 unbekannt",
            "2 Beispiel-A2, Alex unbekannt offen",
            "Wer gewählt ist, bleibt offen, weil nicht alle Bewerberstimmen vorliegen.",
            "Wer gewählt ist, bleibt bei 2 Wahlvorschlägen offen",
        )
        == []
    )


@pytest.mark.rules("R-SEAT-06", "R-CNT-11")
def test_a_list_that_is_open_names_nobody_and_one_that_is_known_names_its_people():
    known = result_list(3, 30, Fraction(1), (1, 0, 0), candidates=people([1, 9, 20], {3}, "C"))
    without = result_list(4, 9, Fraction(0), (0, 0, 0), candidates=people([1, None], set(), "D"))
    nobody = tuple(replace(person, standing=Standing.NOT_ELECTED) for person in without.candidates)
    lists = (*examples.OPEN_PLACES.result.lists, known, replace(without, candidates=nobody))
    shown = text_of(with_result(examples.OPEN_PLACES, lists=lists))
    assert "2 Beispiel-B2, Alex 10 offen" in shown
    assert "3 Beispiel-C3, Alex 20 gewählt" in shown
    assert "2 Beispiel-C2, Alex 9 Nachrückfolge 1" in shown
    assert "1 Beispiel-D1, Alex 1 nicht gewählt" in shown
    assert "9 Sitze und 1 gewählte Person. Wer gewählt ist, bleibt bei 2 Wahlvorschlägen" in (
        shown.replace("\u00a0", " ")
    )


def test_a_list_without_working_says_so():
    listed = replace(examples.DIETZENBACH.result.lists[0], quota=None)
    facts = with_result(
        examples.DIETZENBACH, lists=(listed, *examples.DIETZENBACH.result.lists[1:])
    )
    assert missing(facts, "1 A 343 unbekannt unbekannt 6 0 0 6") == []


def test_invented_names_are_marked_on_each_page():
    pages = [page.extract_text() for page in read(examples.MANY_SCRIPTS).pages]
    assert ["Namen erfunden (Vorführung)" in page for page in pages] == [True] * len(pages)
    assert "erfunden" not in text_of(examples.DIETZENBACH)


def test_each_page_has_its_number_its_code_and_its_day():
    facts = examples.DIETZENBACH
    pages = [page.extract_text() for page in read(facts).pages]
    code = theme.short_code(theme.fingerprint(facts))
    footers = [
        all(
            part in page
            for part in (
                f"Seite {number} von {len(pages)}",
                f"Prüfcode {code}",
                "Ausgestellt am 20.03.2026",
            )
        )
        for number, page in enumerate(pages, start=1)
    ]
    assert footers == [True] * len(pages)


def test_all_fonts_are_embedded():
    fonts = {
        font["/BaseFont"].split("+")[1]: "/FontFile2" in font["/FontDescriptor"]
        for page in read(examples.MANY_SCRIPTS).pages
        for font in (entry.get_object() for entry in page["/Resources"]["/Font"].values())
        if "/FontDescriptor" in font
    }
    assert fonts == {
        "NotoSans-Regular": True,
        "NotoSans-Bold": True,
        "NotoSansArabic-Regular": True,
        "NotoSansArabic-Bold": True,
    }


def test_the_file_names_its_title_author_language_and_day():
    reader = read(examples.DIETZENBACH)
    assert reader.metadata is not None
    assert reader.metadata.title == (
        "Niederschrift über die Feststellung des endgültigen Wahlergebnisses der Wahl des "
        "Ausländerbeirats – Musterstadt, 15.03.2026"
    )
    assert reader.metadata.author == "Musterstadt"
    assert reader.metadata["/CreationDate"] == "D:20260320000000Z"
    assert reader.trailer["/Root"]["/Lang"] == "de"


def test_the_outline_leads_to_the_sections_and_lists():
    reader = read(examples.EMPTY_SEATS)
    titles = [
        [item.title for item in entry] if isinstance(entry, list) else entry.title
        for entry in reader.outline
    ]
    assert titles == [
        "Niederschrift",
        "Wahlberechtigte, Wählende, Stimmen (Nr. 1 bis 3)",
        "Gültige Stimmen der Wahlvorschläge (Nr. 4)",
        "Sitze der Wahlvorschläge (Nr. 6)",
        ["So wurde gerechnet"],
        "Gewählte Bewerberinnen und Bewerber (Nr. 7)",
        "Stimmen der Bewerberinnen und Bewerber (Nr. 5)",
        ["Wahlvorschlag 1: Liste A", "Wahlvorschlag 2: Liste B"],
        "Grundlagen",
        "Schluss und Unterschriften",
    ]
    last = reader.outline[-1]
    assert not isinstance(last, list)
    assert reader.get_destination_page_number(last) == len(reader.pages) - 1


@pytest.mark.parametrize(("facts", "pages"), EVERY_EXAMPLE)
def test_nothing_is_printed_in_the_punch_margin(facts, pages):
    lefts: list[float] = []

    def visit(content, page, line, _font, _size):
        if content.strip():
            lefts.append(line[4] * page[0] + page[4])

    for sheet in read(facts).pages:
        sheet.extract_text(visitor_text=visit)
    assert round(min(lefts) / mm, 2) == 25.0


def test_same_facts_same_bytes_in_another_process():
    script = (
        "import hashlib, sys; from reports.pdf.result.protocol import render_protocol; "
        "from tests.reports.result import protocol_examples as e; "
        "sys.stdout.write(hashlib.sha256(render_protocol(e.MANY_SCRIPTS)).hexdigest())"
    )
    root = Path(__file__).resolve().parents[3]
    hashes = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=root,
            env={"PYTHONHASHSEED": seed, "TZ": zone},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(hashes) == 1


def test_one_vote_more_is_another_document():
    other = with_result(examples.DIETZENBACH, invalid_ballots=11)
    assert render_protocol(other) != render_protocol(examples.DIETZENBACH)
    assert theme.fingerprint(other) != theme.fingerprint(examples.DIETZENBACH)


@settings(deadline=None, max_examples=25)
@given(st.text(st.characters(exclude_categories=()), max_size=200))
def test_no_name_breaks_the_document(name):
    listed = replace(
        examples.ONE_LIST.result.lists[0],
        name=name,
        short_name=name[:20],
        candidates=people([3], {1}, {1: name}),
    )
    facts = replace(with_result(examples.ONE_LIST, lists=(listed,)), municipality=name)
    assert read(facts).pages[0].extract_text() != ""


def test_26_lists_of_37_stay_readable():
    names = people([*range(400, 363, -1)], {1}, "X")
    one = replace(examples.DIETZENBACH.result.lists[0], candidates=names)
    lists = tuple(replace(one, number=n, name=f"{examples.LONG_NAME} {n}") for n in range(1, 27))
    election = replace(examples.DIETZENBACH.result.election, seats=37)
    facts = with_result(examples.DIETZENBACH, lists=lists, election=election)
    pages = [page.extract_text() for page in read(facts).pages]
    heads = [
        page.startswith("Musterstadt") and "Platz" in page
        for page in pages
        if re.search(r"Nachrückfolge \d", page)
    ]
    assert 25 <= len(pages) <= 45
    assert heads == [True] * len(heads)
