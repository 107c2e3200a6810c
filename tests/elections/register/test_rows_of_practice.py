"""Rows as they come in: joined by a quotation mark, shifted, with fillers; none is lost."""

from __future__ import annotations

from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.template.loader import render_to_string
from django.urls import reverse

from elections.actions.register.check import check_extract
from elections.actions.register.discreet import without_data
from elections.actions.register.mappings import read_extract_as
from elections.actions.register.takeover import take_in_extract
from elections.files.register.extract_groups import GroupJudge
from elections.files.register.extract_report import report_lines
from elections.files.register.extract_rows import ByteSource
from elections.models.register.imports import RegisterImport
from elections.models.register.reading import Reading
from municipalities.files.refusal import ImportRefused
from tests.database import by_owner
from tests.elections.register.extract_scene import NOW, TODAY, election, row, table, taken
from tests.elections.register.test_cases_of_practice import Office
from tests.elections.register.test_values_of_practice import (
    FIELDS,
    USUAL,
    file_of,
    judge_of,
    judged,
    one,
)

# --- Quotation marks ------------------------------------------------------------------------------

STRAY = {
    "around two rows": ({"place": '"Limburg'}, {"place": 'Limburg"'}),
    "in an empty cell": ({"second": '"'}, {"second": '"'}),
    "in two columns": ({"family": '"Yılmaz'}, {"postcode": '65549"'}),
    "in a later column first": ({"postcode": '"65549'}, {"family": 'Yılmaz"'}),
    "from the last cell to the first": ({"court": '"'}, {"key": 'P3"'}),
}


@pytest.mark.rules("R-REG-02", "R-REG-04")
@pytest.mark.parametrize(("first", "last"), STRAY.values(), ids=STRAY)
def test_rows_that_a_stray_pair_of_quotation_marks_makes_one_are_all_told(first, last):
    rows = [row("P1"), row("P2", **first), row(**{"key": "P3"} | last), row("P4")]
    people, told = judged(table(*rows).decode())
    faults = [fault.line for fault in told.fault_lines]
    assert (len(people), faults) == (4, [3, 4])
    assert "Zeilen 3 bis 4" in told.fault_lines[0].reason
    assert [person["key"] for person in people] == ["P1", "P2", "P3", "P4"]


def test_a_text_of_several_lines_is_one_cell():
    rows = [row("P1", place='"Limburg\nan der Lahn"'), row("P2", street='"Weg; hinten\nrechts"')]
    people, told = judged(table(*rows).decode())
    assert (told.rows, told.faults) == (2, 0)
    assert [person["place"] for person in people] == ["Limburg an der Lahn", "Limburg"]


@pytest.mark.django_db
@pytest.mark.rules("R-REG-04")
def test_nobody_is_struck_whose_row_a_quotation_mark_swallowed():
    made = election()
    people = [("P1", "Eins"), ("P2", "Zwei"), ("P3", "Drei"), ("P4", "Vier")]
    taken(made, *(row(key, given=name) for key, name in people))
    stray = {"P2": '"Limburg', "P3": 'Limburg"'}
    again = [row(key, given=name, place=stray.get(key, "Limburg")) for key, name in people]
    taken(made, *again, set_faults_aside=True)
    assert made.register_entries.standing().count() == 4
    assert sorted(made.doubtful_cases.values_list("kind", "line")) == [("fault", 3), ("fault", 4)]


# --- What programs write for nothing, and around a cell -------------------------------------------


NULLS = ("Vornamen", "Doktorgrad", "Namensbestandteil", "Rufname", "Zweite Staatsangehörigkeit",
         "Wohnungsart", "Straße", "Hausnummer", "Hausnummernzusatz", "Adresszusatz", "PLZ", "Ort",
         "Ortsteil", "Auskunftssperre", "Wahlausschluss", "Sterbedatum", "Wegzugsdatum",
         "AGS")  # fmt: skip


