"""Polling places and streets in any form: shown, confirmed once, remembered for the town."""

from __future__ import annotations

import io
from contextlib import suppress

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from elections.actions.course.setup import add_district
from elections.actions.districts.diff import read_directory, read_places
from elections.files.districts.cells import PLACE_CELLS
from elections.files.districts.reading import find_table, open_words, rows_as
from elections.law.districts.number_ranges import parse_ranges
from elections.models import District, DistrictFile, StreetRange
from elections.models.districts.reading import FileReading
from municipalities.files.records import Spoiled
from municipalities.files.refusal import ImportRefused, Problems
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, Role, TableSource
from tests import factories

STREETS, PLACES = "streets", "places"
OTHER = "Straße;HNr von;HNr bis;G/U;Wbz;Bemerkung\n"


def found(text: str | bytes, kind: str = STREETS, **how):
    return find_table(text.encode() if isinstance(text, str) else text, kind, **how)


def houses(*rows: str, values=None, header: str = OTHER) -> list[str]:
    """The house numbers of each row, as the reader of the published form gets them."""
    content = (header + "".join(f"{row}\n" for row in rows)).encode()
    first = find_table(content, STREETS)
    said = {**first.reading.values, **(values or {})}
    table = find_table(
        content, STREETS, chosen=FileReading(columns=first.reading.columns, values=said)
    )
    return [row["Hausnummern-Bereich"] for row in rows_as(table, STREETS, Problems())]


def test_columns_of_another_name_are_found_and_the_others_named():
    table = found(OTHER + "Weg;1;9;U;001;neu\n")
    assert table.reading.columns == {
        "street": "Straße",
        "first": "HNr von",
        "last": "HNr bis",
        "side": "G/U",
        "district": "Wbz",
    }
    assert table.unused == ("Bemerkung",)
    assert (table.is_published, table.is_known, open_words(table)) == (False, False, [])


def test_a_column_of_nothing_but_sides_is_the_side_whatever_its_name():
    header = "Straße;von;bis;ger./unger.;Wbz\n"
    assert houses("Weg;1;9;ungerade;001", "Weg;2;8;g.;001", header=header) == [
        "1-9 ungerade",
        "2-8 gerade",
    ]


@pytest.mark.parametrize(
    ("row", "written"),
    [
        pytest.param("Weg;1;9;U;001;", "1-9 ungerade", id="the odd side"),
        pytest.param("Weg;2;48;g;001;", "2-48 gerade", id="the even side"),
        pytest.param("Weg;1;9;;001;", "1-9 fortlaufend", id="no side"),
        pytest.param("Weg;;;G;001;", "gerade", id="a whole side"),
        pytest.param("Weg;;;;001;", "", id="the whole street"),
        pytest.param("Weg;;9;;001;", "bis 9", id="from the beginning"),
    ],
)
def test_bounds_in_columns_of_their_own_become_a_range(row, written):
    assert houses(row) == [written]


@pytest.mark.rules("R-REG-02")
@pytest.mark.parametrize(
    ("row", "written", "ranges"),
    [
        pytest.param("Weg;1-3, 7-9;U;1", "ungerade: 1-3, 7-9", "1-3 ungerade, 7-9 ungerade",
                     id="for every part"),
        pytest.param("Weg;2-8;G;1", "gerade: 2-8", "2-8 gerade", id="for the only part"),
        pytest.param("Weg;alle;G;1", "gerade: alle", "gerade", id="for the street"),
        pytest.param("Weg;1-9 ung.;U;1", "ungerade: 1-9 ung.", "1-9 ungerade", id="said twice"),
        pytest.param("Weg;2-8 ger.;U;1", "2-8 ger. (ungerade)", "", id="a contradiction"),
        pytest.param("Weg;1-9;alle;1", "1-9", "1-9", id="both sides"),
        pytest.param("Weg;hinten;U;1", "ungerade: hinten", "", id="no range"),
    ],
)  # fmt: skip
def test_the_side_of_a_column_holds_for_the_whole_range(row, written, ranges):
    (found_range,) = houses(row, header="Straße;Hausnummern;G/U;Wbz\n")
    assert found_range == written
    with suppress(RuleViolation):
        assert ", ".join(map(str, parse_ranges(found_range))) == ranges
        return
    assert ranges == ""


def test_letters_in_columns_of_their_own_are_part_of_the_bounds():
    header = "Straße;von;von Zusatz;bis;bis Zusatz;Wahlbezirk\n"
    assert houses("Weg;1;a;9;b;001", header=header) == ["1a-9b fortlaufend"]


