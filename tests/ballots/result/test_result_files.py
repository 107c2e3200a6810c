"""The published open-data CSV: what is read, and that everything else is refused with a reason."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ballots.files import ImportRefused, OpenDataResult, read_results

DATA = Path(__file__).parents[2] / "data"
DARMSTADT = DATA / "example_votemanager_darmstadt_2021_stavo_wahlbezirk.csv"
COLUMNS = [
    *("datum", "wahl", "ags", "gebiet-nr", "gebiet-name"),
    *("max-schnellmeldungen", "anz-schnellmeldungen"),
    *("A1", "A2", "A3", "A", "B", "B1", "C", "D"),
    *("unveraendert_1", "veraendert_1", "panasch_1", "D1", "D1_1", "D1_2"),
    *("unveraendert_4", "veraendert_4", "panasch_4", "D4", "D4_1"),
]
FIRST = dict(
    zip(
        COLUMNS,
        [
            *("15.03.2026", "Ausländerbeiratswahl", "06531005", "1", "Rathaus", "1", "1"),
            *("80", "20", "0", "100", "40", "3", "2", "90"),
            *("5", "4", "6", "60", "40", "20", "3", "2", "1", "30", "30"),
        ],
        strict=True,
    )
)
POSTAL = FIRST | {
    "gebiet-nr": "90001",
    "gebiet-name": "Brief 1",
    "A1": "0",
    "A2": "0",
    "A": "0",
    "B": "30",
    "B1": "30",
    "C": "0",
}


def encode(
    rows: Iterable[Mapping[str, str]],
    columns: Sequence[str] = COLUMNS,
    separator: str = ";",
    end: str = "\n",
) -> bytes:
    """Return the bytes of a file; cells that a row does not have are empty."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, delimiter=separator, lineterminator=end)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def read(content: bytes, seats: int | None = None) -> OpenDataResult:
    return read_results(io.BytesIO(content), name="ergebnis.csv", seats=seats)


def refusals(content: bytes, seats: int | None = None) -> list[tuple[int | None, str, str]]:
    """Return (line, field, reason) of everything that is wrong; each has a remedy."""
    with pytest.raises(ImportRefused) as refused:
        read(content, seats)
    assert all(problem.remedy for problem in refused.value.problems)
    return [(p.line, p.field, p.reason) for p in refused.value.problems]


def test_darmstadt_2021_sums_to_the_figures_of_the_statistics_office():
    result = read_results(DARMSTADT, name=DARMSTADT.name, seats=71)
    figures = ("electors", "voters", "invalid_ballots", "valid_votes")
    assert [result.total(figure) for figure in figures] == [115119, 62960, 2024, 4206676]
    assert (result.ags, result.day.isoformat(), len(result.areas)) == (
        "06411000",
        "2021-03-14",
        137,
    )
    assert result.lists == (1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14)
    assert sum(votes or 0 for votes in result.list_votes().values()) == 4206676
    assert result.complete
    assert result.notices == ()


def test_darmstadt_2021_has_the_candidate_votes_of_the_published_table():
    result = read_results(DARMSTADT, name=DARMSTADT.name)
    path = DATA / "darmstadt_2021_stavo_candidates.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        published = {
            (int(row["list_no"]), int(row["list_position"])): int(row["candidate_votes"] or 0)
            for row in csv.DictReader(stream)
        }
    assert published == {
        (number, place): votes or 0
        for number in result.lists
        for place, votes in result.candidate_votes(number).items()
    }


def test_persons_who_are_not_on_the_ballot_paper_have_unknown_votes():
    result = read_results(DARMSTADT, name=DARMSTADT.name)
    assert {n: result.unprinted(n) for n in result.lists if result.unprinted(n)} == {
        2: frozenset({72}),
        3: frozenset({72, 73, 74, 75}),
    }
    assert result.candidate_votes(2)[72] is None


