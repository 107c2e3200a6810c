"""What the checks ask of one unit's form, electors and voters (H0 to H3; R-CODE-01, R-DIST-03)."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from ballots.law.counting.checking import Answer, known
from ballots.law.counting.report import LETTERS, ReportValues, UnitKind
from elections.law.districts.planning import FEWEST_VOTERS_COUNTED_ALONE

MOST_OF_A_MUNICIPALITY = Fraction(3, 2)
"""A unit has no value above so many times A of its municipality (H0.02)."""


def must_be_counted_jointly(voters: int) -> bool:
    """Whether a district goes to another board to keep the ballot secret (§ 47 Abs. 2 KWO).

    Fewer than 50 persons voted, Stimmabgabevermerke and Wahlscheine together (R-DIST-03); the
    number of electors does not matter.
    """
    return voters < FEWEST_VOTERS_COUNTED_ALONE


def list_columns(values: ReportValues) -> tuple[str, ...]:
    """Return the columns of the votes of all lists: D1, D2, … (R-CODE-01)."""
    return tuple(f"D{number}" for number in sorted({*values.lists, *values.list_votes}))


def people_and_ballots(values: ReportValues) -> dict[str, int | None]:
    """Return every value that counts persons or ballots by its column; no votes (R-CODE-01)."""
    found: dict[str, int | None] = {
        letter: getattr(values, name) for letter, name in LETTERS.items() if letter != "D"
    }
    found["X"] = values.mixed_ballots
    for column, table in (
        ("unveraendert", values.unchanged),
        ("veraendert", values.changed),
        ("panasch", values.mixed),
    ):
        found |= {f"{column}_{number}": count for number, count in table.items()}
    return found


def compulsory_filled(v: ReportValues) -> Iterator[Answer]:
    """H0.01 (R-CNT-09): a board reports A (of an own register), B, C and every list's votes."""
    if not v.own_count:
        return
    needed = {"B": v.voters, "C": v.invalid_ballots}
    if v.kind is not UnitKind.POSTAL:
        needed = {"A": v.electors, **needed}
    for column, value in needed.items():
        yield _filled(v, column, value)
    for number in v.lists:
        yield _filled(v, f"D{number}", v.list_votes.get(number))


def _filled(v: ReportValues, column: str, value: int | None) -> Answer:
    # What was written and is no number is not empty.
    return Answer(value is None and column not in v.misread, {"column": column}, (column,))


def whole_numbers(v: ReportValues) -> Iterator[Answer]:
    """H0.02 (R-CODE-01): no whole number from 0 up, or above 1.5 · A of the municipality."""
    for column, written in v.misread.items():
        yield Answer(True, {"column": column, "value": written}, (column,))
    if v.municipality_electors is None:
        yield Answer(None, {})
        return
    most = int(v.municipality_electors * MOST_OF_A_MUNICIPALITY)
    for column, value in people_and_ballots(v).items():
        if value is not None and value > most:
            yield Answer(True, {"column": column, "value": value}, (column,))


def totals_filled(v: ReportValues) -> Iterator[Answer]:
    """H0.03 (R-CODE-01): A or a list is empty although its parts are not."""
    parts = (v.electors_unmarked, v.electors_marked, v.electors_by_card)
    if v.electors is None and "A" not in v.misread:
        yield _part("A", any(parts))
    for number in v.lists:
        column = f"D{number}"
        if number not in v.list_votes and column not in v.misread:
            votes = (count for (of, _), count in v.candidate_votes.items() if of == number)
            yield _part(column, any(votes))


def _part(column: str, is_there: bool) -> Answer:
    return Answer(is_there, {"column": column}, (column,))


def something_counted(v: ReportValues) -> Iterator[Answer]:
    """H0.04 (R-CODE-01): B, C and the votes of every list are 0 (the count of Brühl 2019)."""
    lists = v.list_votes if v.lists and set(v.lists) <= v.list_votes.keys() else None
    facts = {"b": v.voters, "c": v.invalid_ballots, "votes": lists and sum(lists.values())}
    # As long as a number is not known the report is not all nought.
    anything = any((v.voters, v.invalid_ballots, *v.list_votes.values()))
    columns = ("B", "C", *list_columns(v))
    if anything or any(v.candidate_votes.values()):
        yield Answer(False, facts, columns)
    else:
        yield known(facts, lambda *_: True, columns)


def few_voters(v: ReportValues) -> Iterator[Answer]:
    """H1.09 (R-DIST-03): 1 to 49 voters are not counted alone.

    What was taken over from a publication cannot be joined any more. Where nobody voted there is no
    vote to recognise; H0.04 asks whether it was counted. The only unit of a municipality cannot be
    handed over: CODE.07 says so.
    """
    if v.own_count and v.kind is not UnitKind.POSTAL and not v.is_alone:
        yield _few(v)


