"""Bad files: a sentence with line and field, the good rows still shown, nothing written."""

from __future__ import annotations

import json
import unicodedata
from io import StringIO

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from elections.actions.register.check import check_extract
from elections.actions.register.files import keep_extract, pieces_of
from elections.files.register.extract_report import report_lines
from elections.files.register.extract_rows import BrokenRow, ByteSource, Rows, text_lines
from elections.files.register.extract_sniffing import Sniffer, guess_reading
from elections.models.register.entries import RegisterEntry
from elections.models.register.imports import (
    DraftEntry,
    ImportPiece,
    RegisterImport,
)
from elections.models.register.reading import Reading
from municipalities.files.encodings import ENCODINGS
from municipalities.files.refusal import ImportRefused
from tests.elections.register.extract_scene import (
    HEADER,
    TAKEN_ON,
    TODAY,
    election,
    kept,
    row,
    table,
    taken,
)

pytestmark = pytest.mark.django_db


def run(made, content: bytes, tmp_path, *options: str, mapping: str = "auto"):
    """The command's exit code, its errors, and its last line."""
    path = tmp_path / "auszug.csv"
    path.write_bytes(content)
    out, err, code = StringIO(), StringIO(), 0
    try:
        call_command(
            "import_register", str(path), f"--election={made.pk}", f"--mapping={mapping}",
            "--taken-on=2026-02-01", *options, stdout=out, stderr=err,
        )  # fmt: skip
    except SystemExit as end:
        code = int(end.code or 0)
    lines = out.getvalue().strip().splitlines()
    return code, "\n".join([err.getvalue(), *lines[:-1]]), json.loads(lines[-1])


GOOD = row("P1", family="Gut")
FILES = {
    "a PDF": (b"%PDF-1.7\n...", "Die Datei ist keine CSV-Datei: PDF."),
    "nothing": (b"  \n ", "Die Datei ist leer."),
    "NUL bytes": (table(GOOD)[:-4] + b"\x00\n", "Zeile 2: Die Datei enthält Binärdaten"),
    "UTF-32": ("Name;Vorname".encode("utf-32"), "Die Datei ist in UTF-32 gespeichert."),
    "no column that decides": (
        table(GOOD).replace(b"Geburtsdatum", b"Anrede"),
        "Feld Geburtsdatum: Für dieses Feld ist keine Spalte gewählt.",
    ),
    "one column twice": (
        table(GOOD).replace(b"Vornamen", b"Familienname"),
        "Feld Familienname: Diese Spalte steht zweimal da.",
    ),
    "a line without end": (
        table(GOOD) + b"x" * 2_200_000,
        "Zeile 3: Diese Zeile ist länger als ein Megabyte",
    ),
}


@pytest.mark.parametrize(("content", "sentence"), FILES.values(), ids=FILES)
def test_a_file_that_is_no_extract_is_refused_and_nothing_is_kept(content, sentence, tmp_path):
    made = election()
    code, said, facts = run(made, content, tmp_path)
    assert (code, facts) == (1, {"taken_in": False})
    assert sentence in said
    left = (RegisterEntry.objects.count(), DraftEntry.objects.count(), ImportPiece.objects.count())
    assert left == (0, 0, 0)


ROWS = {
    "31.02.": (row("P2", born="31.02.1975"), "Zeile 3, Feld Geburtsdatum: „31.02.1975“ ist kein"),
    "no day at all": (row("P2", since="gestern"), "Feld Einzugsdatum: „gestern“ ist kein Tag in"),
    "an unknown nationality": (row("P2", nationality="987"), "„987“ ist nicht bekannt."),
    "no name": (row("P2", family="-", given=" "), "Feld Familienname: Es steht kein Name da."),
    "no id": (row("", family="Ohne"), "Feld Personen-ID: Das Feld ist leer."),
    "too few fields": ("P2;Kurz", "Die Zeile hat 2 Felder, die Kopfzeile 14."),
    "a quote that never ends": ('P2;"Offen;x', "Ein Anführungszeichen ist geöffnet"),
    "the header again": (HEADER, "Die Kopfzeile steht hier noch einmal."),
    "another encoding": (row("P2", family="M\udcfcller"), "anderen Zeichensatz"),
    "neither main nor second dwelling": (
        row("P2", dwelling="?!"),
        "weder Haupt- noch Nebenwohnung",
    ),
    "a name of a novel": (row("P2", family="x" * 201), "länger als 200 Zeichen"),
}