@pytest.mark.django_db
@pytest.mark.rules("R-REG-02", "R-DP-01")
def test_the_sign_of_a_database_for_nothing_is_nothing_in_every_column():
    office = Office()
    people = [
        {"ID": f"{place}", "Familienname": chr(65 + place) * 3, "Vornamen": "Eva", name: r"\N"}
        for place, name in enumerate(NULLS)
    ]
    people.append({"ID": "99", "Familienname": r"Ab\Nc", "Adresszusatz": r"c\No"})
    check = office.check(file_of(*people).encode())
    assert (check.findings.eligible, check.findings.faults.count) == (len(people), 0)
    kept = check.register_import.drafts.order_by("line")
    names = [field.name for field in kept.model._meta.fields]
    assert [one for one in kept if r"\N" in map(str, map(one.__getattribute__, names))] == []
    assert (kept.last().family_name, kept.last().addition) == (r"Ab\Nc", r"c\No")


def test_what_a_spreadsheet_writes_around_a_key_is_no_part_of_it():
    guarded = {"ID": '="0001"', "PLZ": "'65549", "Staatsangehörigkeit": '="163"'}
    person = one(**guarded, Hausnummer='="5"', Familienname="'Abd", Vornamen='="Eva"')
    fields = ("verdict", "key", "postcode", "number", "family", "given")
    assert [person[name] for name in fields] == ["eligible", "0001", "65549", "5", "'Abd", "Eva"]
    # Two rows of one person, only one of them guarded.
    content = file_of(guarded, {"ID": "0001", "Staatsangehörigkeit": "000"})
    keys = [person["key"] for person in judged(content)[0]]
    assert keys == ["0001", "0001"]


# --- Shifted cells --------------------------------------------------------------------------------

ADDRESS = {"PLZ": "65549", "Ort": "Limburg", "Auskunftssperre": "", "Sterbedatum": ""}
SHIFTED = {
    "a cell before the postcode is missing": "1;Alt;Eva;01.01.1985;163;01.02.2020;Weg;1;Limburg;;"
    "12.01.2026",
    "the cell before the day of death is missing": "1;Alt;Eva;01.01.1985;163;01.02.2020;Weg;1;65549"
    ";Limburg;12.01.2026",
    "the postcode is missing": "1;Alt;Eva;01.01.1985;163;01.02.2020;Weg;1;Limburg;;12.01.2026;",
    "postcode and place are swapped": "1;Alt;Eva;01.01.1985;163;01.02.2020;Weg;1;Limburg;65549;;",
    "number and postcode are swapped": "1;Alt;Eva;01.01.1985;163;01.02.2020;Weg;65549;1;Limburg;;",
    "street and number are swapped": "1;Alt;Eva;01.01.1985;163;01.02.2020;1;Weg;65549;Limburg;;",
    "a postcode of four digits": "1;Alt;Eva;01.01.1985;163;01.02.2020;Weg;1;6554;Limburg;;",
    "a postcode of another country": "1;Alt;Eva;01.01.1985;163;01.02.2020;Weg;1;L-1234;Luxemburg;;",
    "a place of digits": "1;Alt;Eva;01.01.1985;163;01.02.2020;Weg;1;65549;65549;;",
    "a day as given name": "1;Alt;01.01.1985;01.01.1985;163;01.02.2020;Weg;1;65549;Limburg;;",
    "an address as given name": "1;Alt;Weg 5;01.01.1985;163;01.02.2020;Weg;1;65549;Limburg;;",
    "a day as house number": "1;Alt;Eva;01.01.1985;163;01.02.2020;Weg;05.07.2026;65549;Limburg;;",
    "a day with its time": "1;Alt;Eva;01.01.1985;163;01.02.2020;Weg;2026-07-05 00:00;65549;Ort;;",
    "a day of a spreadsheet": "1;Alt;Eva;01.01.1985;163;01.02.2020;Weg;05. Jul;65549;Limburg;;",
    "another one": "1;Alt;Eva;01.01.1985;163;01.02.2020;Weg;Mai 07;65549;Limburg;;",
    "a number as family name": "1;12345;Eva;01.01.1985;163;01.02.2020;Weg;1;65549;Limburg;;",
}