def few_voters_in_all(v: ReportValues) -> Iterator[Answer]:
    """CODE.07 (R-DIST-03): 1 to 49 voters in the only unit, counted as it is by assumption."""
    if v.own_count and v.is_alone:
        yield _few(v)


def few_postal_voters(v: ReportValues) -> Iterator[Answer]:
    """CODE.06: a postal unit of 1 to 49 voters; a board should get 50 Wahlbriefe (R-DIST-06)."""
    if v.own_count and v.kind is UnitKind.POSTAL and not v.is_alone:
        yield _few(v)


def taken_over_counted(v: ReportValues) -> Iterator[Answer]:
    """CODE.08 (R-DIST-03): whoever's ballots were taken over is among the voters."""
    if v.taken_over:
        yield known({"b": v.voters, "taken": v.taken_over}, lambda b, taken: b < taken)


def taken_over_added(v: ReportValues) -> Iterator[Answer]:
    """CODE.09 (R-DIST-03): what was reported before, and what was taken over since, is B.

    A warning: the earlier report may have been wrong too.
    """
    if v.taken_over:
        yield known({"b": v.voters, "expected": v.expected}, lambda b, expected: b != expected)


def _few(v: ReportValues) -> Answer:
    facts = {"b": v.voters, "fewest": FEWEST_VOTERS_COUNTED_ALONE}
    return known(facts, lambda b, _: b > 0 and must_be_counted_jointly(b), ("B",))


def electors_add_up(v: ReportValues) -> Iterator[Answer]:
    """H2.01 (R-CODE-01): A is the sum of its parts."""
    facts = {
        "a": v.electors,
        "a1": v.electors_unmarked,
        "a2": v.electors_marked,
        "a3": v.electors_by_card,
    }
    yield known(facts, lambda a, a1, a2, a3: a != a1 + a2 + a3)


def box_voters_unmarked(v: ReportValues) -> Iterator[Answer]:
    """H2.02 (R-CODE-01): who votes without Wahlschein has no mark in the register."""
    if v.kind is UnitKind.BALLOT_BOX:
        facts = {"b": v.voters, "b1": v.voters_with_card, "a1": v.electors_unmarked}
        yield known(facts, lambda b, b1, a1: b - b1 > a1)


def postal_only_cards(v: ReportValues) -> Iterator[Answer]:
    """H2.03 (R-CODE-01): who votes by post has a Wahlschein, and no register of the unit's own."""
    if v.kind is UnitKind.POSTAL:
        electors = (v.electors_unmarked, v.electors_marked, v.electors_by_card)
        facts = {"b": v.voters, "b1": v.voters_with_card}
        answer = known(facts, lambda b, b1: b != b1)
        yield Answer(True, facts) if any(electors) else answer


def box_cards(v: ReportValues) -> Iterator[Answer]:
    """H2.04 (R-CODE-01): more Wahlscheine than the district has; possible, so a warning."""
    if v.kind is UnitKind.BALLOT_BOX:
        facts = {"b1": v.voters_with_card, "a2": v.electors_marked, "a3": v.electors_by_card}
        yield known(facts, lambda b1, a2, a3: b1 > a2 + a3)


def box_without_electors(v: ReportValues) -> Iterator[Answer]:
    """H2.06 (R-CODE-01): A is empty or 0."""
    if v.kind is UnitKind.BALLOT_BOX:
        yield Answer(not v.electors, {})


def voters_within_electors(v: ReportValues) -> Iterator[Answer]:
    """H2.07 (R-CODE-01): no more voters than electors, where the unit has a register."""
    if v.kind is not UnitKind.POSTAL:
        yield known({"b": v.voters, "a": v.electors}, lambda b, a: b > a)


def cards_within_voters(v: ReportValues) -> Iterator[Answer]:
    """CODE.01 (R-CODE-01): B1 is a part of B."""
    yield known({"b1": v.voters_with_card, "b": v.voters}, lambda b1, b: b1 > b)


def invalid_within_voters(v: ReportValues) -> Iterator[Answer]:
    """CODE.02 (R-CODE-01): C is a part of B."""
    yield known({"c": v.invalid_ballots, "b": v.voters}, lambda c, b: c > b)


def nobody_voted(v: ReportValues) -> Iterator[Answer]:
    """H3.09 (R-CODE-01): B is 0."""
    yield known({"b": v.voters}, lambda b: b == 0)


def counted_numbers(v: ReportValues) -> dict[str, Any]:
    """Return what was counted, by column: voters, ballots, votes; no register (R-CODE-01)."""
    numbers = people_and_ballots(v)
    found = {column: count for column, count in numbers.items() if not column.startswith("A")}
    found |= {f"D{number}": votes for number, votes in v.list_votes.items()}
    found |= {f"D{one}_{place}": votes for (one, place), votes in v.candidate_votes.items()}
    return {column: count for column, count in found.items() if count is not None}
