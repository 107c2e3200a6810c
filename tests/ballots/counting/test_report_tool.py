"""``manage.py check_reports``: units and municipalities in, findings with their columns out."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from ballots.law.counting.checks import check_report
from ballots.law.counting.report import LETTERS, ReportValues
from ballots.management.commands import allocate_seats, check_reports, judge_ballots
from ballots.management.json_lines import JsonLinesCommand
from tests.ballots.counting.units import units
from tests.ballots.result.test_seat_tool import ROOT, run_tool, without_database

UNIT: dict[str, Any] = {
    "id": "u1",
    "kind": "box",
    "seats": 9,
    "lists": {"1": 9, "2": 2},
    "A1": 383,
    "A2": 20,
    "A3": 0,
    "A": 403,
    "B": 62,
    "B1": 4,
    "C": 3,
    "list_votes": {"1": 183, "2": 338},
    "candidate_votes": {
        **{f"1-{place}": 20 for place in range(1, 9)},
        "1-9": 23,
        "2-1": 172,
        "2-2": 166,
    },
}
POSTAL: dict[str, Any] = {
    "id": "p1",
    "kind": "postal",
    "seats": 9,
    "lists": {"1": 9, "2": 2},
    "B": 51,
    "B1": 51,
    "C": 0,
    "list_votes": {"1": 200, "2": 201},
}


def told(monkeypatch: pytest.MonkeyPatch, record: Any) -> list[tuple[str, str, list[str]]]:
    (answer,) = run_tool(monkeypatch, "check_reports", record)
    return [(one["code"], one["level"], one["fields"]) for one in answer["findings"]]


def town(*entries: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": "m", "kind": "municipality", "units": list(entries), **more}


@pytest.mark.rules("R-CODE-01")
def test_a_plain_unit_has_no_findings(monkeypatch):
    assert run_tool(monkeypatch, "check_reports", UNIT) == [{"id": "u1", "findings": []}]


BROKEN: dict[str, tuple[dict[str, Any], tuple[str, str, list[str]]]] = {
    "H0.01 C is missing": ({"C": None}, ("H0.01", "error", ["C"])),
    "H0.01 a list is missing": ({"list_votes": {"1": 183}}, ("H0.01", "error", ["D2"])),
    "H0.02 below nought": ({"B1": -4}, ("H0.02", "error", ["B1"])),
    "H0.02 a fraction": (
        {"candidate_votes": {**UNIT["candidate_votes"], "1-9": 23.5}},
        ("H0.02", "error", ["D1_9"]),
    ),
    "H0.03 no sum": (
        {"A": None},
        ("H0.03", "error", ["A"]),
    ),
    "H0.04 nothing but noughts": (
        {"B": 0, "B1": 0, "C": 0, "list_votes": {"1": 0, "2": 0}, "candidate_votes": None},
        ("H0.04", "error", ["B", "C", "D1", "D2"]),
    ),
    "H1.09 few voters": ({"B": 49}, ("H1.09", "error", ["B"])),
    "H2.01": ({"A": 404}, ("H2.01", "error", ["A", "A1", "A2", "A3"])),
    "H2.02": ({"A1": 57, "A": 77}, ("H2.02", "error", ["B", "B1", "A1"])),
    "H2.04": ({"B1": 21}, ("H2.04", "warning", ["B1", "A2", "A3"])),
    "H2.06": ({"A": 0}, ("H2.06", "warning", ["A"])),
    "H2.07": ({"A": 61}, ("H2.07", "error", ["B", "A"])),
    "H3.09": ({"B": 0}, ("H3.09", "warning", ["B"])),
    "H5.01": ({"D": 522}, ("H5.01", "error", ["D", "D1", "D2"])),
    "H5.02": (
        {"candidate_votes": {**UNIT["candidate_votes"], "2-2": 165}},
        ("H5.02", "error", ["D2", "D2_1", "D2_2"]),
    ),
    "H5.04": ({"C": 5}, ("H5.04", "error", ["D", "D1", "D2", "B", "C"])),
    "H5.10": (
        {"candidate_votes": {**UNIT["candidate_votes"], "2-3": 1}},
        ("H5.10", "error", ["D2_3"]),
    ),
    "CODE.03": (
        {"candidate_votes": {**UNIT["candidate_votes"], "2-1": 178}},
        ("CODE.03", "error", ["D2_1", "B", "C"]),
    ),
    "CODE.04": ({"list_votes": {"1": 183, "2": 355}}, ("CODE.04", "error", ["D2", "B", "C"])),
    "H4.01": (
        {"U": {"1": 20, "2": 30}, "Ä": {"1": 5, "2": 2}, "X": 1},
        (
            "H4.01",
            "error",
            ["unveraendert_1", "unveraendert_2", "veraendert_1", "veraendert_2", "X", "B", "C"],
        ),
    ),
    "H4.06": ({"P": {"1": 1, "2": 3}, "X": 2}, ("H4.06", "error", ["panasch_2", "X"])),
    "H5.08": ({"U": {"2": 56}}, ("H5.08", "error", ["D2_2", "unveraendert_2"])),
    "H8.08 every number is round": (
        {
            "B": 60,
            "B1": 5,
            "C": 0,
            "list_votes": {"1": 200, "2": 300},
            "candidate_votes": None,
        },
        ("H8.08", "hint", ["B", "B1", "C", "D1", "D2"]),
    ),
}


@pytest.mark.rules("R-CODE-01", "R-CAST-01", "R-DIST-03")
@pytest.mark.parametrize(("changed", "expected"), BROKEN.values(), ids=BROKEN)
def test_a_broken_field_is_named_with_its_columns(changed, expected, monkeypatch):
    assert expected in told(monkeypatch, {**UNIT, **changed})


@pytest.mark.rules("R-CODE-01")
def test_an_umlaut_may_be_written_in_two_signs(monkeypatch):
    record = {**UNIT, "U": {"1": 20, "2": 30}, "A\u0308": {"1": 5, "2": 2}, "X": 1}
    assert "H4.01" in [code for code, *_ in told(monkeypatch, record)]


@pytest.mark.rules("R-CODE-01", "R-CNT-10")
def test_an_umlaut_written_in_both_ways_is_there_twice(monkeypatch):
    twice = UNIT | {"Ä": {"1": 1}, "A\u0308": {"1": 2}}
    (answer,) = run_tool(monkeypatch, "check_reports", twice)
    assert answer["error"].startswith("„Ä“ steht in einem Objekt zweimal.")


@pytest.mark.rules("R-CNT-10")
def test_a_unit_counts_once_and_all_count_after_one_paper(monkeypatch):
    box = UNIT | {"A2": 255, "A": 638}
    other = box | {"lists": {"1": 9, "2": 3, "4": 1}}
    again = town(box, POSTAL | {"id": "u1"}, POSTAL | {"id": "p2"})
    assert told(monkeypatch, again) == [("H0.06", "error", ["gebiet-nr"])]
    unnamed = town(box | {"id": None}, POSTAL | {"id": None})
    assert told(monkeypatch, unnamed) == []
    assert told(monkeypatch, town(other, POSTAL)) == [("H0.07", "error", ["D2", "D4"])]


def test_a_municipality_answers_for_all_units_and_for_each(monkeypatch):
    record = town(UNIT, {**POSTAL, "B1": 50}, issued=60, invalid_cards=0)
    assert run_tool(monkeypatch, "check_reports", record) == [
        {
            "id": "m",
            "findings": [{"code": "CODE.05", "level": "error", "fields": ["B1", "A2", "A3"]}],
            "units": [
                {"id": "u1", "findings": []},
                {
                    "id": "p1",
                    "findings": [
                        {
                            "code": "H2.03",
                            "level": "error",
                            "fields": ["B", "B1", "A1", "A2", "A3"],
                        }
                    ],
                },
            ],
        }
    ]


TOWNS: dict[str, tuple[dict[str, Any], list[str]]] = {
    "all is well": (town({**UNIT, "A2": 55, "A": 438}, POSTAL, issued=56, invalid_cards=1), []),
    "H2.05": (town({**UNIT, "A2": 55, "A": 438}, POSTAL, issued=56, invalid_cards=2), ["H2.05"]),
    "H2.05 not asked": (town({**UNIT, "A2": 55, "A": 438}, POSTAL), []),
    "H7.09": (
        town({**UNIT, "A1": 57, "A2": 55, "A": 112}, POSTAL),
        ["H7.09"],
    ),
    "H7.10": (town(UNIT), ["H7.10"]),
    "H7.10 a joint unit counts letters too": (town({**UNIT, "kind": "joint"}), []),
}


@pytest.mark.rules("R-CODE-01")
@pytest.mark.parametrize(("record", "codes"), TOWNS.values(), ids=TOWNS)
def test_what_only_the_sum_shows(record, codes, monkeypatch):
    assert [code for code, *_ in told(monkeypatch, record)] == codes


@pytest.mark.rules("R-DIST-03")
def test_the_only_unit_of_a_municipality_is_warned_of_and_no_error(monkeypatch):
    few = {
        **UNIT,
        "B": 45,
        "list_votes": {"1": 183, "2": 190},
        "candidate_votes": None,
        "A2": 0,
        "B1": 0,
    }
    (answer,) = run_tool(monkeypatch, "check_reports", town({**few, "A": 383}))
    (unit,) = answer["units"]
    assert unit["findings"] == [{"code": "CODE.07", "level": "warning", "fields": ["B"]}]


@pytest.mark.rules("R-CODE-01")
def test_a_value_beyond_the_municipality_is_misread(monkeypatch):
    (answer,) = run_tool(monkeypatch, "check_reports", town(UNIT, {**POSTAL, "B": 605, "B1": 605}))
    assert {"code": "H0.02", "level": "error", "fields": ["B"]} in answer["units"][1]["findings"]


REFUSED: dict[str, tuple[Any, str]] = {
    "an empty line": ("", "Die Zeile ist leer."),
    "half a line": ('{"id": "u1"', "Die Zeile ist kein vollständiges JSON (Zeichen 12)."),
    "no kind": ({"id": "u1"}, "Das Feld „kind“ fehlt."),
    "a strange kind": ({**UNIT, "kind": "urne"}, "Feld „kind“: „urne“ ist keine Art."),
    "no seats": ({key: UNIT[key] for key in UNIT if key != "seats"}, "Das Feld „seats“ fehlt."),
    "no lists": ({**UNIT, "lists": {}}, "Das Feld „lists“ ist leer."),
    "a misspelt field": ({**UNIT, "b1": 4}, "Das Feld „b1“ ist unbekannt."),
    "a text for a number": ({**UNIT, "B": "62"}, "Feld „B“: 62 ist keine ganze Zahl"),
    "true for a number": ({**UNIT, "C": True}, "Feld „C“: true ist keine ganze Zahl"),
    "a number that no reader holds": ({**UNIT, "B": 2**64}, "Feld „B“: 18446744073709551616"),
    "a person without a place": (
        {**UNIT, "candidate_votes": {"1": 5}},
        "Feld „candidate_votes“: „1“ bezeichnet keine Person.",
    ),
    "a list that is no number": (
        {**UNIT, "list_votes": {"A": 5}},
        "Feld „list_votes.A“: erwartet wird eine Listennummer",
    ),
    "votes as an array": ({**UNIT, "list_votes": [5]}, "Feld „list_votes“: erwartet wird"),
    "no units": (town(), "Das Feld „units“ ist leer."),
    "a bad unit among good ones": (
        town(UNIT, {**POSTAL, "B": "51"}),
        "Feld „units[2].B“: 51 ist keine ganze Zahl",
    ),
    "units of two elections": (
        town(UNIT, {**POSTAL, "seats": 7}),
        "Feld „units[2].seats“: 7 ist keine ganze Zahl von 9 bis 9.",
    ),
    "cards that are no number": (town(UNIT, issued=-1), "Feld „issued“: -1 ist keine ganze Zahl"),
}


@pytest.mark.parametrize(("line", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_bad_line_says_where_what_and_why_and_the_others_go_on(line, reason, monkeypatch):
    first, second, third = run_tool(monkeypatch, "check_reports", UNIT, line, {**UNIT, "id": "z"})
    assert (first["id"], third["id"]) == ("u1", "z")
    assert second["line"] == 2
    assert second["error"].startswith(reason)


def record_of(values: ReportValues) -> dict[str, Any]:
    """Write a unit as a line: the inverse of reading it."""
    letters = {letter: getattr(values, name) for letter, name in LETTERS.items()}
    return {
        "kind": values.kind.value,
        "seats": values.seats,
        "lists": {str(number): count for number, count in (values.printed or {}).items()},
        **letters,
        "list_votes": {str(number): votes for number, votes in values.list_votes.items()},
        "candidate_votes": {f"{a}-{b}": votes for (a, b), votes in values.candidate_votes.items()},
        "U": {str(number): count for number, count in values.unchanged.items()},
        "Ä": {str(number): count for number, count in values.changed.items()},
        "P": {str(number): count for number, count in values.mixed.items()},
        "X": values.mixed_ballots,
    }


@pytest.mark.rules("R-CODE-01")
@given(units)
def test_a_line_is_checked_by_the_table_that_the_pages_show(values):
    tool = check_reports.Command()
    tool.all_well = True
    answer = json.loads(tool.answer_line(json.dumps(record_of(values)).encode(), 1))
    expected = check_report(replace(values, own_count=True))
    assert [(one["code"], tuple(one["fields"])) for one in answer["findings"]] == [
        (one.code, one.columns) for one in expected
    ]
    errors = {one["code"] for one in answer["findings"] if one["level"] == "error"}
    assert errors <= {"H1.09"}
    assert tool.all_well is not bool(errors)


def example_of(tool: JsonLinesCommand) -> list[str]:
    return [line for line in tool.help.splitlines() if line.startswith("{")]


@pytest.mark.parametrize("tool", ["judge_ballots", "check_reports"])
def test_the_answers_in_the_help_are_those_that_come_out(tool):
    command = {"judge_ballots": judge_ballots, "check_reports": check_reports}[tool].Command()
    lines = example_of(command)
    asked, answered = lines[0::2], lines[1::2]
    done = subprocess.run(
        [sys.executable, "manage.py", tool],
        input="\n".join(asked),
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=without_database(),
        check=True,
    )
    assert len(asked) == len(answered) > 0
    assert done.stdout.splitlines() == answered
    assert "NEEDS_DECISION" not in done.stdout


def test_the_example_of_a_ballot_has_two_lists_and_that_of_seats_works(monkeypatch):
    (ballot, _) = example_of(judge_ballots.Command())
    assert len(json.loads(ballot)["lists"]) == 2
    (case,) = example_of(allocate_seats.Command())
    (answer,) = run_tool(monkeypatch, "allocate_seats", case)
    assert answer["seats"] == {"A": 5, "B": 4}


def test_the_help_shows_each_example_on_a_line_of_its_own():
    for tool in ("judge_ballots", "allocate_seats", "check_reports"):
        done = subprocess.run(
            [sys.executable, "manage.py", tool, "--help"],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env=without_database(),
            check=True,
        )
        examples = re.findall(r"^\{.*\}$", done.stdout, re.MULTILINE)
        assert examples
        assert all(json.loads(one) for one in examples)


@pytest.mark.parametrize(
    ("lines", "asked", "code"),
    [
        ([UNIT], True, 0),
        ([{**UNIT, "B": 0}, UNIT], True, 1),
        ([UNIT, "{"], True, 1),
        ([UNIT, "{"], False, 0),
        ([{**UNIT, "B1": 21}], True, 0),
    ],
    ids=["all is well", "an error", "a bad line", "nobody asked", "a warning"],
)
def test_whoever_asks_for_it_gets_an_exit_code(lines, asked, code):
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    done = subprocess.run(
        [sys.executable, "manage.py", "check_reports", *(["--exit-code"] if asked else [])],
        input=text,
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=without_database(),
        check=False,
    )
    assert (done.returncode, len(done.stdout.splitlines())) == (code, len(lines))
