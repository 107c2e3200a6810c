"""``manage.py judge_ballots``: lines in, lines out; a bad line is answered with a sentence."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any

import pytest

from ballots.law.counting.validity import Ballot
from ballots.law.paper.paper import Candidate, Paper
from tests.ballots.counting.ballot_examples import NINE, WORKED
from tests.ballots.result.test_seat_tool import ONCE, ROOT, run_tool, without_database


def name(candidate: Candidate) -> str:
    return f"{candidate[0]}-{candidate[1]}"


def record(key: str, ballot: Ballot, paper: Paper = NINE) -> dict[str, Any]:
    return {
        "id": key,
        "seats": paper.seats,
        "lists": {str(number): count for number, count in paper.lists.items()},
        "list_marks": sorted(ballot.list_marks),
        "votes": {name(candidate): votes for candidate, votes in ballot.votes.items()},
        "strikes": [name(candidate) for candidate in sorted(ballot.strikes)],
        "flags": sorted(ballot.flags),
    }


@pytest.mark.rules("R-HEAL-01", "R-HEAL-05", "R-HEAL-06", "R-HEAL-07", "R-HEAL-08", "R-HEAL-13")
def test_the_worked_ballots(monkeypatch):
    lines = [record(key[:4].strip(), example[0]) for key, example in WORKED.items()]
    assert run_tool(monkeypatch, "judge_ballots", *lines) == [
        {
            "id": key[:4].strip(),
            "verdict": verdict.value,
            "votes": {name(candidate): count for candidate, count in votes.items()},
            "rules": rules,
            "lost": lost,
        }
        for key, (_, verdict, votes, rules, lost) in WORKED.items()
    ]


PAPER = {"id": "x", "seats": 9, "lists": {"1": 9, "2": 5, "7": 2}}


@pytest.mark.rules("R-HEAL-07")
def test_list_numbers_may_have_gaps_and_what_is_not_named_was_not_marked(monkeypatch):
    answers = run_tool(monkeypatch, "judge_ballots", {**PAPER, "list_marks": [7]}, PAPER)
    assert answers == [
        {
            "id": "x",
            "verdict": "VALID",
            "votes": {"7-1": 3, "7-2": 3},
            "rules": ["R-HEAL-07"],
            "lost": 3,
        },
        {"id": "x", "verdict": "INVALID", "votes": {}, "rules": ["R-HEAL-01"], "lost": 0},
    ]


@pytest.mark.rules("R-HEAL-05", "R-HEAL-17")
def test_one_list_is_a_majority_vote(monkeypatch):
    line = {"id": "M2", "seats": 5, "lists": {"1": 8}, "votes": {"1-1": 3, "1-2": 3, "1-3": 1}}
    assert run_tool(monkeypatch, "judge_ballots", line) == [
        {
            "id": "M2",
            "verdict": "VALID",
            "votes": {"1-1": 3, "1-2": 2},
            "rules": ["R-HEAL-05", "R-HEAL-17"],
            "lost": 0,
        }
    ]


NUMBER = "Tragen Sie die Zahl ohne Vorzeichen, Punkt, Komma und Anführungszeichen ein."
REFUSED = {
    "no seats": (
        {"lists": {"1": 9}},
        "Das Feld „seats“ fehlt. Ergänzen Sie es.",
    ),
    "no lists": ({"seats": 9}, "Das Feld „lists“ fehlt. Ergänzen Sie es."),
    "lists empty": (
        {"seats": 9, "lists": {}},
        "Das Feld „lists“ ist leer. Nennen Sie mindestens eine Liste.",
    ),
    "lists as an array": (
        {"seats": 9, "lists": [9, 5]},
        "Feld „lists“: erwartet wird ein Objekt in geschweiften Klammern. Schreiben Sie den Wert "
        "so.",
    ),
    "a list twice": (
        '{"seats": 9, "lists": {"1": 9, "1": 5}}',
        f"„1“ steht in einem Objekt zweimal. {ONCE}",
    ),
    "a list that is no number": (
        {"seats": 9, "lists": {"A": 9}},
        "Feld „lists.A“: erwartet wird eine Listennummer wie „1“. Schreiben Sie den Wert so.",
    ),
    "a list number with a zero before it": (
        {"seats": 9, "lists": {"01": 9}},
        "Feld „lists.01“: erwartet wird eine Listennummer wie „1“. Schreiben Sie den Wert so.",
    ),
    "a list that prints nobody": (
        {"seats": 9, "lists": {"1": 0}},
        f"Feld „lists.1“: 0 ist keine ganze Zahl von 1 bis 10000. {NUMBER}",
    ),
    "a list that prints true": (
        {**PAPER, "lists": {"1": 9, "2": True}},
        f"Feld „lists.2“: true ist keine ganze Zahl von 1 bis 10000. {NUMBER}",
    ),
    "more persons than any paper": (
        {"seats": 9, "lists": {"1": 9000, "2": 9000}},
        f"Feld „lists (Personen)“: 18000 ist keine ganze Zahl von 1 bis 10000. {NUMBER}",
    ),
    "no seat": (
        {**PAPER, "seats": 0},
        f"Feld „seats“: 0 ist keine ganze Zahl von 1 bis 1000. {NUMBER}",
    ),
    "an unknown field": (
        {**PAPER, "strike": ["1-2"]},
        "Das Feld „strike“ ist unbekannt. Prüfen Sie die Schreibweise; möglich sind: id, seats, "
        "lists, list_marks, votes, strikes, flags.",
    ),
    "an unknown list marked": (
        {**PAPER, "list_marks": [3]},
        "Feld „list_marks“: Eine Liste 3 steht nicht auf dem Stimmzettel. Möglich sind: 1, 2, 7.",
    ),
    "a list marked as text": (
        {**PAPER, "list_marks": ["1"]},
        "Feld „list_marks“: Eine Liste 1 steht nicht auf dem Stimmzettel. Möglich sind: 1, 2, 7.",
    ),
    "true marked": (
        {**PAPER, "list_marks": [True]},
        "Feld „list_marks“: Eine Liste true steht nicht auf dem Stimmzettel. Möglich sind: "
        "1, 2, 7.",
    ),
    "a list marked twice": (
        {**PAPER, "list_marks": [1, 1]},
        f"Feld „list_marks“: „1“ steht zweimal. {ONCE}",
    ),
    "list marks as a number": (
        {**PAPER, "list_marks": 0},
        "Feld „list_marks“: erwartet wird eine Liste in eckigen Klammern. Schreiben Sie den Wert "
        "so.",
    ),
    "votes as an array": (
        {**PAPER, "votes": []},
        "Feld „votes“: erwartet wird ein Objekt in geschweiften Klammern. Schreiben Sie den Wert "
        "so.",
    ),
    "votes for nobody": (
        {**PAPER, "votes": {"1/9": 3}},
        "Feld „votes“: „1/9“ bezeichnet keine Person. Schreiben Sie Liste und Platz mit "
        "Bindestrich, zum Beispiel „1-9“.",
    ),
    "votes for an unknown list": (
        {**PAPER, "votes": {"3-1": 3}},
        "Feld „votes“: Eine Liste 3 steht nicht auf dem Stimmzettel. Möglich sind: 1, 2, 7.",
    ),
    "votes for an unknown place": (
        {**PAPER, "votes": {"7-3": 3}},
        "Feld „votes“: Liste 7 druckt 2 Personen, einen Platz 3 gibt es nicht. Prüfen Sie Liste "
        "und Platz.",
    ),
    "negative votes": (
        {**PAPER, "votes": {"1-1": -1}},
        f"Feld „votes.1-1“: -1 ist keine ganze Zahl von 0 bis 9999. {NUMBER}",
    ),
    "true votes": (
        {**PAPER, "votes": {"1-1": True}},
        f"Feld „votes.1-1“: true ist keine ganze Zahl von 0 bis 9999. {NUMBER}",
    ),
    "a huge number of votes": (
        {**PAPER, "votes": {"1-1": 10**30}},
        f"Feld „votes.1-1“: 1000000000000000000000000000000 ist keine ganze Zahl von 0 bis 9999. "
        f"{NUMBER}",
    ),
    "a number struck": (
        {**PAPER, "strikes": [12]},
        "Feld „strikes“: „12“ bezeichnet keine Person. Schreiben Sie Liste und Platz mit "
        "Bindestrich, zum Beispiel „1-9“.",
    ),
    "an unknown person struck": (
        {**PAPER, "strikes": ["1-10"]},
        "Feld „strikes“: Liste 1 druckt 9 Personen, einen Platz 10 gibt es nicht. Prüfen Sie "
        "Liste und Platz.",
    ),
    "a person struck twice": (
        {**PAPER, "strikes": ["1-1", "1-1"]},
        f"Feld „strikes“: „1-1“ steht zweimal. {ONCE}",
    ),
    "an unknown flag": (
        {**PAPER, "flags": ["torn"]},
        "Feld „flags“: „torn“ ist unbekannt. Möglich sind: not_official, other_election, "
        "addition, unclear.",
    ),
    "a flag that is an object": (
        {**PAPER, "flags": [{}]},
        "Feld „flags“: „{}“ ist unbekannt. Möglich sind: not_official, other_election, addition, "
        "unclear.",
    ),
    "an unprintable unknown flag is shown short": (
        {**PAPER, "flags": ["\u202e" + "x" * 60]},
        f"Feld „flags“: „�{'x' * 39}…“ ist unbekannt. Möglich sind: not_official, "
        "other_election, addition, unclear.",
    ),
}


@pytest.mark.parametrize(("line", "sentence"), REFUSED.values(), ids=REFUSED)
def test_a_bad_line_is_a_sentence_and_the_next_is_answered(monkeypatch, line, sentence):
    good = {**PAPER, "votes": {"2-1": 1}}
    answers = run_tool(monkeypatch, "judge_ballots", good, line, good)
    assert [answer.get("votes") for answer in answers] == [{"2-1": 1}, None, {"2-1": 1}]
    assert answers[1] == {"error": sentence, "line": 2}


def test_it_needs_no_database():
    done = subprocess.run(
        [sys.executable, "manage.py", "judge_ballots"],
        input=json.dumps({**PAPER, "list_marks": [2]}).encode(),
        capture_output=True,
        cwd=ROOT,
        env=without_database(),
        check=True,
    )
    answer = json.loads(done.stdout)
    assert answer["votes"] == {"2-1": 2, "2-2": 2, "2-3": 2, "2-4": 2, "2-5": 1}


def test_papers_may_change_from_line_to_line(monkeypatch):
    lines = [
        {"seats": seats, "lists": {"1": 2, "2": 1}, "list_marks": [1]} for seats in range(1, 21)
    ] * 2
    answers = run_tool(monkeypatch, "judge_ballots", *lines)
    given = [sum(answer["votes"].values()) for answer in answers]
    assert given == [min(seats, 6) for seats in range(1, 21)] * 2