def test_columns_are_found_by_name_in_any_order():
    plain = read(encode([FIRST, POSTAL]))
    turned = read(encode([FIRST, POSTAL], columns=COLUMNS[::-1]))
    assert turned.areas == plain.areas


HARMLESS = {
    "a byte order mark": b"\xef\xbb\xbf" + encode([FIRST]),
    "line ends of Windows": encode([FIRST], end="\r\n"),
    "no line end after the last row": encode([FIRST]).rstrip(b"\n"),
    "a row of nothing but separators": encode([FIRST, {}]),
    "the Unicode text of a spreadsheet": encode([FIRST]).decode().encode("utf-16"),
    "blank lines at the end": encode([FIRST]) + b"\n\n",
}


@pytest.mark.parametrize("content", HARMLESS.values(), ids=HARMLESS)
def test_is_read_all_the_same_with(content):
    assert read(content).areas == read(encode([FIRST])).areas


def test_an_empty_cell_is_not_reported_and_never_zero():
    open_area = FIRST | {"gebiet-nr": "2", "anz-schnellmeldungen": "0"}
    open_area |= dict.fromkeys(COLUMNS[COLUMNS.index("B") :], "")
    result = read(encode([FIRST, open_area]))
    assert (result.total("voters"), result.counted("voters")) == (None, 40)
    assert result.list_votes() == {1: None, 4: None}
    assert result.candidate_votes(1) == {1: None, 2: None}
    assert not result.complete


def test_one_missing_figure_leaves_only_that_person_open():
    result = read(encode([FIRST | {"D1_1": ""}, POSTAL]))
    assert result.list_votes() == {1: 120, 4: 60}
    assert result.candidate_votes(1) == {1: None, 2: 40}


def test_an_unknown_column_is_named_and_left_aside():
    columns = [*COLUMNS, "bemerkung"]
    result = read(encode([FIRST | {"bemerkung": "x"}], columns=columns))
    assert result.notices == ("Die Spalte „bemerkung“ ist unbekannt und blieb unbeachtet.",)


def test_columns_of_2026_are_known():
    columns = [*COLUMNS, "D1_veraendert", *(f"Trend_{n}" for n in range(1, 100))]
    result = read(encode([FIRST | {"D1_veraendert": "17", "Trend_1": "3"}], columns=columns))
    assert result.notices == ()
    assert result.lists == (1, 4)
    assert (result.areas[0].lists[1].changed_votes, result.areas[0].lists[1].trend) == (17, 3)


AREAS = [FIRST | {"gebiet-nr": "", "gebiet-name": f"Ortsteil {n}"} for n in range(1, 4)]


def test_areas_without_numbers_are_told_apart_by_their_names():
    result = read(encode(AREAS))
    assert [(area.number, area.name) for area in result.areas] == [
        ("", "Ortsteil 1"),
        ("", "Ortsteil 2"),
        ("", "Ortsteil 3"),
    ]
    assert result.notices == ("Gebiete ohne Nummer: 3; unterschieden sind sie nach ihrem Namen.",)
    assert refusals(encode([*AREAS, AREAS[1] | {"gebiet-name": "ORTSTEIL  2"}])) == [
        (5, "gebiet-name", "Das Gebiet ORTSTEIL  2 steht schon in Zeile 3.")
    ]


def test_a_published_file_of_the_level_ortsteil_is_read_by_name():
    path = DATA / "cases" / "results-area-without-number.csv"
    result = read_results(path, name=path.name)
    assert (len(result.areas), result.total("electors"), result.total("valid_votes")) == (
        4,
        3825,
        54399,
    )


