"""The files of the demonstration: what is read from any folder of the same layout, what is not."""

import csv
import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from config.demonstration.files import CANDIDATES, SEATS, TOTALS, sources_in
from config.demonstration.reading import DemoElection, read_demonstration
from municipalities.files.refusal import ImportRefused

Cells = dict[str, str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The shipped files under their usual names, in a folder that a test may spoil."""
    for shipped in sources_in(None):
        shutil.copy(shipped, tmp_path)
    return tmp_path


def change(path: Path, edit: Callable[[list[Cells]], Any]) -> None:
    """Let ``edit`` change the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    columns = list(rows[0])
    edit(rows)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def change_case(folder: Path, of: str, **values: Any) -> None:
    """Overwrite values of the seat case of 2026 of one city."""
    path = folder / SEATS
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for case in cases:
        if (case["ags"], case["date"]) == (of, "2026-03-15"):
            case.update(values)
    path.write_text("".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")


def set_row(line: int, **values: str) -> Callable[[list[Cells]], None]:
    """Return an edit that overwrites cells of one line."""
    return lambda rows: rows[line - 2].update(values)


def problems(folder: Path) -> list[tuple[str, int | None, str, str]]:
    """Return (file, line, field, reason) of everything that is wrong; each has a remedy."""
    with pytest.raises(ImportRefused) as refused:
        read_demonstration(folder)
    assert all(problem.remedy for problem in refused.value.problems)
    return [(p.file, p.line, p.field, p.reason) for p in refused.value.problems]


def city(elections: tuple[DemoElection, ...], ags: str) -> DemoElection:
    return next(election for election in elections if election.ags == ags)


def test_the_shipped_elections_are_the_five_of_2026():
    elections = read_demonstration()
    assert [(e.ags, e.name, e.seats, e.votes, len(e.lists), e.complete) for e in elections] == [
        ("06411000", "Darmstadt", 21, 55303, 6, False),
        ("06631009", "Fulda", 11, 12212, 5, False),
        ("06531005", "Gießen", 31, 42169, 5, False),
        ("06611000", "Kassel", 37, 99740, 6, False),
        ("06414000", "Wiesbaden", 31, 144146, 15, True),
    ]
    assert {election.day for election in elections} == {date(2026, 3, 15)}
    assert all(election.source.startswith("https://") for election in elections)


def test_totals_are_those_of_the_source_and_unknown_stays_none():
    fulda = city(read_demonstration(), "06631009")
    assert (fulda.voters, fulda.invalid_ballots, fulda.valid_ballots, fulda.valid_votes) == (
        1236,
        53,
        1183,
        12212,
    )
    assert fulda.eligible is None


def test_a_gap_in_an_incomplete_list_is_a_person_with_unknown_votes():
    internationale = city(read_demonstration(), "06411000").lists[2]
    assert (internationale.name, internationale.complete) == ("Die Internationalen", False)
    assert sorted(internationale.candidates) == list(range(1, 11))
    assert [place for place, votes in internationale.candidates.items() if votes is None] == [1, 4]


def test_a_folder_gives_the_same_as_the_shipped_files(folder):
    assert read_demonstration(folder) == read_demonstration()


def other_city(rows: list[Cells]) -> None:
    """Keep Fulda only, under another key, name and day."""
    rows[:] = [row for row in rows if row["ags"] == "06631009" and row["date"] == "2026-03-15"]
    for row in rows:
        row |= {"ags": "06434001", "date": "2031-03-16"}


def test_other_cities_and_days_are_read_as_well(folder):
    change(folder / CANDIDATES, other_city)
    change(folder / TOTALS, other_city)
    change_case(folder, "06631009", ags="06434001", date="2031-03-16", seats=13)
    (election,) = read_demonstration(folder)
    assert (election.ags, election.day, election.seats) == ("06434001", date(2031, 3, 16), 13)
    assert (election.voters, election.votes) == (1236, 12212)


def test_without_a_seat_case_the_totals_name_the_seats(folder):
    change_case(folder, "06631009", election="Gemeinde")
    change(folder / TOTALS, lambda rows: _seats_of(rows, "06631009", "12"))
    assert city(read_demonstration(folder), "06631009").seats == 12


def _seats_of(rows: list[Cells], ags: str, seats: str) -> None:
    for row in rows:
        if (row["ags"], row["date"]) == (ags, "2026-03-15"):
            row["seats"] = seats


def test_without_seats_anywhere_the_city_is_refused(folder):
    change_case(folder, "06631009", seats=None)
    assert problems(folder) == [
        (CANDIDATES, 44, "ags", "Für Fulda ist die Zahl der Sitze nicht bekannt.")
    ]


def test_without_totals_the_city_is_read_and_they_are_unknown(folder):
    change(folder / TOTALS, lambda rows: rows.__delitem__(slice(25, None)))
    darmstadt = city(read_demonstration(folder), "06411000")
    assert (darmstadt.voters, darmstadt.valid_votes, darmstadt.votes) == (None, None, 55303)


def single_list(rows: list[Cells]) -> None:
    rows[:] = [row for row in rows if row["ags"] == "06531005" and row["list_no"] == "5"]


def test_one_list_alone_with_more_seats_than_persons_is_allowed(folder):
    change(folder / CANDIDATES, single_list)
    change(folder / TOTALS, lambda rows: rows.__delitem__(slice(25, None)))
    change_case(folder, "06531005", lists=[], seats=37)
    (election,) = read_demonstration(folder)
    assert [(entry.number, len(entry.candidates)) for entry in election.lists] == [(5, 16)]


def test_gaps_in_list_numbers_are_allowed(folder):
    def renumber(rows: list[Cells]) -> None:
        for row in rows:
            if (row["ags"], row["list_no"]) == ("06631009", "5"):
                row["list_no"] = "17"

    change(folder / CANDIDATES, renumber)
    fulda = city(read_demonstration(folder), "06631009")
    assert [entry.number for entry in fulda.lists] == [1, 2, 3, 4, 17]


# Line 2 is Darmstadt, list 1 (9281 votes, complete), place 1 with 1508 votes.
PLACES_REASON = "Platz 1 der Liste 1 steht zweimal da."
SAME = "weiter oben für dieselbe Liste"
SPOILED: dict[str, tuple[Callable[[list[Cells]], Any], list[tuple[int | None, str, str]]]] = {
    "a negative number": (
        set_row(2, candidate_votes="-1508"),
        [(2, "candidate_votes", "„-1508“ ist negativ.")],
    ),
    "a huge number": (
        set_row(2, candidate_votes="9" * 30),
        [
            (
                2,
                "candidate_votes",
                f"„{'9' * 30}“ ist zu groß; möglich sind bis zu 9 Ziffern.",
            )
        ],
    ),
    "no number": (
        set_row(2, list_no="eins"),
        [(2, "list_no", "„eins“ ist keine Zahl.")],
    ),
    "list number 0": (
        set_row(2, list_no="0"),
        [(2, "list_no", "0 liegt nicht zwischen 1 und 999.")],
    ),
    "an AGS of seven digits": (
        set_row(2, ags="6411000"),
        [(2, "ags", "„6411000“ ist kein Gemeindeschlüssel (AGS).")],
    ),
    "a day that does not exist": (
        set_row(2, date="2026-02-30"),
        [(2, "date", "„2026-02-30“ ist kein Tag des Kalenders.")],
    ),
    "a place twice": (
        set_row(3, list_position="1"),
        [(3, "list_position", PLACES_REASON)],
    ),
    "a list with two names": (
        set_row(3, list="LDV"),
        [(3, "list", f"Hier steht „LDV“, {SAME} „LDV Darmstadt“.")],
    ),
    "a list with two numbers of votes": (
        set_row(3, list_votes="9282"),
        [(3, "list_votes", f"Hier steht „9282“, {SAME} „9281“.")],
    ),
    "a city with two names": (
        set_row(3, name="Fulda"),
        [(3, "name", f"Hier steht „Fulda“, {SAME} „Darmstadt“.")],
    ),
    "a list that is complete and is not": (
        set_row(3, list_complete="no"),
        [(3, "list_complete", f"Hier steht „no“, {SAME} „yes“.")],
    ),
    "neither yes nor no": (
        set_row(30, list_complete="ja"),
        [(30, "list_complete", "„ja“ ist weder yes noch no.")],
    ),
    "a complete list without a person's votes": (
        set_row(2, candidate_votes=""),
        [
            (2, "candidate_votes", "Die Stimmen fehlen, obwohl die Liste vollständig sein soll."),
        ],
    ),
}


@pytest.mark.parametrize(("edit", "expected"), SPOILED.values(), ids=SPOILED)
def test_candidates_are_refused_with(folder, edit, expected):
    change(folder / CANDIDATES, edit)
    assert problems(folder) == [(CANDIDATES, *problem) for problem in expected]


SUMS: dict[str, tuple[str, Callable[[list[Cells]], Any], list[tuple[int | None, str, str]]]] = {
    "persons do not add up to their complete list": (
        CANDIDATES,
        set_row(2, candidate_votes="1507"),
        [
            (
                2,
                "list_votes",
                "Liste 1 hat 9281 Stimmen, ihre Personen haben zusammen 9280.",
            )
        ],
    ),
    "persons have more votes than their incomplete list": (
        CANDIDATES,
        set_row(12, candidate_votes="7000"),
        [
            (
                12,
                "list_votes",
                "Liste 3 hat 19074 Stimmen, ihre Personen haben zusammen 19276.",
            )
        ],
    ),
    "lists do not add up to the valid votes": (
        TOTALS,
        set_row(27, valid_votes="55304"),
        [
            (
                27,
                "valid_votes",
                "Hier stehen 55304 gültige Stimmen, die Listen haben zusammen 55303.",
            )
        ],
    ),
    "ballots do not add up to the voters": (
        TOTALS,
        set_row(27, valid_ballots="2868"),
        [
            (
                27,
                "valid_ballots",
                "2868 gültige und 346 ungültige Stimmzettel ergeben nicht 3213.",
            )
        ],
    ),
    "more voters than eligible": (
        TOTALS,
        set_row(27, eligible="3000"),
        [(27, "voters", "3213 Wählende sind mehr als 3000 Wahlberechtigte.")],
    ),
    "more invalid ballots than voters": (
        TOTALS,
        set_row(27, invalid_ballots="4000"),
        [(27, "invalid_ballots", "4000 ungültige Stimmzettel sind mehr als 3213 Wählende.")],
    ),
    "more valid ballots than voters": (
        TOTALS,
        set_row(27, valid_ballots="4000", invalid_ballots=""),
        [(27, "valid_ballots", "4000 gültige Stimmzettel sind mehr als 3213 Wählende.")],
    ),
    "more votes than the ballots allow": (
        TOTALS,
        set_row(27, voters="2846", valid_ballots="2500"),
        [
            (
                27,
                "valid_ballots",
                "55303 Stimmen sind mehr als 2500 gültige Stimmzettel zu je 21.",
            )
        ],
    ),
    "other seats than in the seats file": (
        TOTALS,
        set_row(27, seats="20"),
        [(27, "seats", f"Hier stehen 20 Sitze, in {SEATS} 21.")],
    ),
    "the election twice": (
        TOTALS,
        lambda rows: rows.append(dict(rows[25])),
        [(32, "ags", "Diese Wahl steht schon in Zeile 27.")],
    ),
}


@pytest.mark.parametrize(("name", "edit", "expected"), SUMS.values(), ids=SUMS)
def test_a_folder_is_refused_when(folder, name, edit, expected):
    change(folder / name, edit)
    assert problems(folder) == [(name, *problem) for problem in expected]


def darmstadt_lists(**change_first: Any) -> list[dict[str, Any]]:
    darmstadt = city(read_demonstration(), "06411000")
    lists: list[dict[str, Any]] = [
        {"name": entry.name, "votes": entry.votes} for entry in darmstadt.lists
    ]
    lists[0] |= change_first
    return lists


CASES: dict[str, tuple[dict[str, Any], list[tuple[str, str]]]] = {
    "seats are no whole number": (
        {"seats": "21"},
        [("seats", '„"21"“ ist keine ganze Zahl von 0 bis 999999999.')],
    ),
    "seats are true": (
        {"seats": True},
        [("seats", "„true“ ist keine ganze Zahl von 0 bis 999999999.")],
    ),
    "fewer seats than the law allows": (
        {"seats": 2},
        [("seats", "2 Sitze sind nicht möglich; es sind 3 bis 37.")],
    ),
    "a list stands twice": (
        {"lists": darmstadt_lists(name="LdS")},
        [("lists", "Die Liste „LdS“ steht zweimal da.")],
    ),
    "a list has no name": (
        {"lists": darmstadt_lists(name=None)},
        [("lists", "Eine Liste hat keinen Namen.")],
    ),
}


@pytest.mark.parametrize(("values", "expected"), CASES.values(), ids=CASES)
def test_a_seat_case_is_refused_when(folder, values, expected):
    change_case(folder, "06411000", **values)
    found = [(file, field, reason) for file, _line, field, reason in problems(folder)]
    assert [(file, *rest) for file, *rest in found if file == SEATS] == [
        (SEATS, *problem) for problem in expected
    ]


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        pytest.param(
            {"votes": 9280},
            [f"Die Liste „LDV Darmstadt“ hat hier 9280 Stimmen, in {CANDIDATES} 9281."],
            id="a list has other votes",
        ),
        pytest.param(
            {"name": "LDV"},
            [
                "Die Liste „LDV Darmstadt“ steht nur in einer der Dateien.",
                "Die Liste „LDV“ steht nur in einer der Dateien.",
            ],
            id="a list has another name",
        ),
    ],
)
def test_the_seats_file_rules_only_the_seats_and_a_conflict_is_said(folder, first, expected):
    change_case(folder, "06411000", lists=darmstadt_lists(**first))
    darmstadt = next(demo for demo in read_demonstration(folder) if demo.ags == "06411000")
    assert [notice.split(": ", 1)[1] for notice in darmstadt.notices] == expected


