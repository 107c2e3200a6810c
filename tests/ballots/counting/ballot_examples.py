"""Ballots that several tests look at: the worked examples on S = 9, lists of 9, 5 and 2."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ballots.law.counting.validity import Ballot, Flag, Verdict
from ballots.law.paper.paper import Candidate, Paper

NINE = Paper(9, {1: 9, 2: 5, 3: 2})
FIFTEEN = Paper(15, {1: 15, 2: 7, 3: 15})
SINGLE = Paper(5, {1: 8})

VALID, INVALID, OPEN = Verdict.VALID, Verdict.INVALID, Verdict.NEEDS_DECISION


def persons(number: int, votes: Mapping[int, int]) -> dict[Candidate, int]:
    """``persons(1, {9: 3})``: three votes for place 9 of list 1."""
    return {(number, place): count for place, count in votes.items()}


def row(number: int, *votes: int) -> dict[Candidate, int]:
    """``row(1, 3, 2)``: three votes for place 1, two for place 2 of list 1."""
    return {(number, place): count for place, count in enumerate(votes, start=1)}


def ballot(
    *marks: int,
    votes: Mapping[Candidate, int] | None = None,
    strikes: Iterable[Candidate] = (),
    flags: Iterable[Flag] = (),
) -> Ballot:
    return Ballot(frozenset(marks), votes or {}, frozenset(strikes), frozenset(flags))


Example = tuple[Ballot, Verdict, dict[Candidate, int], list[str], int]

WORKED: dict[str, Example] = {
    # id: (ballot, verdict, votes, rules, lost)
    "B01 list mark alone": (ballot(1), VALID, row(1, *[1] * 9), ["R-HEAL-07"], 0),
    "B02 list mark on five persons": (ballot(2), VALID, row(2, 2, 2, 2, 2, 1), ["R-HEAL-07"], 0),
    "B03 list mark on two persons, three each": (ballot(3), VALID, row(3, 3, 3), ["R-HEAL-07"], 3),
    "B04 two struck, the rest from the top": (
        ballot(1, strikes=[(1, 2), (1, 5)]),
        VALID,
        persons(1, {1: 2, 3: 2, 4: 1, 6: 1, 7: 1, 8: 1, 9: 1}),
        ["R-HEAL-03", "R-HEAL-08"],
        0,
    ),
    "B05 who has one vote takes part in the rest": (
        ballot(1, votes=persons(1, {9: 3, 1: 1})),
        VALID,
        persons(1, {1: 2, 2: 1, 3: 1, 4: 1, 5: 1, 9: 3}),
        ["R-HEAL-08"],
        0,
    ),
    "B06 six votes, one struck, three left": (
        ballot(1, votes=row(1, 3, 3), strikes=[(1, 3)]),
        VALID,
        persons(1, {1: 3, 2: 3, 4: 1, 5: 1, 6: 1}),
        ["R-HEAL-03", "R-HEAL-08"],
        0,
    ),
    "B07 votes in another list are kept": (
        ballot(1, votes=persons(2, {1: 2, 4: 2})),
        VALID,
        {**persons(2, {1: 2, 4: 2}), **row(1, 1, 1, 1, 1, 1)},
        ["R-HEAL-08"],
        0,
    ),
    "B08 the marked list takes six at most": (
        ballot(3, votes=row(1, 1)),
        VALID,
        {**row(1, 1), **row(3, 3, 3)},
        ["R-HEAL-08"],
        2,
    ),
    "B09 three lists, nine votes": (
        ballot(votes={**row(1, 3), **row(2, 3), **row(3, 3)}),
        VALID,
        {**row(1, 3), **row(2, 3), **row(3, 3)},
        ["R-CAST-01"],
        0,
    ),
    "B10 four votes not used": (
        ballot(votes={**row(1, 3), **row(2, 2)}),
        VALID,
        {**row(1, 3), **row(2, 2)},
        ["R-HEAL-12"],
        4,
    ),
    "B11 the number 4 counts as three": (
        ballot(votes=persons(1, {4: 4, 5: 2})),
        VALID,
        persons(1, {4: 3, 5: 2}),
        ["R-HEAL-04"],
        4,
    ),
    "B12 capped first, then counted: nine": (
        ballot(votes={**row(1, 5), **row(2, 3), (3, 2): 3}),
        VALID,
        {(1, 1): 3, (2, 1): 3, (3, 2): 3},
        ["R-HEAL-04"],
        0,
    ),
    "B13 ten votes in three lists": (
        ballot(votes={**row(1, 3, 3), **row(2, 2), **row(3, 2)}),
        INVALID,
        {},
        ["R-HEAL-06"],
        0,
    ),
    "B14 two too many in one list: single votes go, from the bottom": (
        ballot(votes=row(1, 3, 3, 2, 1, 1, 1)),
        VALID,
        row(1, 3, 3, 2, 1),
        ["R-HEAL-05"],
        0,
    ),
    "B15 six too many: who has two, then who has three": (
        ballot(votes=row(1, 3, 3, 3, 2, 2, 2)),
        VALID,
        row(1, 2, 2, 2, 1, 1, 1),
        ["R-HEAL-05"],
        0,
    ),
    "B16 second pass": (
        ballot(votes=row(1, 3, 3, 3, 3, 3)),
        VALID,
        row(1, 2, 2, 2, 2, 1),
        ["R-HEAL-05"],
        0,
    ),
    "B16b two full passes": (
        ballot(votes=row(1, *[3] * 9)),
        VALID,
        row(1, *[1] * 9),
        ["R-HEAL-05"],
        0,
    ),
    "B17 two list marks, nothing else": (ballot(1, 2), INVALID, {}, ["R-HEAL-10"], 0),
    "B18 two list marks, five votes": (
        ballot(1, 2, votes={(1, 1): 3, (2, 2): 2}),
        VALID,
        {(1, 1): 3, (2, 2): 2},
        ["R-HEAL-09"],
        4,
    ),
    "B19 two list marks, ten votes": (
        ballot(1, 3, votes={**row(1, 3, 3), **row(2, 3, 1)}),
        INVALID,
        {},
        ["R-HEAL-10"],
        0,
    ),
    "B20 list mark beside too many votes in one other list": (
        ballot(2, votes=row(1, 3, 3, 3, 1)),
        VALID,
        row(1, 3, 3, 3),
        ["R-HEAL-11"],
        0,
    ),
    "B21 empty": (ballot(), INVALID, {}, ["R-HEAL-01"], 0),
    "B22 a written comment": (
        ballot(1, flags=[Flag.ADDITION]),
        INVALID,
        {},
        ["R-HEAL-01"],
        0,
    ),
    "B23 one left unstruck takes three": (
        ballot(2, strikes=[(2, 2), (2, 3), (2, 4), (2, 5)]),
        VALID,
        row(2, 3),
        ["R-HEAL-03", "R-HEAL-08"],
        6,
    ),
    "B24 all votes used, the list mark is idle": (
        ballot(1, votes=row(1, 3, 3, 3)),
        VALID,
        row(1, 3, 3, 3),
        ["R-HEAL-08"],
        0,
    ),
    "B25 nothing but strikes": (
        ballot(strikes=[(1, 1), (1, 2)]),
        OPEN,
        {},
        ["R-HEAL-13"],
        0,
    ),
    "B26 struck and given votes": (
        ballot(votes=row(1, 2, 1), strikes=[(1, 1)]),
        OPEN,
        {(1, 2): 1},
        ["R-HEAL-03"],
        0,
    ),
    "B27 one mark not beyond doubt": (
        ballot(votes={(1, 5): 3}, flags=[Flag.UNCLEAR]),
        VALID,
        {(1, 5): 3},
        ["R-HEAL-02"],
        6,
    ),
    "B32 a copy": (ballot(1, flags=[Flag.NOT_OFFICIAL]), INVALID, {}, ["R-HEAL-01"], 0),
}
