"""Sums of judged ballots and of units, and corrections to them (R-CNT, R-SEAT-00, 08)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from ballots.law.counting.report import LETTERS, ReportValues, missing_values
from ballots.law.counting.validity import Judgment, Verdict
from ballots.law.paper.paper import Candidate, Paper, unchanged_vector

__all__ = [
    "BallotSums",
    "Correction",
    "ReportValues",
    "corrected",
    "list_votes",
    "missing_values",
    "most_votes",
    "tally",
    "total",
    "unchanged_vector",
]

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class BallotSums:
    """What a pile of ballots gives; ``undecided`` ballots are in no sum."""

    votes: dict[Candidate, int]
    valid_ballots: int
    invalid_ballots: int
    undecided: int


@dataclass(frozen=True, slots=True)
class Correction:
    """One value of a unit that the Wahlausschuss changes: a code letter, a list, or a candidate."""

    subject: str | int | Candidate
    before: int | None
    after: int
    reason: str


def tally(paper: Paper, unchanged: Mapping[int, int], judgments: Iterable[Judgment]) -> BallotSums:
    """Sum unchanged list ballots and judged ballots (§ 48 KWO; R-CNT-08, R-HEAL-07).

    ``unchanged`` maps list numbers to the ballots of pile 1, which need not be typed one by one.

    Raises ValueError for a list that is not on the paper or a negative number of ballots.
    """
    if not unchanged.keys() <= paper.lists.keys() or any(n < 0 for n in unchanged.values()):
        raise ValueError(f"unchanged ballots {dict(unchanged)} do not fit the paper")
    votes: Counter[Candidate] = Counter()
    for number, ballots in unchanged.items():
        for candidate, count in paper.unchanged[number].items():
            votes[candidate] += ballots * count
    verdicts: Counter[Verdict] = Counter({Verdict.VALID: sum(unchanged.values())})
    for judgment in judgments:
        verdicts[judgment.verdict] += 1
        if judgment.verdict is Verdict.VALID:
            votes.update(judgment.votes)
    return BallotSums(
        votes=dict(votes),
        valid_ballots=verdicts[Verdict.VALID],
        invalid_ballots=verdicts[Verdict.INVALID],
        undecided=verdicts[Verdict.NEEDS_DECISION],
    )


def list_votes(candidate_votes: Mapping[Candidate, int]) -> dict[int, int]:
    """Return the votes of each list: the sum of its candidates' (§ 22 Abs. 1 KWG; R-SEAT-00).

    ``candidate_votes`` must hold every printed person with votes.
    """
    votes: Counter[int] = Counter()
    for (number, _), count in candidate_votes.items():
        votes[number] += count
    return dict(votes)


def total(units: Sequence[ReportValues]) -> ReportValues:
    """Sum the units of one election for its result (§ 54 Abs. 1, 2 KWO; R-CNT-10, R-CNT-11).

    A sum is unknown as soon as one unit's value is unknown.

    Raises ValueError when there is no unit or their numbers of seats differ.
    """
    if len({unit.seats for unit in units}) != 1:
        raise ValueError("units of one election are needed")
    letters: dict[str, Any] = {
        name: _sum(getattr(unit, name) for unit in units) for name in LETTERS.values()
    }
    return ReportValues(
        seats=units[0].seats,
        **letters,
        list_votes=_sum_by_key([unit.list_votes for unit in units]),
        candidate_votes=_sum_by_key([unit.candidate_votes for unit in units]),
        complete_lists=frozenset.intersection(*(unit.complete_lists for unit in units)),
        printed=units[0].printed,
    )


def most_votes(values: ReportValues) -> int | None:
    """Return the most valid votes the ballots allow, (B − C) · S (R-CODE-01); None if not known."""
    ballots = values.valid_ballots
    return None if ballots is None else ballots * values.seats


def corrected(values: ReportValues, corrections: Iterable[Correction]) -> ReportValues:
    """Apply the corrections of the Wahlausschuss to a unit (§ 54 Abs. 3 KWO; R-SEAT-08).

    Raises ValueError when a correction does not start from the value that stands, has no reason,
    or names no value of the unit.
    """
    for correction in corrections:
        values = _with(values, correction)
    return values


def _with(values: ReportValues, correction: Correction) -> ReportValues:
    subject, after = correction.subject, correction.after
    if not correction.reason.strip() or after < 0:
        raise ValueError(f"{correction} needs a reason and a number")
    if _value(values, subject) != correction.before:
        raise ValueError(f"{subject} is not {correction.before}")
    changed: dict[str, Any]
    if isinstance(subject, str):
        changed = {LETTERS[subject]: after}
    elif isinstance(subject, int):
        changed = {"list_votes": {**values.list_votes, subject: after}}
    else:
        changed = {"candidate_votes": {**values.candidate_votes, subject: after}}
    return replace(values, **changed)


def _value(values: ReportValues, subject: str | int | Candidate) -> int | None:
    if isinstance(subject, str):
        if subject not in LETTERS:
            raise ValueError(f"there is no value {subject!r}")
        found: int | None = getattr(values, LETTERS[subject])
        return found
    if isinstance(subject, int):
        return values.list_votes.get(subject)
    return values.candidate_votes.get(subject)


def _sum(numbers: Iterable[int | None]) -> int | None:
    result = 0
    for number in numbers:
        if number is None:
            return None
        result += number
    return result


def _sum_by_key(tables: Sequence[Mapping[Key, int]]) -> dict[Key, int]:
    known = [key for key in tables[0] if all(key in table for table in tables)]
    return {key: sum(table[key] for table in tables) for key in known}