@pytest.mark.rules("R-REG-02", "R-REG-04")
@pytest.mark.parametrize("row", SHIFTED.values(), ids=SHIFTED)
def test_nobody_is_entered_from_a_row_whose_cells_are_shifted(row):
    people, told = judged("\n".join([";".join([*USUAL, *ADDRESS]), row, ""]))
    assert [(person["verdict"], person["key"]) for person in people] == [("fault", "1")]
    assert [fault.line for fault in told.fault_lines] == [2]


NAMED = "1;Alt;Eva;01.01.1985;163;01.02.2020"


@pytest.mark.parametrize(
    ("row", "address"),
    [
        ("Weg;1;65549;Limburg", "Weg|1|65549|Limburg"),
        ("Weg;1;D-65549;Limburg;;", "Weg|1|65549|Limburg"),
        ("Weg;1;65549.0;Limburg;;;;", "Weg|1|65549|Limburg"),
        ("Straße 12;7;65 549;Bad 1;;", "Straße 12|7|65549|Bad 1"),
        ("Weg;1", "Weg|1||"),
        ("Weg;5-7;65549;Limburg", "Weg|5-7|65549|Limburg"),
        ("Weg;5 Am Tor;65549;Limburg", "Weg|5 Am Tor|65549|Limburg"),
    ],
)
def test_empty_cells_at_the_end_and_usual_writings_of_an_address_shift_nothing(row, address):
    people, told = judged("\n".join([";".join([*USUAL, *ADDRESS]), f"{NAMED};{row}", ""]))
    assert told.faults == 0
    found = (people[0][name] for name in ("street", "number", "postcode", "place"))
    assert "|".join(found) == address


# --- Fillers in an address ------------------------------------------------------------------------


@pytest.mark.rules("R-REG-02")
@pytest.mark.parametrize(
    "column", ["Straße", "Hausnummer", "PLZ", "Ort", "Ortsteil", "Adresszusatz"]
)
@pytest.mark.parametrize(
    "filler",
    ["NULL", "(null)", "None", "nan", "#NV", "#WERT!", "#BEZUG!", "N/A", "-", "k.A.", "unbekannt",
     "0", "ohne"],
)  # fmt: skip
def test_a_filler_in_an_address_is_nothing(column, filler):
    fields = {"Straße": "street", "Hausnummer": "number", "PLZ": "postcode", "Ort": "place",
              "Ortsteil": "locality", "Adresszusatz": "addition"}  # fmt: skip
    person = one(**{column: filler})
    assert (person["verdict"], person[fields[column]]) == ("eligible", "")


@pytest.mark.django_db
@pytest.mark.rules("R-REG-02", "R-REG-07")
def test_who_has_no_address_is_entered_without_wahlbezirk_and_named():
    office = Office("079", "081", "001", "002")
    office.streets("street-directory-small.csv")
    nowhere = {"Straße": "#NV", "Hausnummer": "NULL"}
    check = office.check(
        file_of(
            {"ID": "1", **nowhere, "PLZ": "97074", "Ort": "Offenbach"},
            {"ID": "2", "Familienname": "Neu", **nowhere, "PLZ": "(null)", "Ort": "None"},
        ).encode()
    )
    facts = check.findings
    assert (facts.eligible, facts.unassigned.count, facts.addressless.count) == (2, 2, 2)
    assert [(one.line, one.detail) for one in facts.addressless.lines] == [
        (2, "97074 Offenbach"),
        (3, "Anschrift fehlt"),
    ]
    assert {one.detail for one in facts.unassigned.lines} == {"Anschrift fehlt"}
    assert "Anschrift unvollständig: 2 Personen (Zeilen 2, 3)." in report_lines(facts)
    page = render_to_string(
        "elections/register/findings.html", {"facts": facts, "election": office.election}
    )
    assert "Anschrift unvollständig: Straße, Postleitzahl oder Ort fehlt" in page
    take_in_extract(check.register_import_id, now=NOW, actor=office.lead)
    assert office.entries("street", "district") == {"1": ["", None], "2": ["", None]}


