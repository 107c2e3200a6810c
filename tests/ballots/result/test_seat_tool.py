"""``manage.py allocate_seats``: lines in, lines out; a bad line is answered with a sentence."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

ROOT = Path(__file__).parents[3]
CASES = ROOT / "config" / "demonstration" / "data" / "seat_cases.jsonl"


def run_tool(monkeypatch: pytest.MonkeyPatch, tool: str, *lines: Any) -> list[dict[str, Any]]:
    """Feed lines (text, bytes or records) to a tool and return its answers as records."""
    raw = b"\n".join(
        line
        if isinstance(line, bytes)
        else (line if isinstance(line, str) else json.dumps(line)).encode()
        for line in lines
    )
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))
    out = io.StringIO()
    call_command(tool, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def case(seats: Any, *lists: Any, **more: Any) -> dict[str, Any]:
    names = "ABCDEFGH"
    entries = [{"name": names[i], "votes": votes} for i, votes in enumerate(lists)]
    return {"case": "x", "seats": seats, "lists": entries, **more}


@pytest.mark.rules("R-SEAT-02", "R-SEAT-05")
def test_the_whole_answer(monkeypatch):
    record = {
        "case": "Dietzenbach 2015",
        "seats": 19,
        "lists": [
            {"name": "A", "votes": 343, "candidates": 12},
            {"name": "B", "votes": 187},
            {"name": "C", "votes": 471, "candidates": 7},
        ],
        "day": "2015-11-29",
    }
    assert run_tool(monkeypatch, "allocate_seats", record) == [
        {
            "case": "Dietzenbach 2015",
            "seats": {"A": 6, "B": 4, "C": 9},
            "vacant": {"A": 0, "B": None, "C": 2},
            "majority_clause": False,
            "lot_required": None,
            "working": [
                {
                    "name": "A",
                    "votes": 343,
                    "quota": "931/143",
                    "whole": 6,
                    "majority": 0,
                    "remainder": 0,
                },
                {
                    "name": "B",
                    "votes": 187,
                    "quota": "323/91",
                    "whole": 3,
                    "majority": 0,
                    "remainder": 1,
                },
                {
                    "name": "C",
                    "votes": 471,
                    "quota": "8949/1001",
                    "whole": 8,
                    "majority": 0,
                    "remainder": 1,
                },
            ],
        }
    ]


ANSWERS = {
    # id: (record, seats, lot, majority clause)
    "H4 a lot is asked for": (
        case(9, 400, 250, 250),
        {"A": 4, "B": 2, "C": 2},
        {"lists": ["B", "C"], "seats": 1},
        False,
    ),
    "H4 the lot was drawn": (
        case(9, 400, 250, 250, drawn=["C"]),
        {"A": 4, "B": 2, "C": 3},
        None,
        False,
    ),
    "a lot drawn in part": (
        case(5, 100, 100, 100, drawn=["B"]),
        {"A": 1, "B": 2, "C": 1},
        {"lists": ["A", "C"], "seats": 1},
        False,
    ),
    "H6 the majority clause": (
        case(9, 5010, 1690, 1680, 1620),
        {"A": 5, "B": 2, "C": 1, "D": 1},
        None,
        True,
    ),
    "H12 without remainder, on the day of 2026": (
        case(7, 300, 200, 200, day="2026-03-15", drawn=[]),
        {"A": 3, "B": 2, "C": 2},
        None,
        False,
    ),
    "a large council, votes as large as JSON allows": (
        case(1000, 2**53 - 1),
        {"A": 1000},
        None,
        False,
    ),
}


@pytest.mark.rules("R-SEAT-02", "R-SEAT-03", "R-SEAT-04")
@pytest.mark.parametrize(("record", "seats", "lot", "clause"), ANSWERS.values(), ids=ANSWERS)
def test_answers(monkeypatch, record, seats, lot, clause):
    (answer,) = run_tool(monkeypatch, "allocate_seats", record)
    assert (answer["seats"], answer["lot_required"], answer["majority_clause"]) == (
        seats,
        lot,
        clause,
    )


@pytest.mark.rules("R-SEAT-02")
def test_an_integer_quota_has_no_denominator(monkeypatch):
    (answer,) = run_tool(monkeypatch, "allocate_seats", case(7, 300, 200, 200))
    assert [row["quota"] for row in answer["working"]] == ["3", "2", "2"]


@pytest.mark.rules("R-SEAT-01", "R-SEAT-02", "R-SEAT-03", "R-SEAT-04")
def test_the_file_of_real_elections_can_be_piped_as_it_is(monkeypatch):
    lines = CASES.read_text(encoding="utf-8").splitlines()
    answers = run_tool(monkeypatch, "allocate_seats", *lines)
    assert len(answers) == len(lines) == 338
    for line, answer in zip(map(json.loads, lines), answers, strict=True):
        if line["complete"]:
            published = {entry["name"]: entry["seats"] for entry in line["lists"]}
            assert (answer["case"], answer["seats"]) == (line["case"], published)
    refused = [answer["error"] for answer in answers if "error" in answer]
    assert len(refused) == 11
    assert refused[0] == (
        "Feld „lists[1].votes“: null ist keine ganze Zahl von 0 bis 9007199254740991. Tragen Sie "
        "die Zahl ohne Vorzeichen, Punkt, Komma und Anführungszeichen ein."
    )


A5 = [{"name": "A", "votes": 5}]
NUMBER = "Tragen Sie die Zahl ohne Vorzeichen, Punkt, Komma und Anführungszeichen ein."
ONCE = "Lassen Sie nur einen der Einträge stehen."
JSON = "Prüfen Sie Klammern, Anführungszeichen und Zahlen; NaN und Infinity sind keine Zahlen."
REFUSED = {
    "broken JSON": ('{"seats": 9', f"Die Zeile ist kein vollständiges JSON (Zeichen 12). {JSON}"),
    "NaN": (
        '{"seats": NaN}',
        f"Die Zeile ist kein vollständiges JSON (Zeichen unbekannt). {JSON}",
    ),
    "a number of 5000 digits": (
        '{"seats": ' + "9" * 5000 + "}",
        f"Die Zeile ist kein vollständiges JSON (Zeichen unbekannt). {JSON}",
    ),
    "brackets without end": (
        "[" * 100_000,
        f"Die Zeile ist kein vollständiges JSON (Zeichen unbekannt). {JSON}",
    ),
    "not an object": (
        "[1]",
        "Die Zeile ist kein JSON-Objekt. Schreiben Sie den Datensatz in geschweifte Klammern.",
    ),
    "an empty line": (
        "",
        "Die Zeile ist leer. Löschen Sie sie oder schreiben Sie einen Datensatz hinein.",
    ),
    "not UTF-8": (
        b'{"case": "\xfc"}',
        "Die Zeile ist kein Text in UTF-8 (Byte 11). Speichern Sie die Datei in UTF-8.",
    ),
    "a line of a million and one characters": (
        '{"case": "' + "x" * 1_000_001 + '"}',
        "Die Zeile ist länger als 1000000 Zeichen. Schreiben Sie einen Datensatz je Zeile.",
    ),
    "a field twice": (
        '{"seats": 9, "seats": 8}',
        f"„seats“ steht in einem Objekt zweimal. {ONCE}",
    ),
    "no seats": ({"lists": A5}, "Das Feld „seats“ fehlt. Ergänzen Sie es."),
    "no lists": ({"seats": 9}, "Das Feld „lists“ fehlt. Ergänzen Sie es."),
    "lists empty": (
        {"seats": 9, "lists": []},
        "Das Feld „lists“ ist leer. Nennen Sie mindestens eine Liste.",
    ),
    "lists as an object": (
        {"seats": 9, "lists": {"A": 5}},
        "Feld „lists“: erwartet wird eine Liste in eckigen Klammern. Schreiben Sie den Wert so.",
    ),
    "a list as a number": (
        {"seats": 9, "lists": [5]},
        "Feld „lists[1]“: erwartet wird ein Objekt in geschweiften Klammern. Schreiben Sie den "
        "Wert so.",
    ),
    "a list without name": (
        {"seats": 9, "lists": [{"votes": 5}]},
        "Das Feld „lists[1].name“ fehlt. Ergänzen Sie es.",
    ),
    "a name that is a number": (
        {"seats": 9, "lists": [{"name": 1, "votes": 5}]},
        "Feld „lists[1].name“: erwartet wird ein Text in Anführungszeichen. Schreiben Sie den "
        "Wert so.",
    ),
    "a name with NUL": (
        {"seats": 9, "lists": [{"name": "A\0", "votes": 5}]},
        "Feld „lists[1].name“: Der Text ist leer oder enthält ein Steuerzeichen oder ein halbes "
        "Zeichen. Schreiben Sie ihn neu.",
    ),
    "half a character": (
        '{"seats": 9, "case": "\\ud800", "lists": []}',
        "Feld „case“: Der Text ist leer oder enthält ein Steuerzeichen oder ein halbes Zeichen. "
        "Schreiben Sie ihn neu.",
    ),
    "a list without votes": (
        {"seats": 9, "lists": [{"name": "A"}]},
        "Das Feld „lists[1].votes“ fehlt. Ergänzen Sie es.",
    ),
    "a list twice": (
        {"seats": 9, "lists": A5 + A5},
        f"Feld „lists“: „A“ steht zweimal. {ONCE}",
    ),
    "negative votes": (
        case(9, -5),
        f"Feld „lists[1].votes“: -5 ist keine ganze Zahl von 0 bis 9007199254740991. {NUMBER}",
    ),
    "half a vote": (
        case(9, 0.5),
        f"Feld „lists[1].votes“: 0.5 ist keine ganze Zahl von 0 bis 9007199254740991. {NUMBER}",
    ),
    "true votes": (
        case(9, True),
        f"Feld „lists[1].votes“: true ist keine ganze Zahl von 0 bis 9007199254740991. {NUMBER}",
    ),
    "votes as text": (
        case(9, "343"),
        f"Feld „lists[1].votes“: 343 ist keine ganze Zahl von 0 bis 9007199254740991. {NUMBER}",
    ),
    "too many votes": (
        case(9, 2**53),
        "Feld „lists[1].votes“: 9007199254740992 ist keine ganze Zahl von 0 bis "
        f"9007199254740991. {NUMBER}",
    ),
    "1e400 votes": (
        '{"seats": 9, "lists": [{"name": "A", "votes": 1e400}]}',
        "Feld „lists[1].votes“: Infinity ist keine ganze Zahl von 0 bis 9007199254740991. "
        f"{NUMBER}",
    ),
    "no vote at all": (
        case(9, 0, 0),
        "Feld „lists“: Auf alle Listen zusammen entfällt keine Stimme, daher lassen sich keine "
        "Sitze verteilen. Prüfen Sie die Stimmenzahlen.",
    ),
    "no seats to give": (
        case(0, 5),
        f"Feld „seats“: 0 ist keine ganze Zahl von 1 bis 1000. {NUMBER}",
    ),
    "absurdly many seats": (
        case(1001, 5),
        f"Feld „seats“: 1001 ist keine ganze Zahl von 1 bis 1000. {NUMBER}",
    ),
    "negative candidates": (
        {"seats": 9, "lists": [{"name": "A", "votes": 5, "candidates": -1}]},
        f"Feld „lists[1].candidates“: -1 ist keine ganze Zahl von 0 bis 9007199254740991. {NUMBER}",
    ),
    "a day that is none": (
        case(9, 5, day="15.03.2026"),
        "Feld „day“: erwartet wird ein Tag wie „2026-03-15“. Schreiben Sie den Wert so.",
    ),
    "a day before every rule set": (
        case(9, 5, day="1993-03-07"),
        "Feld „day“: Für den 07.03.1993 ist kein Wahlrecht hinterlegt. Schreiben Sie einen "
        "Wahltag ab 2001 oder lassen Sie das Feld weg.",
    ),
    "drawn as text": (
        case(9, 400, 250, 250, drawn="B"),
        "Feld „drawn“: erwartet wird eine Liste in eckigen Klammern. Schreiben Sie den Wert so.",
    ),
    "an unknown list drawn": (
        case(9, 400, 250, 250, drawn=["X"]),
        "Feld „drawn“: „X“ steht nicht in „lists“. Schreiben Sie den Namen wie dort.",
    ),
    "a list drawn twice": (
        case(9, 400, 250, 250, drawn=["B", "B"]),
        f"Feld „drawn“: „B“ steht zweimal. {ONCE}",
    ),
    "a list drawn that is not tied": (
        case(9, 400, 250, 250, drawn=["A"]),
        "Feld „drawn“: „A“ nimmt am Los nicht teil. Gleichauf liegen: B, C.",
    ),
    "drawn without need": (
        case(7, 300, 200, 200, drawn=["A"]),
        "Feld „drawn“: Bei diesen Stimmen ist kein Los zu ziehen. Lassen Sie das Feld weg.",
    ),
    "a case name that is a list": (
        {**case(9, 5), "case": ["x"]},
        "Feld „case“: erwartet wird ein Text in Anführungszeichen. Schreiben Sie den Wert so.",
    ),
}


@pytest.mark.parametrize(("line", "sentence"), REFUSED.values(), ids=REFUSED)
def test_a_bad_line_is_a_sentence_and_the_next_is_answered(monkeypatch, line, sentence):
    good = case(9, 5)
    answers = run_tool(monkeypatch, "allocate_seats", good, line, good)
    assert [answer.get("seats") for answer in answers] == [{"A": 9}, None, {"A": 9}]
    assert answers[1] == {"error": sentence, "line": 2}


def test_a_byte_order_mark_and_windows_line_ends_are_read(monkeypatch):
    line = json.dumps(case(9, 5)).encode()
    answers = run_tool(monkeypatch, "allocate_seats", b"\xef\xbb\xbf" + line + b"\r", line + b"\r")
    assert [answer["seats"] for answer in answers] == [{"A": 9}, {"A": 9}]


def test_no_input_no_answer(monkeypatch):
    assert run_tool(monkeypatch, "allocate_seats", "") == []


def test_without_standard_input_the_tool_says_so(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(CommandError, match=r"^Es gibt keine Standardeingabe\."):
        call_command("allocate_seats")


def test_a_standard_input_that_cannot_be_read(monkeypatch):
    class Folder(io.RawIOBase):
        def readable(self):
            return True

        def readinto(self, _buffer):
            raise IsADirectoryError

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Folder())))
    with pytest.raises(CommandError, match=r"^Die Standardeingabe lässt sich nicht lesen\.$"):
        call_command("allocate_seats")


def without_database(**more: str) -> dict[str, str]:
    """The environment of a computer whose database cannot be reached."""
    return {**os.environ, "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", **more}


def test_it_needs_no_database_and_writes_utf8_whatever_the_locale():
    line = json.dumps({"case": "Größe", "seats": 9, "lists": A5}, ensure_ascii=False)
    done = subprocess.run(
        [sys.executable, "manage.py", "allocate_seats"],
        input=f"{line}\nkaputt\n".encode(),
        capture_output=True,
        cwd=ROOT,
        env=without_database(LC_ALL="C", PYTHONIOENCODING="ascii"),
        check=True,
    )
    first, second = done.stdout.decode().splitlines()
    assert (json.loads(first)["case"], json.loads(first)["seats"]) == ("Größe", {"A": 9})
    assert json.loads(second)["line"] == 2
    assert done.stderr == b""


def test_a_reader_that_stops_early_is_no_error(tmp_path):
    file = tmp_path / "cases.jsonl"
    file.write_bytes((json.dumps(case(9, 5)).encode() + b"\n") * 5_000)
    with (
        file.open("rb") as lines,
        subprocess.Popen(
            [sys.executable, "manage.py", "allocate_seats"],
            stdin=lines,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env=without_database(),
        ) as tool,
    ):
        assert tool.stdout is not None
        assert tool.stderr is not None
        tool.stdout.close()
        assert (tool.wait(60), tool.stderr.read()) == (0, b"")
