"""Official tables of residents: shown, confirmed once, read from then on as their source means it.

The files residents-* come from the issue that asked for this; the others are of the same kinds.
"""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from openpyxl import Workbook

from municipalities.actions.residents.diff import resident_diff
from municipalities.files.places import Places
from municipalities.files.refusal import ImportRefused
from municipalities.files.residents.proposal import Proposal, propose
from municipalities.files.residents.tables import raw_residents, table_as
from municipalities.law.residents.rows import LeftOutAs
from municipalities.law.residents.signs import Meaning
from municipalities.models import (
    AuditEvent,
    ResidentCount,
    ResidentFile,
    ResidentUpload,
    Role,
    TableSource,
)
from municipalities.models.residents.reading import KEY, LEFT_OUT, NUMBER, TableReading
from municipalities.models.sorting import search_key
from tests import factories

DATA = Path(__file__).parents[2] / "data" / "cases"
FILES = reverse("municipalities:resident_files")
NAMES = {
    "06411000": "Darmstadt, Wissenschaftsstadt",
    "06412000": "Frankfurt am Main, Stadt",
    "06431002": "Bensheim, Stadt",
    "06431003": "Biblis",
    "06431004": "Birkenau",
    "06431005": "Bürstadt, Stadt",
    "06431006": "Einhausen",
    "06431013": "Lautertal (Odenwald)",
    "06535011": "Lautertal (Vogelsberg)",
}
PLACES = Places(
    {ags: ags for ags in NAMES},
    {
        **{search_key(name): frozenset({ags}) for ags, name in NAMES.items()},
        **{search_key(name.split(",")[0]): frozenset({ags}) for ags, name in NAMES.items()},
        "lautertal": frozenset({"06431013", "06535011"}),
    },
)
READ_DARMSTADT = [("06411000", "38123", ""), ("06412000", "240555", "")]


def proposal(content: bytes | str, **how) -> Proposal:
    return propose(content.encode() if isinstance(content, str) else content, PLACES, **how)


def rows(found: Proposal) -> list[tuple[str, str, str]]:
    return [(PLACES.of_key(row.key), row.number, row.mark) for row in found.table.rows]


def left_out(found: Proposal) -> list[tuple[int, LeftOutAs]]:
    return [(one.line, one.reason) for one in found.table.left_out]


def sheet(*lines: list[object]) -> bytes:
    book = Workbook()
    for line in lines:
        book.active.append(line)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:automatic-styles>'
    '<style:style style:name="off"><style:table-properties table:display="false"/></style:style>'
    "</office:automatic-styles><office:body><office:spreadsheet>{}</office:spreadsheet>"
    "</office:body></office:document-content>"
)


def opendocument(*lines: str, style: str = "on") -> bytes:
    """A LibreOffice spreadsheet with one table of these rows."""
    table = (
        f'<table:table table:name="Tab" table:style-name="{style}">{"".join(lines)}</table:table>'
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        packed.writestr("content.xml", ODS.format(table))
    return stream.getvalue()


def ods_row(*cells: str, times: int = 1) -> str:
    return (
        f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'
    )


def ods_text(text: str, times: int = 1) -> str:
    return (
        f'<table:table-cell table:number-columns-repeated="{times}">'
        f"<text:p>{text}</text:p></table:table-cell>"
    )


def ods_number(number: str) -> str:
    return f'<table:table-cell office:value-type="float" office:value="{number}"/>'


def test_a_spreadsheet_of_libreoffice():
    content = opendocument(
        ods_row(ods_text("Ausländer am 30.06.2026")),
        ods_row(ods_text("", 1024), times=2),
        ods_row(ods_text("Schl.-Nr."), ods_text("Gemeinde"), ods_text("Nichtdeutsche")),
        ods_row(ods_number("411000"), ods_text("Darmstadt"), ods_number("38123")),
        ods_row(ods_number("412000"), ods_text("Frankfurt"), ods_text("240 555")),
        ods_row(ods_text("", 16384), times=1_048_000),
    )
    found = proposal(content)
    assert rows(found) == READ_DARMSTADT
    assert (found.day, found.reading.header_line, found.reading.sheet) == (
        date(2026, 6, 30),
        4,
        "Tab",
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        pytest.param(opendocument(style="off"), "Die Datei ist leer", id="only a hidden table"),
        pytest.param(opendocument("<kaputt"), "beschädigt", id="broken"),
        pytest.param(
            opendocument(ods_row(ods_number("viele"))), "beschädigt", id="a number that is none"
        ),
    ],
)
def test_a_spreadsheet_that_cannot_be_read_is_refused(content, words):
    with pytest.raises(ImportRefused) as refused:
        proposal(content)
    assert words in str(refused.value)


