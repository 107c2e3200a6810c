"""What the law makes of counted values: orders, lots and what stays open, without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ballots.law.assumptions import BallotAssumptions
from ballots.law.result.lots import check_after_lots
from ballots.law.result.result import DrawnLot, LotQuestion, OpenLot, Result
from ballots.law.result.rules import ResultRule
from ballots.law.result.standing import Standing
from ballots.law.result.work_out import AdmittedList, Basis, work_out
from municipalities.law.basis import RuleViolation
from tests.ballots.result.test_result import (
    ALONE,
    DAY,
    MAJORITY,
    TOWN,
    TWO,
    VOTES,
    admitted,
    counted,
)

LISTS = DrawnLot(LotQuestion.LISTS, (2, 3), (3,), DAY)
PERSONS = DrawnLot(LotQuestion.PERSONS, (5, 6), (6,), DAY)


def people(result: Result) -> list[tuple[int, int, int | None, Standing]]:
    return [
        (entry.number, person.place, person.votes, person.standing)
        for entry in result.lists
        for person in entry.candidates
    ]


def test_a_list_is_known_in_full_unless_somebody_says_otherwise():
    assert AdmittedList(1, "Eins", "E", {1: "Ada"}, frozenset({1})).known_in_full is True


@pytest.mark.rules("R-SEAT-03", "C-21")
def test_no_result_is_determined_before_its_lot_was_drawn():
    day = date(2026, 3, 27)
    check_after_lots(day, [])
    check_after_lots(day, [date(2026, 3, 26), day])
    with pytest.raises(RuleViolation) as refusal:
        check_after_lots(day, [day, date(2026, 3, 28)])
    assert refusal.value.rule is ResultRule.DETERMINED_BEFORE_LOT


@pytest.mark.rules("R-SEAT-03", "R-SEAT-07")
def test_each_question_has_its_own_lot():
    basis = Basis(lots=(LISTS, PERSONS))
    assert basis.drawn(LotQuestion.LISTS) == (3,)
    assert basis.drawn(LotQuestion.PERSONS) == (6,)
    assert Basis(lots=(LISTS,)).drawn(LotQuestion.PERSONS) == ()


@pytest.mark.rules("R-SEAT-07")
def test_while_a_lot_between_persons_is_missing_everybody_is_open():
    before = work_out(TOWN, ALONE, counted(MAJORITY))
    assert before.open_lot == OpenLot(LotQuestion.PERSONS, (5, 6), 1)
    assert {standing for *_, standing in people(before)} == {Standing.OPEN}
    assert (before.persons_determined, before.lists[0].vacant) == (True, None)


@pytest.mark.rules("R-SEAT-06")
def test_the_order_of_the_source_changes_nothing():
    turned = [replace(one, names=dict(reversed(one.names.items()))) for one in TWO]
    assert people(work_out(TOWN, turned, counted(VOTES))) == people(
        work_out(TOWN, TWO, counted(VOTES))
    )
    alone = [replace(ALONE[0], names=dict(reversed(ALONE[0].names.items())))]
    basis = Basis(lots=(PERSONS,))
    assert people(work_out(TOWN, alone, counted(MAJORITY), basis)) == people(
        work_out(TOWN, ALONE, counted(MAJORITY), basis)
    )


@pytest.mark.rules("R-SEAT-06")
def test_everybody_has_the_votes_of_the_own_list():
    result = work_out(TOWN, TWO, counted(VOTES))
    assert [row[:3] for row in people(result)] == [
        (1, 2, 90), (1, 3, 50), (1, 4, 50), (1, 1, 10), (1, 5, 0), (1, 6, None), (1, 7, None),
        (2, 1, 60), (2, 2, 40),
    ]  # fmt: skip


@pytest.mark.rules("R-SEAT-05", "R-SEAT-06")
def test_a_list_that_may_have_more_persons_is_open_and_every_other_has_its_elected():
    in_part = [admitted(1, 3, in_full=False), admitted(2, 2)]
    result = work_out(TOWN, in_part, counted({1: {1: 40, 2: 90, 3: 50}, 2: {1: 60, 2: 60}}))
    # As many seats as named persons: whoever else the list has, no seat stays empty.
    assert [(entry.seats, entry.vacant) for entry in result.lists] == [(3, 0), (2, 0)]
    assert result.persons_determined is False
    assert [entry.persons_determined for entry in result.lists] == [False, True]
    assert {(number, standing) for number, *_, standing in people(result)} == {
        (1, Standing.OPEN),
        (2, Standing.ELECTED),
    }
    assert result.election.day == date(2026, 3, 15)


@pytest.mark.rules("R-SEAT-07", "R-BAL-02")
def test_in_a_majority_vote_whoever_is_not_printed_is_a_candidate_too():
    anyhow = Basis(assumptions=BallotAssumptions(elected_without_votes=True))
    votes = counted({1: {1: 9, 2: 8, 3: 7}})
    result = work_out(TOWN, [admitted(1, 8, printed=3)], votes, anyhow)
    assert result.open_lot == OpenLot(LotQuestion.PERSONS, (4, 5, 6, 7, 8), 2)


@pytest.mark.rules("R-SEAT-07")
def test_whether_nobody_is_elected_without_votes_is_an_assumption():
    either = [Basis(assumptions=BallotAssumptions(elected_without_votes=x)) for x in (True, False)]
    votes = counted({1: {place: 10 if place < 4 else 0 for place in range(1, 6)}})
    only = [admitted(1, 5)]
    vacant = [work_out(TOWN, only, votes, basis).lists[0].vacant for basis in either]
    assert vacant == [0, 2]


@pytest.mark.rules("R-CNT-11")
def test_a_result_names_its_papers_and_says_whether_names_are_real():
    named = work_out(TOWN, TWO, counted(VOTES), Basis(sources=("Bericht",), invented_names=True))
    assert (named.sources, named.invented_names) == (("Bericht",), True)
    plain = work_out(TOWN, TWO, counted(VOTES), Basis())
    assert (plain.sources, plain.invented_names) == ((), False)


@pytest.mark.rules("R-SEAT-06")
def test_while_all_is_open_people_stand_by_place():
    turned = [replace(one, names=dict(reversed(one.names.items()))) for one in TWO]
    result = work_out(TOWN, turned, counted({1: {1: 300}, 2: {1: 200}}))
    assert [row[1] for row in people(result)] == [1, 2, 3, 4, 5, 6, 7, 1, 2]
