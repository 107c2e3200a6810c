"""What stands in the cells of real extracts: read right, a doubt, or asked; never guessed.

Nearly all of it needs no database: a row goes through the reader and the law of the register.
"""

from __future__ import annotations

from datetime import date

import pytest

from elections.actions.register.check import check_extract
from elections.actions.register.mappings import explain_words
from elections.files.register.extract_days import day_reader, span_of
from elections.files.register.extract_groups import GroupJudge
from elections.files.register.extract_nationalities import SEPARATE, nationality_reader
from elections.files.register.extract_people import ExtractJudge
from elections.files.register.extract_rows import ByteSource
from elections.files.register.extract_sniffing import guess_reading
from elections.files.register.extract_unreadable import Unreadable
from elections.files.register.extract_values import block_reader
from elections.files.register.extract_verdicts import Register
from elections.forms.register.extracts import WordsForm
from elections.law.course.versions import version
from elections.law.districts.streets import StreetDirectory
from municipalities.files.nationalities import ALSO_CALLED, nationalities
from municipalities.files.raw import folded
from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS
from municipalities.law.days import KnownDay
from municipalities.models.sorting import sort_key
from tests.elections.register.extract_scene import NOW, TAKEN_ON, TODAY
from tests.elections.register.test_cases_of_practice import Office

USUAL = {
    "ID": "1", "Familienname": "Alt", "Vornamen": "Eva", "Geburtsdatum": "01.01.1985",
    "Staatsangehörigkeit": "163", "Einzugsdatum": "01.02.2020", "Straße": "Weg",
    "Hausnummer": "1",
}  # fmt: skip
FIELDS = ("verdict", "district", "key", "family", "given", "title", "particle", "called", "born",
          "street", "number", "addition", "postcode", "place", "locality", "sort_key", "mark",
          "language", "blocked", "detail", "source")  # fmt: skip


def judge_of(raw: bytes) -> ExtractJudge:
    """The judge of a file, read as it is proposed."""
    return ExtractJudge(
        guess_reading(raw, "utf-8").reading,
        Register(
            own_keys=("06412000",), election_day=date(2026, 3, 15), taken_on=TAKEN_ON,
            version=version("2026"), assumptions=MUNICIPALITY_DEFAULTS,
            directory=StreetDirectory([], [1], sort_key), languages={},
        ),
    )  # fmt: skip


def judged(content: str):
    """What became of each row of a file, and what is told of it."""
    raw = content.encode()
    judge = judge_of(raw)
    lines = judge.drafts(ByteSource([raw]), 1, mixed=False)
    people = [dict(zip(FIELDS, line.rstrip("\n").split("\t")[2:], strict=True)) for line in lines]
    return people, judge.judged


def file_of(*people: dict[str, str]) -> str:
    header = list(dict.fromkeys(name for person in people for name in {**USUAL, **person}))
    rows = [[{**USUAL, **person}.get(name, "") for name in header] for person in people]
    return "\n".join(";".join(cells) for cells in [header, *rows]) + "\n"


def one(**cells: str) -> dict[str, str]:
    """What becomes of a person with these cells; the names of the columns are German."""
    people, _told = judged(file_of(cells))
    return people[0]


# --- Days -----------------------------------------------------------------------------------------

SURE, UNSURE = False, True


