"""Directories and polling places of another source, another hand, another kind of cell."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from elections.actions.districts.diff import read_directory, read_places, stretches
from elections.actions.districts.reading import filled
from elections.files.districts.reading import find_table
from elections.files.districts.streets import StreetEntry
from elections.law.districts.number_ranges import NumberRange
from elections.law.districts.street_overlaps import overlaps
from elections.models import DistrictFile
from municipalities.files.refusal import ImportRefused
from municipalities.models import TableSource
from tests.elections.districts.test_district_reading import Desk, words

HEADER = "Straße;Hausnummern;Bezirk\n"


@pytest.fixture
def desk(client, db):
    return Desk(client)


def confirm(desk, content: str, **chosen: str) -> None:
    """Hand a street directory in, read it with the columns ``chosen``, and remember it."""
    fields = {**desk.fields(desk.upload("streets", content)), **chosen}
    shown = desk.client.post(desk.at("streets"), {**fields, "act": "vorschau"})
    desk.client.post(desk.at("streets"), {**desk.fields(shown), "act": "lesen"})
    assert DistrictFile.objects.get().reading


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("Straße;Hausnummern;Bezirk;Wahlbezirk\nWeg;1-9;002;001\n", id="one more"),
        pytest.param("Bezirk;Straße;Hausnummern\n001;Weg;1-9\n", id="in another order"),
        pytest.param("Straße;Hausnummern;Bezirk;Ortsteil\nWeg;1-9;001;Nord\n", id="one of use"),
    ],
)
def test_with_other_columns_a_directory_is_asked_again(desk, content):
    confirm(desk, HEADER + "Weg;1-9;001\n")
    assert "Wie wird „datei.csv“ gelesen?" in words(desk.upload("streets", content))
    assert not DistrictFile.objects.get().reading


def test_where_two_sources_mean_different_things_by_the_same_columns_it_is_asked(desk):
    table = "Straße;Hausnummern;Bezirk;Wahlbezirk\nWeg;1-9;002;001\n"
    confirm(desk, table, memory="Wahlamt")
    assert "Was sich ändern würde" in words(desk.upload("streets", table))
    kept = TableSource.objects.get()
    kept.pk, kept.name = None, "Vermessungsamt"
    kept.reading["columns"]["district"] = "Wahlbezirk"
    kept.save()
    assert "Wie wird „datei.csv“ gelesen?" in words(desk.upload("streets", table))


def test_what_is_remembered_of_one_source_is_only_proposed_for_the_file_of_another(desk):
    confirm(desk, HEADER + "Weg;1-9;001\n", memory="Wahlamt")
    for name, shown in (
        ("vermessung.csv", "Wie wird „vermessung.csv“ gelesen?"),
        ("datei_2026-03.csv", "Was sich ändern würde"),
    ):
        content = SimpleUploadedFile(name, f"{HEADER}Pfad;1-9;002\n".encode())
        page = desk.client.post(desk.at("streets"), {"file": content}, follow=True)
        assert shown in words(page)


def test_of_two_sheets_with_streets_one_is_asked():
    book, stream = Workbook(), io.BytesIO()
    for title, houses in (("Alt 2021", "1-99"), ("Neu 2026", "1-9")):
        sheet = book.create_sheet(title)
        sheet.append(["Straße", "Hausnummern", "Wahlbezirk"])
        sheet.append(["Weg", houses, "001"])
    book.remove(book.worksheets[0])
    book.save(stream)
    found = find_table(stream.getvalue(), "streets")
    assert (found.reading.sheet, found.raw.rivals) == ("Alt 2021", ("Neu 2026",))
    again = find_table(stream.getvalue(), "streets", known=[found.reading])
    assert not again.is_known


def test_streets_that_only_an_umlaut_tells_apart_do_not_overlap():
    whole = NumberRange()
    entries = [
        StreetEntry(name, whole, "", "", number)
        for name, number in (("Hochstraße", "001"), ("Höchstraße", "002"), ("Hoch-Str.", "003"))
    ]
    (overlap,) = overlaps(stretches(entries))
    assert {overlap.one.district, overlap.other.district} == {"001", "003"}


PLACES = (
    "datum;ags;Bezirk-Nr;Bezirk-Name;Bezirk-Art;Wahlraum-Bezeichnung;Wahlraum-Adresse;"
    "Wahlraum-Barrierefrei;Wahlraum-Barrierefrei-Ergaenzung\n"
)
STREETS = "datum;ags;Strassen-Name;Hausnummern-Bereich;PLZ;Ortsteil;Bezirk-Nr\n"


def head(desk) -> str:
    return f"{desk.election.day:%d.%m.%Y};{desk.election.municipality.ags}"


def test_signs_that_nobody_sees_are_neither_kept_nor_a_second_wahlbezirk(desk):
    desk.upload(
        "polling_places",
        f"{PLACES}{head(desk)};001\u200b;No\u0308rd;W;\u202eSaal;Weg\u00a01;ja;\n",
    )
    sha256 = DistrictFile.objects.get().sha256
    desk.client.post(desk.at("polling_places"), {"sha256": sha256, "act": "uebernehmen"})
    first, _second = desk.election.districts.order_by("number")
    assert (first.number, first.name, first.polling_place.name, first.polling_place.address) == (
        "001",
        "N\u00f6rd",
        "Saal",
        "Weg 1",
    )


@pytest.mark.parametrize(
    "text",
    [
        STREETS + "{head};\u202eMu\u0308hlweg\u200b;1\u200b-9;;Su\u0308d;001\n",
        "Straße;Hausnummern;Ortsteil;Bezirk\n"
        "\u202eMu\u0308hlweg\u200b;1\u200b-9;Su\u0308d;0\u200b01\n",
    ],
    ids=["as published", "in another form"],
)
def test_names_of_streets_are_cleaned_in_every_form(desk, text):
    content = text.format(head=head(desk)).encode()
    found = find_table(content, "streets")
    reading = None if found.is_published else filled(desk.election, found.reading)
    (entry,) = read_directory(desk.election, content, None, reading).entries
    assert (entry.street, entry.locality, entry.district) == ("M\u00fchlweg", "S\u00fcd", "001")
    assert str(entry.numbers) == "1-9"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("streets", HEADER + "{name};1-9;001\n"),
        ("streets", STREETS + "{head};{name};1-9;;;001\n"),
        ("polling_places", "Nr;Bezirksname;Wahlraum;Adresse\n003;{name};Saal;Weg 1\n"),
        ("polling_places", PLACES + "{head};003;{name};W;Saal;Weg 1;ja;\n"),
    ],
    ids=["streets unread", "streets read", "places unread", "places read"],
)
def test_a_file_that_a_colleague_handed_in_meanwhile_is_not_dropped(desk, kind, text):
    desk.upload(kind, text.format(head=head(desk), name="Alt"))
    seen = DistrictFile.objects.get().sha256
    desk.upload(kind, text.format(head=head(desk), name="Neu"))
    drop = {"sha256": seen, "act": "verwerfen"}
    page = desk.client.post(desk.at(kind), drop, follow=True)
    assert DistrictFile.objects.get().sha256 != seen
    assert "eine andere Datei" in words(page)
    desk.client.post(desk.at(kind), {**drop, "sha256": DistrictFile.objects.get().sha256})
    assert not DistrictFile.objects.exists()


def test_a_day_or_a_fraction_is_no_number_of_a_wahlbezirk(desk):
    book, stream = Workbook(), io.BytesIO()
    for line in (
        ["Nr", "Name", "Wahlraum", "Adresse"],
        [1, "Nord", "Schule", "Weg 1"],
        [date(2026, 3, 15), "West", "Saal", "Weg 2"],
        [4.5, "Ost", "Halle", "Weg 3"],
        [6.0, "Süd", "Halle", "Weg 4"],
    ):
        book.active.append(line)
    book.save(stream)
    content = stream.getvalue()
    reading = filled(desk.election, find_table(content, "places").reading)
    with pytest.raises(ImportRefused) as refused:
        read_places(desk.election, content, reading)
    assert [(one.line, one.field) for one in refused.value.problems] == [
        (3, "Bezirk-Nr"),
        (4, "Bezirk-Nr"),
    ]