@pytest.mark.parametrize(("bad", "sentence"), ROWS.values(), ids=ROWS)
def test_a_faulty_row_is_told_with_line_and_field_and_stops_everything(bad, sentence, tmp_path):
    made = election()
    content = "\n".join([HEADER, GOOD, bad, row("P9", family="Ebenso"), ""])
    code, said, facts = run(made, content.encode(errors="surrogateescape"), tmp_path)
    assert sentence in said, said
    # The good rows are counted, and nobody is entered.
    assert (code, facts["taken_in"], facts["eligible"], facts["faults"]) == (1, False, 2, 1)
    assert RegisterEntry.objects.count() == 0


def test_doubtful_dates_do_not_stop_the_others(tmp_path):
    made = election()
    content = table(GOOD, row("P2", born="01.01.1850"), row("P3", since="02.02.2026"))
    code, said, facts = run(made, content, tmp_path)
    assert (code, facts["entered"], facts["doubtful"]) == (0, 1, 2)
    assert "Geburtsdatum unmöglich oder unvollständig (Zeilen 3)" in said


def test_ten_thousand_faulty_rows_are_counted_and_the_first_are_told(tmp_path):
    made = election()
    bad = [row(f"B{n}", born="32.12.1999") for n in range(10_000)]
    _code, said, facts = run(made, table(GOOD, *bad), tmp_path, "--dry-run")
    assert (facts["faults"], facts["eligible"]) == (10_000, 1)
    assert said.count("Feld Geburtsdatum") == 200
    assert "… und 9800 weitere fehlerhafte Zeilen." in said


def test_another_municipalitys_key_is_a_fault(tmp_path):
    made = election()
    own = made.municipality.ags
    header, *rows = table(GOOD, row("P2")).decode().splitlines()
    lines = [f"{header};AGS", f"{rows[0]};{own}", f"{rows[1]};06412000"]
    code, said, _facts = run(made, "\n".join(lines).encode(), tmp_path)
    assert code == 1
    assert (
        f"Feld AGS: Der Gemeindeschlüssel „06412000“ gehört zu einer anderen Gemeinde (hier {own})"
        in said
    )


def test_a_wrong_separator_is_named():
    made = election()
    found = kept(made, table(GOOD))
    reading = Reading.from_json(found.reading)
    found.reading = Reading(reading.encoding, ",", reading.date_format, reading.columns).as_json()
    found.save()
    with pytest.raises(ImportRefused) as refusal:
        check_extract(found.pk, today=TODAY)
    assert "Das Trennzeichen ist vermutlich: Semikolon (;)." in str(refusal.value)


def test_a_file_above_the_limit_is_refused_before_it_is_kept(settings, tmp_path):
    settings.LARGEST_EXTRACT = 1024 * 1024
    made = election()
    sparse = tmp_path / "gross.csv"
    with sparse.open("wb") as stream:
        stream.truncate(2 * 1024**3)
    err = StringIO()
    with pytest.raises(SystemExit):
        call_command("import_register", str(sparse), f"--election={made.pk}", "--mapping=auto",
                     stdout=StringIO(), stderr=err)  # fmt: skip
    assert "Die Datei ist größer als 1 MB." in err.getvalue()
    chunks = iter([b"a;b\n" * 10_000] * 100)
    with pytest.raises(ImportRefused):
        keep_extract(made.pk, chunks, name="a", taken_on=TAKEN_ON, today=TODAY, actor=None)
    assert (ImportPiece.objects.count(), RegisterImport.objects.count()) == (0, 0)


def test_formulas_stay_text():
    made = election()
    taken(made, row("P1", family="=1+1", given="@SUM(A1)", street="+49", number="-1"))
    entry = RegisterEntry.objects.get()
    assert (entry.family_name, entry.given_names, entry.dwelling) == (
        "=1+1", "@SUM(A1)", "+49 -1, 65549 Limburg",
    )  # fmt: skip