@pytest.mark.rules("R-REG-06")
@pytest.mark.parametrize(
    ("form", "written", "known", "is_unsure"),
    [
        ("dd.mm.yyyy", "1971-06-25", KnownDay(1971, 6, 25), SURE),
        ("dd.mm.yyyy", "19710625", KnownDay(1971, 6, 25), SURE),
        ("yyyy-mm-dd", "25.06.1971", KnownDay(1971, 6, 25), SURE),
        ("yyyymmdd", "25061971", KnownDay(1971, 6, 25), SURE),
        ("yyyy-mm-dd", "1971-06-25T00:00:00+01:00", KnownDay(1971, 6, 25), SURE),
        ("yyyy-mm-dd", "1971-06-25T00:00:00.000Z", KnownDay(1971, 6, 25), SURE),
        ("yyyy-mm-dd", "1971-06-24T23:00:00Z", KnownDay(1971, 6, 24), UNSURE),
        ("dd.mm.yyyy", "25.06.1971 01:00:00", KnownDay(1971, 6, 25), SURE),
        ("dd.mm.yyyy", "25.06.1971 02:00", KnownDay(1971, 6, 25), SURE),
        ("dd.mm.yyyy", "25.06.1971 02:01", KnownDay(1971, 6, 25), UNSURE),
        ("dd.mm.yyyy", "25.06.1971, 14:30 Uhr", KnownDay(1971, 6, 25), UNSURE),
        ("dd/mm/yyyy", "25/06/1971 00:00:00", KnownDay(1971, 6, 25), SURE),
        ("dd/mm/yyyy", "05/06/1971", KnownDay(1971, 6, 5), SURE),
        ("mm/dd/yyyy", "06/25/1971 12:00:00 AM", KnownDay(1971, 6, 25), SURE),
        ("mm/dd/yyyy", "05/06/1971", KnownDay(1971, 5, 6), SURE),
        ("mm/dd/yyyy", "06/00/1971", KnownDay(1971, 6), UNSURE),
        ("mm/dd/yyyy", "06/xx/1971", KnownDay(1971, 6), UNSURE),
        ("dd.mm.yyyy", "\u200e25.06.1971", KnownDay(1971, 6, 25), SURE),
        ("dd.mm.yyyy", "25.06.1971\u00a000:00", KnownDay(1971, 6, 25), SURE),
        ("dd.mm.yyyy", "01.01.0001 00:00:00", KnownDay(), UNSURE),
        ("dd.mm.yyyy", "31.12.9999 23:59:59", KnownDay(), UNSURE),
        ("dd.mm.yyyy", "2999", KnownDay(), UNSURE),
        ("dd.mm.yyyy", "30.12.1899", KnownDay(), UNSURE),
        ("excel", "26109", KnownDay(1971, 6, 25), SURE),
        ("excel", "26109.0", KnownDay(1971, 6, 25), SURE),
        ("excel", "1971", KnownDay(1971), UNSURE),
        ("excel", "1", KnownDay(), None),
        ("excel", "25.06.1971", KnownDay(1971, 6, 25), SURE),
        ("dd.mm.yy", "25.06.1971", KnownDay(1971, 6, 25), SURE),
        ("dd.mm.yy", "00.06.71", KnownDay(1971, 6), UNSURE),
        ("dd.mm.yyyy", "1971/06/25", KnownDay(1971, 6, 25), SURE),
        ("dd.mm.yyyy", "1971.6.25", KnownDay(1971, 6, 25), SURE),
        ("dd.mm.yyyy", "1971/06.25", KnownDay(), None),
        ("dd/mm/yyyy", "05-06-1971", KnownDay(1971, 6, 5), SURE),
        ("mm/dd/yyyy", "05-06-1971", KnownDay(1971, 5, 6), SURE),
        ("dd.mm.yyyy", "05-06-1971", KnownDay(), None),
        ("dd.mm.yyyy", "25. Juni 1971", KnownDay(1971, 6, 25), SURE),
        ("yyyy-mm-dd", "25.MÄRZ 1971", KnownDay(1971, 3, 25), SURE),
        ("dd.mm.yyyy", "25-JUN-1971", KnownDay(1971, 6, 25), SURE),
        ("dd.mm.yy", "25-JUN-71", KnownDay(1971, 6, 25), SURE),
        ("dd.mm.yyyy", "25-JUN-71", KnownDay(), None),
        ("dd.mm.yyyy", "31. Juni 1971", KnownDay(), None),
        ("dd.mm.yyyy", "Juni 1971", KnownDay(1971, 6), UNSURE),
        ("dd.mm.yyyy", "Juni 71", KnownDay(), None),
        ("dd.mm.yyyy", "25. Brachet 1971", KnownDay(), None),
        ("dd.mm.yyyy", "99.99.1971", KnownDay(1971), UNSURE),
        ("yyyy-mm-dd", "1971-06-99", KnownDay(1971, 6), UNSURE),
        ("dd.mm.yyyy", "99.13.1971", KnownDay(), None),
        ("dd.mm.yyyy", "..1971", KnownDay(1971), UNSURE),
        ("dd.mm.yyyy", "  .06.1971", KnownDay(1971, 6), UNSURE),
        ("dd.mm.yyyy", "25. .1971", KnownDay(1971, 0, 25), UNSURE),
        ("dd.mm.yy", "xx.xx.71", KnownDay(1971), UNSURE),
        ("dd.mm.yyyy", "xx.xx.71", KnownDay(), UNSURE),
        ("dd.mm.yyyy", "00.06.71", KnownDay(0, 6), UNSURE),
        ("dd.mm.yyyy", "xx.13.71", KnownDay(), None),
    ],
)  # fmt: skip
def test_a_day_is_read_in_its_form_and_in_those_that_mean_one_day_only(
    form, written, known, is_unsure
):
    read = day_reader(form, span_of(TAKEN_ON))
    if is_unsure is None:
        with pytest.raises(Unreadable):
            read(written)
        return
    found = read(written)
    assert (found.day, found.is_unsure) == (known, is_unsure)


