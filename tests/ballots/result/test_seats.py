"""Worked distributions, real elections, and laws of Hare/Niemeyer for all votes."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ballots.law.assumptions import BallotAssumptions
from ballots.law.result.seats import (
    Distribution,
    ListShare,
    LotRequired,
    distribute_seats,
    tie_without_a_lot,
    vacant_seats,
)

CASES = Path(__file__).parents[3] / "config" / "demonstration" / "data" / "seat_cases.jsonl"

WORKED = {
    # id: (seats, votes, result, majority clause)
    "H1 Dietzenbach 2015, in ‰": (19, (343, 187, 471), (6, 4, 9), False),
    "H2 plain": (9, (4200, 2900, 1900), (4, 3, 2), False),
    "H3 a small list gains": (15, (8100, 4100, 1900, 900), (8, 4, 2, 1), False),
    "H6 50.1 % and the clause gives the fifth seat": (
        9,
        (5010, 1690, 1680, 1620),
        (5, 2, 1, 1),
        True,
    ),
    "H7 50.2 % and the fractions suffice": (9, (1506, 507, 505, 482), (5, 2, 1, 1), False),
    "H8 exactly half of the votes": (9, (500, 300, 200), (4, 3, 2), False),
    "H9 half of the seats is not more than half": (10, (505, 260, 235), (6, 2, 2), True),
    "H10 two seats, 23 to 20 (1985)": (2, (23, 20), (2, 0), True),
    "H11 seven seats for four persons": (9, (700, 200), (7, 2), False),
    "H12 no remainder": (7, (300, 200, 200), (3, 2, 2), False),
    "the majority list ties with one other for one seat": (9, (46, 26, 18), (5, 2, 2), True),
    "one list takes all": (9, (1,), (9,), False),
    "a list without votes": (9, (10, 0), (9, 0), False),
}


@pytest.mark.rules("R-SEAT-00", "R-SEAT-01", "R-SEAT-02", "R-SEAT-04")
@pytest.mark.parametrize(("seats", "votes", "result", "clause"), WORKED.values(), ids=WORKED)
def test_worked_distributions(seats, votes, result, clause):
    found = distribute_seats(dict(enumerate(votes)), seats)
    assert isinstance(found, Distribution)
    assert (tuple(found.seats.values()), found.majority_clause) == (result, clause)


@pytest.mark.rules("R-SEAT-02", "R-SEAT-04")
def test_the_working_is_returned():
    found = distribute_seats({1: 5010, 2: 1690, 3: 1680, 4: 1620}, 9)
    assert found.shares == {
        1: ListShare(5010, Fraction(4509, 1000), 4, majority_seats=1),
        2: ListShare(1690, Fraction(1521, 1000), 1, remainder_seats=1),
        3: ListShare(1680, Fraction(1512, 1000), 1),
        4: ListShare(1620, Fraction(1458, 1000), 1),
    }


@pytest.mark.rules("R-SEAT-04")
def test_without_the_clause_fractions_alone_decide():
    off = BallotAssumptions(majority_clause_gives_a_seat=False)
    found = distribute_seats({1: 5010, 2: 1690, 3: 1680, 4: 1620}, 9, assumptions=off)
    assert (found.seats, found.majority_clause) == ({1: 4, 2: 2, 3: 2, 4: 1}, False)


LOTS = {
    # id: (seats, votes, drawn, tied, open seats, certain)
    "H4 last seat between two": (9, (400, 250, 250), (), (1, 2), 1, (4, 2, 2)),
    "H5 half of the votes, one seat among three": (
        8,
        (600, 200, 200, 200),
        (),
        (1, 2, 3),
        1,
        (4, 1, 1, 1),
    ),
    "two seats among three": (5, (100, 100, 100), (), (0, 1, 2), 2, (1, 1, 1)),
    "two seats among three, one drawn": (5, (100, 100, 100), (1,), (0, 2), 1, (1, 2, 1)),
    "the majority list ties with two others for one seat": (
        4,
        (7, 4, 1),
        (),
        (0, 1, 2),
        1,
        (2, 1, 0),
    ),
    "the majority list ties with two others for two seats": (
        3,
        (5, 2, 2),
        (),
        (0, 1, 2),
        2,
        (1, 0, 0),
    ),
    "the clause first, then the others tie": (
        10,
        (502, 166, 166, 166),
        (),
        (1, 2, 3),
        1,
        (6, 1, 1, 1),
    ),
}


@pytest.mark.rules("R-SEAT-03", "R-SEAT-04")
@pytest.mark.parametrize(
    ("seats", "votes", "drawn", "tied", "open_seats", "certain"), LOTS.values(), ids=LOTS
)
def test_equal_fractions_are_a_lot(seats, votes, drawn, tied, open_seats, certain):
    found = distribute_seats(dict(enumerate(votes)), seats, drawn)
    assert isinstance(found, LotRequired)
    assert (found.tied, found.open_seats) == (tied, open_seats)
    assert tuple(found.seats.values()) == certain
    assert tuple(share.seats for share in found.shares.values()) == certain


DRAWN = {
    # id: (seats, votes, drawn, result, majority clause)
    "H4 B is drawn": (9, (400, 250, 250), (1,), (4, 3, 2), False),
    "H4 C is drawn": (9, (400, 250, 250), (2,), (4, 2, 3), False),
    "H5 the third of three is drawn": (8, (600, 200, 200, 200), (3,), (4, 1, 1, 2), False),
    "more names drawn than seats: the first count": (
        9,
        (400, 250, 250),
        (2, 1),
        (4, 2, 3),
        False,
    ),
    "two seats among three": (5, (100, 100, 100), (2, 0), (2, 1, 2), False),
    "a lot that nothing hung on, drawn for the majority list": (
        9,
        (46, 26, 18),
        (0,),
        (5, 2, 2),
        True,
    ),
    "a lot that nothing hung on, drawn for the other": (9, (46, 26, 18), (1,), (5, 2, 2), True),
    "the majority list wins a lot with two others": (4, (7, 4, 1), (0,), (3, 1, 0), False),
    "the majority list loses a lot with two others": (4, (7, 4, 1), (2,), (3, 1, 0), True),
    "after the clause a lot among the others": (
        10,
        (502, 166, 166, 166),
        (2,),
        (6, 1, 2, 1),
        True,
    ),
    "the majority list loses a lot for two seats: the last drawn gives way": (
        3,
        (5, 2, 2),
        (2, 1),
        (2, 0, 1),
        True,
    ),
}


@pytest.mark.rules("R-SEAT-03", "R-SEAT-04")
@pytest.mark.parametrize(("seats", "votes", "drawn", "result", "clause"), DRAWN.values(), ids=DRAWN)
def test_a_drawn_lot_decides(seats, votes, drawn, result, clause):
    found = distribute_seats(dict(enumerate(votes)), seats, drawn)
    assert isinstance(found, Distribution)
    assert (tuple(found.seats.values()), found.majority_clause) == (result, clause)


@pytest.mark.rules("R-SEAT-04")
def test_a_lot_says_whether_the_clause_gave_a_seat():
    after_clause = distribute_seats({0: 502, 1: 166, 2: 166, 3: 166}, 10)
    plain = distribute_seats({1: 400, 2: 250, 3: 250}, 9)
    assert (after_clause.majority_clause, plain.majority_clause) == (True, False)


REFUSED = {
    "no seats": (0, {1: 5}, ()),
    "no votes": (9, {1: 0, 2: 0}, ()),
    "no lists": (9, {}, ()),
    "negative votes": (9, {1: 5, 2: -1}, ()),
    "drawn though nothing is tied": (7, {1: 300, 2: 200, 3: 200}, (1,)),
    "drawn but not tied": (9, {1: 400, 2: 250, 3: 250}, (1,)),
    "drawn twice": (5, {1: 1, 2: 1, 3: 1}, (1, 1)),
    "not tied though it has the majority": (9, {1: 46, 2: 26, 3: 18}, (3,)),
}


@pytest.mark.parametrize(("seats", "votes", "drawn"), REFUSED.values(), ids=REFUSED)
def test_impossible_questions_are_refused(seats, votes, drawn):
    with pytest.raises(ValueError, match=r"cannot distribute|drawn"):
        distribute_seats(votes, seats, drawn)


VACANT = {
    "H11 seven seats, four persons": (7, 4, 3),
    "enough persons": (2, 6, 0),
    "as many persons as seats": (4, 4, 0),
    "persons not known": (4, None, None),
}


@pytest.mark.rules("R-SEAT-05")
@pytest.mark.parametrize(("seats", "candidates", "vacant"), VACANT.values(), ids=VACANT)
def test_seats_stay_empty_when_a_list_is_too_short(seats, candidates, vacant):
    assert vacant_seats(seats, candidates) == vacant


REAL = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
COUNTED = [
    case
    for case in REAL
    if len(case["lists"]) > 1 and all(entry["votes"] is not None for entry in case["lists"])
]


@pytest.mark.rules("R-SEAT-01", "R-SEAT-02", "R-SEAT-03", "R-SEAT-04")
@pytest.mark.parametrize("case", COUNTED, ids=[case["case"] for case in COUNTED])
def test_real_elections(case):
    found = distribute_seats(
        {number: entry["votes"] for number, entry in enumerate(case["lists"])}, case["seats"]
    )
    published = {number: entry["seats"] for number, entry in enumerate(case["lists"])}
    assert isinstance(found, Distribution)
    assert sum(found.seats.values()) == case["seats"]
    known = {number: seats for number, seats in published.items() if seats is not None}
    assert {number: found.seats[number] for number in known} == known
    assert found.majority_clause == case["check"]["majority_clause_applied"]
    computed = case.get("computed_hare_niemeyer", list(found.seats.values()))
    assert list(found.seats.values()) == computed


def test_every_complete_case_is_among_the_real_elections():
    complete = [case["case"] for case in REAL if case["complete"]]
    assert (len(REAL), len(complete), len(COUNTED)) == (338, 320, 327)
    assert set(complete) <= {case["case"] for case in COUNTED}


votes_of_lists = st.dictionaries(
    st.integers(1, 30), st.integers(0, 200_000), min_size=1, max_size=12
).filter(lambda votes: any(votes.values()))
close_votes = st.dictionaries(st.integers(1, 9), st.integers(0, 6), min_size=1, max_size=6).filter(
    lambda votes: any(votes.values())
)
seat_numbers = st.integers(1, 93)


@given(votes_of_lists | close_votes, seat_numbers)
def test_each_list_gets_the_whole_number_below_or_above_its_quota(votes, seats):
    found = distribute_seats(votes, seats)
    open_seats = found.open_seats if isinstance(found, LotRequired) else 0
    assert sum(found.seats.values()) + open_seats == seats
    assert sum(share.quota for share in found.shares.values()) == seats
    total = sum(votes.values())
    for number, share in found.shares.items():
        assert share.quota == Fraction(votes[number] * seats, total)
        assert share.whole_seats == int(share.quota)
        assert 0 <= share.seats - share.whole_seats <= 1
        if share.majority_seats:
            assert 2 * votes[number] > total


@given(votes_of_lists | close_votes, seat_numbers)
def test_more_than_half_of_the_votes_are_more_than_half_of_the_seats(votes, seats):
    found = distribute_seats(votes, seats)
    for number, count in votes.items():
        tied = isinstance(found, LotRequired) and number in found.tied
        if 2 * count > sum(votes.values()) and not tied:
            assert 2 * found.seats[number] > seats


@given(votes_of_lists | close_votes, seat_numbers, st.randoms(use_true_random=False))
def test_renaming_and_reordering_lists_changes_nothing(votes, seats, random):
    renamed = {number + 100: count for number, count in votes.items()}
    entries = list(renamed.items())
    random.shuffle(entries)
    found, other = distribute_seats(votes, seats), distribute_seats(dict(entries), seats)
    assert {number + 100: share for number, share in found.shares.items()} == other.shares
    if isinstance(found, LotRequired):
        assert isinstance(other, LotRequired)
        assert tuple(number + 100 for number in found.tied) == other.tied


@given(votes_of_lists | close_votes, seat_numbers, st.integers(2, 1000))
def test_multiplying_all_votes_changes_nothing(votes, seats, factor):
    more = {number: count * factor for number, count in votes.items()}
    found, other = distribute_seats(votes, seats), distribute_seats(more, seats)
    assert found.seats == other.seats
    assert getattr(found, "tied", ()) == getattr(other, "tied", ())


@given(close_votes, st.integers(1, 12))
def test_every_complete_draw_ends_the_lot(votes, seats):
    found = distribute_seats(votes, seats)
    tied: tuple[int, ...] = ()
    open_seats = 0
    if isinstance(found, LotRequired):
        tied, open_seats = found.tied, found.open_seats
    for drawn in permutations(tied, open_seats):
        decided = distribute_seats(votes, seats, drawn)
        assert isinstance(decided, Distribution)
        assert sum(decided.seats.values()) == seats


@given(st.integers(3, 9), st.integers(0, 4), st.data())
def test_a_lot_drawn_in_part_leaves_a_smaller_one(lists, rounds, data):
    open_seats = data.draw(st.integers(2, lists - 1))
    votes = dict.fromkeys(range(lists), 100)
    drawn = data.draw(st.permutations(range(lists)))[: open_seats - 1]
    smaller = distribute_seats(votes, rounds * lists + open_seats, drawn)
    assert isinstance(smaller, LotRequired)
    assert (set(smaller.tied), smaller.open_seats) == (set(votes) - set(drawn), 1)


WITHOUT_A_LOT = {
    # id: (seats, votes, drawn, the two lists that tied)
    "one seat, one other list": (9, {1: 46, 2: 26, 3: 18}, (), (1, 2)),
    "no tie at all": (9, {1: 5010, 2: 1690, 3: 1680, 4: 1620}, (), None),
    "two others, and the lot went to one of them": (4, {1: 7, 2: 4, 3: 1}, (2,), None),
    "no list with more than half of the votes": (9, {1: 400, 2: 250, 3: 250}, (2,), None),
    "level with a list that has no chance either": (7, {1: 51, 2: 19, 3: 19, 4: 11}, (), None),
}


@pytest.mark.rules("R-SEAT-03", "R-SEAT-04")
@pytest.mark.parametrize(
    ("seats", "votes", "drawn", "tied"), WITHOUT_A_LOT.values(), ids=WITHOUT_A_LOT
)
def test_a_result_tells_which_lists_tied_for_a_seat_without_a_lot(seats, votes, drawn, tied):
    shares = distribute_seats(votes, seats, drawn).shares
    found = tie_without_a_lot(list(shares.values()))
    assert found == (tied and tuple(shares[number] for number in tied))


def test_without_quotas_nothing_ties():
    assert tie_without_a_lot([ListShare(5, None, 3, majority_seats=1)]) is None