def test_rows_that_a_stray_pair_of_quotation_marks_makes_one_are_refused():
    content = 'ags;gemeinde;anzahl\n06411000;"Darmstadt;38123\n06412000;Frankfurt";240555\n'
    with pytest.raises(ImportRefused, match="aus den Zeilen 2 bis 3 eine einzige"):
        proposal(content)


def test_a_formula_of_libreoffice_is_never_computed():
    cell = '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>'
    content = opendocument(
        ods_row(ods_text("ags"), ods_text("anzahl")), ods_row(ods_number("6411000"), cell)
    )
    assert proposal(content).table.rows[0].number == "=of:=1+1"


def test_title_lines_and_notes_of_an_official_table():
    found = proposal((DATA / "residents-title-lines.csv").read_bytes())
    assert rows(found) == READ_DARMSTADT
    assert left_out(found) == [
        (9, LeftOutAs.AREA_ABOVE),
        (10, LeftOutAs.NOTE),
        (11, LeftOutAs.NOTE),
        (12, LeftOutAs.NOTE),
    ]
    assert found.shape.labels == (
        "Spalte 1",
        "Spalte 2",
        "Ausländer / insgesamt / Anzahl",
        "Ausländer / männlich / Anzahl",
    )
    # „Stand: 29.11.2026 / 12:00:00“ is when it was retrieved, „Stichtag 31.12.“ has no year.
    assert (found.day, found.is_certain, found.reading.encoding) == (None, False, "cp1252")


def test_keys_of_six_digits():
    found = proposal((DATA / "residents-six-digit-key.csv").read_bytes())
    assert rows(found) == [*READ_DARMSTADT, ("06431002", "6789", "")]
    assert (left_out(found), found.is_certain) == ([], False)


def test_the_form_of_the_state_office_in_excel():
    found = proposal((DATA / "residents-official-form.xlsx").read_bytes())
    assert rows(found) == [READ_DARMSTADT[0], ("06431002", "6789", "")]
    assert (found.day, found.reading.header_line) == (date(2026, 6, 30), 3)


def test_the_signs_of_official_statistics():
    found = proposal((DATA / "residents-signs.csv").read_bytes())
    assert rows(found) == [
        *READ_DARMSTADT,
        ("06431002", "0", ""),
        ("06431003", "", ""),
        ("06431004", "512", "( )"),
        ("06431005", "3012", "r"),
        ("06431006", "0", ""),
    ]
    assert found.table.signs == (
        ("–", "nought", (4,)),
        (".", "unknown", (5,)),
        ("( )", "kept", (6,)),
        ("r", "kept", (7,)),
        ("-", "nought", (8,)),
    )
    assert not found.is_certain