def test_an_empty_last_number_is_asked_and_not_guessed():
    table = found(OTHER + "Weg;5;;U;001;\n")
    assert open_words(table) == [("last", "")]
    assert houses("Weg;5;;;001;", values={"last": {"": "house"}}) == ["5"]
    assert houses("Weg;5;;U;001;", values={"last": {"": "end"}}) == ["5-Ende ungerade"]


def test_a_word_that_is_not_known_is_asked_once():
    table = found(OTHER + "Weg;1;9;links;001;\nWeg;2;8;g;001;\nPfad;1;3;links;001;\n")
    assert table.values["side"] == ("links", "g")
    assert open_words(table) == [("side", "links")]
    assert houses("Weg;1;9;links;001;", values={"side": {"links": "ungerade"}}) == ["1-9 ungerade"]


def test_polling_places_of_another_form():
    text = (
        "Wahllokale der Stadt;;;;;\n"
        "Nr;Wahlraum;Straße;Hausnummer;PLZ;Rollstuhlgerecht\n"
        "1;Schule;Weg;5;64283;ja\n2;Halle;Am Markt;1;64283;teilweise\n"
    )
    table = found(text, PLACES)
    assert (table.reading.header_line, open_words(table)) == (2, [("accessible", "teilweise")])
    said = FileReading(
        columns=table.reading.columns,
        values={"accessible": {"ja": "ja", "teilweise": "unbekannt"}},
        fill={"day": "15.03.2026", "ags": "06411000"},
    )
    rows = list(rows_as(found(text, PLACES, chosen=said), PLACES, Problems()))
    assert [tuple(row.cells.values()) for row in rows] == [
        ("15.03.2026", "06411000", "1", "1", "W", "Schule", "Weg 5, 64283", "ja", ""),
        ("15.03.2026", "06411000", "2", "2", "W", "Halle", "Am Markt 1, 64283", "", ""),
    ]
    assert [row.line for row in rows] == [3, 4]


def test_polling_places_that_a_stray_pair_of_quotation_marks_makes_one_are_refused():
    content = 'Bezirk;Name;Raum;Adresse\n1;A;Aula;Weg 1\n2;B;"Saal;Weg 2\n3;C;Halle";Weg 3\n'
    with pytest.raises(ImportRefused, match="aus den Zeilen 3 bis 4 eine einzige"):
        found(content, PLACES)


@pytest.mark.rules("R-REG-02")
def test_streets_that_a_stray_pair_of_quotation_marks_makes_one_are_told_one_by_one():
    table = found(OTHER + 'Pfad;1;9;U;1;\n"Weg;1;9;U;1;\nRing";2;8;G;2;\nAllee;1;9;U;1;\n')
    spoiled: list[Spoiled] = []
    rows = list(rows_as(table, STREETS, Problems(), spoiled.append))
    assert [row["Strassen-Name"] for row in rows] == ["Pfad", "Allee"]
    assert [(one.line, one.cells[2]) for one in spoiled] == [(3, '"Weg'), (4, 'Ring"')]
    assert "aus den Zeilen 3 bis 4 eine einzige" in spoiled[0].problem.reason


def test_a_workbook_a_dos_file_and_a_row_that_is_too_short():
    book = Workbook()
    book.active.append(["Straße", "Hausnummern", "Wbz"])
    book.active.append(["Weg", "1-9", 1])
    stream = io.BytesIO()
    book.save(stream)
    table = found(stream.getvalue())
    assert [row["Bezirk-Nr"] for row in rows_as(table, STREETS, Problems())] == ["1"]
    dos = found((OTHER + "Mühlstraße;1;9;U;001;\n").encode("cp850"))
    assert dos.reading.encoding == "cp850"
    problems = Problems()
    short = found(OTHER + "Weg;1;9;U;001;\nPfad;1\n")
    assert len(list(rows_as(short, STREETS, problems))) == 1
    assert len(problems) == 1


class Desk:
    """A town hall with two Wahlbezirke, and somebody at its desk."""

    def __init__(self, client):
        self.election = factories.election()
        lead = factories.lead(self.election.municipality)
        for number in ("001", "002"):
            add_district(self.election.pk, number=number, name=f"Ort {number}", actor=lead)
        self.client = client
        client.force_login(factories.person(Role.ELECTION_OFFICER, self.election.municipality))

    def at(self, kind: str) -> str:
        return reverse(f"elections:{kind}_file", args=[self.election.pk])

    def upload(self, kind: str, text: str):
        content = SimpleUploadedFile("datei.csv", text.encode())
        return self.client.post(self.at(kind), {"file": content}, follow=True)

    def fields(self, page) -> dict[str, str]:
        """What the page would post if somebody pressed the button now."""
        form = page.context["form"]
        typed = {field.html_name: field.value() or "" for field in form}
        file = DistrictFile.objects.get()
        return {**typed, "shown": page.context["shown"], "sha256": file.sha256}