@pytest.mark.parametrize(
    ("form", "written", "sentence"),
    [
        ("dd.mm.yyyy", "5.6.71", "„5.6.71“ ist kein Tag in der Form 31.12.1975."),
        ("dd.mm.yyyy", "06/05/1971", "„06/05/1971“ ist kein Tag in der Form 31.12.1975."),
        ("dd.mm.yyyy", "26109", "„26109“ ist kein Tag in der Form 31.12.1975."),
        ("mm/dd/yyyy", "25/06/1971", "„25/06/1971“ ist kein Tag des Kalenders."),
        ("dd.mm.yyyy", "31.02.1971", "„31.02.1971“ ist kein Tag des Kalenders."),
        ("dd.mm.yy", "31.02.71", "„31.02.71“ ist kein Tag des Kalenders."),
    ],
)  # fmt: skip
def test_a_day_of_another_form_is_never_guessed(form, written, sentence):
    with pytest.raises(Unreadable) as refusal:
        day_reader(form)(written)
    assert str(refusal.value) == sentence


@pytest.mark.rules("R-VOTE-05")
@pytest.mark.parametrize(
    ("written", "years", "known"),
    [
        ("5.6.71", 106, KnownDay(1971, 6, 5)),
        ("5.6.08", 106, KnownDay(2008, 6, 5)),
        ("5.6.19", 106, KnownDay(2019, 6, 5)),
        ("5.6.20", 106, KnownDay(0, 6, 5)),  # 105 or 5 years old
        ("5.6.20", 100, KnownDay(2020, 6, 5)),
        ("1.2.26", 100, KnownDay(2026, 2, 1)),
        ("2.2.26", 100, KnownDay(1926, 2, 2)),
        ("29.02.24", 100, KnownDay(2024, 2, 29)),
    ],
)
def test_a_year_of_two_digits_means_the_one_year_that_is_possible(written, years, known):
    assert day_reader("dd.mm.yy", span_of(TAKEN_ON, years))(written).day == known


