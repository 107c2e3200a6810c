"""The majority clause and a tie, by brute force: every reading of the text, every lot.

Written independently of the law: it shares no line with it. § 22 Abs. 4 KWG gives a list with more
than half of the votes, but not of the seats, one seat before the fractions. Its text does not say
whether a tie is drawn first, nor whether the list's own fraction takes part again.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, product

import pytest

from ballots.law.result.seats import Distribution, LotRequired, distribute_seats

Seats = tuple[int, ...]


def rounds(whole: list[int], rests: list[Fraction | None], left: int) -> Iterator[Seats]:
    """Every result of a round of fractions; a list whose rest is None does not take part."""
    taking = [place for place, rest in enumerate(rests) if rest is not None]
    for lucky in combinations(taking, left):
        others = [place for place in taking if place not in lucky]
        if all(rests[one] >= rests[other] for one in lucky for other in others):
            yield tuple(count + (place in lucky) for place, count in enumerate(whole))


def results(votes: Seats, seats: int) -> set[Seats]:
    """Every result that some reading and some lot gives."""
    total = sum(votes)
    quotas = [Fraction(count * seats, total) for count in votes]
    whole = [int(quota) for quota in quotas]
    rests: list[Fraction | None] = [quota - int(quota) for quota in quotas]
    left = seats - sum(whole)
    plain = set(rounds(whole, rests, left))
    strong = next((place for place, count in enumerate(votes) if 2 * count > total), None)
    if strong is None or all(2 * found[strong] > seats for found in plain):
        return plain
    ahead = [count + (place == strong) for place, count in enumerate(whole)]
    alone = [None if place == strong else rest for place, rest in enumerate(rests)]
    found = {one for one in plain if 2 * one[strong] > seats}  # drawn first, and it sufficed
    for taking_part in (rests, alone):
        found |= set(rounds(ahead, taking_part, left - 1))
    return found


CASES = [
    (votes, seats)
    for lists, most in ((2, 24), (3, 12), (4, 7))
    for votes in product(range(most + 1), repeat=lists)
    if sum(votes) and list(votes) == sorted(votes, reverse=True)
    for seats in range(1, 10)
]


@pytest.mark.rules("R-SEAT-03", "R-SEAT-04")
def test_a_result_without_a_lot_is_the_only_one_that_any_reading_gives():
    wrong = [
        (votes, seats, found.seats)
        for votes, seats in CASES
        if isinstance(found := distribute_seats(dict(enumerate(votes)), seats), Distribution)
        and results(votes, seats) != {tuple(found.seats.values())}
    ]
    assert len(CASES) > 9_000
    assert wrong == []


@pytest.mark.rules("R-SEAT-03", "R-SEAT-04")
def test_a_lot_is_asked_for_where_it_decides_or_where_three_lists_or_more_tie():
    certain = []
    for votes, seats in CASES:
        found = distribute_seats(dict(enumerate(votes)), seats)
        if isinstance(found, LotRequired) and len(results(votes, seats)) == 1:
            certain.append((votes, seats, found))
    # The Wahlleiter draws among them as § 22 Abs. 3 Satz 4 says, and the seats are the same.
    assert certain
    for votes, seats, found in certain:
        assert (found.open_seats, len(found.tied) > 2) == (1, True)
        for drawn in found.tied:
            decided = distribute_seats(dict(enumerate(votes)), seats, (drawn,))
            assert {tuple(decided.seats.values())} == results(votes, seats)


@pytest.mark.rules("R-SEAT-04")
def test_ties_of_the_majority_list_with_one_other_are_among_the_cases():
    """The enumeration holds the ties that it is about: the seats end where the law says."""
    decided = 0
    for votes, seats in CASES:
        total = sum(votes)
        if 2 * votes[0] <= total or 2 * (votes[0] * seats // total) > seats:
            continue
        rests = [count * seats % total for count in votes]
        above = sum(rest > rests[0] for rest in rests)
        left = seats - sum(count * seats // total for count in votes)
        if rests.count(rests[0]) == 2 and left - above == 1 and rests[0]:
            found = distribute_seats(dict(enumerate(votes)), seats)
            assert isinstance(found, Distribution)
            assert 2 * found.seats[0] > seats
            decided += 1
    assert decided > 50
