"""What is printed, and what a list accepted unchanged gives."""

from __future__ import annotations

import pytest

from ballots.law.assumptions import BallotAssumptions
from ballots.law.paper.paper import Paper, printed, unchanged_vector

PRINTED = {
    "a short list is printed whole": (5, 9, False, 5),
    "a long list is cut at the number of seats": (12, 9, False, 9),
    "a list as long as the seats is printed whole": (9, 9, False, 9),
    "a single list is printed whole: Bensheim 2021, 13 persons, 9 seats": (13, 9, True, 13),
    "a list without persons prints nobody": (0, 9, False, 0),
    "one seat prints one person": (4, 1, False, 1),
}


@pytest.mark.rules("R-BAL-02")
@pytest.mark.parametrize(
    ("candidates", "seats", "majority", "expected"), PRINTED.values(), ids=PRINTED
)
def test_how_many_are_printed(candidates, seats, majority, expected):
    assert printed(candidates, seats, majority=majority) == expected


@pytest.mark.rules("R-BAL-02")
def test_without_a_word_it_is_no_majority_vote():
    assert printed(13, 9) == 9


def test_a_paper_is_told_by_its_seats_and_its_lists():
    assert repr(Paper(9, {1: 3})) == "Paper(seats=9, lists={1: 3})"


@pytest.mark.rules("R-BAL-02")
def test_who_gets_no_vote_of_an_unchanged_list_does_not_stand_in_it():
    assert Paper(2, {1: 3}).unchanged == {1: {(1, 1): 1, (1, 2): 1}}


@pytest.mark.rules("R-BAL-02")
def test_a_single_list_is_cut_where_the_assumption_says_so():
    assumptions = BallotAssumptions(single_list_prints_all_candidates=False)
    assert printed(13, 9, majority=True, assumptions=assumptions) == 9


@pytest.mark.parametrize(("candidates", "seats"), [(-1, 9), (5, 0)])
def test_impossible_numbers_are_refused(candidates, seats):
    with pytest.raises(ValueError, match="candidates for"):
        printed(candidates, seats)


VECTORS = {
    "as many persons as votes: one each": (9, 9, (1,) * 9),
    "five persons: twice through, place 5 gets one": (5, 9, (2, 2, 2, 2, 1)),
    "two persons: three each, three votes are lost": (2, 9, (3, 3)),
    "more persons than votes: the last get none": (4, 3, (1, 1, 1, 0)),
    "seven persons, fifteen votes: place 1 gets a third": (7, 15, (3, 2, 2, 2, 2, 2, 2)),
}


@pytest.mark.rules("R-HEAL-07", "R-CNT-08")
@pytest.mark.parametrize(("candidates", "seats", "votes"), VECTORS.values(), ids=VECTORS)
def test_votes_of_an_unchanged_list(candidates, seats, votes):
    assert unchanged_vector(candidates, seats) == votes


PAPERS = {
    "no seat": (0, {1: 3}),
    "no list": (9, {}),
    "a list number 0": (9, {0: 3}),
    "a list without persons": (9, {1: 0}),
    "one of two lists without persons": (9, {1: 3, 2: 0}),
}


@pytest.mark.parametrize(("seats", "lists"), PAPERS.values(), ids=PAPERS)
def test_an_impossible_paper_is_refused(seats, lists):
    with pytest.raises(ValueError, match=r"not a list|no paper"):
        Paper(seats, lists)


@pytest.mark.rules("R-CAST-01", "R-CAST-04")
def test_a_paper_knows_its_persons_and_whether_it_is_a_majority_vote():
    paper = Paper(9, {1: 3, 7: 2})
    assert paper.places == {1: ((1, 1), (1, 2), (1, 3)), 7: ((7, 1), (7, 2))}
    assert [paper.shows(one) for one in [(1, 1), (1, 3), (1, 4), (1, 0), (2, 1), (7, 2)]] == [
        True,
        True,
        False,
        False,
        False,
        True,
    ]
    assert (paper.majority, Paper(9, {4: 9}).majority) == (False, True)