@pytest.mark.parametrize(
    ("written", "remark"),
    [
        ("6531005", "Die führende Null des Schlüssels fehlt; sie ist ergänzt."),
        ("065310005005", "Der Schlüssel ist ein Regionalschlüssel (ARS); gelesen ist der "
         "Gemeindeschlüssel darin."),
        ("531005", "Dem Schlüssel fehlt das Land; gelesen ist der hessische Schlüssel (06…)."),
    ],
)  # fmt: skip
def test_a_key_in_another_form_is_mended_with_a_remark(written, remark):
    result = read(encode([FIRST | {"ags": written}, POSTAL]))
    assert result.ags == "06531005"
    assert result.notices == (f"Gemeindeschlüssel „{written}“ gelesen als 06531005. {remark}",)


def test_a_number_that_differs_only_by_zeros_under_the_same_name_is_asked():
    again = FIRST | {"gebiet-nr": "001"}
    assert refusals(encode([FIRST, again])) == [
        (3, "gebiet-nr", "Das Gebiet „001“ steht vermutlich schon als „1“ in Zeile 2.")
    ]
    other = again | {"gebiet-name": "Schule"}
    assert [area.number for area in read(encode([FIRST, other])).areas] == ["1", "001"]


def times(row: dict[str, str], count: int) -> dict[str, str]:
    """The row with every figure so many times."""
    figures = COLUMNS[COLUMNS.index("max-schnellmeldungen") :]
    return row | {name: str(count * int(row[name])) for name in figures}


def area(number: str, name: str, count: int) -> dict[str, str]:
    return times(FIRST, count) | {"gebiet-nr": number, "gebiet-name": name}


def test_the_row_of_the_whole_municipality_is_not_counted_with_its_parts():
    result = read(
        encode([area("", "Gemeinde", 3), area("1", "Rathaus", 1), area("2", "Schule", 2)])
    )
    assert (len(result.areas), result.total("electors"), result.list_votes()) == (
        2,
        300,
        {1: 180, 4: 90},
    )
    assert result.notices == (
        "Zeile 2 („Gemeinde“) ist die Summe aller anderen; sie zählt nicht noch einmal.",
    )


def test_a_file_of_three_levels_is_refused():
    parts = [area("1", "Rathaus", 1), area("2", "Schule", 2), area("3", "Halle", 3)]
    above = [area("01", "Nord", 3), area("02", "Süd", 3)]
    assert refusals(encode([area("", "Gemeinde", 6), *above, *parts])) == [
        (
            2,
            "",
            "Die Datei enthält mehrere Ebenen: Die übrigen Zeilen ergeben 2-mal „Gemeinde“.",
        )
    ]


OTHER_FORMS = {
    "Windows-1252": (
        encode([FIRST]).decode().encode("cp1252"),
        "Gelesen als Windows-1252 (ANSI) und nicht als UTF-8; vergleichen Sie die Umlaute.",
    ),
    "DOS": (
        encode([FIRST]).decode().encode("cp850"),
        "Gelesen als DOS, Codeseite 850 und nicht als UTF-8; vergleichen Sie die Umlaute.",
    ),
    "commas": (
        encode([FIRST], separator=","),
        "Die Spalten sind durch Komma getrennt und nicht durch Semikolon.",
    ),
    "tabs": (
        encode([FIRST], separator="\t"),
        "Die Spalten sind durch Tabulator getrennt und nicht durch Semikolon.",
    ),
    "another spelling of a column": (
        encode([FIRST]).replace(b"gebiet-nr", b"Gebiet_Nr"),
        "Die Spalte „Gebiet_Nr“ ist als „gebiet-nr“ gelesen.",
    ),
}


@pytest.mark.parametrize(("content", "notice"), OTHER_FORMS.values(), ids=OTHER_FORMS)
def test_another_form_is_read_and_said(content, notice):
    assert read(content).areas == read(encode([FIRST])).areas
    assert read(content).notices == (notice,)


def test_a_column_of_another_name_is_read_when_somebody_says_so():
    content = encode([FIRST]).replace(b"gebiet-nr", b"Bezirk")
    assert refusals(content) == [(1, "gebiet-nr", "Diese Spalte fehlt.")]
    stream = io.BytesIO(content)
    result = read_results(stream, name="x.csv", columns={"Bezirk": "gebiet-nr"})
    assert result.areas == read(encode([FIRST])).areas


