"""Tables of foreign residents: what is read, what is refused, what they change, and once only."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from threading import Barrier
from time import monotonic, sleep

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from municipalities.actions.audit import verify_chains
from municipalities.actions.body.decisions import decide_body
from municipalities.actions.residents.counts import record_residents
from municipalities.actions.residents.diff import resident_diff
from municipalities.actions.residents.files import (
    drop_resident_file,
    outcomes,
    read_resident_file,
    take_in_residents,
)
from municipalities.actions.residents.reading import read_table
from municipalities.files.places import Places
from municipalities.files.refusal import ImportRefused
from municipalities.files.residents.proposal import propose
from municipalities.files.residents.tables import ResidentTable
from municipalities.law.basis import Rule, RuleViolation
from municipalities.law.body.gremium import Body
from municipalities.law.residents.counts import DutyChange, duty_change
from municipalities.law.residents.rules import ResidentRule
from municipalities.models import AuditEvent, ResidentCount, ResidentFile, Role
from tests import factories

DAY = date(2026, 3, 31)
TODAY = date(2026, 11, 1)
SOURCE = "Ausländerzentralregister, Auszug vom 15.04.2026"
HEADER = "ags;auslaendische_einwohner\n"
OFFICIAL = ResidentCount.Status.OFFICIAL


def workbook(*sheets: Sequence[Sequence[object]]) -> bytes:
    book = Workbook()
    del book[book.sheetnames[0]]
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Blatt {number + 1}")
        for row in rows:
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def archive(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return stream.getvalue()


@pytest.fixture
def towns(db):
    """Five municipalities: without a number, small, near, large, and one with an earlier key."""
    factories.KreisFactory()
    names = {
        "06533001": ("Beselich", None),
        "06533002": ("Brechen", 900),
        "06533003": ("Bad Camberg, Stadt", 980),
        "06533004": ("Dornburg", 1200),
        "06415000": ("Hanau, Brüder-Grimm-Stadt", 25_000),
    }
    made = {}
    for ags, (name, count) in names.items():
        made[ags] = factories.MunicipalityFactory(ags=ags, name=name)
        if count is not None:
            ResidentCount.objects.create(
                municipality=made[ags],
                as_of=date(2022, 5, 15),
                foreign_residents=count,
                status=ResidentCount.Status.ESTIMATE,
                source="Zensus 2022",
            )
    made["06415000"].previous_ags = "06435014"
    made["06415000"].save()
    return made


def read(content: bytes | str, **changed) -> ResidentFile:
    facts = {
        "name": "zahlen.csv",
        "as_of": DAY,
        "status": OFFICIAL,
        "source": SOURCE,
        "today": TODAY,
        **changed,
    }
    return read_table(content.encode() if isinstance(content, str) else content, **facts)


def upload(content: str, actor, **changed) -> ResidentFile:
    facts = {"name": "zahlen.csv", "as_of": DAY, "status": OFFICIAL, "source": SOURCE, **changed}
    return read_resident_file(content.encode(), today=TODAY, actor=actor, **facts)


def read_residents(content: bytes) -> ResidentTable:
    """Read a table without any known municipality, as it is proposed."""
    found = propose(content, Places({}, {}))
    if found.table is None:
        raise found.refusal
    return found.table


def understood(content: bytes | str) -> list[tuple[str, int]]:
    return [
        (change.municipality.ags, change.number) for change in resident_diff(read(content)).changes
    ]


ROWS: list[list[object]] = [["ags", "auslaendische_einwohner"], ["06533001", 1234], ["06533002", 7]]
GOOD = {
    "UTF-8 with semicolons": f"{HEADER}06533001;1234\n06533002;7\n".encode(),
    "UTF-8 with a byte order mark": f"\ufeff{HEADER}06533001;1234\n06533002;7\n".encode(),
    "Windows-1252": "Schlüssel;Ausländer\r\n06533001;1.234\r\n06533002;7\r\n".encode("cp1252"),
    "commas and quotation marks": b'"ags","anzahl"\n"06533001","1.234"\n"06533002","7"\n',
    "tabs": b"ags\tforeign_residents\n06533001\t1234\n06533002\t7",
    "other columns beside": (
        "Land;Gemeindeschlüssel;Name;Anzahl\nHE;06533001;Beselich;1234\nHE;06533002;Brechen;7\n"
    ).encode(),
    "grouped by blanks": f"{HEADER}06533001;1 234\n06533002;7\n".encode(),
    "without the leading zero": f"{HEADER}6533001;1234\n6533002;7\n".encode(),
    "empty lines and cells between": f"\n{HEADER}\n06533001;1234;\n;\n06533002;7;;\n\n".encode(),
    "Excel with text": workbook(ROWS),
    "Excel with numbers": workbook([ROWS[0], [6533001, 1234.0], [6533002, "7"]]),
    "Excel with another sheet before": workbook([["Hinweise"], ["Stand 2026"]], ROWS),
    "Excel with empty lines between": workbook([[], ROWS[0], [], ROWS[1], [None, None], ROWS[2]]),
}


@pytest.mark.parametrize("content", GOOD.values(), ids=GOOD)
def test_a_table_is_understood_however_an_office_writes_it(towns, content):
    assert understood(content) == [("06533001", 1234), ("06533002", 7)]
    assert resident_diff(read(content)).faults == ()


REFUSED = {
    "nothing": (b"", "Ganze Datei: Die Datei ist leer."),
    "only blanks": (b" \r\n\r\n", "Ganze Datei: Die Datei ist leer."),
    "a PDF named .csv": (b"%PDF-1.7\n1 0 obj", "Ganze Datei: Die Datei ist keine CSV-Datei: PDF."),
    "an old Excel file": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50),
        "Ganze Datei: Die Datei ist keine CSV-Datei: Excel (.xls).",
    ),
    "UTF-32": (
        HEADER.encode("utf-32"),
        "Ganze Datei: Die Datei ist in UTF-32 gespeichert.",
    ),
    "a web page": (
        b"<!DOCTYPE html><title>Anmeldung</title>",
        "Zeile 1: Die Datei ist eine Webseite und keine CSV-Datei.",
    ),
    "NUL bytes": (
        b"ags;anzahl\n06533001;1\x0012\n",
        "Zeile 2: Die Datei enthält Binärdaten; sie ist keine Textdatei.",
    ),
    "control characters": (
        b"ags;anzahl\n06533001;1\x0712\n",
        "Zeile 2: Die Datei enthält Steuerzeichen; sie ist keine Textdatei oder beschädigt.",
    ),
    "UTF-8 in most lines and not in one": (
        "ags;anzahl;name\n06533001;1;Größe\n06533002;1;Größe\n06533004;1;G".encode() + b"\xf6;\n",
        "Zeile 4: Diese Zeile lässt sich nicht als UTF-8 lesen.",
    ),
    "more than 5 MB": (
        HEADER.encode() + b"06533001;1\n" * 500_000,
        "Ganze Datei: Die Datei ist größer als 5 MB.",
    ),
    "more than 5,000 rows": (
        HEADER.encode() + b"06533001;1\n" * 5_001,
        "Zeile 5002: Die Datei hat mehr als 5000 Zeilen.",
    ),
    "a header without the number": (
        b"ags;name\n06533001;Beselich\n",
        "Zeile 1, Feld auslaendische_einwohner: In der Kopfzeile fehlt: „auslaendische_einwohner“.",
    ),
    "only a header": (
        HEADER.encode(),
        "Zeile 1: Unter der Kopfzeile steht keine Zeile einer Gemeinde.",
    ),
    "an open quotation mark": (
        b'ags;anzahl\n06533001;"12\n06533002;7\n',
        "Zeile 2: Ein Anführungszeichen ist nicht geschlossen oder ein Eintrag ist zu lang.",
    ),
    "a ZIP archive": (
        archive(zahlen_csv=b"ags;anzahl\n"),
        "Ganze Datei: Die Datei ist keine Excel-Datei: ZIP-Archiv.",
    ),
    "a Word document named .xlsx": (
        archive(word__document_xml=b"<x/>"),
        "Ganze Datei: Die Datei ist keine Excel-Datei: Word-Dokument (.docx).",
    ),
    "a LibreOffice document named .xlsx": (
        archive(content_xml=b"<x/>"),
        "Ganze Datei: Die Datei ist keine Excel-Datei: LibreOffice-Dokument (.ods oder .odt).",
    ),
    "a ZIP bomb": (
        archive(xl__workbook_xml=b"<x/>", xl__bomb_xml=bytes(40 * 1024 * 1024)),
        "Ganze Datei: Die Excel-Datei wird entpackt größer als 15 MB.",
    ),
    "an Excel file cut off": (
        workbook(ROWS)[:-400],
        "Ganze Datei: Die Excel-Datei ist beschädigt oder mit einem Kennwort geschützt.",
    ),
    "an Excel file without its parts": (
        archive(xl__workbook_xml=b"<x/>"),
        "Ganze Datei: Die Excel-Datei ist beschädigt oder mit einem Kennwort geschützt.",
    ),
    "an Excel file without content": (workbook([]), "Ganze Datei: Die Datei ist leer."),
    "an Excel file without these columns": (
        workbook([["Ort", "Zahl"], ["Beselich", 5]]),
        "Zeile 1, Feld ags: In der Kopfzeile fehlt: „ags“, „auslaendische_einwohner“.",
    ),
}


@pytest.mark.parametrize(("content", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_such_table_is_refused_with_a_reason(content, sentence):
    with pytest.raises(ImportRefused) as refused:
        read_residents(content)
    (line,) = refused.value.lines()
    said, remedy = line.split(" Abhilfe: ")
    assert said == sentence
    assert remedy


BAD_ROWS = {
    "an unknown key": (
        "06533999;5",
        "Feld ags: Der Schlüssel „06533999“ ist in Hessen nicht bekannt. Prüfen Sie die Ziffern.",
    ),
    "digits that are no key": (
        "0653300;5",
        "Feld ags: „0653300“ ist kein Gemeindeschlüssel (AGS). Ein AGS hat acht Ziffern, zum "
        "Beispiel 06411000.",
    ),
    "a formula for a key": (
        "=A1;5",
        "Feld ags: Hier steht eine Formel. Fügen Sie in der Tabelle statt der Formel ihren Wert "
        "ein (Inhalte einfügen, Werte).",
    ),
    "a formula for a number": (
        "06533001;=SUM(B2:B9)",
        "Feld auslaendische_einwohner: Hier steht eine Formel. Fügen Sie in der Tabelle statt der "
        "Formel ihren Wert ein (Inhalte einfügen, Werte).",
    ),
    "a fraction": (
        "06533001;12,5",
        "Feld auslaendische_einwohner: „12,5“ ist keine ganze Zahl. Tragen Sie die Anzahl der "
        "Personen ein, zum Beispiel 1234 oder 1.234.",
    ),
    "an English fraction": (
        "06533001;12.5",
        "Feld auslaendische_einwohner: „12.5“ ist keine ganze Zahl. Tragen Sie die Anzahl der "
        "Personen ein, zum Beispiel 1234 oder 1.234.",
    ),
    "an English grouping": (
        "06533001;1,234",
        "Feld auslaendische_einwohner: „1,234“ ist keine ganze Zahl. Tragen Sie die Anzahl der "
        "Personen ein, zum Beispiel 1234 oder 1.234.",
    ),
    "a negative number": (
        "06533001;-5",
        "Feld auslaendische_einwohner: „-5“ ist negativ. Eine Zahl von Einwohnern ist mindestens "
        "0.",
    ),
    "leading zeros": (
        "06533001;0012",
        "Feld auslaendische_einwohner: „0012“ hat führende Nullen. Prüfen Sie, ob Spalten "
        "verschoben sind.",
    ),
    "a number nobody can mean": (
        "06533001;99999999",
        "Feld auslaendische_einwohner: „99999999“ ist zu groß. Lesen Sie die Zahl noch einmal ab.",
    ),
    "a word": (
        "06533001;viele",
        "Feld auslaendische_einwohner: „viele“ ist keine Anzahl. Schreiben Sie nur Ziffern, zum "
        "Beispiel 1234; was unbekannt ist, bleibt leer.",
    ),
    "digits of another script": (
        "06533001;١٢٣",
        "Feld auslaendische_einwohner: „١٢٣“ ist keine Anzahl. Schreiben Sie nur Ziffern, zum "
        "Beispiel 1234; was unbekannt ist, bleibt leer.",
    ),
    "a row too short": (
        "06533001",
        "Die Zeile hat nicht so viele Felder wie die Kopfzeile (gefunden: 1). Prüfen Sie, ob ein "
        "Trennzeichen zu viel oder zu wenig steht.",
    ),
    "a row too long": (
        "06533001;1;234",
        "Die Zeile hat nicht so viele Felder wie die Kopfzeile (gefunden: 3). Prüfen Sie, ob ein "
        "Trennzeichen zu viel oder zu wenig steht.",
    ),
    "the same municipality again": (
        "06533004;5",
        "Feld ags: Dornburg steht schon in Zeile 2. Lassen Sie nur eine der beiden Zeilen stehen.",
    ),
}


@pytest.mark.parametrize(("row", "sentence"), BAD_ROWS.values(), ids=BAD_ROWS)
def test_a_bad_row_is_named_with_line_and_field_and_the_good_ones_are_shown(towns, row, sentence):
    content = f"{HEADER}06533004;1300\n{row}\n06533002;950\n"
    diff = resident_diff(read(content))
    joint = ": " if sentence.startswith("Die Zeile hat") else ", "
    assert list(map(str, diff.faults)) == [f"Zeile 3{joint}{sentence}"]
    assert [(c.municipality.ags, c.number) for c in diff.changes] == [
        ("06533004", 1300),
        ("06533002", 950),
    ]
    assert ResidentCount.objects.count() == 4


def test_a_municipality_under_both_of_its_keys_stands_twice(towns):
    diff = resident_diff(read(f"{HEADER}06435014;1\n06415000;2\n"))
    assert [fault.line for fault in diff.faults] == [3]
    assert [note.lines for note in diff.notes] == [(2,)]


def test_a_formula_of_excel_is_never_computed(towns):
    diff = resident_diff(read(workbook([*ROWS, ["06533004", "=1+1"]])))
    assert [(fault.line, fault.field) for fault in diff.faults] == [(4, "auslaendische_einwohner")]


def test_cells_of_excel_that_are_no_text_are_read_as_they_look(towns):
    rows = [ROWS[0], ["06533001", True], ["06533002", 12.5], ["06533003", date(2026, 1, 1)]]
    said = [fault.text.split("“")[0] for fault in resident_diff(read(workbook(rows))).faults]
    assert said == ["„WAHR", "„12,5", "„2026-01-01T00:00:00"]


def test_what_is_only_badly_written_is_understood_and_noted(towns):
    content = "ags;anzahl;name\n6533001;1;Beselich\n06435014;2;Hanau\n06533002;3;Wiesbaden\n"
    notes = resident_diff(read(content)).notes
    assert [(note.text.split(";")[0], note.lines) for note in notes] == [
        ("Die führende Null des Schlüssels fehlt", (2,)),
        ("Der Schlüssel ist ein früherer", (3,)),
        ("Der Name passt nicht zum Schlüssel", (4,)),
    ]


def test_an_empty_number_is_unknown_and_not_zero(towns):
    diff = resident_diff(read(f"{HEADER}06533001;\n06533002; \n06533004;0\n"))
    assert diff.counts == {
        "new": 1,
        "unchanged": 0,
        "without_number": 2,
        "refused": 0,
        "duty_begins": 0,
        "duty_ends": 1,
    }


@pytest.mark.rules("R-BODY-01")
@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        pytest.param(1000, 1001, DutyChange.BEGINS, id="one more than 1000"),
        pytest.param(1001, 1000, DutyChange.ENDS, id="1000 is not more than 1000"),
        pytest.param(None, 1001, DutyChange.BEGINS, id="a duty that nobody knew of"),
        pytest.param(None, 5, DutyChange.STAYS, id="a first number without a duty"),
        pytest.param(5000, None, DutyChange.STAYS, id="no number says nothing"),
        pytest.param(800, 900, DutyChange.STAYS, id="100 below is not near"),
        pytest.param(800, 901, DutyChange.IS_NEAR, id="99 below is near"),
        pytest.param(1050, 1100, DutyChange.IS_NEAR, id="100 above is near"),
        pytest.param(1050, 1101, DutyChange.STAYS, id="101 above is not near"),
        pytest.param(950, 0, DutyChange.STAYS, id="nobody at all"),
    ],
)
def test_a_new_count_changes_the_duty_at_the_threshold(before, after, change):
    assert duty_change(before, after) is change


@pytest.mark.rules("R-BODY-01")
def test_the_diff_says_what_each_row_changes(towns):
    content = f"{HEADER}06533001;1500\n06533002;990\n06533003;1001\n06533004;1000\n06415000;26000\n"
    diff = resident_diff(read(content))
    seen = {c.municipality.ags: (c.change, c.duty) for c in diff.changes}
    assert seen == {
        "06533001": (None, DutyChange.BEGINS),
        "06533002": (90, DutyChange.IS_NEAR),
        "06533003": (21, DutyChange.BEGINS),
        "06533004": (-200, DutyChange.ENDS),
        "06415000": (1000, DutyChange.STAYS),
    }
    assert [c.municipality.ags for c in diff.duties] == [
        "06533003",
        "06533001",
        "06533004",
        "06533002",
    ]


@pytest.mark.rules("R-BODY-01")
def test_a_count_of_an_older_day_changes_no_duty(towns):
    diff = resident_diff(read(f"{HEADER}06533002;5000\n", as_of=date(2020, 1, 1)))
    (change,) = diff.changes
    assert (change.is_new, change.holds, change.duty) == (True, False, DutyChange.STAYS)


def test_a_corrected_number_needs_another_source(towns):
    actor = factories.person(Role.STATE_ADMIN)
    take_in_residents(upload(f"{HEADER}06533001;10\n06533002;20\n", actor).pk, actor=actor)
    again = upload(f"{HEADER}06533001;10\n06533002;21\n06533004;30\n", actor)
    diff = resident_diff(again)
    assert [(c.municipality.ags, c.is_new) for c in diff.changes] == [
        ("06533001", False),
        ("06533004", True),
    ]
    assert [str(fault) for fault in diff.faults] == [
        "Zeile 3, Feld auslaendische_einwohner: Zum selben Stand und aus derselben Quelle ist "
        "schon die Zahl 20 (amtlich) eingetragen. Eine berichtigte Zahl braucht eine Quelle, die "
        "sie unterscheidet."
    ]
    other = upload(f"{HEADER}06533002;21\n", actor, source=f"{SOURCE}, berichtigt")
    take_in_residents(other.pk, actor=actor)
    newest = towns["06533002"].resident_counts.first()
    assert (newest.foreign_residents, newest.source) == (21, f"{SOURCE}, berichtigt")


def test_the_numbers_are_taken_in_and_no_decision_changes(towns):
    actor = factories.person(Role.STATE_ADMIN)
    place = towns["06533004"]
    decide_body(
        place,
        factories.term(),
        body=Body.ABR,
        seats=5,
        decided_on=date(2025, 5, 1),
        resolution="Beschluss",
        today=TODAY,
        actor=factories.lead(place),
    )
    decided = list(place.decisions.values())
    file = upload(f"{HEADER}06533003;1001\n06533004;700\n06533002;910\n", actor)
    take_in_residents(file.pk, actor=actor)
    assert [town.resident_counts.count() for town in towns.values()] == [0, 2, 2, 2, 1]
    assert list(place.decisions.values()) == decided
    state = AuditEvent.objects.filter(chain="land", act__startswith="residents.")
    assert [event.act for event in state] == ["residents.file_read", "residents.file_taken_in"]
    assert list(state)[-1].details == {
        "name": "zahlen.csv",
        "sha256": file.sha256,
        "as_of": "2026-03-31",
        "source": SOURCE,
        "new": 3,
        "unchanged": 0,
        "without_number": 0,
        "duty_begins": 1,
        "duty_ends": 1,
    }
    local = AuditEvent.objects.exclude(chain="land").filter(act__startswith="residents.")
    assert [(event.chain_id, event.act) for event in local] == [
        ("06533003", "residents.duty_began"),
        ("06533004", "residents.duty_ended"),
    ]
    assert outcomes([file])[file.pk].act == "residents.file_taken_in"
    assert [report.breaks for report in verify_chains() if report.breaks] == []


def refusal(act) -> Rule:
    with pytest.raises(RuleViolation) as refused:
        act()
    return refused.value.rule


def test_a_file_with_a_bad_row_is_not_taken_in_at_all(towns):
    actor = factories.person(Role.STATE_ADMIN)
    file = upload(f"{HEADER}06533001;10\n06533002;viele\n", actor)
    rule = refusal(lambda: take_in_residents(file.pk, actor=actor))
    assert rule is ResidentRule.RESIDENT_FILE_HAS_FAULTS
    assert ResidentCount.objects.count() == 4


def test_what_was_taken_in_or_dropped_is_done_with(towns):
    actor = factories.person(Role.STATE_ADMIN)
    taken, dropped, same = (upload(f"{HEADER}06533001;10\n", actor) for _ in range(3))
    take_in_residents(taken.pk, actor=actor)
    drop_resident_file(dropped.pk, actor=actor)
    assert [
        refusal(lambda: take_in_residents(taken.pk, actor=actor)),
        refusal(lambda: drop_resident_file(taken.pk, actor=actor)),
        refusal(lambda: take_in_residents(dropped.pk, actor=actor)),
        refusal(lambda: take_in_residents(same.pk, actor=actor)),
    ] == [
        ResidentRule.RESIDENT_FILE_TAKEN_IN,
        ResidentRule.RESIDENT_FILE_TAKEN_IN,
        ResidentRule.RESIDENT_FILE_DROPPED,
        ResidentRule.RESIDENT_FILE_NOTHING_NEW,
    ]


def test_numbers_of_the_future_are_refused():
    rule = refusal(lambda: read(f"{HEADER}06533001;1\n", as_of=date(2027, 1, 1)))
    assert rule is ResidentRule.COUNT_IN_FUTURE


def test_a_table_comes_back_from_the_store_as_it_was_read(towns):
    file = upload(f"{HEADER}06533001;10;\nx\n", factories.person(Role.STATE_ADMIN))
    stored = ResidentFile.objects.get(pk=file.pk)
    assert ResidentTable.from_json(stored.rows) == read_residents(
        f"{HEADER}06533001;10;\nx\n".encode()
    )


def test_a_hostile_text_in_excel_can_be_stored(towns):
    content = workbook([*ROWS, ["06533004", "_x0000_1_xD800_"], ["06533003", "2"]])
    actor = factories.person(Role.STATE_ADMIN)
    file = read_resident_file(
        content,
        name="a\x00b.xlsx",
        as_of=DAY,
        status=OFFICIAL,
        source=SOURCE,
        today=TODAY,
        actor=actor,
    )
    assert [fault.line for fault in resident_diff(file).faults] == [4]
    assert file.name == "ab.xlsx"


CELLS = st.one_of(
    st.sampled_from(["06533001", "6533002", "ags", "anzahl", "1.234", "=1", "-3", "", '"', "\x00"]),
    st.text(max_size=8),
)
TABLES = st.one_of(
    st.binary(max_size=300),
    st.lists(st.lists(CELLS, max_size=4).map(";".join), max_size=8).map(
        lambda rows: "\n".join(["ags;anzahl", *rows]).encode("utf-8", "replace")
    ),
)


def refusal_lines(act) -> Iterator[str]:
    """Yield what a refused file is told; nothing for one that was read or that is asked about."""
    try:
        with suppress(RuleViolation):
            act()
    except ImportRefused as refused:
        yield from refused.lines()


@pytest.mark.django_db
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(content=TABLES)
def test_whatever_bytes_come_there_is_an_answer_or_a_clear_refusal(towns, content):
    answer = list(refusal_lines(lambda: resident_diff(read(content))))
    assert [line for line in answer if " Abhilfe: " not in line] == []
    assert ResidentCount.objects.count() == 4


@settings(max_examples=60, deadline=None)
@given(places=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), max_size=12))
def test_a_damaged_workbook_is_read_or_clearly_refused(places):
    content = bytearray(workbook(ROWS))
    for place, value in places:
        content[place % len(content)] = value
    answer = list(refusal_lines(lambda: read_residents(bytes(content))))
    assert [line for line in answer if " Abhilfe: " not in line] == []


def at_once(*acts) -> Counter[str]:
    """Run acts in threads at the same moment; count what happened."""
    start = Barrier(len(acts))

    def attempt(act):
        try:
            start.wait(timeout=20)
            act()
        except RuleViolation as violation:
            return violation.rule
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return Counter(pool.map(attempt, acts))


@pytest.mark.django_db(transaction=True)
def test_two_who_confirm_at_once_write_once(towns):
    actor = factories.person(Role.STATE_ADMIN)
    file = upload(f"{HEADER}06533001;1500\n06533002;20\n", actor)
    happened = at_once(*[lambda: take_in_residents(file.pk, actor=actor)] * 3)
    assert happened == {"done": 1, ResidentRule.RESIDENT_FILE_TAKEN_IN: 2}
    assert ResidentCount.objects.filter(as_of=DAY).count() == 2
    assert AuditEvent.objects.filter(act="residents.file_taken_in").count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_same_numbers_in_two_files_at_once_are_written_once(towns):
    actor = factories.person(Role.STATE_ADMIN)
    files = [upload(f"{HEADER}06533001;1500\n", actor).pk for _ in range(3)]
    happened = at_once(*[lambda pk=pk: take_in_residents(pk, actor=actor) for pk in files])
    assert happened == {"done": 1, ResidentRule.RESIDENT_FILE_NOTHING_NEW: 2}
    assert ResidentCount.objects.filter(as_of=DAY).count() == 1


def others_wait() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            # Other databases of the same server have their own tests that wait.
            "SELECT count(*) FROM pg_stat_activity "
            "WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0"
        )
        return bool(cursor.fetchone()[0])


def typed_in(place) -> None:
    record_residents(
        place,
        foreign_residents=1500,
        as_of=DAY,
        status=OFFICIAL,
        source=SOURCE,
        today=TODAY,
        actor=factories.person(Role.RETURNING_OFFICER, place),
    )


def told(act) -> str:
    """Run an act in a thread of its own; return what it was told."""
    try:
        act()
    except RuleViolation as violation:
        return violation.rule
    finally:
        connection.close()
    return "done"


def meanwhile(first, second) -> str:
    """Begin ``first``, run into it with ``second``, then let ``first`` end; say what came of it."""
    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            first()
            late = pool.submit(told, second)
            until = monotonic() + 20
            while not others_wait() and monotonic() < until:
                sleep(0.02)
        return late.result(timeout=20)


@pytest.mark.django_db(transaction=True)
def test_a_number_typed_in_at_the_moment_of_taking_in_wins_and_the_file_is_told(towns):
    actor = factories.person(Role.STATE_ADMIN)
    place = towns["06533001"]
    file = upload(f"{HEADER}06533001;1600\n06533002;20\n", actor)
    late = meanwhile(lambda: typed_in(place), lambda: take_in_residents(file.pk, actor=actor))
    assert late is ResidentRule.RESIDENT_FILE_OVERTAKEN
    assert [count.foreign_residents for count in place.resident_counts.all()] == [1500]
    assert ResidentCount.objects.filter(as_of=DAY).count() == 1
    assert outcomes([file]) == {}


@pytest.mark.django_db(transaction=True)
def test_a_file_taken_in_at_the_moment_of_typing_wins_and_the_person_is_told(towns):
    actor = factories.person(Role.STATE_ADMIN)
    place = towns["06533001"]
    file = upload(f"{HEADER}06533001;1600\n", actor)
    late = meanwhile(lambda: take_in_residents(file.pk, actor=actor), lambda: typed_in(place))
    assert late is ResidentRule.COUNT_EXISTS
    assert [count.foreign_residents for count in place.resident_counts.all()] == [1600]