HEADED = (
    "Schl.-Nr.;Gemeinde;Bevölkerung;;Nichtdeutsche;;\n"
    ";;insgesamt;weiblich;insgesamt;weiblich;in %\n"
)
BROTHERS = {
    "two header lines with a heading above several columns": (
        f"Tabelle 3;;;;;;\n{HEADED}411000;Darmstadt;162.243;79.000;38.123;18.000;23,5\n",
        "Nichtdeutsche / insgesamt",
        [READ_DARMSTADT[0]],
    ),
    "the Land and the Kreis stand above the municipalities": (
        "Schlüssel;Name;Ausländer\n06;Hessen;900\n064;Darmstadt;800\n06411;Darmstadt;38\n"
        "06411000;Darmstadt;38123\n",
        "Ausländer",
        [READ_DARMSTADT[0]],
    ),
    "only names": (
        "Gemeinde|Ausländer\nDarmstadt|38123\nFrankfurt am Main|240555\n",
        "Ausländer",
        READ_DARMSTADT,
    ),
    "tabs, thin blanks and a regional key": (
        "ARS\tGemeinde\tAusländer\n064110000000\tDarmstadt\t38\u2009123\n",
        "Ausländer",
        [READ_DARMSTADT[0]],
    ),
    "DOS with its end sign": (
        "Schlüssel;Gemeinde;Ausländer\r\n6411000;Darmstädt;38123\r\n".encode("cp850") + b"\x1a",
        "Ausländer",
        [READ_DARMSTADT[0]],
    ),
    "encoded twice": (
        "Schlüssel;Gemeinde;Ausländer\n06411000;Darmstadt;38123\n".encode()
        .decode("cp1252")
        .encode(),
        "Ausländer",
        [READ_DARMSTADT[0]],
    ),
    "women and men beside all": (
        "ags;Ausländer männlich;Ausländer weiblich;Ausländer insgesamt;Anteil Ausländer\n"
        "06411000;20011;18112;38123;23,5\n",
        "Ausländer insgesamt",
        [READ_DARMSTADT[0]],
    ),
    "numbers and key as Excel keeps them": (
        sheet(["Ausländer am 30.06.2026"], ["AGS", "Ausländer"], [6411000, 38123.0]),
        "Ausländer",
        [READ_DARMSTADT[0]],
    ),
    "no header at all": ("06411000;Darmstadt;38123\n", "Spalte 3", [READ_DARMSTADT[0]]),
    "municipalities of other Länder": (
        "ags;Ausländer\n05315000;200\n06411000;38123\n09162000;400\n",
        "Ausländer",
        [READ_DARMSTADT[0]],
    ),
    "a gemeindefreies Gebiet": (
        "ags;Ausländer\n06411000;38123\n06431200;0\n",
        "Ausländer",
        [READ_DARMSTADT[0]],
    ),
    "names of areas above": (
        "Gebiet;Ausländer\nDarmstadt, Regierungsbezirk;900\nDarmstadt;38123\n",
        "Ausländer",
        [READ_DARMSTADT[0]],
    ),
    "a row without a key and the header again": (
        "ags;Ausländer\n06411000;38123\nags;Ausländer\n;278678\nInsgesamt;278678\n",
        "Ausländer",
        [READ_DARMSTADT[0]],
    ),
}


@pytest.mark.parametrize(("content", "column", "read"), BROTHERS.values(), ids=BROTHERS)
def test_a_table_in_another_form_is_proposed_and_asked(content, column, read):
    found = proposal(content)
    assert (found.reading.columns[NUMBER], rows(found)) == (column, read)
    assert not found.is_certain


@pytest.mark.parametrize(
    ("title", "days"),
    [
        pytest.param("Stand: 30.06.2026", [date(2026, 6, 30)], id="the day"),
        pytest.param("am 30. Juni 2026", [date(2026, 6, 30)], id="the month in words"),
        pytest.param("Stichtag 31.12.", [], id="without a year"),
        pytest.param("Abgerufen am 29.11.2026", [], id="the day of retrieval"),
        pytest.param("Stand: 29.11.2026 / 12:00:00", [], id="with the time of retrieval"),
        pytest.param(
            "31.12.2024 und 31.12.2025", [date(2024, 12, 31), date(2025, 12, 31)], id="two"
        ),
        pytest.param("31.02.2026", [], id="no day"),
    ],
)
def test_the_day_of_the_figures_is_what_the_title_names(title, days):
    found = proposal(f"{title};\nags;anzahl\n06411000;5\n")
    assert list(found.days) == days
    assert found.day == (days[0] if len(days) == 1 else None)


