"""``manage.py judge_ballots``: what a ballot gives, for anyone who checks a count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson

from ballots.law.counting.validity import Ballot, Flag, judge
from ballots.law.line_rules import LineRule
from ballots.law.paper.paper import Candidate, Paper
from ballots.management.fields import (
    MOST_SEATS,
    PLACE,
    array,
    label,
    list_sizes,
    mapping,
    only,
    present,
    whole_number,
)
from ballots.management.json_lines import JsonLinesCommand, printable
from municipalities.law.basis import RuleViolation

FIELDS = ("id", "seats", "lists", "list_marks", "votes", "strikes", "flags")
MOST_WRITTEN = 9_999
MOST_SHEETS = 16
FLAGS = {flag.value: flag for flag in Flag}


@dataclass(frozen=True, slots=True)
class NamedPaper:
    """A paper with the names that the records use for its persons: „1-9“ is list 1, place 9."""

    paper: Paper
    persons: dict[str, Candidate]
    names: dict[Candidate, str]


class Command(JsonLinesCommand):
    """Judge ballots; what a record does not name was not marked, unknown fields are refused."""

    help = """\
Beurteilt Stimmzettel (§§ 20a, 21 KWG). Liest JSON-Zeilen von der Standardeingabe, zum Beispiel:

{"id": "B05", "seats": 9, "lists": {"1": 9, "2": 5}, "list_marks": [1], "votes": {"1-9": 3, "2-1": 1}, "strikes": ["1-2"], "flags": []}

Die Antwort darauf:

{"id":"B05","verdict":"VALID","votes":{"1-1":1,"1-3":1,"1-4":1,"1-5":1,"1-6":1,"1-9":3,"2-1":1},"rules":["R-HEAL-03","R-HEAL-08"],"lost":0}

„1-9“ ist Liste 1, Platz 9. Eine Zeile, die nicht zu lesen ist, wird mit ihrer Nummer und dem Grund
beantwortet; die übrigen gehen weiter.
"""  # noqa: E501 - an example stays on one line, so that it can be copied

    def answer(self, record: dict[str, Any]) -> dict[str, Any]:
        """Return verdict, votes, rules and lost votes of one ballot."""
        if not record.keys() <= _FIELD_SET:
            only(record, FIELDS)
        name = label(record, "id")
        sheet = _sheet_of(record)
        judgment = judge(_ballot(record, sheet), sheet.paper)
        names, votes = sheet.names, judgment.votes
        return {
            "id": name,
            "verdict": judgment.verdict,
            "votes": {names[candidate]: votes[candidate] for candidate in sorted(votes)},
            "rules": judgment.rules,
            "lost": judgment.lost,
        }


_FIELD_SET = frozenset(FIELDS)
_NONE: frozenset[Any] = frozenset()
_SHEETS: dict[bytes, NamedPaper] = {}


def _sheet_of(record: Mapping[str, Any]) -> NamedPaper:
    """Return the paper, checked and prepared once for all ballots of one election."""
    seats = whole_number(present(record, "seats"), "seats", 1, MOST_SEATS)
    lists = mapping(present(record, "lists"), "lists")
    try:
        written = orjson.dumps((seats, lists))
    except orjson.JSONEncodeError:  # no paper has such a number or text: ``_sheet`` refuses it
        return _sheet(seats, lists)
    sheet = _SHEETS.get(written)
    if sheet is None:
        sheet = _sheet(seats, lists)
        if len(_SHEETS) >= MOST_SHEETS:
            _SHEETS.clear()
        _SHEETS[written] = sheet
    return sheet


def _sheet(seats: int, lists: Mapping[str, Any]) -> NamedPaper:
    paper = Paper(seats, list_sizes(lists))
    persons = {
        f"{number}-{place}": (number, place)
        for places in paper.places.values()
        for number, place in places
    }
    return NamedPaper(paper, persons, {person: name for name, person in persons.items()})


def _ballot(record: Mapping[str, Any], sheet: NamedPaper) -> Ballot:
    votes: dict[Candidate, int] = {}
    for name, written in _written(record).items():
        person = sheet.persons.get(name)
        if person is None:
            raise _stranger(name, "votes", sheet.paper)
        if type(written) is not int or not 0 <= written <= MOST_WRITTEN:
            whole_number(written, f"votes.{name}", 0, MOST_WRITTEN)
        votes[person] = written
    return Ballot(
        _list_marks(record.get("list_marks"), sheet.paper),
        votes,
        _strikes(record.get("strikes"), sheet),
        _flags(record.get("flags")),
    )


def _written(record: Mapping[str, Any]) -> dict[str, Any]:
    votes = record.get("votes")
    return {} if votes is None else mapping(votes, "votes")


def _list_marks(value: Any, paper: Paper) -> frozenset[int]:
    if value is None or value == []:
        return _NONE
    marks = array(value, "list_marks")
    for mark in marks:
        if type(mark) is not int or mark not in paper.lists:
            raise RuleViolation(
                LineRule.LIST_UNKNOWN,
                field="list_marks",
                entry=printable(mark),
                known=list(paper.lists),
            )
    return _each_once(marks, "list_marks")


def _strikes(value: Any, sheet: NamedPaper) -> frozenset[Candidate]:
    if value is None or value == []:
        return _NONE
    strikes = array(value, "strikes")
    for name in strikes:
        if not isinstance(name, str) or name not in sheet.persons:
            raise _stranger(name, "strikes", sheet.paper)
    return frozenset(sheet.persons[name] for name in _each_once(strikes, "strikes"))


def _flags(value: Any) -> frozenset[Flag]:
    if value is None or value == []:
        return _NONE
    flags = array(value, "flags")
    for flag in flags:
        if not isinstance(flag, str) or flag not in FLAGS:
            raise RuleViolation(
                LineRule.FLAG_UNKNOWN, entry=printable(flag), known=", ".join(FLAGS)
            )
    return frozenset(FLAGS[flag] for flag in _each_once(flags, "flags"))


def _each_once(entries: list[Any], field: str) -> frozenset[Any]:
    once = frozenset(entries)
    if len(once) < len(entries):
        twice = next(entry for entry in entries if entries.count(entry) > 1)
        raise RuleViolation(LineRule.ENTRY_TWICE, field=field, entry=twice)
    return once


def _stranger(name: Any, field: str, paper: Paper) -> RuleViolation:
    """Say why a name means nobody on this paper."""
    found = PLACE.fullmatch(name) if isinstance(name, str) else None
    if found is None:
        return RuleViolation(LineRule.PLACE_MALFORMED, field=field, entry=printable(name))
    number, place = map(int, found.groups())
    if number not in paper.lists:
        return RuleViolation(
            LineRule.LIST_UNKNOWN, field=field, entry=number, known=list(paper.lists)
        )
    return RuleViolation(
        LineRule.PLACE_UNKNOWN,
        field=field,
        number=number,
        count=paper.lists[number],
        place=place,
    )