@pytest.fixture
def desk(client, db):
    return Desk(client)


def words(page) -> str:
    return " ".join(page.content.decode().split())


STREET_FILE = OTHER + "Weg;1;9;U;001;neu\nWeg;2;48;links;2;\n"


def test_streets_of_another_form_are_shown_confirmed_and_remembered(desk):
    page = desk.upload("streets", STREET_FILE)
    assert "Wie wird „datei.csv“ gelesen?" in words(page)
    assert "Nicht gelesen werden die Spalten: „Bemerkung“" in words(page)
    fields = desk.fields(page)
    assert (fields["column_street"], fields["word_side_0"], fields["word_side_1"]) == (
        "Straße",
        "ungerade",
        "",
    )
    refused = desk.client.post(desk.at("streets"), {**fields, "act": "lesen"})
    assert (refused.status_code, DistrictFile.objects.get().reading) == (422, {})
    fields["word_side_1"] = "gerade"
    page = desk.client.post(desk.at("streets"), {**fields, "act": "lesen"}, follow=True)
    assert "Was sich ändern würde" in words(page)
    assert "Nicht gelesen werden die Spalten „Bemerkung“." in words(page)
    # „2“ is no Wahlbezirk of its own: it is asked whether „002“ is meant.
    file = DistrictFile.objects.get()
    decide = {"sha256": file.sha256}
    desk.client.post(desk.at("streets"), {**decide, "act": "gleichsetzen"})
    desk.client.post(desk.at("streets"), {**decide, "act": "uebernehmen"})
    assert sorted(StreetRange.objects.values_list("side", "first", "last", "district__number")) == [
        ("even", 2, 48, "002"),
        ("odd", 1, 9, "001"),
    ]
    assert TableSource.objects.get().municipality == desk.election.municipality
    # The second time the same form is read at once, and what is left out is named.
    page = desk.upload("streets", STREET_FILE)
    assert "Was sich ändern würde" in words(page)
    assert "Nicht gelesen werden die Spalten „Bemerkung“." in words(page)
    # A word that nobody has explained yet is asked again.
    page = desk.upload("streets", STREET_FILE.replace("links", "rechts"))
    assert "Was bedeuten die Wörter der Datei?" in words(page)
    acts = AuditEvent.objects.filter(act__startswith="district_file").values_list("act", flat=True)
    assert list(acts) == [
        "district_file.handed_in",
        "district_file.read",
        "district_file.numbers_meant",
        "district_file.handed_in",
        "district_file.handed_in",
    ]


def test_polling_places_of_another_form_are_taken_in(desk):
    page = desk.upload("polling_places", "Nr;Bezirksname;Wahlraum;Adresse\n003;Süd;Saal;Weg 1\n")
    assert "sie wird für" in words(page)
    assert "Ohne Spalte für die Art sind alle Zeilen Wahlbezirke" in words(page)
    fields = desk.fields(page)
    desk.client.post(desk.at("polling_places"), {**fields, "act": "lesen"})
    sha256 = DistrictFile.objects.get().sha256
    desk.client.post(desk.at("polling_places"), {"sha256": sha256, "act": "uebernehmen"})
    made = District.objects.get(number="003")
    assert (made.name, made.polling_place.name, made.polling_place.address) == (
        "Süd",
        "Saal",
        "Weg 1",
    )


@pytest.mark.rules("R-DIST-01")
def test_words_of_the_published_form_that_nobody_knows_are_asked_once(desk):
    ags = desk.election.municipality.ags
    start = f"{';'.join(PLACE_CELLS)}\n"
    row = f"15.03.2026;{ags};00{{}};Ort {{}};{{}};Saal;Weg {{}};{{}};\n"
    first, second = row.format(1, 1, "W", 1, "ja"), row.format(2, 2, "Wahllokal", 2, "teilweise")
    page = desk.upload("polling_places", start + first + second)
    assert "Was bedeuten die Wörter der Datei?" in words(page)
    fields = desk.fields(page)
    assert (fields["word_kind_1"], fields["word_accessible_1"]) == ("W", "")
    fields["word_accessible_1"] = "nein"
    desk.client.post(desk.at("polling_places"), {**fields, "act": "lesen"})
    sha256 = DistrictFile.objects.get().sha256
    desk.client.post(desk.at("polling_places"), {"sha256": sha256, "act": "uebernehmen"})
    places = District.objects.order_by("number").values_list(
        "number", "polling_place__address", "polling_place__accessible"
    )
    assert list(places) == [("001", "Weg 1", True), ("002", "Weg 2", False)]
    # The source is remembered; a file with nothing but the published words needs no answer.
    for text in (start + first + second, start + first):
        assert "Was sich ändern würde" in words(desk.upload("polling_places", text))