def test_a_file_without_third_electors_adds_two_columns():
    columns = [name for name in COLUMNS if name != "A3"]
    row = {name: FIRST[name] for name in columns}
    assert read(encode([row], columns=columns)).total("electors") == 100


NOT_A_CSV = {
    "empty": (b"", "Die Datei ist leer."),
    "PDF": (b"%PDF-1.7 \xe2\xe3", "Die Datei ist keine CSV-Datei: PDF."),
    "Excel": (
        b"PK\x03\x04\x14\x00",
        "Die Datei ist keine CSV-Datei: ZIP, Excel (.xlsx) oder LibreOffice (.ods).",
    ),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1", "Die Datei ist keine CSV-Datei: Excel (.xls)."),
    "UTF-32": ("datum;ags".encode("utf-32"), "Die Datei ist in UTF-32 gespeichert."),
    "binary": (b"datum;\x00\x01", "Die Datei enthält Binärdaten; sie ist keine Textdatei."),
    "a web page": (b"<!DOCTYPE html>", "Die Datei ist eine Webseite und keine CSV-Datei."),
    "broken UTF-8": (
        encode([FIRST, POSTAL, FIRST | {"gebiet-nr": "7", "wahl": "?"}]).replace(b"?", b"\xff"),
        "Diese Zeile lässt sich nicht als UTF-8 lesen.",
    ),
    "a bell rings": (
        b"datum;\x07",
        "Die Datei enthält Steuerzeichen; sie ist keine Textdatei oder beschädigt.",
    ),
    "prose": (b"Guten Tag\n", "Die erste Zeile ist keine Kopfzeile mit Spalten."),
    "too large": (b" " * 20_971_521, "Die Datei ist größer als 20 MB."),
    "only a header": (
        encode([]),
        "Unter der Kopfzeile steht keine Zeile mit einem Ergebnis.",
    ),
    "polling places": (
        b"datum;ags;Bezirk-Nr;Bezirk-Art\n",
        "Die Datei enthält die Wahllokale und nicht das Ergebnis.",
    ),
    "streets": (
        b"datum;ags;Strassen-Name\n",
        "Die Datei enthält das Straßenverzeichnis und nicht das Ergebnis.",
    ),
    "the trend count": (
        b"datum;ags;A1;A2;A;B;B1;Stapel1;Stapel2\n",
        "Die Datei enthält die Trendzählung und nicht das Ergebnis.",
    ),
    "another table": (
        b"a;b;c\n1;2;3\n",
        "Die Datei ist keine Ergebnisdatei: Ihr fehlen die meisten Spalten.",
    ),
    "an open quote": (
        encode([FIRST]).replace(b"Rathaus", b'"Rathaus'),
        "Ein Anführungszeichen ist nicht geschlossen oder ein Eintrag ist zu lang.",
    ),
    "rows joined by quotes": (
        encode([FIRST, POSTAL, FIRST])
        .replace(b"Rathaus", b'"Rathaus', 1)
        .replace(POSTAL["gebiet-name"].encode(), POSTAL["gebiet-name"].encode() + b'"'),
        "Ein Anführungszeichen zu viel macht aus den Zeilen 2 bis 3 eine einzige; keine davon ist "
        "sicher gelesen.",
    ),
}


@pytest.mark.parametrize(("content", "reason"), NOT_A_CSV.values(), ids=NOT_A_CSV)
def test_content_decides_and_this_is_refused(content, reason):
    assert [problem[2] for problem in refusals(content)] == [reason]


def test_a_missing_file_is_refused():
    with pytest.raises(ImportRefused) as refused:
        read_results(DATA / "fehlt.csv", name="fehlt.csv")
    assert [str(p.place) for p in refused.value.problems] == ["Ganze Datei"]


