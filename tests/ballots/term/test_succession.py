"""Who is called next, who is skipped and why, and what becomes of the body."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ballots.law.result.elected import MajorityElection, elect_by_majority, elect_from_list
from ballots.law.result.rules import ResultRule
from ballots.law.result.seats import LotRequired
from ballots.law.term.succession import (
    Call,
    PassedOver,
    Replacement,
    Skipped,
    call_next,
    replacement,
)
from municipalities.law.assumptions import MunicipalityAssumptions
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from tests.told import told

LEFT, WAIVED, DEAD, NOT_ELIGIBLE = PassedOver


def one_by_one(places: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """A list: the order is certain, every group is one place."""
    return tuple((place,) for place in places)


H13 = elect_from_list({1: 40, 2: 55, 3: 40, 4: 12}, 2, range(1, 5))
H14 = elect_from_list({1: 9, 2: 8, 3: 7}, 3, range(1, 6))
M3_VOTES = {1: 120, 2: 95, 3: 95, 4: 80, 5: 60, 6: 60, 7: 12, 8: 0}
M3 = ((5,), (7,))
TIE = ((2, 3, 4), (6,))
CALLS = {
    "H13 place 3 follows": (one_by_one(H13.successors), {1, 2}, {}, Call(3)),
    "H13 then place 4": (one_by_one(H13.successors), {1, 2, 3}, {}, Call(4)),
    "H14 place 4 follows though it was not printed": (
        one_by_one(H14.successors),
        {1, 2, 3},
        {},
        Call(4),
    ),
    "the first left the group": (
        ((3,), (4,)),
        (),
        {3: LEFT},
        Call(4, skipped=(Skipped(3, LEFT),)),
    ),
    "the first waived, the second is dead, in their order": (
        ((4,), (3,), (1,)),
        (),
        {3: DEAD, 4: WAIVED},
        Call(1, skipped=(Skipped(4, WAIVED), Skipped(3, DEAD))),
    ),
    "who is barred behind the successor is not skipped": (
        ((3,), (4,)),
        (),
        {4: NOT_ELIGIBLE},
        Call(3),
    ),
    "who had a seat is not skipped, but called already": (
        ((3,), (4,)),
        {3},
        {3: DEAD},
        Call(4),
    ),
    "all are barred: the list is exhausted": (
        ((3,), (4,)),
        (),
        {3: WAIVED, 4: NOT_ELIGIBLE},
        Call(None, skipped=(Skipped(3, WAIVED), Skipped(4, NOT_ELIGIBLE))),
    ),
    "some called, some barred: exhausted": (
        ((3,), (4,)),
        {3},
        {4: DEAD},
        Call(None, skipped=(Skipped(4, DEAD),)),
    ),
    "nobody stood behind the elected": ((), {1, 2}, {}, Call(None)),
    "M3 the loser of the lot first": (M3, {1, 2, 3, 4, 6}, {}, Call(5)),
    "M3 then place 7 with 12 votes": (M3, {1, 2, 3, 4, 6, 5}, {}, Call(7)),
    "M3 then nobody, place 8 had no vote": (M3, {1, 2, 3, 4, 6, 5, 7}, {}, Call(None)),
    "equal votes are a lot": (TIE, (), {}, Call(None, LotRequired((2, 3, 4), 1, {}))),
    "equal votes, one called: a lot between two": (
        TIE,
        {3},
        {},
        Call(None, LotRequired((2, 4), 1, {})),
    ),
    "equal votes, one waived: a lot between two": (
        TIE,
        (),
        {2: WAIVED},
        Call(None, LotRequired((3, 4), 1, {}), (Skipped(2, WAIVED),)),
    ),
    "equal votes, one called and one dead: no lot is left": (
        TIE,
        {2},
        {4: DEAD},
        Call(3, skipped=(Skipped(4, DEAD),)),
    ),
    "equal votes, all gone: the next group": (
        TIE,
        {2, 3},
        {4: DEAD},
        Call(6, skipped=(Skipped(4, DEAD),)),
    ),
}


@pytest.mark.rules("R-END-04", "R-END-05", "R-END-06", "R-BAL-02")
@pytest.mark.parametrize(("groups", "called", "barred", "call"), CALLS.values(), ids=CALLS)
def test_who_is_called_next(groups, called, barred, call):
    assert call_next(groups, called=called, barred=barred) == call


@pytest.mark.rules("R-END-04")
@pytest.mark.parametrize(
    ("call", "exhausted"),
    [(Call(4), False), (Call(None, LotRequired((2, 3), 1, {})), False), (Call(None), True)],
    ids=["a successor", "a lot to draw", "nobody"],
)
def test_a_list_is_exhausted_when_neither_a_person_nor_a_lot_is_left(call, exhausted):
    assert call.exhausted is exhausted


DRAWN = {
    "one of three": ({}, 3, Call(3)),
    "one of two, the third waived": ({2: WAIVED}, 4, Call(4, skipped=(Skipped(2, WAIVED),))),
    "the others dropped out after the draw": (
        {2: WAIVED, 4: DEAD},
        3,
        Call(3, skipped=(Skipped(2, WAIVED), Skipped(4, DEAD))),
    ),
}


@pytest.mark.rules("R-END-05")
@pytest.mark.parametrize(("barred", "drawn", "call"), DRAWN.values(), ids=DRAWN)
def test_the_lot_decides_among_equal_votes(barred, drawn, call):
    assert call_next(TIE, called=(), barred=barred, drawn=drawn) == call


MISDRAWN = {
    "somebody with fewer votes": (TIE, {}, 6, ResultRule.LOT_DOES_NOT_FIT),
    "somebody who died": (TIE, {3: DEAD}, 3, ResultRule.LOT_DOES_NOT_FIT),
    "the order is certain": (((2,), (3,)), {}, 3, ResultRule.LOT_NOT_NEEDED),
    "nobody is left": (((2,),), {2: DEAD}, 2, ResultRule.LOT_NOT_NEEDED),
}


@pytest.mark.rules("R-END-05")
@pytest.mark.parametrize(("groups", "barred", "drawn", "rule"), MISDRAWN.values(), ids=MISDRAWN)
def test_a_lot_that_the_law_does_not_ask_for_is_refused(groups, barred, drawn, rule):
    with pytest.raises(RuleViolation) as refused:
        call_next(groups, called=(), barred=barred, drawn=drawn)
    among = tuple(place for place in groups[0] if place not in barred)
    facts = {"seats": 1, "tied": among} if rule is ResultRule.LOT_DOES_NOT_FIT else {}
    assert told(refused.value) == (rule.name, "§ 34 Abs. 1a KWG R-END-05", facts)
    assert "§ 34 Abs. 1a KWG" in sentence(refused.value)


@pytest.mark.rules("R-END-05", "R-SEAT-07")
def test_m3_leaves_the_loser_of_the_lot_and_place_7():
    found = elect_by_majority(M3_VOTES, 5, (6,))
    assert isinstance(found, MajorityElection)
    assert found.successor_groups == M3


@pytest.mark.rules("R-END-04", "R-END-07", "R-END-08", "R-BODY-09")
@pytest.mark.parametrize("place_and_day", ["Rosbach 2023"], ids=str)
def test_f4_three_resign_and_the_council_ends(place_and_day):
    found = elect_from_list({place: 10 - place for place in range(1, 6)}, 5, range(1, 6))
    seats = members = len(found.elected)
    after = []
    for _ in range(3):
        call = call_next(one_by_one(found.successors), called=found.elected, barred={})
        step = replacement(call.successor, seats, members)
        seats, members = step.statutory_seats, step.members
        after.append((seats, members, step.body_ends))
    assert after == [(4, 4, False), (3, 3, False), (2, 2, True)]


REPLACEMENTS = {
    "somebody follows: as large as before": ((4, 9, 9), Replacement(4, 9, 9, False)),
    "nobody follows: one seat fewer": ((None, 9, 9), Replacement(None, 8, 8, False)),
    "two sit, another seat may still be filled": (
        (None, 4, 3, 1),
        Replacement(None, 3, 2, False),
    ),
    "two sit and nothing is pending": ((None, 3, 3), Replacement(None, 2, 2, True)),
    "one sits, one is pending: two at most": ((None, 3, 2, 1), Replacement(None, 2, 1, True)),
    "a successor keeps three": ((4, 3, 3), Replacement(4, 3, 3, False)),
}


@pytest.mark.rules("R-END-07", "R-END-08", "R-BODY-09")
@pytest.mark.parametrize(("facts", "after"), REPLACEMENTS.values(), ids=REPLACEMENTS)
def test_what_follows_a_departure(facts, after):
    assert replacement(*facts) == after


@pytest.mark.rules("R-SEAT-05", "R-BODY-09")
@pytest.mark.parametrize("ends", [True, False], ids=["it ends", "it goes on"])
def test_a_body_that_began_with_two_members_is_an_open_point(ends):
    chosen = MunicipalityAssumptions(start_below_minimum_ends_body=ends)
    assert replacement(4, 2, 2, from_start=True, assumptions=chosen).body_ends is ends
    assert replacement(4, 2, 2, assumptions=chosen).body_ends is True


@pytest.mark.parametrize(
    ("members", "pending"), [(0, 0), (3, 1), (2, -1)], ids=["none", "too many", "negative"]
)
def test_numbers_that_cannot_be_are_refused(members, pending):
    with pytest.raises(ValueError, match=r"members and .* vacancies on 3 seats"):
        replacement(None, 3, members, pending)
