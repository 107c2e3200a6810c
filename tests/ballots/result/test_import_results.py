"""``manage.py import_results``: totals, seats and elected places of a published file."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from municipalities.models import TableSource
from tests.ballots.result.test_result_files import COLUMNS, DARMSTADT, DATA, FIRST, encode

ALONE = [name for name in COLUMNS if not (name.endswith("_4") or name.startswith("D4"))]
ONE_LIST = {"D": "30", "D1": "30", "D1_1": "20", "D1_2": "10"}


def run(file: Path, *arguments: str) -> tuple[list[str], dict[str, Any]]:
    """Return the lines for people and the facts of the last line."""
    output = StringIO()
    call_command("import_results", str(file), *arguments, stdout=output)
    *lines, facts = output.getvalue().splitlines()
    return lines, json.loads(facts)


def refused(file: Path, *arguments: str) -> list[str]:
    """Return the sentences on stderr of a call that ends with exit code 1."""
    errors, output = StringIO(), StringIO()
    with pytest.raises(SystemExit) as end:
        call_command("import_results", str(file), *arguments, stdout=output, stderr=errors)
    assert end.value.code == 1
    assert output.getvalue() == ""
    return errors.getvalue().splitlines()


@pytest.fixture
def written(tmp_path: Path) -> Any:
    """Return a function that writes rows to a file and returns its path."""

    def write(*changes: dict[str, str], columns: list[str] = COLUMNS) -> Path:
        rows = [FIRST | {"gebiet-nr": str(n)} | change for n, change in enumerate(changes, 1)]
        path = tmp_path / "ergebnis.csv"
        kept = [{name: row[name] for name in columns} for row in rows]
        path.write_bytes(encode(kept, columns=columns))
        return path

    return write


@pytest.mark.rules("R-SEAT-02", "R-SEAT-06", "R-BAL-02")
def test_darmstadt_2021_elects_exactly_the_71_published_places():
    lines, facts = run(DARMSTADT, "--seats", "71")
    path = DATA / "darmstadt_2021_stavo_candidates.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        published = [row for row in csv.DictReader(stream) if row["elected_by_votes"] == "yes"]
    by_rank = sorted(published, key=lambda row: (int(row["list_no"]), int(row["rank_in_list"])))
    assert [(number, place) for number, places in facts["elected"].items() for place in places] == [
        (row["list_no"], int(row["list_position"])) for row in by_rank
    ]
    assert len(by_rank) == sum(facts["seats"].values()) == 71
    assert {letter: facts[letter] for letter in "ABCD"} == {
        "A": 115119,
        "B": 62960,
        "C": 2024,
        "D": 4206676,
    }
    assert (facts["lots"], facts["vacant"], facts["majority_clause"]) == ([], {}, False)
    assert lines[2:6] == [
        "A     115119  Wahlberechtigte",
        "B      62960  Wählende",
        "C       2024  ungültige Stimmzettel",
        "D    4206676  gültige Stimmen",
    ]
    assert lines[6] == (
        "D1    655198  Sitze: 11 (Anteil 11.0584); gewählt: 1, 3, 2, 4, 10, 5, 6, 9, 11, 8, 7"
    )


def test_without_seats_there_are_totals_and_nothing_else(written):
    lines, facts = run(written({}))
    assert facts.keys() == {
        *("file", "sha256", "date", "ags", "election", "areas", "complete", "lists"),
        *"ABCD",
    }
    assert lines == [
        "Ausländerbeiratswahl, 15.03.2026, AGS 06531005",
        "Gebiete: 1",
        "A        100  Wahlberechtigte",
        "B         40  Wählende",
        "C          2  ungültige Stimmzettel",
        "D         90  gültige Stimmen",
        "D1        60",
        "D4        30",
    ]


@pytest.mark.rules("R-SEAT-03", "R-SEAT-04")
def test_a_tie_for_the_last_seat_asks_for_the_lot(written):
    tie = {"D1": "30", "D1_1": "20", "D1_2": "10", "D": "60"}
    lines, facts = run(written(tie), "--seats", "3")
    assert facts["lots"] == [{"lists": [1, 4], "seats": 1}]
    assert facts["elected"] == {}
    assert "Losentscheid nötig: 1 Sitz(e) zwischen 1, 4." in lines


@pytest.mark.rules("R-SEAT-05")
def test_seats_without_persons_stay_empty(written):
    lines, facts = run(written({}), "--seats", "6")
    assert (facts["seats"], facts["elected"], facts["vacant"]) == (
        {"1": 4, "4": 2},
        {"1": [1, 2], "4": [1]},
        {"1": 2, "4": 1},
    )
    assert lines[-2:] == [
        "D1        60  Sitze: 4 (Anteil 4.0000); gewählt: 1, 2; unbesetzt: 2",
        "D4        30  Sitze: 2 (Anteil 2.0000); gewählt: 1; unbesetzt: 1",
    ]


def test_places_stay_open_where_a_person_is_not_reported(written):
    _lines, facts = run(written({}, {"D1_1": ""}), "--seats", "3")
    assert facts["seats"] == {"1": 2, "4": 1}
    assert facts["elected"] == {"4": [1]}


def test_seats_stay_open_where_a_list_is_not_reported(written):
    nothing = dict.fromkeys(COLUMNS[COLUMNS.index("B") :], "") | {"anz-schnellmeldungen": "0"}
    lines, facts = run(written({}, nothing), "--seats", "3")
    assert (facts["seats"], facts["elected"], facts["complete"]) == ({}, {}, False)
    assert "Zwischenstand: Es fehlen noch Meldungen." in lines
    assert "B  bisher 40  Wählende" in lines
    assert "Die Sitze bleiben offen, bis alle Stimmen gemeldet sind." in lines


@pytest.mark.rules("R-SEAT-07")
def test_one_list_alone_is_a_mehrheitswahl(written):
    _lines, facts = run(written(ONE_LIST, columns=ALONE), "--seats", "1")
    assert (facts["seats"], facts["elected"]) == ({}, {"1": [1]})


@pytest.mark.rules("R-SEAT-07")
def test_a_tie_in_the_mehrheitswahl_asks_for_the_lot(written):
    tie = ONE_LIST | {"D1_1": "15", "D1_2": "15"}
    _lines, facts = run(written(tie, columns=ALONE), "--seats", "1")
    assert (facts["elected"], facts["lots"]) == ({}, [{"places": [1, 2], "seats": 1}])


def test_a_file_without_persons_gives_seats_and_leaves_the_places_open(written):
    columns = [name for name in COLUMNS if name not in ("D1_1", "D1_2", "D4_1")]
    _lines, facts = run(written({}, columns=columns), "--seats", "3")
    assert (facts["seats"], facts["elected"], facts["vacant"]) == ({"1": 2, "4": 1}, {}, {})


def test_the_same_facts_are_written_to_a_file(written, tmp_path):
    target = tmp_path / "aus.json"
    _lines, facts = run(written({}), "--seats", "3", "--json", str(target))
    assert json.loads(target.read_text(encoding="utf-8")) == facts


def test_a_target_that_cannot_be_written_is_named(written, tmp_path):
    with pytest.raises(CommandError, match="lässt sich nicht schreiben"):
        run(written({}), "--json", str(tmp_path / "fehlt" / "aus.json"))


def test_a_refused_file_gives_one_sentence_per_problem_and_exit_code_1(written):
    assert refused(written({"C": "x", "B1": "-1"})) == [
        "Zeile 2, Feld B1: „-1“ ist negativ. Abhilfe: Tragen Sie nur Ziffern ein; "
        "was noch nicht gemeldet ist, bleibt leer.",
        "Zeile 2, Feld C: „x“ ist keine Zahl. Abhilfe: Tragen Sie nur Ziffern ein; "
        "was noch nicht gemeldet ist, bleibt leer.",
    ]


@pytest.mark.rules("R-CODE-01")
def test_more_votes_than_the_seats_allow_are_refused(written):
    assert refused(written({}), "--seats", "2") == [
        "Zeile 2, Feld D: 90 Stimmen sind mehr als 38 gültige Stimmzettel zu je 2. Abhilfe: "
        "Vergleichen Sie die Zeile mit der Veröffentlichung und laden Sie sie neu."
    ]


@pytest.mark.parametrize("seats", ["0", "-1", "1000", "drei", "²"])
def test_an_impossible_number_of_seats_is_refused(written, seats):
    with pytest.raises(CommandError, match="keine Zahl von 1 bis 999"):
        run(written({}), f"--seats={seats}")


@pytest.mark.django_db
def test_the_columns_of_a_source_are_asked_once_and_remembered(written):
    file = written({})
    text = file.read_text(encoding="utf-8-sig").replace("gebiet-nr", "Nummer des Stimmbezirks")
    file.write_text(text, encoding="utf-8")
    assert any("gebiet-nr" in sentence for sentence in refused(file, "--source", "Stadt A"))
    _lines, facts = run(
        file, "--column", "Nummer des Stimmbezirks=gebiet-nr", "--source", "Stadt A"
    )
    assert run(file, "--source", "Stadt A")[1] == facts
    assert any("gebiet-nr" in sentence for sentence in refused(file, "--source", "Stadt B"))
    assert refused(file)


@pytest.mark.django_db
def test_what_is_remembered_counts_only_where_the_file_has_the_column(written, tmp_path):
    own = written({})
    text = own.read_text(encoding="utf-8-sig")
    renamed, both = tmp_path / "umbenannt.csv", tmp_path / "beide.csv"
    renamed.write_text(text.replace("gebiet-nr", "Kennung"), encoding="utf-8")
    head, *rows = text.splitlines()
    both.write_text("\n".join([f"Kennung;{head}", *(f"77;{row}" for row in rows)]), "utf-8")
    source = ("--source", "Amt")
    lines, facts = run(renamed, "--column", "Kennung=gebiet-nr", *source)
    said = "Die Spalte „Kennung“ ist als „gebiet-nr“ gelesen."
    assert said in lines
    # A file without that column is read as it is, and nothing is said of it.
    lines, again = run(own, *source)
    assert (again["D"], said in lines) == (facts["D"], False)
    (sentence,) = refused(both, *source)
    assert "gemerkt, dass „Kennung“ als „gebiet-nr“ zu lesen ist" in sentence
    assert "--column gebiet-nr=gebiet-nr" in sentence
    lines, _facts = run(both, *source, "--column", "gebiet-nr=gebiet-nr")
    assert "Die Spalte „Kennung“ ist unbekannt und blieb unbeachtet." in lines
    assert run(both, *source)[1]["D"] == facts["D"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("Tippfehler=gebiet-nr", "Die Datei hat keine Spalte „Tippfehler“."),
        ("gebiet-nr=gebietnummer", "Das Format kennt keine Spalte „gebietnummer“."),
    ],
)
def test_a_column_that_does_not_exist_is_refused_and_not_remembered(written, column, words):
    assert words in refused(written({}), "--column", column, "--source", "Neu")[0]
    assert not TableSource.objects.exists()