@pytest.mark.rules("R-BAL-02")
def test_nobody_beyond_the_ballot_paper_has_votes(folder):
    change_case(folder, "06414000", seats=22)
    change(folder / TOTALS, lambda rows: rows.__delitem__(slice(25, None)))
    assert [(field, reason) for _file, _line, field, reason in problems(folder)] == [
        ("list_position", "Liste 4: Platz 23 hat Stimmen, gedruckt sind nur 22.")
    ]


def without_votes(rows: list[Cells]) -> None:
    for row in rows:
        if row["ags"] == "06631009":
            row |= {"list_votes": "0", "candidate_votes": "0"}


def test_a_city_without_any_vote_is_refused(folder):
    change(folder / CANDIDATES, without_votes)
    change(folder / TOTALS, lambda rows: rows.__delitem__(slice(25, None)))
    change_case(folder, "06631009", lists=[])
    assert problems(folder) == [
        (
            CANDIDATES,
            44,
            "list_votes",
            "In Fulda hat keine Liste eine Stimme; daraus folgt kein Ergebnis.",
        )
    ]


def test_two_lists_of_one_name_are_refused(folder):
    def rename(rows: list[Cells]) -> None:
        for row in rows:
            if (row["ags"], row["list_no"]) == ("06411000", "2"):
                row["list"] = "LDV Darmstadt"

    change(folder / CANDIDATES, rename)
    change_case(folder, "06411000", lists=[])
    assert problems(folder) == [
        (
            CANDIDATES,
            9,
            "list",
            "Die Liste „LDV Darmstadt“ steht schon mit anderer Nummer in Zeile 2.",
        )
    ]


