"""``manage.py allocate_seats``: seats by Hare/Niemeyer for anyone who checks a result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ballots.law.line_rules import LineRule
from ballots.law.result.seats import Distribution, LotRequired, distribute_seats, vacant_seats
from ballots.management.fields import (
    MOST_SEATS,
    MOST_VOTES,
    array,
    label,
    mapping,
    present,
    text,
    whole_number,
)
from ballots.management.json_lines import JsonLinesCommand, printable
from elections.law.course.versions import version_on
from municipalities.law.basis import RuleViolation


@dataclass(frozen=True, slots=True)
class Case:
    """One distribution to work out; lists are numbered from 1 in the order given."""

    seats: int
    names: dict[int, str]
    votes: dict[int, int]
    candidates: dict[int, int | None]
    drawn: list[int]


class Command(JsonLinesCommand):
    """Distribute seats; fields that belong to no case are skipped, so data files can be piped."""

    help = """\
Verteilt Sitze nach Hare/Niemeyer (§ 22 KWG). Liest JSON-Zeilen von der Standardeingabe, zum Beispiel:

{"case": "Beispiel", "seats": 9, "lists": [{"name": "A", "votes": 42, "candidates": 5}, {"name": "B", "votes": 29}]}

Muss das Los entscheiden, nennt die Antwort es unter lot_required; gezogene Listen stehen dann in
"drawn": ["A"]. Eine Zeile, die nicht zu lesen ist, wird mit ihrer Nummer und dem Grund beantwortet;
die übrigen gehen weiter.
"""  # noqa: E501 - an example stays on one line, so that it can be copied

    def answer(self, record: dict[str, Any]) -> dict[str, Any]:
        """Return seats, empty seats, lot and working of one case."""
        name = label(record, "case")
        _check_day(record.get("day"))
        case = _case(record)
        result = distribute_seats(case.votes, case.seats)
        if case.drawn:
            _check_drawn(case, result)
            result = distribute_seats(case.votes, case.seats, case.drawn)
        return {"case": name, **_worked(case, result)}


def _case(record: Mapping[str, Any]) -> Case:
    seats = whole_number(present(record, "seats"), "seats", 1, MOST_SEATS)
    entries = array(present(record, "lists"), "lists")
    if not entries:
        raise RuleViolation(LineRule.NO_LISTS)
    case = Case(seats, {}, {}, {}, [])
    numbers: dict[str, int] = {}
    for number, entry in enumerate(entries, start=1):
        where = f"lists[{number}]"
        row = mapping(entry, where)
        name = text(present(row, "name", f"{where}."), f"{where}.name")
        if name in numbers:
            raise RuleViolation(LineRule.ENTRY_TWICE, field="lists", entry=printable(name))
        numbers[name] = number
        votes = present(row, "votes", f"{where}.")
        candidates = row.get("candidates")
        if candidates is not None:
            whole_number(candidates, f"{where}.candidates", 0, MOST_VOTES)
        case.names[number] = name
        case.votes[number] = whole_number(votes, f"{where}.votes", 0, MOST_VOTES)
        case.candidates[number] = candidates
    if not any(case.votes.values()):
        raise RuleViolation(LineRule.NO_VOTES)
    case.drawn.extend(_drawn(record.get("drawn"), numbers))
    return case


def _drawn(value: Any, numbers: Mapping[str, int]) -> list[int]:
    drawn: list[int] = []
    for position, entry in enumerate(array([] if value is None else value, "drawn"), start=1):
        name = text(entry, f"drawn[{position}]")
        if name not in numbers:
            raise RuleViolation(LineRule.DRAWN_UNKNOWN, entry=printable(name))
        if numbers[name] in drawn:
            raise RuleViolation(LineRule.ENTRY_TWICE, field="drawn", entry=printable(name))
        drawn.append(numbers[name])
    return drawn


def _check_day(value: Any) -> None:
    """Refuse a day without a rule set; Hare/Niemeyer holds in every rule set we know."""
    if value is None:
        return
    written = text(value, "day")
    try:
        day = date.fromisoformat(written)
    except ValueError:
        raise RuleViolation(
            LineRule.FIELD_WRONG_KIND, field="day", expected="ein Tag wie „2026-03-15“"
        ) from None
    try:
        version_on(day)
    except ValueError:
        raise RuleViolation(LineRule.DAY_WITHOUT_LAW, value=day) from None


def _check_drawn(case: Case, undrawn: Distribution | LotRequired) -> None:
    if isinstance(undrawn, Distribution):
        raise RuleViolation(LineRule.DRAWN_NOT_NEEDED)
    for number in case.drawn:
        if number not in undrawn.tied:
            raise RuleViolation(
                LineRule.DRAWN_NOT_TIED,
                entry=printable(case.names[number]),
                tied=[printable(case.names[tied]) for tied in undrawn.tied],
            )


def _worked(case: Case, result: Distribution | LotRequired) -> dict[str, Any]:
    names = case.names
    lot = None
    if isinstance(result, LotRequired):
        lot = {"lists": [names[number] for number in result.tied], "seats": result.open_seats}
    return {
        "seats": {names[number]: seats for number, seats in result.seats.items()},
        "vacant": {
            names[number]: vacant_seats(seats, case.candidates[number])
            for number, seats in result.seats.items()
        },
        "majority_clause": result.majority_clause,
        "lot_required": lot,
        "working": [
            {
                "name": names[number],
                "votes": share.votes,
                "quota": str(share.quota),
                "whole": share.whole_seats,
                "majority": share.majority_seats,
                "remainder": share.remainder_seats,
            }
            for number, share in result.shares.items()
        ],
    }