def test_a_near_match_is_asked_and_not_taken():
    content = "ags;name;anzahl\n06411999;Darmstadt;5\n;Lautertal;7\n06412000;Frankfurt;9\n"
    found = proposal(content)
    assert [(asked.line, asked.written, asked.answers) for asked in found.table.questions] == [
        (2, "06411999", ("06411000",)),
        (3, "Lautertal", ("06431013", "06535011")),
    ]
    assert rows(found) == [("06412000", "9", "")]
    answers = TableReading(places={"06411999": "06411000", "Lautertal": LEFT_OUT})
    answered = proposal(content, chosen=answers)
    assert rows(answered) == [("06411000", "5", ""), ("06412000", "9", "")]
    assert left_out(answered) == [(3, LeftOutAs.CHOSEN)]


def test_a_kreisfreie_stadt_that_stands_only_as_a_kreis_is_asked():
    content = "ags;Ausländer\n06;278678\n06411;38123\n06431;500\n06412;240555\n06412000;240555\n"
    found = proposal(content)
    assert [(asked.line, asked.written, asked.answers) for asked in found.table.questions] == [
        (3, "06411", ("06411000",))
    ]
    assert left_out(found) == [(line, LeftOutAs.AREA_ABOVE) for line in (2, 4, 5)]
    meant = proposal(content, chosen=TableReading(places={"06411": "06411000"}))
    assert rows(meant) == READ_DARMSTADT


def test_where_no_name_tells_the_column_nothing_is_guessed():
    found = proposal("Schl.;Gemeinde;2024;2025\n411000;Darmstadt;1;2\n412000;Frankfurt;3;4\n")
    assert (found.reading.columns[NUMBER], found.table, found.shape.numeric) == ("", None, (2, 3))
    chosen = TableReading(columns={**found.reading.columns, NUMBER: "2025"})
    again = proposal(
        "Schl.;Gemeinde;2024;2025\n411000;Darmstadt;1;2\n412000;Frankfurt;3;4\n", chosen=chosen
    )
    assert [number for _ags, number, _mark in rows(again)] == ["2", "4"]


def test_what_was_confirmed_is_proposed_again_for_the_same_form_only():
    first = proposal((DATA / "residents-title-lines.csv").read_bytes())
    chosen = {**first.reading.columns, NUMBER: "Ausländer / männlich / Anzahl"}
    kept = TableReading.from_json(
        proposal(
            (DATA / "residents-title-lines.csv").read_bytes(), chosen=TableReading(columns=chosen)
        ).reading.as_json()
    )
    again = proposal((DATA / "residents-title-lines.csv").read_bytes(), known=[kept])
    assert [number for _ags, number, _mark in rows(again)] == ["20011", "122001"]
    assert again.is_certain
    other = proposal((DATA / "residents-six-digit-key.csv").read_bytes(), known=[kept])
    assert (other.reading.columns[KEY], other.is_certain) == ("Schl.-Nr.", False)


def test_a_sign_that_was_not_confirmed_is_asked_though_the_form_is_known():
    content = "ags;Ausländer\n06411000;{}\n06412000;7\n"
    kept = proposal(content.format("–")).reading
    assert proposal(content.format("–"), known=[kept]).is_certain
    assert not proposal(content.format("."), known=[kept]).is_certain
    asked = proposal(content.format("***"), known=[kept])
    assert (asked.table.signs, asked.is_certain) == ((("***", "", (2,)),), False)
    meant = TableReading(signs={"***": Meaning.UNKNOWN})
    assert rows(proposal(content.format("***"), chosen=meant))[0] == ("06411000", "", "")


