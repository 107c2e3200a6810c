"""Who takes the seats: worked examples and the 71 members of a real council."""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ballots.law.assumptions import BallotAssumptions
from ballots.law.counting.tally import list_votes
from ballots.law.result.elected import (
    ListElection,
    MajorityElection,
    elect_by_majority,
    elect_from_list,
)
from ballots.law.result.seats import Distribution, LotRequired, distribute_seats

DARMSTADT = Path(__file__).parents[2] / "data" / "darmstadt_2021_stavo_candidates.csv"

FROM_LIST = {
    # id: (votes by place, seats, candidates, elected, successors)
    "H13 most votes first, then the better place": (
        {1: 40, 2: 55, 3: 40, 4: 12},
        2,
        range(1, 5),
        (2, 1),
        (3, 4),
    ),
    "H14 places 4 and 5 are not printed and follow in list order": (
        {1: 9, 2: 8, 3: 7},
        3,
        range(1, 6),
        (1, 2, 3),
        (4, 5),
    ),
    "H11 seven seats, four persons": ({1: 1, 2: 4, 3: 2, 4: 3}, 7, range(1, 5), (2, 4, 3, 1), ()),
    "no seat": ({1: 5, 2: 9}, 0, (1, 2), (), (2, 1)),
    "a person without votes is elected": ({1: 0, 2: 3}, 2, (1, 2), (2, 1), ()),
    "no votes for somebody who is not a candidate": ({1: 5, 3: 0}, 1, (1, 2), (1,), (2,)),
    "places may have gaps": ({1: 1, 4: 2}, 1, (1, 4, 5), (4,), (1, 5)),
}


@pytest.mark.rules("R-SEAT-06", "R-BAL-02", "R-END-04")
@pytest.mark.parametrize(
    ("votes", "seats", "candidates", "elected", "successors"), FROM_LIST.values(), ids=FROM_LIST
)
def test_who_is_elected_from_a_list(votes, seats, candidates, elected, successors):
    found = elect_from_list(votes, seats, candidates)
    assert (found.elected, found.successors, found.known) == (elected, successors, True)


@pytest.mark.rules("R-SEAT-06", "R-BAL-02", "R-END-04")
@pytest.mark.parametrize(
    ("votes", "order"),
    [
        pytest.param({1: 5, 2: 0}, (1, 2, 3), id="not printed and last on the list"),
        pytest.param({1: 5, 3: 0}, (1, 3, 2), id="not printed and ahead on the list"),
        pytest.param({3: 0}, (3, 1, 2), id="of two not printed the list decides"),
    ],
)
@pytest.mark.parametrize("seats", [0, 1, 2, 3])
def test_who_was_not_printed_comes_after_who_was_for_seats_and_for_succession(votes, order, seats):
    found = elect_from_list(votes, seats, (1, 2, 3))
    assert (found.elected, found.successors) == (order[:seats], order[seats:])


@pytest.mark.rules("R-SEAT-06")
def test_unknown_votes_leave_the_places_open():
    found = elect_from_list({1: 40, 2: None}, 1, (1, 2))
    assert found == ListElection((), (), known=False)


REFUSED = {
    "negative votes": ({1: -1}, 1, (1,)),
    "votes for somebody who is not a candidate": ({3: 5}, 1, (1, 2)),
    "a negative number of seats": ({1: 5}, -1, (1,)),
}


@pytest.mark.parametrize(("votes", "seats", "candidates"), REFUSED.values(), ids=REFUSED)
def test_impossible_votes_are_refused(votes, seats, candidates):
    with pytest.raises(ValueError, match="votes"):
        elect_from_list(votes, seats, candidates)
    with pytest.raises(ValueError, match="votes"):
        elect_by_majority(votes, seats, candidates=candidates)


M3 = {1: 120, 2: 95, 3: 95, 4: 80, 5: 60, 6: 60, 7: 12, 8: 0}


@pytest.mark.rules("R-SEAT-07")
def test_m3_the_last_seat_is_a_lot():
    assert elect_by_majority(M3, 5) == LotRequired((5, 6), 1, {1: 1, 2: 1, 3: 1, 4: 1})


BY_MAJORITY = {
    # id: (votes, seats, drawn, elected, successor groups, empty seats)
    "M3 place 5 is drawn": (M3, 5, (5,), (1, 2, 3, 4, 5), ((6,), (7,)), 0),
    "M3 place 6 is drawn": (M3, 5, (6,), (1, 2, 3, 4, 6), ((5,), (7,)), 0),
    "M3 with four seats needs no lot": (M3, 4, (), (1, 2, 3, 4), ((5, 6), (7,)), 0),
    "two seats among three": ({1: 5, 2: 5, 3: 5, 4: 1}, 2, (3, 1), (1, 3), ((2,), (4,)), 0),
    "who has no vote is not elected": ({1: 7, 2: 0, 3: 0}, 2, (), (1,), (), 1),
    "all seats taken": ({1: 7, 2: 3}, 2, (), (1, 2), (), 0),
    "equal votes stand in list order": ({2: 5, 1: 5, 3: 9}, 3, (), (3, 1, 2), (), 0),
    "more drawn than seats: the first count": (
        {1: 5, 2: 5, 3: 5},
        1,
        (3, 1),
        (3,),
        ((1, 2),),
        0,
    ),
}