HEADERS = {
    "a column is missing": (
        [name for name in COLUMNS if name != "C"],
        [(1, "C", "Diese Spalte fehlt.")],
    ),
    "the votes of a list are missing": (
        [name for name in COLUMNS if name != "D4"],
        [(1, "D4", "Die Spalte mit den Stimmen der Liste 4 fehlt.")],
    ),
    "no list at all": (
        COLUMNS[: COLUMNS.index("D") + 1],
        [(1, "D1", "Die Datei hat keine Spalte mit Stimmen einer Liste.")],
    ),
    "a list number has a leading zero": (
        [*COLUMNS, "D04_2"],
        [(1, "D04_2", "Dieser Spaltenname sieht aus wie der einer Liste, ist aber keiner.")],
    ),
}


@pytest.mark.parametrize(("columns", "problems"), HEADERS.values(), ids=HEADERS)
def test_header_is_refused_when(columns, problems):
    row = {name: FIRST.get(name, "") for name in columns}
    assert refusals(encode([row], columns=columns)) == problems


def test_header_is_refused_when_a_column_stands_twice():
    content = encode([FIRST]).replace(b"panasch_4", b"panasch_1")
    assert refusals(content) == [(1, "panasch_1", "Diese Spalte steht 2-mal in der Kopfzeile.")]


CELLS = {
    "negative": ({"D1_1": "-40"}, [(2, "D1_1", "„-40“ ist negativ.")]),
    "huge": (
        {"B": "1" * 12},
        [(2, "B", "„111111111111“ ist zu groß; möglich sind bis zu 9 Ziffern.")],
    ),
    "a formula": ({"C": "=1+1"}, [(2, "C", "„=1+1“ ist keine Zahl.")]),
    "with a thousands separator": (
        {"A": "1.000"},
        [(2, "A", "„1.000“ hat Trennzeichen; erwartet wird eine ganze Zahl.")],
    ),
    "with leading zeros": (
        {"C": "002"},
        [(2, "C", "„002“ hat führende Nullen; vermutlich sind Spalten verschoben.")],
    ),
    "digits of another script": ({"C": "٢"}, [(2, "C", "„٢“ ist keine Zahl.")]),
    "no real day": (
        {"datum": "31.02.2026"},
        [(2, "datum", "„31.02.2026“ ist kein Tag des Kalenders.")],
    ),
    "an ISO day": (
        {"datum": "2026-03-15"},
        [(2, "datum", "„2026-03-15“ ist kein Tag des Kalenders.")],
    ),
    "a key of a Kreis": (
        {"ags": "06531"},
        [(2, "ags", "„06531“ ist kein Gemeindeschlüssel (AGS).")],
    ),
    "neither number nor name of an area": (
        {"gebiet-nr": " ", "gebiet-name": ""},
        [(2, "gebiet-nr", "Das Gebiet hat weder Nummer noch Namen.")],
    ),
    "an over-long name": (
        {"gebiet-name": "x" * 1001},
        [(2, "gebiet-name", "Der Eintrag ist länger als 1000 Zeichen.")],
    ),
}


@pytest.mark.parametrize(("change", "problems"), CELLS.values(), ids=CELLS)
def test_a_cell_is_refused_that_is(change, problems):
    assert refusals(encode([FIRST | change])) == problems


@pytest.mark.parametrize("formula", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)"])
def test_a_name_that_looks_like_a_formula_stays_text(formula):
    assert read(encode([FIRST | {"gebiet-name": formula}])).areas[0].name == formula