@pytest.mark.django_db
@pytest.mark.rules("R-REG-07")
def test_who_has_no_postcode_or_no_town_is_named_like_who_has_no_street():
    office = Office("079", "081", "001", "002")
    office.streets("street-directory-small.csv")
    check = office.check(
        file_of({"ID": "1", "PLZ": ""}, {"ID": "2", "Familienname": "Neu", "Ort": "None"}).encode()
    )
    assert check.findings.addressless.count == 2
    assert "Anschrift unvollständig: 2 Personen (Zeilen 2, 3)." in report_lines(check.findings)


# --- Several rows of one person -------------------------------------------------------------------

BOTH_WAYS = pytest.mark.parametrize("turned", [False, True], ids=["as it is", "from the end"])


def together(people: list[dict[str, str]], *, turned: bool) -> list[dict[str, str]]:
    """What becomes of people who stand in several rows, each id once."""
    raw = file_of(*people[:: -1 if turned else 1]).encode()
    lines = GroupJudge(judge_of(raw)).drafts(ByteSource([raw]), 1, {"1", "2"}, mixed=False)
    found = [dict(zip(FIELDS, line.rstrip("\n").split("\t")[2:], strict=True)) for line in lines]
    return sorted(found, key=lambda person: person["key"])


@BOTH_WAYS
@pytest.mark.rules("R-REG-02", "R-REG-06")
def test_a_filled_cell_wins_over_an_empty_one(turned):
    whole = {"Adresszusatz": "c/o Haile", "Doktorgrad": "Dr.", "Rufname": "Eva", "PLZ": "65549",
             "Ort": "Limburg", "Ortsteil": "Nord"}  # fmt: skip
    fields = ("verdict", "addition", "title", "called", "postcode", "place", "locality")
    second = {"Staatsangehörigkeit": "137"}
    for other in ({}, {"Hausnummer": ""}, {"Straße": "NULL", "Hausnummer": ""}):
        (person,) = together([whole, {**second, **other}], turned=turned)
        assert [person[name] for name in fields] == ["eligible", *whole.values()]
        assert (person["street"], person["number"]) == ("Weg", "1")
    # Each row knows something.
    parts = [{name: text} for name, text in whole.items()]
    (person,) = together([{**second, **part} for part in parts], turned=turned)
    assert [person[name] for name in fields] == ["eligible", *whole.values()]
    # Another dwelling says nothing about the one that counts.
    elsewhere = {**whole, "Hausnummer": "9", "Wohnungsart": "N"}
    (person,) = together([{"Wohnungsart": "H"}, elsewhere], turned=turned)
    assert [person[name] for name in fields] == ["eligible", "", "Dr.", "Eva", "", "", ""]


@BOTH_WAYS
@pytest.mark.rules("R-REG-02")
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"Ortsteil": "Halgenau"}, {"Ortsteil": "Löhlfeld"}),
        ({"PLZ": "64998"}, {"PLZ": "64999"}),
        ({"Vornamen": "Marian"}, {"Vornamen": "Marina"}),
        ({"Vornamen": "Leon", "Familienname": "Ali"}, {"Vornamen": "Noel", "Familienname": "Ali"}),
    ],
)
def test_what_rows_contradict_each_other_in_is_asked(one, other, turned):
    (person,) = together([one, {"Staatsangehörigkeit": "137", **other}], turned=turned)
    assert person["verdict"] == "rows_differ"
    # Whom another rule excludes anyway needs nobody's decision about the Ortsteil.
    german = {"Staatsangehörigkeit": "000"}
    (person,) = together([one, {**german, **other}], turned=turned)
    assert person["verdict"] == ("rows_differ" if "Vornamen" in one else "german")