@pytest.mark.parametrize("name", [CANDIDATES, TOTALS, SEATS])
def test_a_missing_file_is_refused_by_name(folder, name):
    (folder / name).unlink()
    assert [(file, line) for file, line, _field, _reason in problems(folder)] == [(name, None)]


@pytest.mark.parametrize("name", [CANDIDATES, TOTALS])
def test_a_missing_column_is_refused_by_name(folder, name):
    path = folder / name
    path.write_text(path.read_text(encoding="utf-8").replace("ags,", "key,", 1), encoding="utf-8")
    assert problems(folder) == [(name, 1, "ags", "Diese Spalte fehlt.")]


@pytest.mark.parametrize("name", [CANDIDATES, TOTALS, SEATS])
def test_windows_1252_is_refused(folder, name):
    path = folder / name
    text = path.read_text(encoding="utf-8") + "\nä"
    path.write_bytes(text.encode("cp1252", "replace"))
    reason = "Die Datei ist nicht in UTF-8 gespeichert, vermutlich in Windows-1252 (ANSI)."
    assert [(file, text) for file, _line, _field, text in problems(folder)] == [(name, reason)]


def test_a_line_that_is_no_json_is_refused(folder):
    with (folder / SEATS).open("a", encoding="utf-8") as stream:
        stream.write("{kaputt}\n[1]\n")
    assert problems(folder) == [
        (SEATS, line, "", "Die Zeile ist kein JSON-Objekt.") for line in (339, 340)
    ]