def test_an_unknown_mapping_names_the_known_ones(tmp_path):
    made = election()
    code, said, _facts = run(made, table(GOOD), tmp_path, mapping="Fremd")
    assert (code, "Die Zuordnung „Fremd“ gibt es nicht. Bekannt sind: –." in said) == (1, True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "latin-1"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_encoding_separator_form_of_days_and_columns_are_recognised(encoding, separator):
    text = table(
        row("P1", family="Müller", given="Ana", born="1975-04-03", since="2010-01-01")
    ).decode()
    content = text.replace(";", separator).encode(encoding)
    sniffer = Sniffer()
    for piece in pieces_of([content]):
        sniffer.feed(piece)
    sniffer.finish()
    reading = guess_reading(sniffer.head, sniffer.encoding).reading
    assert (reading.separator, reading.date_format) == (separator, "yyyy-mm-dd")
    assert reading.encoding == {"utf-8-sig": "utf-8", "latin-1": "cp1252"}.get(encoding, encoding)
    assert reading.columns["nationalities"] == ["Staatsangehörigkeit", "Zweite Staatsangehörigkeit"]
    assert reading.missing() == []


def test_signs_that_nobody_sees_and_letters_of_every_script_are_read():
    made = election()
    taken(
        made,
        row("P1\u200b", family="Mu\u0308ller\u200b", given="Ana\u00a0Maria", number="1"),
        row("P2", family="\u202eКузнецов\u202c", given="Йозеф"),
        row("P3", family="Παπαδόπουλος", given=""),
        row("P4", family="عبد\u200cالله", given='"محمد\nعلي"'),
        row("P5", family="ß" * 200, given="\ufdfa" * 200),
        row("P6", family="Hell", nationality='"998,\n999"'),
        row("P7", family="Tag", born="1975-04-03T00:00:00".replace("T", " ")),
        row("P8", family="\u200b"),
        set_faults_aside=True,
    )
    found = made.register_entries.order_by("registration_id")
    names = dict(found.values_list("registration_id", "family_name"))
    assert [*names.items()][:4] == [
        ("P1", "Müller"), ("P2", "Кузнецов"), ("P3", "Παπαδόπουλος"), ("P4", "عبدالله"),
    ]  # fmt: skip
    assert dict(found.values_list("registration_id", "given_names"))["P4"] == "محمد علي"
    details = dict(made.doubtful_cases.values_list("kind", "detail"))
    assert details["nationality"] == "998, 999"

    def search(text: str) -> list[str]:
        keys = RegisterEntry.objects.search(made.pk, text)
        return [key for key in names if key in {one.registration_id for one in keys}]

    assert [
        search(text) for text in ("mu\u0308ll", "MÜLLER ana", "КУЗН йоз", "παπαδοπουλοσ", "محمد")
    ] == [["P1"], ["P1"], ["P2"], ["P3"], ["P4"]]  # fmt: skip


# No two of them are alike, neither in the letters of the name nor in the house.
MANY = [
    row(
        f"P{n}",
        family=f"Öz{'a' * (n // 64)}{'b' * (n % 64)}",
        number=f"{n}",
        born=f"{n % 28 + 1:02}.{n % 12 + 1:02}.{1940 + n % 60}",
    )
    for n in range(4_000)
]


@pytest.mark.parametrize(
    ("content", "entered"),
    [
        pytest.param(table(GOOD).replace(b"\n", b"\r"), 1, id="lines that end like on an old Mac"),
        pytest.param(b"Auszug vom 1.2.2026\n\n" + table(GOOD), 1, id="titles above the header"),
        pytest.param(b"\xef\xbb\xbf" + table(GOOD), 1, id="a byte order mark"),
        pytest.param(table(GOOD).replace(b"\n", b";;\n"), 1, id="separators of a spreadsheet"),
        pytest.param(
            table(*MANY).replace(b"\n", b"\r"), 4_000, id="many lines of an old Mac",
        ),
        pytest.param(
            unicodedata.normalize("NFD", table(GOOD).decode()).encode(), 1, id="decomposed header"
        ),
        pytest.param(
            table(row("P1", family='"a;b"', given='"c ""d"" e"', born="03.04.1975 00:00:00")), 1,
            id="a separator in quotes and midnight behind a day",
        ),
    ],
)  # fmt: skip
def test_what_programs_write_is_read(content, entered, tmp_path):
    code, said, facts = run(election(), content, tmp_path)
    assert (code, facts.get("entered")) == (0, entered), said


def test_bytes_of_another_encoding_in_any_cell_are_a_fault_and_no_error():
    made = election()
    cells = ("key", "family", "given", "born", "nationality", "second", "since", "dwelling",
             "street", "number", "postcode", "place", "blocked", "court")  # fmt: skip
    ordinary = {"nationality": "998", "born": "00.00.1975"}
    lines = [
        row(f"Q{place}", **{
            "family": f"N{place}", "number": f"{place}", name: f"{ordinary.get(name, '')}\udce4",
        })
        for place, name in enumerate(cells) if name != "key"
    ]  # fmt: skip
    content = "\n".join([HEADER, GOOD, *lines, row("\udce4"), ""]).encode(errors="surrogateescape")
    found = kept(made, content)
    found.reading = guess_reading(content, "utf-8").reading.as_json()
    found.is_mixed, found.encoding = False, "utf-8"
    found.save()
    facts = check_extract(found.pk, today=TODAY).findings
    # An Auskunftssperre that cannot be read still protects; one sign is no second nationality.
    assert (facts.eligible, facts.faults.count, facts.rows) == (3, 12, 15)
    assert list(report_lines(facts))


def test_a_mapping_of_before_the_supplier_wrote_utf_8_garbles_no_name():
    made = election()
    found = kept(made, table(GOOD, row("P2", family="Müller", given="Ana")))
    found.reading = {**found.reading, "encoding": "cp1252"}
    found.reading["columns"] = guess_reading(table(GOOD), "cp1252").reading.as_json()["columns"] | {
        "nationalities": ["StaatsangehÃ¶rigkeit"], "street": ["StraÃŸe"],
    }  # fmt: skip
    found.save()
    facts = check_extract(found.pk, today=TODAY).findings
    # „Ayşe“ and „Müller“ are both read in signs of another encoding.
    assert (facts.eligible, facts.faults.count) == (0, 2)


def test_a_column_that_asks_for_the_main_dwelling_says_no_with_0(tmp_path):
    content = table(*(row(f"P{sign}", number=sign, dwelling=sign, given=sign) for sign in "01"))
    for header, eligible in (("Wohnungsart", 2), ("Hauptwohnung", 1)):
        _code, said, facts = run(
            election(), content.replace(b"Wohnungsart", header.encode()), tmp_path, "--dry-run"
        )
        assert facts["eligible"] == eligible, said


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=20)
LINES = st.lists(
    st.one_of(
        st.lists(CELLS, min_size=1, max_size=16).map(";".join),
        st.builds(
            row, CELLS, family=CELLS, born=CELLS, nationality=st.sampled_from(["163", "998", ""])
        ),
    ),
    max_size=8,
)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(lines=LINES, noise=st.binary(max_size=30), encoding=st.sampled_from([*ENCODINGS, ""]))
def test_no_file_breaks_the_check(lines, noise, encoding):
    made = test_no_file_breaks_the_check.election
    content = "\n".join([HEADER, GOOD, *lines, ""]).encode() + noise
    try:
        found = kept(made, content)
        found.reading["encoding"] = encoding or found.reading["encoding"]
        found.save()
        facts = check_extract(found.pk, today=TODAY).findings
    except ImportRefused:
        return
    counts = facts.counts()
    assert counts.pop("rows") == sum(counts.values())
    assert list(report_lines(facts))


@pytest.fixture(autouse=True)
def _one_election(request, db):
    if "breaks" in request.node.name:
        test_no_file_breaks_the_check.election = election()


@settings(max_examples=200, deadline=None)
@given(content=st.binary(max_size=300), size=st.integers(1, 50))
def test_every_byte_is_read_in_pieces_of_any_size(content, size):
    pieces = [content[start : start + size] for start in range(0, len(content), size)]
    rows = list(Rows(text_lines(ByteSource(pieces), "cp1252"), ";"))
    assert rows == list(Rows(text_lines(ByteSource([content]), "cp1252"), ";"))
    assert all(isinstance(cells, list | BrokenRow) for _line, cells in rows)