IDENTITIES = {
    "A is not A1 + A2 + A3": (
        {"A": "101"},
        [(2, "A", "A ist 101, die Summe von A1, A2 und A3 ist 100.")],
    ),
    "a list is not the sum of its persons": (
        {"D1_2": "19"},
        [(2, "D1", "D1 ist 60, die Summe der Personen ist 59.")],
    ),
    "D is not the sum of the lists": (
        {"D": "91"},
        [(2, "D", "D ist 91, die Summe der Listen ist 90.")],
    ),
    "more voters than electors": (
        {"B": "101"},
        [(2, "B", "B ist 101 und damit größer als A mit 100.")],
    ),
    "more voters with Wahlschein than voters": (
        {"B1": "41"},
        [(2, "B1", "B1 ist 41 und damit größer als B mit 40.")],
    ),
    "more invalid ballots than voters": (
        {"C": "41"},
        [(2, "C", "C ist 41 und damit größer als B mit 40.")],
    ),
    "more reports than expected": (
        {"anz-schnellmeldungen": "2"},
        [
            (
                2,
                "anz-schnellmeldungen",
                "Es sind mehr Meldungen eingegangen (2) als erwartet (1).",
            )
        ],
    ),
    "votes without a valid ballot": (
        {"C": "40"}
        | dict.fromkeys(("unveraendert_1", "veraendert_1", "panasch_1"), "0")
        | dict.fromkeys(("unveraendert_4", "veraendert_4", "panasch_4"), "0"),
        [
            (2, "D", "Es gibt 90 Stimmen ohne gültigen Stimmzettel."),
            (
                2,
                "D1_1",
                "40 Stimmen für eine Person sind mehr als drei je gültigem Stimmzettel.",
            ),
            (
                2,
                "D1_2",
                "20 Stimmen für eine Person sind mehr als drei je gültigem Stimmzettel.",
            ),
            (
                2,
                "D4_1",
                "30 Stimmen für eine Person sind mehr als drei je gültigem Stimmzettel.",
            ),
        ],
    ),
    "more than three votes per ballot for one person": (
        {"D1": "135", "D1_1": "115", "D": "165"},
        [
            (
                2,
                "D1_1",
                "115 Stimmen für eine Person sind mehr als drei je gültigem Stimmzettel.",
            )
        ],
    ),
    "more ballots of a list than valid ones": (
        {"panasch_4": "39"},
        [(2, "panasch_4", "panasch_4 ist 39 und damit größer als B − C mit 38.")],
    ),
}


@pytest.mark.rules("R-CODE-01")
@pytest.mark.parametrize(("change", "problems"), IDENTITIES.values(), ids=IDENTITIES)
def test_a_row_is_refused_when(change, problems):
    assert refusals(encode([FIRST | change])) == problems


@pytest.mark.rules("R-CODE-01")
def test_votes_are_checked_against_ballots_and_seats():
    assert read(encode([FIRST]), seats=3).total("valid_votes") == 90
    assert refusals(encode([FIRST]), seats=2) == [
        (2, "D", "90 Stimmen sind mehr als 38 gültige Stimmzettel zu je 2."),
    ]


@pytest.mark.rules("R-BAL-02")
def test_nobody_beyond_the_ballot_paper_has_votes():
    columns = [*COLUMNS, "D1_3", "D1_4"]
    row = FIRST | {"D1_2": "10", "D1_4": "10", "D1_3": "0"}
    assert read(encode([row], columns=columns), seats=4).candidate_votes(1)[4] == 10
    assert refusals(encode([row], columns=columns), seats=3) == [
        (2, "D1_4", "Platz 4 hat Stimmen, gedruckt sind höchstens 3 Personen.")
    ]


@pytest.mark.rules("R-CODE-01")
def test_a_postal_district_has_voters_but_no_electors():
    assert read(encode([FIRST, POSTAL])).total("voters") == 70


@pytest.mark.rules("R-CODE-01")
def test_the_whole_file_has_no_more_voters_than_electors():
    many = POSTAL | {"B": "61", "B1": "61"}
    assert refusals(encode([FIRST, many])) == [
        (None, "B", "In der Summe gibt es 101 Wählende, aber nur 100 Wahlberechtigte.")
    ]


