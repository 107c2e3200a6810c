"""Reports of counting units that came as JSON: read strictly, unknown where nothing is written.

A number that is no whole number from 0 up is no reason to refuse the line: it is what H0.02 finds.
A text in place of a number is refused, because nobody can say what was meant.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from unicodedata import normalize

from ballots.law.counting.report import LETTERS, ReportValues, UnitKind
from ballots.law.line_rules import LineRule
from ballots.law.paper.paper import Candidate
from ballots.management.fields import (
    MOST_SEATS,
    MOST_VOTES,
    PLACE,
    list_number,
    list_sizes,
    mapping,
    only,
    present,
    whole_number,
)
from ballots.management.json_lines import printable
from municipalities.law.basis import RuleViolation

KINDS = {kind.value: kind for kind in UnitKind}
MUNICIPALITY = "municipality"
BY_LIST = {"U": "unveraendert_", "Ä": "veraendert_", "P": "panasch_"}
UNIT_FIELDS = (
    "id", "kind", "seats", "lists", *LETTERS, "list_votes", "candidate_votes", *BY_LIST, "X",
)  # fmt: skip


class _Reader:
    """Reads the numbers of one unit and keeps what is misread by its column."""

    def __init__(self, record: Mapping[str, Any], where: str) -> None:
        self.record = record
        self.where = where
        self.misread: dict[str, str] = {}

    def count(self, value: Any, field: str, column: str) -> int | None:
        """Return a whole number from 0 up; None if there is none or it is misread."""
        if value is None:
            return None
        if type(value) not in (int, float) or value > MOST_VOTES:
            return whole_number(value, f"{self.where}{field}", 0, MOST_VOTES)
        if type(value) is float or value < 0:
            self.misread[column] = printable(value)
            return None
        return int(value)

    def letter(self, letter: str) -> int | None:
        """Return the value of one letter."""
        return self.count(self.record.get(letter), letter, letter)

    def by_list(self, name: str, column: str) -> dict[int, int]:
        """Return a table like {"1": 500} by list; a list without a number has no key."""
        found: dict[int, int] = {}
        for written, value in self._table(name):
            number = list_number(written, f"{self.where}{name}.{printable(written)}")
            votes = self.count(value, f"{name}.{written}", f"{column}{number}")
            if votes is not None:
                found[number] = votes
        return found

    def by_person(self, name: str) -> dict[Candidate, int]:
        """Return a table like {"1-3": 20} by list and place."""
        found: dict[Candidate, int] = {}
        for written, value in self._table(name):
            match = PLACE.fullmatch(written)
            if match is None:
                raise RuleViolation(
                    LineRule.PLACE_MALFORMED, field=self.where + name, entry=printable(written)
                )
            number, place = map(int, match.groups())
            votes = self.count(value, f"{name}.{written}", f"D{number}_{place}")
            if votes is not None:
                found[number, place] = votes
        return found

    def _table(self, name: str) -> list[tuple[str, Any]]:
        value = self.record.get(name)
        return [] if value is None else list(mapping(value, f"{self.where}{name}").items())


def kind_of(record: Mapping[str, Any], known: Mapping[str, Any], where: str = "") -> str:
    """Return what a record is of; refuse what is not among the ``known`` kinds."""
    kind = present(record, "kind", where)
    if not isinstance(kind, str) or kind not in known:
        raise RuleViolation(
            LineRule.UNIT_KIND_UNKNOWN,
            field=f"{where}kind",
            entry=printable(kind),
            known=", ".join(known),
        )
    return kind


def composed(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return the record with „Ä“ as one character, however it was written; refuse it twice."""
    found: dict[str, Any] = {}
    for written, value in record.items():
        name = normalize("NFC", written)
        if name in found:
            raise RuleViolation(LineRule.LINE_KEY_TWICE, key=printable(name))
        found[name] = value
    return found


def report_of(given: Mapping[str, Any], where: str = "") -> ReportValues:
    """Return the values of one unit; ``where`` names it in a refusal, like „units[2].“."""
    record = composed(given)
    only(record, UNIT_FIELDS)
    kind = KINDS[kind_of(record, KINDS, where)]
    seats = whole_number(present(record, "seats", where), f"{where}seats", 1, MOST_SEATS)
    lists = mapping(present(record, "lists", where), f"{where}lists")
    printed = list_sizes(lists, where)
    read = _Reader(record, where)
    votes = read.by_person("candidate_votes")
    values = ReportValues(
        seats=seats,
        kind=kind,
        printed=printed,
        own_count=True,
        list_votes=read.by_list("list_votes", "D"),
        candidate_votes=votes,
        complete_lists=frozenset(
            number
            for number, persons in printed.items()
            if all((number, place) in votes for place in range(1, persons + 1))
        ),
        unchanged=read.by_list("U", BY_LIST["U"]),
        changed=read.by_list("Ä", BY_LIST["Ä"]),
        mixed=read.by_list("P", BY_LIST["P"]),
        mixed_ballots=read.letter("X"),
    )
    letters = {name: read.letter(letter) for letter, name in LETTERS.items()}
    return replace(values, **letters, misread=read.misread)  # type: ignore[arg-type]