def test_the_same_reading_gives_the_same_table_through_the_store():
    content = (DATA / "residents-signs.csv").read_bytes()
    found = proposal(content)
    stored = TableReading.from_json(found.reading.as_json())
    assert stored == found.reading
    assert table_as(raw_residents(content, PLACES), stored, PLACES) == found.table


@pytest.fixture
def towns(db):
    factories.KreisFactory()
    for ags, name in NAMES.items():
        factories.MunicipalityFactory(ags=ags, name=name)


@pytest.fixture
def administration(client, towns):
    client.force_login(factories.person(Role.STATE_ADMIN))
    return client


def hand_in(client, name: str, **changed):
    entered = {
        "file": SimpleUploadedFile(name, (DATA / name).read_bytes()),
        "status": "official",
        "source": "Statistisches Landesamt",
        **changed,
    }
    return client.post(FILES, entered)


def shown_fields(page) -> dict[str, str]:
    """What the page would post if somebody pressed the button now."""
    form = page.context["form"]
    fields = {field.html_name: field.value() or "" for field in form}
    return {**fields, "shown": page.context["shown"]}


def test_signs_are_shown_confirmed_once_and_remembered(administration):
    answer = hand_in(administration, "residents-signs.csv", as_of="")
    page = administration.get(answer.url)
    text = " ".join(page.content.decode().split())
    for said in ["Bedeutung von „–“", "Bedeutung von „.“", "Bedeutung von „( )“", "Zeile 4"]:
        assert said in text
    fields = shown_fields(page)
    assert (fields["sign_0"], fields["sign_1"], fields["as_of"]) == ("nought", "unknown", "")
    refused = administration.post(answer.url, {**fields, "act": "lesen"})
    assert (refused.status_code, ResidentFile.objects.count()) == (422, 0)
    read = administration.post(answer.url, {**fields, "act": "lesen", "as_of": "2026-06-30"})
    text = " ".join(administration.get(read.url).content.decode().split())
    assert "Zeichen „–“: genau null (niemand). Zeilen (1): 4" in text
    assert "Zeichen „.“: unbekannt, keine Zahl. Zeilen (1): 5" in text
    administration.post(read.url, {"act": "uebernehmen"})
    kept = ResidentCount.objects.filter(as_of=date(2026, 6, 30)).order_by("municipality__ags")
    assert list(kept.values_list("municipality__ags", "foreign_residents", "mark")) == [
        ("06411000", 38123, ""),
        ("06412000", 240555, ""),
        ("06431002", 0, ""),
        ("06431004", 512, "( )"),
        ("06431005", 3012, "r"),
        ("06431006", 0, ""),
    ]
    assert ResidentUpload.objects.count() == 0
    assert TableSource.objects.get().name == "Statistisches Landesamt"
    # The second time nothing has to be asked but the day.
    second = hand_in(administration, "residents-signs.csv", as_of="2026-07-31")
    assert second.url == reverse(
        "municipalities:resident_file", args=[ResidentFile.objects.latest("pk").pk]
    )
    shown = hand_in(administration, "residents-signs.csv", as_of="2026-07-31", ask="on")
    assert "/abgegeben/" in shown.url
    acts = AuditEvent.objects.filter(act__startswith="residents.file").values_list("act", flat=True)
    assert list(acts) == [
        "residents.file_handed_in",
        "residents.file_read",
        "residents.file_taken_in",
        "residents.file_read",
        "residents.file_handed_in",
    ]