ROWS = {
    "an area twice": (
        [FIRST, POSTAL, FIRST],
        [(4, "gebiet-nr", "Das Gebiet 1 steht schon in Zeile 2.")],
    ),
    "two municipalities": (
        [FIRST, POSTAL | {"ags": "06411000"}],
        [(3, "ags", "Hier steht „06411000“, in der ersten Zeile „06531005“.")],
    ),
    "two days": (
        [FIRST, POSTAL | {"datum": "14.03.2021"}],
        [(3, "datum", "Hier steht „14.03.2021“, in der ersten Zeile „15.03.2026“.")],
    ),
    "no vote at all": (
        [FIRST | dict.fromkeys(("D", "D1", "D1_1", "D1_2", "D4", "D4_1"), "0")],
        [
            (
                None,
                "D",
                "In der ganzen Datei steht keine gültige Stimme; daraus folgt kein Ergebnis.",
            )
        ],
    ),
}


@pytest.mark.parametrize(("rows", "problems"), ROWS.values(), ids=ROWS)
def test_a_file_is_refused_with(rows, problems):
    assert refusals(encode(rows)) == problems


def test_a_row_of_another_width_is_refused():
    content = encode([FIRST, POSTAL]).replace(b";Brief 1;", b";Brief;1;")
    assert refusals(content) == [(3, "", "Die Zeile hat 27 Felder, die Kopfzeile 26.")]


def test_a_last_line_that_breaks_off_is_refused():
    content = encode([FIRST, POSTAL])[:-12]
    assert refusals(content) == [
        (3, "unveraendert_4", "Die letzte Zeile bricht ab; die Datei ist unvollständig.")
    ]


@pytest.mark.parametrize("cut", range(1, 30))
def test_darmstadt_cut_off_anywhere_in_its_last_line_is_refused(cut):
    content = DARMSTADT.read_bytes().rstrip(b"\n")
    assert refusals(content[:-cut])


def test_all_problems_are_listed_by_line_and_at_most_fifty():
    rows = [FIRST | {"gebiet-nr": str(n), "C": "x", "A": "y"} for n in range(1, 4)]
    assert [(line, field) for line, field, _ in refusals(encode(rows))] == [
        (line, field) for line in (2, 3, 4) for field in ("A", "C")
    ]
    rows = [FIRST | {"gebiet-nr": str(n), "C": "x"} for n in range(1, 100)]
    with pytest.raises(ImportRefused) as refused:
        read(encode(rows))
    assert len(refused.value.problems) == 50
    assert list(refused.value.lines())[-1].startswith("Es gibt weitere Fehler")


def test_a_problem_reads_as_one_sentence_with_place_reason_and_remedy():
    with pytest.raises(ImportRefused) as refused:
        read(encode([FIRST | {"D1_1": "-40"}]))
    assert list(refused.value.lines()) == [
        "Zeile 2, Feld D1_1: „-40“ ist negativ. Abhilfe: Tragen Sie nur Ziffern ein; "
        "was noch nicht gemeldet ist, bleibt leer."
    ]


def result_or_refusal(content: bytes) -> bool:
    try:
        return isinstance(read(content), OpenDataResult)
    except ImportRefused as refused:
        return bool(list(refused.lines()))


@given(st.binary(max_size=400))
def test_any_bytes_give_a_result_or_a_refusal(content):
    assert result_or_refusal(content)


@settings(max_examples=200)
@given(st.data())
def test_a_damaged_file_gives_a_result_or_a_refusal(data):
    content = encode([FIRST, POSTAL])
    at = data.draw(st.integers(0, len(content)))
    until = data.draw(st.integers(at, min(len(content), at + 20)))
    damage = data.draw(st.one_of(st.binary(max_size=6), st.text(max_size=6).map(str.encode)))
    assert result_or_refusal(content[:at] + damage + content[until:])


@given(st.lists(st.text('0129;"\n\r,-=. D_', max_size=12), max_size=26))
def test_any_cells_give_a_result_or_a_refusal(cells):
    header = encode([])
    assert result_or_refusal(header + ";".join(cells).encode() + b"\n")