def test_a_file_with_only_a_header_is_refused(folder):
    header = (folder / CANDIDATES).read_text(encoding="utf-8").splitlines()[0]
    (folder / CANDIDATES).write_text(header + "\n", encoding="utf-8")
    assert problems(folder) == [(CANDIDATES, None, "", "Unter der Kopfzeile steht keine Zeile.")]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data(), name=st.sampled_from([CANDIDATES, SEATS]))
def test_a_damaged_file_gives_elections_or_a_refusal(folder, data, name):
    shipped = {path.name: path for path in sources_in(None)}
    content = shipped[name].read_bytes()[-4000:] if name == SEATS else b""
    content = content or b"".join(shipped[name].read_bytes().splitlines(keepends=True)[:12])
    at = data.draw(st.integers(0, len(content)))
    until = data.draw(st.integers(at, min(len(content), at + 30)))
    damage = data.draw(st.one_of(st.binary(max_size=6), st.text(max_size=6).map(str.encode)))
    (folder / name).write_bytes(content[:at] + damage + content[until:])
    assert votes_or_sentences(folder)
    shutil.copy(shipped[name], folder)


def votes_or_sentences(folder: Path) -> list[Any]:
    try:
        return [election.votes for election in read_demonstration(folder)]
    except ImportRefused as refused:
        return list(refused.lines())