def test_a_known_form_is_shown_again_when_somebody_wants_to_see_it(desk):
    fields = desk.fields(desk.upload("streets", OTHER + "Weg;1;9;U;001;\n"))
    desk.client.post(desk.at("streets"), {**fields, "act": "lesen"})
    content = SimpleUploadedFile("datei.csv", (OTHER + "Weg;1;9;U;001;\n").encode())
    page = desk.client.post(desk.at("streets"), {"file": content, "ask": "on"}, follow=True)
    assert "Wie wird „datei.csv“ gelesen?" in words(page)


def test_a_column_can_be_changed_and_is_shown_before_it_is_read(desk):
    page = desk.upload("streets", "Straße;Nr;Bezirk\nWeg;1-9;001\n")
    fields = desk.fields(page)
    assert (fields["column_range"], fields["column_district"]) == ("", "Bezirk")
    changed = {**fields, "column_range": "Nr", "act": "lesen"}
    unseen = desk.client.post(desk.at("streets"), changed)
    assert (unseen.status_code, unseen.context["is_unseen"]) == (422, True)
    twice = {**desk.fields(unseen), "column_locality": "Nr", "act": "vorschau"}
    assert desk.client.post(desk.at("streets"), twice).status_code == 200
    read = {**desk.fields(unseen), "act": "lesen"}
    page = desk.client.post(desk.at("streets"), read, follow=True)
    assert "Was sich ändern würde" in words(page)


def test_an_extra_column_of_the_published_form_is_named_too(desk):
    ags = desk.election.municipality.ags
    header = "datum;ags;Strassen-Name;Hausnummern-Bereich;PLZ;Ortsteil;Bezirk-Nr;Erfasst am\n"
    page = desk.upload("streets", f"{header}15.03.2026;{ags};Weg;1-9;;;001;01.02.2026\n")
    assert "Nicht gelesen werden die Spalten „Erfasst am“." in words(page)


def test_a_table_that_waits_is_dropped_or_replaced(desk):
    desk.upload("streets", STREET_FILE)
    page = desk.upload("streets", STREET_FILE.replace("Weg", "Pfad"))
    assert "Pfad" in words(page)
    desk.client.post(desk.at("streets"), {"act": "verwerfen"})
    assert DistrictFile.objects.count() == 0


def test_a_key_without_its_zero_is_the_own_municipality(desk):
    ags = desk.election.municipality.ags
    header = "datum;ags;Strassen-Name;Hausnummern-Bereich;PLZ;Ortsteil;Bezirk-Nr\n"
    table = read_directory(desk.election, f"{header}15.03.2026;{ags[1:]};Weg;1-9;;;001\n".encode())
    assert len(table.entries) == 1


@pytest.mark.django_db
def test_without_a_column_for_the_street_nothing_is_read(desk):
    page = desk.upload("streets", "A;B\n1;2\n")
    assert "Noch fehlt eine Spalte" in words(page)
    fields = {**desk.fields(page), "act": "lesen"}
    assert desk.client.post(desk.at("streets"), fields).status_code == 422


def test_the_readers_take_the_published_form_as_before(desk):
    ags = desk.election.municipality.ags
    header = (
        "datum;ags;Bezirk-Nr;Bezirk-Name;Bezirk-Art;Wahlraum-Bezeichnung;Wahlraum-Adresse;"
        "Wahlraum-Barrierefrei;Wahlraum-Barrierefrei-Ergaenzung\n"
    )
    content = f"{header}15.03.2026;{ags};001;Nord;W;Saal;Markt 1;ja;\n".encode()
    assert found(content, PLACES).is_published
    assert len(read_places(desk.election, content).entries) == 1


@pytest.mark.parametrize("kind", ["streets", "polling_places"])
def test_a_table_of_thousands_of_columns_is_refused_before_a_page_names_them(desk, kind):
    text = "Straße;Bezirk;" + "a;" * 5_000 + "\nWeg;001\n"
    page = desk.upload(kind, text)
    assert "Die Kopfzeile hat mehr als 300 Spalten." in words(page)
    assert not DistrictFile.objects.exists()