@pytest.mark.parametrize(
    ("days", "form"),
    [
        (["5.6.71", "00.00.00", "25.12.80"], "dd.mm.yy"),
        (["26109", "1971", "30000"], "excel"),
        (["06/25/1971", "05/06/1971"], "mm/dd/yyyy"),
        (["05/06/1971", "04/03/1980"], "dd/mm/yyyy"),
        (["25/06/1971", "06/25/1971", "06/26/1971"], "dd/mm/yyyy"),
        (["25/06/1971 00:00:00"], "dd/mm/yyyy"),
        (["1971-06-25T00:00:00+02:00"], "yyyy-mm-dd"),
        (["19710625", "20101210", "19800131"], "yyyymmdd"),
        (["25061971", "01022003"], "ddmmyyyy"),
        (["unbekannt", ""], "dd.mm.yyyy"),
    ],
    ids=" ".join,
)
def test_the_form_of_the_days_is_proposed(days, form):
    content = file_of(*({"Geburtsdatum": day} for day in days)).encode()
    assert guess_reading(content, "utf-8").reading.date_format == form


@pytest.mark.rules("R-REG-04")
@pytest.mark.parametrize(
    ("written", "verdict", "detail"),
    [
        *((filler, "eligible", "") for filler in (
            "", "0", "-", "00.00.0000", "01.01.0001 00:00:00", "0001-01-01T00:00:00",
            "31.12.9999 00:00:00", "30.12.1899", "31.12.1899 00:00:00", "00.01.1900", "01.01.1900",
            "01.01.1753", "31.12.2999", "2999", "NULL", "#NV", "FALSCH", "nein", "lebt",
        )),
        *((death, "deceased", "") for death in (
            "12.01.2026", "12.01.2026 14:30", "00.00.2026", "2025", "ja", "WAHR", "1.0", "X",
            "verstorben", "01.02.2026",
        )),
        *((unclear, "moves_out", f"Sterbedatum {unclear}") for unclear in (
            "unbekannt", "?", "12.01.2062", "12.01.1926", "12.01.0000", "02.02.2026",
        )),
        ("gestern", "fault", "Sterbedatum: „gestern“ ist kein Tag in der Form 31.12.1975."),
    ],
)  # fmt: skip
def test_a_column_about_death_says_dead_alive_or_asks(written, verdict, detail):
    found = one(Sterbedatum=written)
    assert (found["verdict"], found["detail"]) == (verdict, detail)


@pytest.mark.rules("R-REG-02", "R-REG-04")
@pytest.mark.parametrize(
    ("rows", "verdict", "detail"),
    [
        ([{}, {"Wohnungsart": "Nebenwohnung", "Straße": "Hof", "Sterbedatum": "unbekannt"}],
         "moves_out", "Sterbedatum unbekannt"),
        ([{}, {"Wohnungsart": "Nebenwohnung", "Straße": "Hof", "Sterbedatum": "05.01.2026"}],
         "deceased", ""),
        ([{}, {"Staatsangehörigkeit": "137", "Sterbedatum": "unbekannt"}],
         "moves_out", "Sterbedatum unbekannt"),
        ([{}, {"Staatsangehörigkeit": "137", "Einzugsdatum": "00.00.2010"}],
         "resident_since", "00.00.2010"),
    ],
)  # fmt: skip
def test_a_doubt_in_any_row_of_a_person_is_told_with_what_stands_there(rows, verdict, detail):
    rows = [{"Wohnungsart": "Hauptwohnung", **row} for row in rows]
    for order in (rows, rows[::-1]):
        source = file_of(*order).encode()
        judge = judge_of(source)
        list(judge.drafts(ByteSource([source]), 1, mixed=False))
        lines = list(GroupJudge(judge).drafts(ByteSource([source]), 1, {"1"}, mixed=False))
        assert len(lines) == 1
        found = dict(zip(FIELDS, lines[0].rstrip("\n").split("\t")[2:], strict=True))
        assert (found["verdict"], found["detail"]) == (verdict, detail)


def test_the_beginning_of_unix_is_no_certain_death():
    cells = {"Sterbedatum": "01.01.1970", "Geburtsdatum": "03.04.1950"}
    assert one(**cells)["verdict"] == "moves_out"