@pytest.mark.rules("R-SEAT-07", "R-CAST-04", "R-END-05")
@pytest.mark.parametrize(
    ("votes", "seats", "drawn", "elected", "groups", "empty"),
    BY_MAJORITY.values(),
    ids=BY_MAJORITY,
)
def test_who_is_elected_by_majority(votes, seats, drawn, elected, groups, empty):
    found = elect_by_majority(votes, seats, drawn)
    assert found == MajorityElection(elected, groups, empty, known=True)
    assert found.successors == tuple(place for group in groups for place in group)


@pytest.mark.rules("R-SEAT-07")
def test_a_lot_drawn_in_part_leaves_a_smaller_one():
    found = elect_by_majority({1: 9, 2: 5, 3: 5, 4: 5}, 3, drawn=(4,))
    assert found == LotRequired((2, 3), 1, {1: 1, 4: 1})


@pytest.mark.rules("R-SEAT-07")
def test_who_has_no_vote_is_elected_where_the_assumption_says_so():
    yes = BallotAssumptions(elected_without_votes=True)
    found = elect_by_majority({1: 7}, 2, candidates=(1, 2), assumptions=yes)
    assert found == MajorityElection((1, 2), ())


@pytest.mark.rules("R-SEAT-07", "R-END-05")
def test_who_was_not_printed_follows_after_who_was_printed_and_got_no_vote():
    yes = BallotAssumptions(elected_without_votes=True)
    found = elect_by_majority({1: 7, 2: 1, 4: 0}, 1, candidates=(1, 2, 3, 4), assumptions=yes)
    assert found == MajorityElection((1,), ((2,), (4,), (3,)))


@pytest.mark.rules("R-SEAT-07")
def test_where_nobody_is_barred_for_want_of_votes_the_seat_goes_to_the_next_without_a_lot():
    yes = BallotAssumptions(elected_without_votes=True)
    found = elect_by_majority({1: 7, 2: 1, 3: 0}, 2, assumptions=yes)
    assert found == MajorityElection((1, 2), ((3,),))


@pytest.mark.rules("R-SEAT-07")
def test_unknown_votes_leave_the_majority_vote_open():
    found = elect_by_majority({1: 7, 2: None}, 2)
    assert found == MajorityElection((), (), known=False)


@pytest.mark.parametrize("drawn", [(1,), (5, 5)], ids=["not tied", "drawn twice"])
def test_a_draw_that_does_not_fit_is_refused(drawn):
    with pytest.raises(ValueError, match="the tie is among"):
        elect_by_majority(M3, 5, drawn)


def test_a_draw_without_a_tie_is_refused():
    with pytest.raises(ValueError, match="the tie is among"):
        elect_by_majority(M3, 4, (5,))


@pytest.mark.rules("R-SEAT-00", "R-SEAT-02", "R-SEAT-06")
def test_darmstadt_2021_seats_and_all_71_elected():
    with DARMSTADT.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    votes = {(int(r["list_no"]), int(r["list_position"])): int(r["candidate_votes"]) for r in rows}
    by_list = list_votes(votes)
    assert by_list == {int(r["list_no"]): int(r["list_votes"]) for r in rows}
    seats = distribute_seats(by_list, 71)
    assert isinstance(seats, Distribution)
    assert seats.seats == {int(r["list_no"]): int(r["list_seats"]) for r in rows}
    places: defaultdict[int, dict[int, int | None]] = defaultdict(dict)
    for (number, place), count in votes.items():
        places[number][place] = count
    elected = {
        (number, place)
        for number, mine in places.items()
        for place in elect_from_list(mine, seats.seats[number], sorted(mine)).elected
    }
    published = {
        (int(r["list_no"]), int(r["list_position"]))
        for r in rows
        if r["elected_by_votes"].strip() == "yes"
    }
    assert len(published) == 71
    assert elected == published


votes_by_place = st.lists(st.integers(0, 9), min_size=1, max_size=15).map(
    lambda counts: dict(enumerate(counts, start=1))
)


@given(votes_by_place, st.integers(0, 15), st.integers(0, 4))
def test_everybody_is_elected_or_succeeds_exactly_once(votes, seats, unprinted):
    candidates = range(1, len(votes) + unprinted + 1)
    found = elect_from_list(votes, seats, candidates)
    assert sorted(found.elected + found.successors) == list(candidates)
    assert len(found.elected) == min(seats, len(candidates))
    order = [votes.get(place, 0) for place in found.elected + found.successors]
    assert order == sorted(order, reverse=True)


@given(votes_by_place, st.integers(1, 15))
def test_majority_seats_are_taken_empty_or_drawn(votes, seats):
    found = elect_by_majority(votes, seats)
    if isinstance(found, LotRequired):
        assert len(found.seats) + found.open_seats == seats
        assert len({votes[place] for place in found.tied}) == 1
        assert len(found.tied) > found.open_seats
    else:
        assert len(found.elected) + found.empty_seats == seats
        assert all(votes[place] for place in found.elected)
