"""Persons of a list from any table: read as they stand, every doubt named, nothing guessed."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from elections.files.nominations.person_days import read_birth
from elections.files.nominations.person_fields import FIELDS
from elections.files.nominations.person_files import LARGEST_FILE, find_people
from elections.files.nominations.person_report import MOST_PERSONS, read_people
from elections.law.nominations.eligibility import Origin
from elections.law.nominations.person_rows import PersonRow
from elections.models.districts.reading import FileReading
from municipalities.files.refusal import ImportRefused
from municipalities.law.days import KnownDay
from tests.municipalities.residents.test_resident_reading import ods_row, ods_text, opendocument

CASES = Path(__file__).parents[2] / "data" / "cases"
BORN = KnownDay(1988, 1, 31)
HEADER = "Platz;Familienname;Rufname;Geburtsdatum"


def read(content: str | bytes, **how):
    return read_people(content.encode() if isinstance(content, str) else content, **how)[1]


def asked(content: str | bytes, **how):
    found = find_people(content.encode() if isinstance(content, str) else content, **how)
    return [
        (one.key, one.word, [value for value, _title in one.choices]) for one in found.questions
    ]


def one_person(**columns: str):
    """The person of a table with these columns, and the columns that are doubtful."""
    said = {"Familienname": "Kaya", "Rufname": "Deniz", **columns}
    table = io.StringIO()
    csv.writer(table, delimiter=";").writerows([said, said.values()])
    found = read(table.getvalue())
    return found.rows[0], [doubt.column for doubt in found.doubts]


def workbook(*sheets: list[list[object]], hidden: tuple[int, ...] = (), merged: str = "") -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for at, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Blatt {at + 1}")
        for row in rows:
            sheet.append(row)
        if at in hidden:
            sheet.sheet_state = "hidden"
    if merged:
        book.worksheets[0].merge_cells(merged)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def refused(content: str | bytes, **how) -> list[tuple[int | None, str]]:
    with pytest.raises(ImportRefused) as error:
        read(content, **how)
    return [(problem.line, problem.reason) for problem in error.value.problems]


@pytest.mark.rules("R-LIST-04")
def test_every_field_of_the_list_is_read():
    found = read(
        "Platz;Anrede;Titel;Namenszusatz;Familienname;Rufname;Beruf oder Stand;Geburtsdatum;"
        "Geburtsort;Straße und Hausnummer;PLZ;Ort;Erreichbarkeitsanschrift;Staatsangehörigkeiten;"
        "Status der Staatsangehörigkeit\n"
        "1;Frau;Dr.;von;Kaya;Deniz;Ärztin;31.01.1988;Izmir;Weg 4a;01067;Ort am Main;"
        "c/o Verein, Weg 1;türkisch;auch deutsch\n"
    )
    assert found.rows == (
        PersonRow(
            1, "Frau", "Dr.", "von", "Kaya", "Deniz", "Ärztin", BORN, "", "Izmir", "Weg 4a",
            "01067", "Ort am Main", "c/o Verein, Weg 1", "türkisch", Origin.ALSO_GERMAN,
        ),
    )  # fmt: skip
    assert (found.doubts, found.left_out, found.rows[0].line) == ((), (), 2)


@pytest.mark.parametrize(
    "header",
    [
        "Lfd. Nr.;Nachname;Vorname;geb. am",
        "Nr.;Zuname;Rufname;geboren",
        "Listenplatz;Name;Vornamen;Geb.-Datum",
        " PLATZ ;FAMILIENNAME;RUFNAME;GEBURTSTAG",
        "Pos;Surname;First Name;birth_date",
    ],
)
def test_columns_of_other_names_are_understood(header):
    found = read(f"{header}\n1;Kaya;Deniz;31.01.1988\n")
    assert found.rows == (PersonRow(1, family_name="Kaya", given_name="Deniz", birth=BORN),)
    assert found.fields == ("place", "family_name", "given_name", "birth")


def test_no_name_of_a_column_belongs_to_two_fields():
    names = [name for one in FIELDS for name in one.names]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("Platz;Nachname;Rufname\n1;Çelik;Ayşe\n".encode(), id="UTF-8"),
        pytest.param("Platz;Nachname;Rufname\r\n1;Çelik;Ayşe\r\n".encode("utf-8-sig"), id="BOM"),
        pytest.param("Platz\tNachname\tRufname\n1\tÇelik\tAyşe\n".encode("utf-16"), id="UTF-16"),
        pytest.param("Platz,Nachname,Rufname\n1,Çelik,Ayşe\n".encode(), id="comma"),
        pytest.param("Platz\tNachname\tRufname\n1\tÇelik\tAyşe\n".encode(), id="tabulator"),
        pytest.param(
            opendocument(
                ods_row(ods_text("Platz"), ods_text("Nachname"), ods_text("Rufname")),
                ods_row(ods_text("1"), ods_text("Çelik"), ods_text("Ayşe")),
            ),
            id="LibreOffice",
        ),
        pytest.param(
            workbook([["Platz", "Nachname", "Rufname"], [1, "Çelik", "Ayşe"]]), id="Excel"
        ),
    ],
)
def test_every_kind_of_file_says_the_same(content):
    assert read(content).rows == (PersonRow(1, family_name="Çelik", given_name="Ayşe"),)


def test_a_dos_code_page_is_read_and_named():
    found = read((CASES / "dos-code-page.csv").read_bytes())
    assert [(row.family_name, row.given_name) for row in found.rows] == [
        ("Müller", "Özgür"),
        ("Günther", "Jörg"),
        ("Weiß", "Änne"),
        ("Gümüs", "Ayse"),
    ]
    assert found.notes == ("Zeichensatz: DOS, Codeseite 850.",)


def test_title_and_particle_stand_in_columns_of_their_own():
    found = read((CASES / "name-particle-own-column.csv").read_bytes())
    assert [(r.title, r.particle, r.family_name, r.given_name) for r in found.rows] == [
        ("Dr.", "van der", "Bergh", "Pieter"),
        ("", "dos", "Santos", "Maria"),
        ("", "El", "Amrani", "Yusuf"),
    ]
    assert [one.column for one in found.left_out] == [
        "Personen-ID",
        "Einzugsdatum",
        "Wohnungsart",
        "Vornamen",
    ]


def test_names_of_all_kinds_stay_as_they_are():
    found = read((CASES / "names.csv").read_bytes())
    assert [(row.family_name[:23], row.given_name[:14]) for row in found.rows] == [
        ("Gulzarzada", ""),
        ("", "Suprihatin"),
        ("", "Wahyuni"),
        ("Gulzarzada", ""),
        ("", ""),
        ("O'Donoghue-Ní Bhraonáin", "Seán"),
        ("O’Farrell", "Sinéad"),
        ("Wickramasinghe Mudiyans", "Don"),
        ("Rajapaksha", "Wickramasinghe"),
        ("Nguyễn", "Thị Hồng Ngọc"),
        ("M̀ahāz̧ah", "D̂āʼūd"),
        ("'t Hooft", "Jan"),
        ("Müller-Ɖoxó", "Ŋgozi"),
        ("Ştefănescu", "Ţiţa"),
        ("=SUMME", "Anna"),
    ]
    assert [(doubt.line, doubt.column) for doubt in found.doubts] == [
        (4, "Familienname"),
        (5, "Vornamen"),
        (6, "Familienname"),
        (6, "Vornamen"),
        (6, "Familienname"),
        (9, "Familienname"),
        (10, "Vornamen"),
        (16, "Familienname"),
    ]


@pytest.mark.parametrize(
    ("written", "name", "doubts"),
    [
        pytest.param("محمد", "محمد", 0, id="right to left"),
        pytest.param("Ka\u200bya\u202e", "Kaya", 0, id="zero-width and direction marks go"),
        pytest.param("Kaya 😀", "Kaya 😀", 1, id="an emoji stays and is doubtful"),
        pytest.param("<b>Kaya</b>", "<b>Kaya</b>", 0, id="HTML is text"),
        pytest.param("K" * 120, "K" * 120, 0, id="120 letters are a name"),
        pytest.param("K" * 200, "K" * 200, 1, id="200 letters stay and are doubtful"),
        pytest.param("M?ller", "M?ller", 1, id="a letter is lost"),
        pytest.param("M&uuml;ller", "M&uuml;ller", 1, id="written for a web page"),
        pytest.param("'=Kaya", "=Kaya", 0, id="the guard of an export goes"),
        pytest.param("=1+1", "=1+1", 1, id="a formula in a text file is text"),
    ],
)
def test_what_can_stand_in_a_name(written, name, doubts):
    row, doubtful = one_person(Familienname=written)
    assert (row.family_name, doubtful) == (name, ["Familienname"] * doubts)


@pytest.mark.rules("R-LIST-03", "R-LIST-04")
def test_what_was_handed_in_is_recorded_as_it_is():
    found = read(f"{HEADER}\n1;Kaya;Deniz;31.01.1988\n1;Kaya;Deniz;31.01.1988\n;Öz;Can;\n")
    same = PersonRow(1, family_name="Kaya", given_name="Deniz", birth=BORN)
    assert found.rows == (same, same, PersonRow(family_name="Öz", given_name="Can"))
    assert found.doubts == ()


@pytest.mark.parametrize(
    ("written", "birth", "text", "doubtful"),
    [
        ("31.01.1988", BORN, "", False),
        ("31.1.1988", BORN, "", False),
        ("31. 01. 1988", BORN, "", False),
        ("1988-01-31", BORN, "", False),
        ("1988-01-31T00:00:00", BORN, "", False),
        ("31/01/1988", BORN, "", False),
        ("31. Januar 1988", BORN, "", False),
        ("geb. 31.01.1988", BORN, "", False),
        ("*31.01.1988", BORN, "", False),
        ("", KnownDay(), "", False),
        ("00.00.1988", KnownDay(1988), "00.00.1988", True),
        ("01.1988", KnownDay(1988, 1), "01.1988", True),
        ("31.02.1988", KnownDay(), "31.02.1988", True),
        ("ca. 1980", KnownDay(), "ca. 1980", True),
        ("31.01.88", KnownDay(), "31.01.88", True),
        ("31. Januar 88", KnownDay(), "31. Januar 88", True),
        ("03/04/1988", KnownDay(), "03/04/1988", True),
        ("32173", KnownDay(), "32173", True),
        ("31.01.1088", KnownDay(1088, 1, 31), "", True),
    ],
)
def test_a_day_of_birth_is_read_where_it_means_one_day(written, birth, text, doubtful):
    found = read_birth(written)
    assert (found.day, found.text, bool(found.reason)) == (birth, text, doubtful)


@pytest.mark.parametrize(
    ("columns", "street", "postcode", "town", "doubts"),
    [
        ({"Anschrift": "Weg 4, 01067 Ort"}, "Weg 4", "01067", "Ort", []),
        ({"Anschrift": "Weg 4 64546 Ort am Main"}, "Weg 4", "64546", "Ort am Main", []),
        ({"Adresse": "Weg 4 in Ort"}, "Weg 4 in Ort", "", "", ["Adresse"]),
        ({"Anschrift": "Weg 4", "PLZ": "01067", "Ort": "Ort"}, "Weg 4", "01067", "Ort", []),
        ({"Straße": "Weg", "Hausnummer": "4", "Zusatz": "a"}, "Weg 4a", "", "", []),
        ({"PLZ": "1067"}, "", "1067", "", ["PLZ"]),
        ({"PLZ": "'01067"}, "", "01067", "", []),
        ({"PLZ": '="01067"'}, "", "01067", "", []),
        ({"PLZ": "D-64546"}, "", "D-64546", "", ["PLZ"]),
        ({"Straße": "-", "PLZ": "–", "Ort": "./."}, "", "", "", []),
    ],
)
def test_an_address_is_parted_only_where_it_is_clear(columns, street, postcode, town, doubts):
    row, doubtful = one_person(**columns)
    assert (row.street, row.postcode, row.town, doubtful) == (street, postcode, town, doubts)


@pytest.mark.parametrize(
    ("written", "place", "doubts"),
    [("01", 1, 0), ("2.", 2, 0), ("Platz 3", 3, 0), ("", None, 0), ("1a", None, 1), ("0", None, 1)],
)
def test_a_place_is_a_number_or_open(written, place, doubts):
    row, doubtful = one_person(Platz=written)
    assert (row.place, doubtful) == (place, ["Platz"] * doubts)


@pytest.mark.parametrize(
    ("columns", "salutation", "origin", "doubts"),
    [
        ({"Anrede": "Frau"}, "Frau", Origin.UNKNOWN, []),
        ({"Geschlecht": "m"}, "Herr", Origin.UNKNOWN, []),
        ({"Anrede": ""}, "", Origin.UNKNOWN, []),
        ({"Anrede": "Familie"}, "", Origin.UNKNOWN, ["Anrede"]),
        ({"Status": "Ausländisch"}, "", Origin.FOREIGN, []),
        ({"Status": "eingebürgert"}, "", Origin.NATURALISED, []),
        ({"Status": "geduldet"}, "", Origin.UNKNOWN, ["Status"]),
        ({"Nationalität": "auch deutsch"}, "", Origin.ALSO_GERMAN, []),
        ({"Nationalität": "türkisch"}, "", Origin.UNKNOWN, []),
        ({"Nationalität": "deutsch, türkisch"}, "", Origin.UNKNOWN, ["Nationalität"]),
    ],
)
def test_words_of_a_choice_are_understood_or_doubtful(columns, salutation, origin, doubts):
    row, doubtful = one_person(**columns)
    assert (row.salutation, row.origin, doubtful) == (salutation, origin, doubts)


def test_lines_and_columns_that_are_left_out_are_named():
    found = read(
        "Wahlvorschlag der Liste X;;;\n;;;\nPlatz;Nachname;Rufname;Schuhgröße\n1;Kaya;Deniz;44\n"
        ";;;\nPlatz;Nachname;Rufname;Schuhgröße\n2;;;\n;;;44\n3;Öz;Can;\n"
    )
    assert [row.place for row in found.rows] == [1, 3]
    assert [(one.line, one.column, one.cell, one.reason) for one in found.left_out] == [
        (
            None,
            "Schuhgröße",
            "44",
            "Die Spalte gehört zu keiner Angabe und wird nicht gelesen.",
        ),
        (1, "", "Wahlvorschlag der Liste X", "Die Zeile steht über der Kopfzeile."),
        (5, "", "5", "Leere Zeilen sind übergangen."),
        (
            6,
            "",
            "Platz · Nachname · Rufname · Schuhgröße",
            "Die Kopfzeile steht hier noch einmal.",
        ),
        (7, "", "2", "Hier steht nur die Spalte „Platz“, keine Person."),
        (8, "", "44", "Hier steht nichts in den Spalten, die gelesen werden."),
    ]


@pytest.mark.parametrize(
    ("rows", "doubts", "left_out"),
    [
        pytest.param('1;"Ka\n\nya";Deniz;\n2;Öz;Can;', [], [], id="an entry of several lines"),
        pytest.param("1;Kaya;Deniz", [(2, "")], [], id="a short line is read and doubtful"),
        pytest.param("1;Kaya;Deniz;;x", [(2, "")], [], id="a long line is read and doubtful"),
        pytest.param(";Stand Mai;;", [(2, "")], [], id="one entry alone may be no person"),
        pytest.param('1;"Kaya;Deniz;\n2;Öz;Can;', [], [2], id="a stray quotation mark"),
        pytest.param(f"1;{'K' * 1001};Deniz;\n2;Öz;Can;", [], [2], id="an entry without an end"),
    ],
)
def test_a_line_that_is_not_like_the_others_is_named(rows, doubts, left_out):
    found = read(f"{HEADER}\n{rows}\n")
    assert [(doubt.line, doubt.column) for doubt in found.doubts] == doubts
    assert [one.line for one in found.left_out] == left_out


@pytest.mark.parametrize(
    ("content", "questions"),
    [
        (f"{HEADER}\n1;Kaya;Deniz;\n", []),
        ("Platz;Name\n1;Kaya\n", [("full_name", "", ["", "Name"])]),
        (
            "Nachname;Familienname;Rufname\nKaya;Öz;Deniz\n",
            [("family_name", "", ["Nachname", "Familienname", ""])],
        ),
        (
            "Anrede;Nachname;Rufname\nFamilie;Öz;Deniz\n",
            [("salutation", "Familie", ["Frau", "Herr", ""])],
        ),
        ("a;b\nÖz;Deniz\n", [("family_name", "", ["a", "b", ""])]),
    ],
)
def test_what_is_unclear_is_asked(content, questions):
    if content.startswith("a;b"):
        assert asked(content) == questions
        assert len(refused(content)) == 1
    else:
        assert asked(content) == questions
        assert len(read(content).rows) == 1


@pytest.mark.parametrize(
    ("content", "answers", "person"),
    [
        pytest.param(
            "Platz;Name\n1;Kaya, Deniz\n",
            {"columns": {"full_name": "Name"}},
            PersonRow(1, family_name="Kaya", given_name="Deniz"),
            id="the whole name with a comma",
        ),
        pytest.param(
            "Platz;Name\n1;Kaya\n",
            {"columns": {"full_name": ""}},
            PersonRow(1, family_name="Kaya"),
            id="the family name alone",
        ),
        pytest.param(
            "a;b\nÖz;Deniz\n",
            {"columns": {"family_name": "a", "given_name": "b"}},
            PersonRow(family_name="Öz", given_name="Deniz"),
            id="columns that nobody knew",
        ),
        pytest.param(
            "Anrede;Nachname;Rufname\nF.;Öz;Can\n",
            {"values": {"salutation": {"F.": "Frau"}}},
            PersonRow(salutation="Frau", family_name="Öz", given_name="Can"),
            id="what a word means",
        ),
        pytest.param(
            "Anrede;Nachname;Rufname\ndivers;Öz;Can\n",
            {"values": {"salutation": {"divers": ""}}},
            PersonRow(family_name="Öz", given_name="Can"),
            id="a word means no salutation",
        ),
    ],
)
def test_what_was_answered_is_kept_and_not_asked_again(content, answers, person):
    found, report = read_people(
        content.encode(), chosen=FileReading(**answers), file_name="liste-2026.csv"
    )
    assert (report.rows, report.doubts, found.questions) == ((person,), (), ())
    stored = FileReading.from_json(found.reading.as_json())
    again, report = read_people(content.encode(), known=[stored], file_name="liste-2027.csv")
    assert (report.rows, again.questions, again.is_known) == ((person,), (), True)


def test_a_whole_name_without_a_comma_is_not_parted():
    content = "Platz;Vor- und Nachname\n1;Deniz van der Kaya\n"
    found = read(content)
    assert found.rows == (PersonRow(1, family_name="Deniz van der Kaya"),)
    assert [doubt.column for doubt in found.doubts] == ["Vor- und Nachname"]


def test_given_names_stand_in_only_where_the_name_that_is_used_is_missing():
    found = read("Familienname;Vornamen;Rufname\nKaya;Deniz Can;Can\nÖz;Ali Can;\n")
    assert [row.given_name for row in found.rows] == ["Can", "Ali Can"]
    assert [(doubt.line, doubt.column) for doubt in found.doubts] == [(3, "Vornamen")]


def test_the_habits_of_a_workbook():
    content = workbook(
        [
            ["Wahlvorschlag"],
            [],
            ["Platz", "Nachname", "Rufname", "geb. am", "PLZ"],
            ["01", "Kaya", "Deniz", date(1988, 1, 31), "01067"],
            [2.0, "Öz", "Can", datetime(1988, 1, 31, 12, 0), 64546],
            [3, "Ak", "Su", "31.01.1988", 1067],
        ]
    )
    found = read(content)
    assert [(r.place, r.birth, r.postcode) for r in found.rows] == [
        (1, BORN, "01067"),
        (2, BORN, "64546"),
        (3, BORN, "1067"),
    ]
    assert [(one.line, one.column, one.cell) for one in found.doubts] == [(6, "PLZ", "1067")]
    assert [one.line for one in found.left_out] == [1]


def test_a_formula_is_named_and_its_stored_result_is_read():
    header = ["Platz", "Nachname", "Rufname"]
    found = read(workbook([header, [1, "Kaya", "Deniz"], ["=A2+1", "Öz", '="Ca"&"n"']]))
    # Whoever writes a workbook without computing it stores no results.
    assert found.rows[1] == PersonRow(None, family_name="Öz")
    assert [(one.line, one.column, one.cell) for one in found.doubts] == [
        (3, "Platz", "=A2+1"),
        (3, "Rufname", '="Ca"&"n"'),
    ]
    formula = (
        '<table:table-cell table:formula="of:=[.A2]+1" office:value-type="float" '
        'office:value="2"><text:p>2</text:p></table:table-cell>'
    )
    stored = read(
        opendocument(
            ods_row(ods_text("Platz"), ods_text("Nachname"), ods_text("Rufname")),
            ods_row(ods_text("1"), ods_text("Kaya"), ods_text("Deniz")),
            ods_row(formula, ods_text("Öz"), ods_text("Can")),
        )
    )
    assert stored.rows[1] == PersonRow(2, family_name="Öz", given_name="Can")
    assert [(one.line, one.column, one.reason) for one in stored.doubts] == [
        (
            3,
            "Platz",
            "Hier steht eine Formel; eingelesen ist ihr gespeichertes Ergebnis „2“.",
        )
    ]


def test_the_stored_result_of_a_formula_of_excel_is_read():
    computed = b"<f>A2+1</f><v>2</v>"
    content = io.BytesIO()
    written = workbook([["Platz", "Nachname"], [1, "Kaya"], ["=A2+1", "Öz"]])
    with zipfile.ZipFile(io.BytesIO(written)) as book, zipfile.ZipFile(content, "w") as stored:
        for name in book.namelist():
            part = re.sub(rb"<f>A2\+1</f><v ?/?>(</v>)?", computed, book.read(name))
            stored.writestr(name, part)
    found = read(content.getvalue())
    assert [(row.place, row.family_name) for row in found.rows] == [(1, "Kaya"), (2, "Öz")]
    assert [(one.line, one.column, one.cell) for one in found.doubts] == [(3, "Platz", "=A2+1")]


def test_cells_that_are_one_over_several_lines_are_doubtful():
    rows = [["Nachname", "Rufname", "Ort"], ["Kaya", "Deniz", "Ort"], ["Öz", "Can", None]]
    found = read(workbook(rows, merged="C2:C3"))
    assert [(row.family_name, row.town) for row in found.rows] == [("Kaya", "Ort"), ("Öz", "")]
    assert [(one.line, one.column) for one in found.doubts] == [(3, "Ort")]


def test_hidden_sheets_are_named_and_of_two_with_persons_one_is_asked():
    one = [["Nachname", "Rufname"], ["Kaya", "Deniz"]]
    other = [["Nachname", "Rufname"], ["Öz", "Can"]]
    assert read(workbook(one, other, hidden=(1,))).notes == (
        "Ausgeblendete Blätter werden nicht gelesen: „Blatt 2“.",
    )
    both = workbook(one, other)
    assert asked(both) == [("sheet", "", ["Blatt 1", "Blatt 2"])]
    chosen = read(both, chosen=FileReading(sheet="Blatt 2"))
    assert [row.family_name for row in chosen.rows] == ["Öz"]
    assert asked(both, chosen=FileReading(sheet="Blatt 2")) == []


def test_five_hundred_persons_are_read_and_more_than_a_thousand_refused():
    def table(count: int) -> str:
        return HEADER + "\n" + "".join(f"{n};Kaya;Deniz;31.01.1988\n" for n in range(1, count + 1))

    assert len(read(table(500)).rows) == 500
    assert len(read(table(MOST_PERSONS)).rows) == MOST_PERSONS
    assert refused(table(MOST_PERSONS + 1)) == [
        (MOST_PERSONS + 2, "In der Datei stehen mehr als 1000 Personen.")
    ]


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b"x" * (LARGEST_FILE + 1), None, "Die Datei ist größer als 5 MB."),
        (b"", None, "Die Datei ist leer."),
        (
            workbook([["Nachname", *"b" * 200], ["Kaya"]]),
            1,
            "Die Kopfzeile hat mehr als 99 Spalten.",
        ),
        (f"{HEADER}\n".encode(), 1, "Unter der Kopfzeile steht keine Person."),
        (b"%PDF-1.7", None, "Die Datei ist keine CSV-Datei: PDF."),
        (
            f"{HEADER}\n1;Ka\x07ya;Deniz;\n".encode(),
            2,
            "Die Datei enthält Steuerzeichen; sie ist keine Textdatei oder beschädigt.",
        ),
        (
            b"PK\x03\x04 nothing",
            None,
            "Die Excel-Datei ist beschädigt oder mit einem Kennwort geschützt.",
        ),
        (
            b"Schuhe;Farbe\n44;rot\n",
            1,
            "Keine Spalte mit Namen ist gefunden; die Spalten heißen „Schuhe“, „Farbe“.",
        ),
    ],
)
def test_a_file_that_is_no_table_of_persons_is_refused_with_a_sentence(content, line, reason):
    assert refused(content) == [(line, reason)]