@pytest.mark.rules("R-REG-04")
@pytest.mark.parametrize(
    ("since", "written", "verdict"),
    [
        *(("01.02.2020", filler, "eligible") for filler in (
            "", "0", "01.01.0001 00:00:00", "31.12.9999 00:00:00", "30.12.1899", "00.01.1900",
            "31.12.2999", "FALSCH", "NULL",
        )),
        ("01.02.2020", "31.05.2015", "eligible"),  # came back
        ("01.02.2020", "00.00.2019", "eligible"),
        ("01.02.2020", "31.01.2026", "not_registered"),
        ("01.02.2020", "01.06.2026", "eligible"),
        ("01.02.2020", "28.02.2026", "moves_out"),
        ("01.02.2020", "01.02.2020", "moves_out"),
        ("01.02.2020", "00.00.2020", "moves_out"),
        ("01.02.2020", "12.01.1926", "moves_out"),
        ("01.02.2020", "01.01.1970", "moves_out"),
        ("01.02.2020", "unbekannt", "moves_out"),
        ("01.02.2020", "unbekannt verzogen", "moves_out"),
        ("", "31.01.2026", "not_registered"),
    ],
)  # fmt: skip
def test_who_moved_out_and_came_back_is_not_gone(since, written, verdict):
    assert one(Einzugsdatum=since, Auszugsdatum=written)["verdict"] == verdict


# --- Names and what stands beside them ------------------------------------------------------------


@pytest.mark.rules("R-REG-06")
@pytest.mark.parametrize(
    ("family", "given", "verdict", "kept"),
    [
        ("NN", "NN", "name", ("NN", "NN")),
        ("Nn", "Nn", "name", ("Nn", "Nn")),
        ("keine Angabe", "keine Angabe", "name", ("keine Angabe", "keine Angabe")),
        ("LNU", "FNU", "name", ("LNU", "FNU")),
        ("(unbekannt)", "Ahmad", "eligible", ("", "Ahmad")),
        ("XXX", "Ahmad", "eligible", ("", "Ahmad")),
        ("0", "Ahmad", "eligible", ("", "Ahmad")),
        ("Alt", "NULL", "eligible", ("Alt", "")),
        ("Nn", "Ka", "eligible", ("Nn", "Ka")),
        ("Ng", "Ng", "eligible", ("Ng", "Ng")),
        ("Null", "Ida", "eligible", ("Null", "Ida")),
        ("Nan", "Li", "eligible", ("Nan", "Li")),
        ("Alt,", ", Ida,", "eligible", ("Alt", "Ida")),
        (",", "Ida", "eligible", ("", "Ida")),
        ("=1+1", "Ida", "eligible", ("=1+1", "Ida")),
        ("'t Hooft", "", "eligible", ("'t Hooft", "")),
        ("0", "-", "fault", ("0", "-")),
        ("7", "", "fault", ("7", "")),
    ],
)
def test_a_name_that_says_nothing_is_not_kept_and_two_of_them_are_a_doubt(
    family, given, verdict, kept
):
    found = one(Familienname=family, Vornamen=given)
    assert (found["verdict"], (found["family"], found["given"])) == (verdict, kept)


@pytest.mark.parametrize(
    ("column", "written"),
    [
        ("Familienname", "M\ufffdller"), ("Familienname", "M?ller"), ("Vornamen", "?ahin"),
        ("Vornamen", "?????"), ("Familienname", "\ufffd\ufffd"), ("Straße", "Hauptstra?e"),
        ("Straße", "Hauptstra\ufffd\ufffde"), ("Rufname", "J?rg"), ("Ortsteil", "Gro?dorf"),
    ],
)  # fmt: skip
def test_a_letter_that_was_lost_is_a_fault_with_its_column(column, written):
    _people, told = judged(file_of({column: written}))
    (fault,) = told.fault_lines
    assert (fault.column, fault.reason) == (
        column,
        f"In „{written}“ steht ein Fragezeichen für einen Buchstaben, der beim Ausgeben der Datei "
        "verloren ging.",
    )


