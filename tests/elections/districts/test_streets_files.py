"""The two public tables of the Wahlbezirke: read, refused with a sentence, written, read again."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from elections.files.districts.polling_places import (
    PlaceEntry,
    read_polling_places,
    write_polling_places,
)
from elections.files.districts.streets import StreetEntry, read_streets, write_streets
from elections.law.districts.number_ranges import NumberRange, Side
from municipalities.files.refusal import ImportRefused

DAY, AGS = date(2026, 3, 15), "06413000"
STREETS = "datum;ags;Strassen-Name;Hausnummern-Bereich;PLZ;Ortsteil;Bezirk-Nr\r\n"
PLACES = (
    "datum;ags;Bezirk-Nr;Bezirk-Name;Bezirk-Art;Wahlraum-Bezeichnung;Wahlraum-Adresse;"
    "Wahlraum-Barrierefrei;Wahlraum-Barrierefrei-Ergaenzung\n"
)
PUBLISHED = (
    Path(__file__).parents[2] / "data" / "example_votemanager_offenbach_opendata-wahllokale.csv"
)


def streets(text: str | bytes):
    content = text if isinstance(text, bytes) else (STREETS + text).encode()
    return read_streets(content, keys=[AGS], districts={"001", "2"})


def places(text: str | bytes):
    content = text if isinstance(text, bytes) else (PLACES + text).encode()
    return read_polling_places(content, keys=[AGS, "06435014"])


def test_the_published_table_of_a_real_town_is_read_and_written_again():
    table = places(PUBLISHED.read_bytes())
    first = table.entries[0]
    assert (first.number, first.kind, first.accessible, first.address) == (
        "1",
        "W",
        True,
        "Schloßgrabengasse 10, 63065 Offenbach am Main",
    )
    assert table.days == (date(2023, 9, 17),)
    again = places(write_polling_places(DAY, AGS, table.entries))
    assert again.entries == table.entries
    assert {entry.accessible for entry in table.entries} == {True, False}


def test_both_kinds_of_districts_are_read():
    table = places(
        "15.03.2026;06413000;001;Rathaus;w;Saal;Markt 1;;Rampe am Hof\n"
        "15.03.2026;06435014;901;Brief Mitte;B;;;;\n"
    )
    assert [entry.number for entry in table.entries if entry.kind == "B"] == ["901"]
    assert [entry for entry in table.entries if entry.kind == "W"] == [
        PlaceEntry("001", "Rathaus", "W", "Saal", "Markt 1", None, "Rampe am Hof")
    ]


def test_a_row_with_several_ranges_is_several_entries():
    table = streets(
        "15.03.2026;06413000;Hauptstr.;1-9, 13-Ende ungerade;63065;Mitte;001\n"
        "15.03.2026;06413000;Hauptstr.;1-9;63065;Mitte;001\n"
    )
    assert table.repeated == 1
    assert table.entries == (
        StreetEntry("Hauptstr.", NumberRange(Side.ALL, 1, "", 9), "63065", "Mitte", "001"),
        StreetEntry("Hauptstr.", NumberRange(Side.ODD, 13), "63065", "Mitte", "001"),
    )


ROW = "15.03.2026;06413000;Weg;1-9;63065;;001\n"
PLACE = "15.03.2026;06413000;001;Rathaus;W;Saal;Markt 1;ja;\n"


@pytest.mark.parametrize(
    ("read", "content", "place", "words"),
    [
        pytest.param(
            streets, ROW.replace("06413000", "06411000"), "Zeile 2, Feld ags",
            "„06411000“ statt 06413000", id="streets of another municipality",
        ),
        pytest.param(
            places, PLACE.replace("06413000", "06411000"), "Zeile 2, Feld ags",
            "anderen Gemeinde", id="places of another municipality",
        ),
        pytest.param(
            streets, ROW.replace(";001", ";77"), "Zeile 2, Feld Bezirk-Nr",
            "Lesen Sie zuerst die Wahllokale ein", id="an unknown district",
        ),
        pytest.param(
            streets, ROW.replace("1-9", "links"), "Zeile 2, Feld Hausnummern-Bereich",
            "„links“ ist kein Bereich", id="a range that cannot be read",
        ),
        pytest.param(
            streets, ROW.replace("1-9", "9-1"), "Zeile 2, Feld Hausnummern-Bereich",
            "endet, bevor er beginnt", id="a range backwards",
        ),
        pytest.param(
            streets, ROW.replace("63065", "6306"), "Zeile 2, Feld PLZ",
            "fünf Ziffern", id="a postcode of four digits",
        ),
        pytest.param(
            streets, ROW.replace("Weg", ""), "Zeile 2, Feld Strassen-Name",
            "fehlt", id="a street without a name",
        ),
        pytest.param(
            streets, ROW.replace("Weg", "W" * 121), "Zeile 2, Feld Strassen-Name",
            "länger als 120", id="a street that is too long",
        ),
        pytest.param(
            streets, ROW.replace("15.03.2026", "31.02.2026"), "Zeile 2, Feld datum",
            "kein Tag", id="a day that is none",
        ),
        pytest.param(places, PLACES + PLACE, "Zeile 2", "noch einmal", id="two headers"),
        pytest.param(streets, "", "Zeile 1", "keine Zeile", id="no row"),
        pytest.param(streets, ROW.replace(";", ","), "Zeile 2", "1 Felder", id="a wrong row"),
        pytest.param(
            streets, (STREETS + ROW).replace(";", ",").encode(), "Zeile 1",
            "durch Komma getrennt", id="a wrong separator",
        ),
        pytest.param(
            streets, STREETS.replace(";PLZ", "").encode(), "Zeile 1, Feld PLZ",
            "fehlt", id="a missing column",
        ),
        pytest.param(streets, b"%PDF-1.7", "Ganze Datei", "PDF", id="a PDF named .csv"),
        pytest.param(streets, b"a;b\n\x00", "Zeile 2", "Binärdaten", id="NUL bytes"),
        pytest.param(
            streets, '15.03.2026;06413000;"Weg;1', "Zeile 2",
            "Anführungszeichen", id="a quote that never ends",
        ),
        pytest.param(streets, b"x" * (5 * 2**20 + 1), "Ganze Datei", "5 MB", id="too large"),
        pytest.param(
            places, PLACE + PLACE, "Zeile 3, Feld Bezirk-Nr", "zweimal", id="a district twice"
        ),
        pytest.param(
            places, PLACE + PLACE.replace(";001;", ";1;"), "Zeile 3, Feld Bezirk-Nr",
            "„001“ gibt es in der Datei zweimal", id="a district twice, with and without noughts",
        ),
        pytest.param(
            places, PLACE.replace(";W;", ";X;"), "Zeile 2, Feld Bezirk-Art",
            "W ist ein Wahlbezirk", id="an unknown kind",
        ),
        pytest.param(
            places, PLACE.replace(";ja;", ";teils;"), "Zeile 2, Feld Wahlraum-Barrierefrei",
            "leer heißt unbekannt", id="half accessible",
        ),
        pytest.param(
            places, PLACE.replace(";Saal;", ";;"), "Zeile 2, Feld Wahlraum-Bezeichnung",
            "fehlt", id="an address without a room",
        ),
    ],
)  # fmt: skip
def test_a_table_is_refused_with_line_field_and_what_to_do(read, content, place, words):
    with pytest.raises(ImportRefused) as refused:
        read(content)
    (problem,) = refused.value.problems
    assert (problem.place, words in str(problem)) == (place, True)


@pytest.mark.rules("R-REG-02")
@pytest.mark.parametrize(
    ("lines", "line", "street", "reason"),
    [
        pytest.param(ROW.replace(AGS, "06411000"), 3, "Weg",
                     "ags: Die Zeile gehört zu einer anderen Gemeinde: „06411000“ statt 06413000.",
                     id="of another municipality"),
        pytest.param("Summe;;;;;;2\r\n", 3, "",
                     "ags: Die Zeile nennt keine Gemeinde (hier 06413000).", id="a sum"),
        pytest.param(STREETS, 3, "Strassen-Name", "Die Kopfzeile steht hier noch einmal.",
                     id="the header again"),
        pytest.param(ROW.replace("Weg", "Weg; hinten"), 3, "Weg",
                     "Die Zeile hat 8 Felder, die Kopfzeile 7.", id="a cell too many"),
        pytest.param("15.03.2026;06413000;Weg\r\n", 3, "Weg",
                     "Die Zeile hat 3 Felder, die Kopfzeile 7.", id="cut off"),
        pytest.param(ROW.replace("Weg", "W" * 1001), 3, "W" * 1001,
                     "Strassen-Name: Der Eintrag ist länger als 1000 Zeichen.", id="a long cell"),
        pytest.param(ROW.replace("Weg", '"Weg'), 3, '"Weg',
                     "Ein Anführungszeichen ist nicht geschlossen oder ein Eintrag ist zu lang.",
                     id="an open quotation mark"),
        pytest.param("\r\n;;;;;;\r\n" + ROW.replace("1-9", "links"), 5, "Weg",
                     "Hausnummern-Bereich: „links“ ist kein Bereich von Hausnummern, der sich "
                     "lesen lässt.", id="a range behind empty lines"),
    ],
)  # fmt: skip
def test_one_bad_row_is_set_aside_and_the_others_are_taken(lines, line, street, reason):
    good = ROW.replace("Weg", "Ahornweg"), ROW.replace("Weg", "Zollweg")
    table = streets(good[0] + lines + good[1])
    assert [entry.street for entry in table.entries] == ["Ahornweg", "Zollweg"]
    assert [(one.line, one.street, one.reason) for one in table.set_aside] == [
        (line, street, reason)
    ]
    # Nobody waits in a sum, a second header, or a row of another town.
    nobody = ("keine Gemeinde", "Kopfzeile steht", "anderen Gemeinde")
    assert table.set_aside[0].waits is not any(words in reason for words in nobody)


@pytest.mark.rules("R-REG-02")
def test_a_directory_that_is_mostly_of_another_municipality_is_refused():
    foreign = ROW.replace(AGS, "06411000")
    with pytest.raises(ImportRefused, match="anderen Gemeinde"):
        streets(ROW + foreign + foreign)


def test_ten_thousand_faulty_rows_are_told_by_the_first():
    with pytest.raises(ImportRefused) as refused:
        streets(ROW.replace("1-9", "links") * 10_000)
    assert (len(refused.value.problems), refused.value.more) == (50, True)


def test_the_unicode_text_of_a_spreadsheet_is_read():
    table = streets((STREETS + ROW.replace("Weg", "Mühlstraße")).encode("utf-16"))
    assert table.entries[0].street == "Mühlstraße"


def test_a_table_of_an_old_office_program_is_read():
    table = streets((STREETS + ROW.replace("Weg", "Mühlstraße")).encode("cp1252"))
    assert table.entries[0].street == "Mühlstraße"


@pytest.mark.parametrize("sign", "=+-@")
def test_no_cell_of_an_export_is_a_formula_and_it_comes_back_as_it_was(sign):
    entry = StreetEntry(f"{sign}1+1", NumberRange(), "", f"{sign}cmd", "2")
    content = write_streets(DAY, AGS, [entry])
    assert f"'{sign}1+1".encode() in content
    assert not content.startswith(b"\xef\xbb\xbf")
    assert streets(content).entries == (entry,)


# Letters that streets have; which code page others would be read in is not the question here.
NAMES = st.text("abzABZäöüßÄÖÜéçşğ079 .,;-'\"=+@&/()", min_size=1, max_size=60).filter(
    lambda name: not name.startswith("'") and name == name.strip()
)
NUMBERS = st.builds(
    lambda side, first, letter, more: (
        NumberRange(side, first, letter if first is not None else "", *((first or 0) + more, ""))
        if more is not None
        else NumberRange(side, first, letter if first is not None else "")
    ),
    st.sampled_from(Side),
    st.none() | st.integers(1, 999),
    st.sampled_from(["", "a", "z"]),
    st.none() | st.integers(1, 99),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.builds(
            StreetEntry, NAMES, NUMBERS, st.sampled_from(["", "63065"]), NAMES,
            st.sampled_from(["001", "2"]),
        ),
        min_size=1,
        unique=True,
    )
)  # fmt: skip
def test_whatever_is_written_is_read_again(entries):
    assert list(streets(write_streets(DAY, AGS, entries)).entries) == entries


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.booleans())
def test_no_file_at_all_ends_in_anything_but_a_table_or_a_refusal(content, with_header):
    for read, header in [(streets, STREETS), (places, PLACES)]:
        with suppress(ImportRefused):
            assert read((header.encode() if with_header else b"") + content).entries
