"""Every worked ballot, the published originals, and laws that hold for every ballot."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ballots.law.assumptions import BallotAssumptions, Treatment
from ballots.law.counting.validity import Ballot, Flag, Judgment, Verdict, judge, judge_envelope
from ballots.law.paper.paper import Paper
from tests.ballots.counting.ballot_examples import (
    FIFTEEN,
    INVALID,
    NINE,
    OPEN,
    SINGLE,
    VALID,
    WORKED,
    ballot,
    persons,
    row,
)


@pytest.mark.rules("R-CAST-01", "R-CAST-02", "R-HEAL-01", "R-HEAL-02", "R-HEAL-03", "R-HEAL-04")
@pytest.mark.rules("R-HEAL-05", "R-HEAL-06", "R-HEAL-07", "R-HEAL-08", "R-HEAL-09", "R-HEAL-10")
@pytest.mark.rules("R-HEAL-11", "R-HEAL-12", "R-HEAL-13")
@pytest.mark.parametrize("example", WORKED.values(), ids=WORKED)
def test_worked_ballots(example):
    marked, verdict, votes, rules, lost = example
    assert judge(marked, NINE) == Judgment(verdict, votes, tuple(rules), lost)


ORIGINALS = {
    "b1 fifteen persons unchanged: one each": (
        ballot(1),
        VALID,
        row(1, *[1] * 15),
        ["R-HEAL-07"],
        0,
    ),
    "b2 seven persons unchanged: two each, place 1 three": (
        ballot(2),
        VALID,
        row(2, 3, 2, 2, 2, 2, 2, 2),
        ["R-HEAL-07"],
        0,
    ),
    "b3 list mark, one struck, eleven votes with one 4: four left": (
        ballot(1, votes=persons(1, {1: 4, 5: 3, 9: 3, 12: 2}), strikes=[(1, 2)]),
        VALID,
        persons(1, {1: 3, 3: 1, 4: 1, 5: 3, 6: 1, 7: 1, 9: 3, 12: 2}),
        ["R-HEAL-03", "R-HEAL-04", "R-HEAL-08"],
        0,
    ),
    "b4 list mark, five votes in it, five in another, one struck": (
        ballot(1, votes={(1, 12): 3, (1, 13): 2, **row(2, 1, 1, 1, 1, 1)}, strikes=[(1, 3)]),
        VALID,
        {**persons(1, {1: 1, 2: 1, 4: 1, 5: 1, 6: 1, 12: 3, 13: 2}), **row(2, 1, 1, 1, 1, 1)},
        ["R-HEAL-03", "R-HEAL-08"],
        0,
    ),
    "b5 twenty-three votes in one list, by the statute": (
        ballot(votes=row(1, 3, 2, 3, 2, 3, 2, 2, 1, 1, 1, 1, 1, 1)),
        VALID,
        row(1, 3, 2, 3, 2, 3, 1, 1),
        ["R-HEAL-05"],
        0,
    ),
    "b7 three list marks, eleven votes": (
        ballot(1, 2, 3, votes={**row(1, 3, 3), **row(2, 3), **row(3, 2)}),
        VALID,
        {**row(1, 3, 3), **row(2, 3), **row(3, 2)},
        ["R-HEAL-09"],
        4,
    ),
    "b8 two list marks, eighteen votes": (
        ballot(1, 3, votes={**row(1, 3, 3, 3), **row(3, 3, 3, 3)}),
        INVALID,
        {},
        ["R-HEAL-10"],
        0,
    ),
}


@pytest.mark.rules("R-HEAL-03", "R-HEAL-04", "R-HEAL-05", "R-HEAL-07", "R-HEAL-08", "R-HEAL-09")
@pytest.mark.parametrize("example", ORIGINALS.values(), ids=ORIGINALS)
def test_published_originals_on_fifteen_votes(example):
    marked, verdict, votes, rules, lost = example
    assert judge(marked, FIFTEEN) == Judgment(verdict, votes, tuple(rules), lost)


CORNERS = {
    "one struck in the marked list, one in another": (
        ballot(1, strikes=[(1, 2), (2, 1)]),
        VALID,
        persons(1, {1: 2, 3: 1, 4: 1, 5: 1, 6: 1, 7: 1, 8: 1, 9: 1}),
        ["R-HEAL-03", "R-HEAL-08"],
        0,
    ),
    "who has one vote loses it first, wherever it stands": (
        ballot(votes=row(1, 1, 3, 3, 3)),
        VALID,
        persons(1, {2: 3, 3: 3, 4: 3}),
        ["R-HEAL-05"],
        0,
    ),
    "who has lost the only vote loses no second one": (
        ballot(votes=row(1, 3, 3, 3, 3, 3, 3, 3, 1, 1)),
        VALID,
        row(1, 2, 2, 1, 1, 1, 1, 1),
        ["R-HEAL-05"],
        0,
    ),
    "too many votes in one list, and a struck person with votes": (
        ballot(votes={**row(1, 3, 3, 3, 1), (2, 1): 1}, strikes=[(2, 1)]),
        OPEN,
        row(1, 3, 3, 3),
        ["R-HEAL-03", "R-HEAL-05"],
        0,
    ),
    "a struck person with one vote": (
        ballot(votes=row(1, 1, 1), strikes=[(1, 1)]),
        OPEN,
        {(1, 2): 1},
        ["R-HEAL-03"],
        0,
    ),
    "a 0 beside a struck name is no vote": (
        ballot(votes=row(1, 0, 1), strikes=[(1, 1)]),
        VALID,
        {(1, 2): 1},
        ["R-HEAL-12"],
        8,
    ),
    "a list mark, and another mark not beyond doubt": (
        ballot(1, flags=[Flag.UNCLEAR]),
        VALID,
        row(1, *[1] * 9),
        ["R-HEAL-02", "R-HEAL-08"],
        0,
    ),
    "a 0 written beside a name is no vote": (
        ballot(votes={(1, 1): 0}),
        INVALID,
        {},
        ["R-HEAL-01"],
        0,
    ),
    "all marks doubtful: an invalid ballot": (
        ballot(flags=[Flag.UNCLEAR]),
        INVALID,
        {},
        ["R-HEAL-02"],
        0,
    ),
    "doubtful marks and strikes only": (
        ballot(strikes=[(1, 1)], flags=[Flag.UNCLEAR]),
        OPEN,
        {},
        ["R-HEAL-02", "R-HEAL-13"],
        0,
    ),
    "a list mark, and all its persons struck": (
        ballot(3, strikes=[(3, 1), (3, 2)]),
        OPEN,
        {},
        ["R-HEAL-13"],
        0,
    ),
    "only a struck person has votes": (
        ballot(votes={(1, 1): 2}, strikes=[(1, 1)]),
        OPEN,
        {},
        ["R-HEAL-03"],
        0,
    ),
    "too many votes in several lists stay invalid, struck or not": (
        ballot(votes={**row(1, 3, 3, 3), **row(2, 3), (3, 1): 2}, strikes=[(3, 1)]),
        INVALID,
        {},
        ["R-HEAL-03", "R-HEAL-06"],
        0,
    ),
    "a strike in another list changes nothing": (
        ballot(1, strikes=[(2, 1)]),
        VALID,
        row(1, *[1] * 9),
        ["R-HEAL-08"],
        0,
    ),
    "a strike beside candidate votes changes nothing": (
        ballot(votes=row(1, 3), strikes=[(2, 1)]),
        VALID,
        row(1, 3),
        ["R-HEAL-12"],
        6,
    ),
    "capped and still too many": (
        ballot(votes={**row(1, 9, 3), **row(2, 3, 1)}),
        INVALID,
        {},
        ["R-HEAL-04", "R-HEAL-06"],
        0,
    ),
    "too many votes in the marked list itself": (
        ballot(1, votes=row(1, 3, 3, 3, 1)),
        VALID,
        row(1, 3, 3, 3),
        ["R-HEAL-05"],
        0,
    ),
    "too many votes in several lists beside one list mark": (
        ballot(1, votes={**row(1, 3, 3, 3), **row(2, 1)}),
        INVALID,
        {},
        ["R-HEAL-06"],
        0,
    ),
    "two list marks, too many votes in one list": (
        ballot(1, 2, votes=row(1, 3, 3, 3, 3)),
        INVALID,
        {},
        ["R-HEAL-10"],
        0,
    ),
    "two list marks, the only votes on a struck person": (
        ballot(1, 2, votes={(1, 1): 2}, strikes=[(1, 1)]),
        OPEN,
        {},
        ["R-HEAL-03", "R-HEAL-10"],
        0,
    ),
    "the ballot of another election": (
        ballot(1, flags=[Flag.OTHER_ELECTION]),
        INVALID,
        {},
        ["R-HEAL-16"],
        0,
    ),
}


@pytest.mark.rules("R-HEAL-01", "R-HEAL-02", "R-HEAL-03", "R-HEAL-10", "R-HEAL-13", "R-HEAL-16")
@pytest.mark.parametrize("example", CORNERS.values(), ids=CORNERS)
def test_corners(example):
    marked, verdict, votes, rules, lost = example
    assert judge(marked, NINE) == Judgment(verdict, votes, tuple(rules), lost)


MAJORITY = {
    "M1 five votes on three persons": (
        ballot(votes=row(1, 3, 1, 1)),
        VALID,
        row(1, 3, 1, 1),
        ["R-CAST-01"],
        0,
    ),
    "M2 seven votes: the single one goes, then one of place 2": (
        ballot(votes=row(1, 3, 3, 1)),
        VALID,
        row(1, 3, 2),
        ["R-HEAL-05", "R-HEAL-17"],
        0,
    ),
    "three votes for each of eight, five may be given: three rounds are taken away": (
        ballot(votes=row(1, *[3] * 8)),
        VALID,
        row(1, *[1] * 5),
        ["R-HEAL-05", "R-HEAL-17"],
        0,
    ),
    "three votes not used": (
        ballot(votes=row(1, 2)),
        VALID,
        row(1, 2),
        ["R-HEAL-12", "R-HEAL-17"],
        3,
    ),
    "empty": (ballot(), INVALID, {}, ["R-HEAL-01", "R-HEAL-17"], 0),
    "the head of the list is marked": (ballot(1), OPEN, {}, ["R-HEAL-17"], 0),
    "the head of the list is marked beside votes": (
        ballot(1, votes=row(1, 3, 2)),
        OPEN,
        row(1, 3, 2),
        ["R-CAST-01", "R-HEAL-17"],
        0,
    ),
}


@pytest.mark.rules("R-CAST-04", "R-HEAL-17")
@pytest.mark.parametrize("example", MAJORITY.values(), ids=MAJORITY)
def test_majority_vote(example):
    marked, verdict, votes, rules, lost = example
    assert judge(marked, SINGLE) == Judgment(verdict, votes, tuple(rules), lost)


OTHER_READINGS = {
    "struck with votes: nobody is asked": (
        WORKED["B26 struck and given votes"][0],
        NINE,
        {"struck_with_votes": Treatment.NO_VOTES},
        (VALID, {(1, 2): 1}, ("R-HEAL-03",), 8),
    ),
    "only a struck person has votes: nobody is asked": (
        CORNERS["only a struck person has votes"][0],
        NINE,
        {"struck_with_votes": Treatment.NO_VOTES},
        (INVALID, {}, ("R-HEAL-03",), 0),
    ),
    "only strikes: invalid at once": (
        WORKED["B25 nothing but strikes"][0],
        NINE,
        {"strikes_only": Treatment.INVALID},
        (INVALID, {}, ("R-HEAL-13",), 0),
    ),
    "two list marks, too many votes in one list: reduced": (
        ballot(1, 2, votes=row(1, 3, 3, 3, 3)),
        NINE,
        {"too_many_votes_under_several_marks_in_one_list": Treatment.REDUCE},
        (VALID, row(1, 3, 2, 2, 2), ("R-HEAL-10",), 0),
    ),
    "too many votes beside the marked list: invalid": (
        WORKED["B20 list mark beside too many votes in one other list"][0],
        NINE,
        {"too_many_votes_in_another_list": Treatment.INVALID},
        (INVALID, {}, ("R-HEAL-11",), 0),
    ),
    "the ballot of another election: the board decides": (
        ballot(flags=[Flag.OTHER_ELECTION]),
        NINE,
        {"ballot_of_another_election": Treatment.BOARD_DECIDES},
        (OPEN, {}, ("R-HEAL-16",), 0),
    ),
    "the marked head of a single list: ignored": (
        ballot(1, votes=row(1, 3, 2)),
        SINGLE,
        {"header_mark_on_single_list": Treatment.IGNORED},
        (VALID, row(1, 3, 2), ("R-CAST-01", "R-HEAL-17"), 0),
    ),
}


@pytest.mark.rules("R-HEAL-03", "R-HEAL-10", "R-HEAL-11", "R-HEAL-13", "R-HEAL-16", "R-HEAL-17")
@pytest.mark.parametrize("example", OTHER_READINGS.values(), ids=OTHER_READINGS)
def test_an_assumption_can_be_read_otherwise(example):
    marked, paper, overrides, expected = example
    assert judge(marked, paper, BallotAssumptions(**overrides)) == Judgment(*expected)


B01, B02 = WORKED["B01 list mark alone"][0], WORKED["B02 list mark on five persons"][0]
B10 = WORKED["B10 four votes not used"][0]
ENVELOPES = {
    "B28 empty": ([], (INVALID, {}, ("R-HEAL-14",), 0)),
    "B29 one unmarked beside B10": (
        [ballot(), B10],
        (VALID, {**row(1, 3), **row(2, 2)}, ("R-HEAL-14", "R-HEAL-12"), 4),
    ),
    "B30 two alike": ([B01, B01], (VALID, row(1, *[1] * 9), ("R-HEAL-14", "R-HEAL-07"), 0)),
    "B31 two different": ([B01, B02], (INVALID, {}, ("R-HEAL-14",), 0)),
    "one ballot is judged as it is": ([B01], (VALID, row(1, *[1] * 9), ("R-HEAL-07",), 0)),
    "two unmarked": ([ballot(), ballot()], (INVALID, {}, ("R-HEAL-14", "R-HEAL-01"), 0)),
    "an addition is a mark": (
        [ballot(flags=[Flag.ADDITION]), B01],
        (INVALID, {}, ("R-HEAL-14",), 0),
    ),
    "a mark not beyond doubt is a mark": (
        [ballot(flags=[Flag.UNCLEAR]), B01],
        (INVALID, {}, ("R-HEAL-14",), 0),
    ),
    "a strike is a mark": (
        [ballot(strikes=[(1, 1)]), B01],
        (INVALID, {}, ("R-HEAL-14",), 0),
    ),
}


@pytest.mark.rules("R-HEAL-14")
@pytest.mark.parametrize(("ballots", "expected"), ENVELOPES.values(), ids=ENVELOPES)
def test_what_a_postal_envelope_gives(ballots, expected):
    assert judge_envelope(ballots, NINE) == Judgment(*expected)


NOT_ON_THE_PAPER = {
    "an unknown list marked alone": ballot(4),
    "an unknown list beside another": ballot(1, 4),
    "votes for an unknown list": ballot(votes={(4, 1): 1}),
    "votes for a place not printed": ballot(votes={(3, 3): 1}),
    "votes for place 0": ballot(votes={(3, 0): 1}),
    "negative votes": ballot(votes={(1, 1): -1}),
    "an unknown person struck": ballot(strikes=[(2, 6)]),
}


@pytest.mark.rules("R-CAST-01")
@pytest.mark.parametrize("marked", NOT_ON_THE_PAPER.values(), ids=NOT_ON_THE_PAPER)
def test_what_cannot_stand_on_the_paper_is_refused(marked):
    with pytest.raises(ValueError, match="paper"):
        judge(marked, NINE)


@st.composite
def papers_and_ballots(draw):
    seats = draw(st.integers(1, 37))
    numbers = draw(st.lists(st.integers(1, 30), min_size=1, max_size=6, unique=True))
    lists = {number: draw(st.integers(1, seats)) for number in numbers}
    paper = Paper(seats, lists)
    everybody = st.sampled_from([one for places in paper.places.values() for one in places])
    marked = Ballot(
        draw(st.frozensets(st.sampled_from(numbers), max_size=3)),
        draw(st.dictionaries(everybody, st.integers(0, 5), max_size=20)),
        draw(st.frozensets(everybody, max_size=5)),
        draw(st.frozensets(st.sampled_from(list(Flag)), max_size=1)),
    )
    return paper, marked


@given(papers_and_ballots())
def test_no_ballot_yields_more_than_the_law_allows(drawn):
    paper, marked = drawn
    judgment = judge(marked, paper)
    counted = judgment.votes
    assert sum(counted.values()) <= paper.seats
    assert all(1 <= votes <= 3 and paper.shows(one) for one, votes in counted.items())
    assert not counted.keys() & marked.strikes
    assert judgment.rules
    if judgment.verdict is Verdict.VALID:
        assert counted
        assert judgment.lost == paper.seats - sum(counted.values())
    else:
        assert judgment.lost == 0
    if judgment.verdict is Verdict.INVALID:
        assert not counted


@given(papers_and_ballots())
def test_judging_twice_is_judging_once(drawn):
    paper, marked = drawn
    once = judge(marked, paper)
    assert judge(marked, paper) == once
    if once.verdict is Verdict.VALID:
        again = judge(Ballot(votes=once.votes), paper)
        assert (again.verdict, again.votes, again.lost) == (VALID, once.votes, once.lost)


@given(papers_and_ballots(), st.randoms(use_true_random=False))
def test_the_order_of_marks_on_the_paper_does_not_matter(drawn, random):
    paper, marked = drawn
    entries = list(marked.votes.items())
    random.shuffle(entries)
    shuffled = Ballot(marked.list_marks, dict(entries), marked.strikes, marked.flags)
    assert judge(shuffled, paper) == judge(marked, paper)