def test_a_question_mark_that_is_no_letter_stays():
    found = one(Familienname="?", Hausnummer="?", Straße="Weg 3 ?")
    assert (found["verdict"], found["family"], found["street"]) == ("eligible", "", "Weg 3 ?")


@pytest.mark.rules("R-REG-07")
@pytest.mark.parametrize(
    ("column", "field", "kept"),
    [
        ("Titel", "title", "Dr."), ("Namensbestandteil", "particle", "d'"),
        ("Rufname", "called", "Eva"), ("Adresszusatz", "addition", "c/o Haile"),
        ("Ortsteil", "locality", "Nordend"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("filler", ["0", "-", "--", "NULL", "#NV", "k.A.", "unbekannt", "FALSCH"])
def test_a_filler_is_no_title_particle_rufname_addition_or_ortsteil(column, field, kept, filler):
    people, _told = judged(file_of({column: filler}, {column: kept, "ID": "2"}))
    assert [person[field] for person in people] == ["", kept]


def test_numbers_of_a_spreadsheet_lose_their_fraction():
    found = one(Hausnummer="5.0", PLZ="60311.0", Staatsangehörigkeit="163.0", Rufname="1")
    assert (found["verdict"], found["number"], found["postcode"], found["called"]) == (
        "eligible", "5", "60311", "1",
    )  # fmt: skip


# --- Yes and no -----------------------------------------------------------------------------------


@pytest.mark.rules("R-DP-01")
@pytest.mark.parametrize(
    ("written", "protects", "asked"),
    [
        *((no, False, "") for no in (
            "", "0", "0.0", "0,0", "00", "FALSCH", "false", "NULL", "--", "-", "nein",
            "keine Sperre", "00.00.0000", "#NV", "Nicht gesperrt",
        )),
        *((yes, True, "") for yes in (
            "1", "1.0", "ja", "WAHR", "X", "§ 51 BMG", "51", "Auskunftssperre", "31.12.2027",
        )),
        *((word, True, word) for word in ("gemäß Antrag", "unbekannt", "siehe Akte", "бан")),
    ],
)  # fmt: skip
def test_whatever_says_no_is_no_block_and_an_unknown_word_protects_and_is_asked(
    written, protects, asked
):
    assert block_reader({})(written) == (protects, asked)
    people, told = judged(file_of({"Auskunftssperre": written}))
    assert people[0]["blocked"] == ("t" if protects else "f")
    assert list(told.words) == ([("blocked", asked)] if asked else [])


@pytest.mark.parametrize("filler", ["", "-", "--", "NULL", "#NV"])
@pytest.mark.parametrize("column", ["AGS", "Wohnungsart", "Wahlausschluss", "Sterbedatum"])
def test_a_filler_says_nothing_in_the_columns_that_decide(column, filler):
    assert one(**{column: filler})["verdict"] == "eligible"


@pytest.mark.parametrize(
    ("column", "written", "verdict"),
    [
        ("Wahlausschluss", "FALSCH", "eligible"), ("Wahlausschluss", "WAHR", "court"),
        ("Wahlausschluss", "0.0", "eligible"), ("Wahlausschluss", "1.0", "court"),
        ("Wahlausschluss", "vielleicht", "fault"),
        ("Hauptwohnung", "WAHR", "eligible"), ("Hauptwohnung", "FALSCH", "secondary_dwelling"),
        ("Hauptwohnung", "1.0", "eligible"), ("Hauptwohnung", "0.0", "secondary_dwelling"),
        ("Wohnungsart", "0.0", "eligible"), ("Wohnungsart", "2.0", "secondary_dwelling"),
        ("AGS", "0", "eligible"), ("AGS", "06412000.0", "eligible"), ("AGS", "06413000", "fault"),
    ],
)  # fmt: skip
def test_yes_and_no_of_a_spreadsheet(column, written, verdict):
    assert one(**{column: written})["verdict"] == verdict


# --- Nationalities --------------------------------------------------------------------------------


def several(*cells: str) -> str:
    return SEPARATE.join(cells)


@pytest.mark.rules("R-VOTE-01")
@pytest.mark.parametrize(
    ("written", "keys"),
    [
        ("163.0", {"163"}), ("163,0", {"163"}), ("0163", {"163"}), ("\u200e163", {"163"}),
        ("163 - Türkei", {"163"}), ("163 Türkei", {"163"}), ("türkisch (163)", {"163"}),
        ("Türkei (TR)", {"163"}), ("000 - deutsch", {"000"}), ("133 - serbisch", {"133"}),
        ("245 kongolesisch", {"245"}), ("türkische", {"163"}), ("türkischer", {"163"}),
        ("türk.", {"163"}), ("deutsche", {"000"}), ("staatenlose", {"997"}),
        ("Großbritannien", {"168"}), ("UK", {"168"}), ("USA", {"368"}), ("U.S.A.", {"368"}),
        ("US-amerikanische", {"368"}), ("Südkorea", {"467"}), ("Weissrussland", {"169"}),
        ("Palästina", {"459"}), ("DR Kongo", {"246"}), ("Elfenbeinküste", {"231"}),
        ("Viet Nam", {"432"}), ("CG", {"245"}), ("CD", {"246"}),
        (several("163", "", "000"), {"163", "000"}), (several("0", "000"), {"000"}),
        ("163,000", {"163", "000"}), ("163, 000", {"163", "000"}), ("000,163", {"163", "000"}),
        ("160,000", {"160", "000"}), ("998,000", {"998", "000"}), ('="000"', {"000"}),
        ("'000", {"000"}), ("\\N", set()), (several("163", "\\N"), {"163"}), ("163,00", {"163"}),
    ],
)  # fmt: skip
def test_a_nationality_in_the_writings_of_practice(written, keys):
    assert nationality_reader({})(written) == keys


@pytest.mark.rules("R-VOTE-01")
@pytest.mark.parametrize(
    ("written", "word"),
    [
        (word, word) for word in (
            "0", "00", "0.0", "Сирия", "中国", "n/a", "Syrien, Arabische Republik",
            "Kongo, Dem. Republik", "TR/Marsianer", "Tschechische Republik", "160 - Russland",
            "163 - Syrien", "ir.", "Korea", "kongolesische", "1630", "910000",
            "der ehemaligen jugoslawischen Republik Mazedonien seit 2019 Nordmazedonien",
        )
    ] + [(several("0", "163"), "0"), (several("", "0"), "0"), (several("163", "0"), "0"),
           (several("163", "", "00"), "00"), ("0,163", "0"), ("163,0,137", "0"), ("163/0", "0"),
           ("163.000", "163.000"), ("x" * 121, ""), ("T\ufffdrkei", "")],
)  # fmt: skip
def test_a_word_that_is_not_clear_is_asked_as_a_whole_and_then_known(written, word):
    with pytest.raises(Unreadable) as refusal:
        nationality_reader({})(written)
    assert refusal.value.word == word
    if word:
        assert "475" in nationality_reader({folded(word): "475"})(written)


def test_the_answer_for_one_word_of_another_script_is_none_for_another_one_or_for_nothing():
    read = nationality_reader({folded("Сирия"): "475"})
    assert (read("СИРИЯ"), read(""), read("-")) == ({"475"}, frozenset(), frozenset())
    with pytest.raises(Unreadable):
        read("Турция")


def test_no_usual_name_stands_for_two_nationalities_and_each_has_a_key_in_use():
    read = nationality_reader({})
    in_use = {entry.code for entry in nationalities() if entry.is_in_use}
    for code, names in ALSO_CALLED.items():
        assert code in in_use
        assert {name for name in names.split("|") if read(name) != {code}} == set()
    by_iso = [entry.iso2 for entry in nationalities() if entry.iso2]
    assert len(by_iso) == len(set(by_iso))


# --- Rows -----------------------------------------------------------------------------------------

HEADER = ";".join([*USUAL, "PLZ", "Ort"])
GOOD = ";".join([*USUAL.values(), "60311", "Ort"])


@pytest.mark.rules("R-REG-02")
@pytest.mark.parametrize(
    ("row", "became"),
    [
        pytest.param(";" * 9, [], id="a row of empty cells is none"),
        pytest.param(" ; ;" + ";" * 7, [], id="nor is one of blanks"),
        pytest.param("\u00a0", [], id="nor is a blank line"),
        pytest.param("\x1a", [], id="nor is the end of a DOS file"),
        pytest.param("Seite 2", ["fault"], id="a page number is a fault"),
        pytest.param("Summe;2" + ";" * 8, ["fault"], id="a sum is a fault and nobody"),
        pytest.param("Summe;Personen;2" + ";" * 7, ["fault"], id="a sum with a word as well"),
        pytest.param(GOOD.removesuffix(";60311;Ort"), ["eligible"], id="empty cells were cut"),
        pytest.param(GOOD.removesuffix(";1;60311;Ort"), ["eligible"], id="the number as well"),
        pytest.param(GOOD.removesuffix(";Weg;1;60311;Ort"), ["fault"], id="a street was cut"),
        pytest.param(GOOD + ";mehr", ["fault"], id="more cells than columns"),
    ],
)
def test_a_row_is_a_person_a_fault_or_nothing(row, became):
    people, told = judged("\n".join([HEADER, GOOD, row, ""]))
    assert [person["verdict"] for person in people] == ["eligible", *became]
    assert (told.rows, told.faults) == (1 + len(became), became.count("fault"))


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["as it is", "with a byte order mark"])
def test_the_header_again_is_told_and_asks_no_word(mark):
    _people, told = judged("\n".join([HEADER, GOOD, mark + HEADER, GOOD, ""]))
    assert [(one.line, one.reason) for one in told.fault_lines] == [
        (3, "Die Kopfzeile steht hier noch einmal.")
    ]
    assert not told.words


def test_two_byte_order_marks_hide_no_column():
    people, _told = judged("\n".join(["\ufeff\ufeff" + HEADER, GOOD, ""]))
    assert [person["verdict"] for person in people] == ["eligible"]


@pytest.mark.django_db
@pytest.mark.rules("R-VOTE-01")
def test_words_of_every_script_and_length_are_asked_once_and_answered_on_the_page():
    words = {"0": "163", "Сирия": "475", "Kongo, Dem. Republik": "246", "n/a": "nichts",
             "der ehemaligen jugoslawischen Republik Mazedonien seit 2019 Nordmazedonien": "144",
             "siehe Akte": "nein"}  # fmt: skip
    people = [{"ID": f"{place}", "Vornamen": name, "Staatsangehörigkeit": word}
              for place, (name, word) in enumerate(zip("ABCDE", words, strict=False))]  # fmt: skip
    people.append({"ID": "9", "Familienname": "Ganz", "Auskunftssperre": "siehe Akte"})
    office = Office()
    check = office.check(file_of(*people).encode())
    assert {one.word: one.rows for one in check.findings.words} == dict.fromkeys(words, 1)
    fields = {f"word_{place}": words[one.word] for place, one in enumerate(check.findings.words)}
    form = WordsForm(fields, facts=check.findings)
    assert form.is_valid()
    explain_words(check.register_import_id, form.values(), mapping="", now=NOW, actor=office.lead)
    again = check_extract(check.register_import_id, today=TODAY).findings
    assert (again.words, again.faults.count, again.eligible) == ((), 0, 5)
    assert {str(doubt): noted.count for doubt, noted in again.doubts.items()} == {"nationality": 1}