# --- The encoding ---------------------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.rules("R-REG-06")
def test_a_name_that_reads_differently_in_another_encoding_is_asked_until_somebody_chose(client):
    office = Office()
    names = ("Müller", "Köhler", "Schäfer", "Günther", "Weiß")
    people = [{"ID": f"{n}", "Familienname": name} for n, name in enumerate(names)]
    content = file_of(*people, {"ID": "9", "Familienname": "Yılmaz"}).encode("cp1254")
    check = office.check(content)
    assert check.findings.eligible == 5
    (fault,) = check.findings.faults.lines
    assert (fault.line, "„Yýlmaz“ kann auch „Yılmaz“ heißen" in fault.reason) == (7, True)
    found = check.register_import
    client.force_login(office.lead)
    way = reverse("elections:extract_reading", args=[office.election.pk, found.pk])
    page = client.get(way)
    assert "Der Zeichensatz ist nicht sicher." in page.content.decode()
    assert "„Yýlmaz“ – „Yılmaz“" in page.content.decode()
    chosen = Reading.from_json(found.reading)
    read_extract_as(
        found.pk, replace(chosen, encoding="cp1254", rivals=()), mapping="Amt", now=NOW,
        actor=office.lead,
    )  # fmt: skip
    again = check_extract(found.pk, today=TODAY).findings
    assert (again.eligible, again.faults.count) == (6, 0)
    kept = found.drafts.get(registration_id="9")
    assert kept.family_name == "Yılmaz"


@pytest.mark.rules("R-REG-06")
@pytest.mark.parametrize("column", ["Familienname", "Vornamen", "Straße", "Ort"])
def test_a_sign_that_no_name_has_is_named(column):
    people, told = judged(file_of({column: "Y›lmaz"}))
    assert people[0]["verdict"] == "fault"
    assert "steht ein Zeichen, das kein Name hat" in told.fault_lines[0].reason


# --- Errors of the database -----------------------------------------------------------------------


@pytest.mark.django_db
@pytest.mark.rules("R-DP-01")
def test_an_error_of_the_database_carries_nobodys_data(tmp_path):
    made = election()
    by_owner("ALTER TABLE elections_draftentry ADD CHECK (family_name <> 'Geheim')")
    path = tmp_path / "auszug.csv"
    path.write_bytes(table(row("P1", family="Geheim")))
    out, err = StringIO(), StringIO()
    with pytest.raises(SystemExit):
        call_command(
            "import_register", str(path), f"--election={made.pk}", "--mapping=auto",
            "--taken-on=2026-02-01", stdout=out, stderr=err,
        )  # fmt: skip
    assert "Die Datenbank hat den Auszug nicht angenommen (Fehler 23514)." in err.getvalue()
    assert "Geheim" not in out.getvalue() + err.getvalue()
    assert not RegisterImport.objects.filter(outcome=None).exists()


@pytest.mark.django_db
@pytest.mark.rules("R-DP-01")
def test_the_refusal_of_a_database_error_does_not_point_to_it():
    @without_data
    def act():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT 'Geheim'::integer")

    with pytest.raises(ImportRefused) as refused:
        act()
    error = refused.value
    assert (error.__cause__, error.__context__) == (None, None)
    assert "22P02" in str(error)


# --- Columns --------------------------------------------------------------------------------------


@pytest.mark.rules("R-REG-02")
@pytest.mark.parametrize(
    ("births", "since", "form", "born"),
    [
        ("03/04/1980", "05/25/2010", "mm/dd/yyyy", "1980-03-04"),
        ("03/04/1980", "25/05/2010", "dd/mm/yyyy", "1980-04-03"),
        ("03/04/1980", "05/06/2010", "dd/mm/yyyy", "1980-04-03"),
        ("25/04/1980", "05/25/2010", "dd/mm/yyyy", None),
    ],
)
def test_every_day_of_a_file_says_whether_the_month_comes_first(births, since, form, born):
    content = file_of({"Geburtsdatum": births, "Einzugsdatum": since})
    assert judge_of(content.encode())._reading.date_format == form
    (person,) = judged(content)[0]
    assert (person["born"] if person["verdict"] != "fault" else None) == born


@pytest.mark.rules("R-REG-02", "R-REG-06")
def test_an_addition_to_the_name_is_no_house_and_is_named():
    names = ["ID", "Familienname", "Vornamen", "Zusatz"]
    header = [*names, *(name for name in USUAL if name not in names)]
    content = "\n".join([";".join(header), "1;Alt;Eva;geb. Müller;01.01.1985;163;01.02.2020;Weg;1"])
    people, told = judged(content + "\n")
    assert (people[0]["number"], people[0]["addition"], told.unused) == ("1", "", {"Zusatz": False})