def test_another_column_can_be_chosen_and_is_shown_before_it_is_read(administration):
    address = hand_in(administration, "residents-title-lines.csv", as_of="2026-06-30").url
    page = administration.get(address)
    text = " ".join(page.content.decode().split())
    assert "Nicht gelesen werden die Spalten: „Ausländer / männlich / Anzahl“" in text
    assert "Zeile 9: 06 · Hessen · 1234567 · 612345" in text
    fields = {**shown_fields(page), "number": "Ausländer / männlich / Anzahl"}
    fields["as_of"] = "2026-06-30"
    unseen = administration.post(address, {**fields, "act": "lesen"})
    assert (unseen.status_code, unseen.context["is_unseen"]) == (422, True)
    seen = {**shown_fields(unseen), "act": "lesen"}
    assert seen["number"] == "Ausländer / männlich / Anzahl"
    read = administration.post(address, seen)
    diff = resident_diff(ResidentFile.objects.get())
    assert [change.number for change in diff.changes] == [20011, 122001]
    assert read.url == reverse("municipalities:resident_file", args=[ResidentFile.objects.get().pk])


def test_the_day_that_the_file_names_is_proposed(administration):
    page = administration.get(hand_in(administration, "residents-official-form.xlsx", as_of="").url)
    assert shown_fields(page)["as_of"] == date(2026, 6, 30)
    assert "In der Datei steht: 30. Juni 2026" in " ".join(page.content.decode().split())


@pytest.mark.parametrize(
    "changed",
    [
        {"encoding": "mac_roman"},
        {"encoding": "nonsense"},
        {"separator": ","},
        {"header_line": "2"},
        {"header_line": "0"},
        {"key": ""},
        {"number": ""},
        {"number": "Spalte 1"},
    ],
    ids=str,
)
def test_whatever_is_chosen_the_preview_answers(administration, changed):
    address = hand_in(administration, "residents-title-lines.csv", as_of="2026-06-30").url
    fields = {**shown_fields(administration.get(address)), **changed}
    assert administration.post(address, {**fields, "act": "vorschau"}).status_code == 200
    assert administration.post(address, {**fields, "act": "lesen"}).status_code in {200, 302, 422}


def test_a_table_that_waits_can_be_dropped_and_is_named_in_the_list(administration):
    address = hand_in(administration, "residents-signs.csv", as_of="").url
    assert address in administration.get(FILES).content.decode()
    administration.post(address, {"act": "verwerfen"})
    assert ResidentUpload.objects.count() == 0
    assert administration.get(address).status_code == 404


def run(name: str, *options: str) -> tuple[int, str, str]:
    out, errors = io.StringIO(), io.StringIO()
    try:
        call_command(
            "import_residents",
            str(DATA / name),
            "--source=Landesamt",
            *options,
            stdout=out,
            stderr=errors,
        )
    except SystemExit as end:
        return int(end.code or 0), out.getvalue(), errors.getvalue()
    return 0, out.getvalue(), errors.getvalue()


def test_the_command_shows_how_it_reads_and_waits_for_the_confirmation(towns):
    code, said, errors = run("residents-signs.csv", "--as-of=2026-06-30")
    assert (code, "mit --confirm" in errors, ResidentCount.objects.count()) == (1, True, 0)
    assert "  „–“: genau null (niemand) (1)\n  „.“: unbekannt, keine Zahl (1)\n" in said
    assert run("residents-signs.csv", "--as-of=2026-06-30", "--confirm")[0] == 0
    assert ResidentCount.objects.count() == 6


def test_the_command_reads_the_column_and_the_signs_that_are_named(towns):
    options = ["--confirm", "--sign=.=nought", "--number-column=auslaendische_einwohner"]
    assert run("residents-signs.csv", "--as-of=2025-12-31", *options)[0] == 0
    assert ResidentCount.objects.get(municipality__ags="06431003").foreign_residents == 0
    assert "Tag ihrer Zahlen" in run("residents-six-digit-key.csv", "--confirm")[2]
    assert run("residents-official-form.xlsx", "--confirm")[0] == 0
    assert ResidentCount.objects.filter(as_of=date(2026, 6, 30)).count() == 2
