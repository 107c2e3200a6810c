"""One shape of a result: what the law works out is what is stored, published and read again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ballots.actions.counting.counts import record_report
from ballots.actions.result.determination import determine_result, record_lot
from ballots.actions.result.outcome import outcome_of
from ballots.law.counting.report import ReportValues
from ballots.law.result.result import (
    DrawnLot,
    ElectionFacts,
    LotQuestion,
    OpenLot,
    Result,
    Standing,
)
from ballots.law.result.work_out import AdmittedList, Basis, work_out
from elections.law.course.phases import Phase
from elections.models import Nomination
from tests import factories

TOWN = ElectionFacts("06999001", "Musterstadt", "Musterkreis", date(2026, 3, 15), 5, "2026")
DAY = date(2026, 3, 27)


def admitted(number: int, persons: int, *, printed: int = 5, in_full: bool = True) -> AdmittedList:
    return AdmittedList(
        number=number,
        name=f"Liste {number}",
        short_name=f"L{number}",
        names={place: f"Person {number}/{place}" for place in range(1, persons + 1)},
        printed=frozenset(range(1, min(persons, printed) + 1)),
        known_in_full=in_full,
    )


def counted(votes: dict[int, dict[int, int]], **facts: int) -> ReportValues:
    return ReportValues(
        seats=5,
        list_votes={number: sum(places.values()) for number, places in votes.items()},
        candidate_votes={
            (number, place): count
            for number, places in votes.items()
            for place, count in places.items()
        },
        **facts,
    )


TWO = [admitted(1, 7), admitted(2, 2)]
VOTES = {1: {1: 10, 2: 90, 3: 50, 4: 50, 5: 0}, 2: {1: 60, 2: 40}}


def shown(result: Result) -> list[tuple[int, int, int | None, list[tuple[int, Standing]]]]:
    """Number, seats, empty seats and people of each list, in their order."""
    return [
        (
            entry.number,
            entry.seats,
            entry.vacant,
            [(person.place, person.standing) for person in entry.candidates],
        )
        for entry in result.lists
    ]


E, N, P, O = (  # noqa: E741 - four signs of one table
    Standing.ELECTED,
    Standing.NOT_ELECTED,
    Standing.NOT_PRINTED,
    Standing.OPEN,
)


@pytest.mark.rules("R-SEAT-02", "R-SEAT-06", "R-BAL-02")
def test_the_elected_come_first_then_who_succeeds_then_who_was_not_printed():
    result = work_out(TOWN, TWO, counted(VOTES, electors=1000, voters=310, invalid_ballots=10))
    assert shown(result) == [
        (1, 3, 0, [(2, E), (3, E), (4, E), (1, N), (5, N), (6, P), (7, P)]),
        (2, 2, 0, [(1, E), (2, E)]),
    ]
    assert [person.order for person in result.lists[0].candidates] == [1, 2, 3, 4, 5, 6, 7]
    assert [(entry.title, len(entry.elected)) for entry in result.lists] == [("L1", 3), ("L2", 2)]
    assert (result.seats, result.valid_votes, result.valid_ballots) == (5, 300, 300)
    assert (result.majority_vote, result.persons_open) == (False, False)


@pytest.mark.rules("R-SEAT-06")
def test_one_unknown_vote_leaves_its_list_open_and_neither_the_other_nor_the_seats():
    votes = VOTES | {1: {1: 200}}
    result = work_out(TOWN, TWO, counted(votes))
    first, second = result.lists
    assert [(number, seats) for number, seats, _, _ in shown(result)] == [(1, 3), (2, 2)]
    assert {person.standing for person in first.candidates} == {O, P}
    assert {person.order for person in first.candidates} == {None}
    assert [(person.place, person.order) for person in second.elected] == [(1, 1), (2, 2)]
    assert (first.persons_determined, second.persons_determined) == (False, True)
    assert (result.persons_determined, result.persons_open) == (False, True)


@pytest.mark.rules("R-SEAT-05", "R-SEAT-06")
def test_what_does_not_depend_on_unknown_votes_is_not_open():
    # Two seats for two persons: both are elected, whatever votes they have.
    result = work_out(TOWN, TWO, counted(VOTES | {2: {1: 100}}))
    assert [person.standing for person in result.lists[1].candidates] == [E, E]
    # No seat: nobody is elected, and nobody follows.
    without = work_out(TOWN, TWO, counted({1: VOTES[1], 2: {1: 1}}))
    assert [person.standing for person in without.lists[1].candidates] == [N, N]
    assert {person.order for person in without.lists[1].candidates} == {None}
    assert (result.persons_determined, without.persons_determined) == (True, True)
    # A list that may have more persons than its source names says neither.
    more = [TWO[0], admitted(2, 2, in_full=False)]
    assert work_out(TOWN, more, counted(VOTES)).lists[1].persons_determined is False


def test_an_earlier_snapshot_left_all_persons_open_as_soon_as_one_was():
    facts = work_out(TOWN, TWO, counted(VOTES | {1: {1: 200}})).as_json()
    for entry in facts["lists"]:
        del entry["persons_determined"]
    found = Result.from_json(facts)
    assert [entry.persons_determined for entry in found.lists] == [False, False]


@pytest.mark.rules("R-SEAT-05")
def test_whether_seats_stay_empty_is_unknown_only_where_a_list_may_have_more_persons():
    votes = {1: {1: 200, 2: 180}, 2: {1: 15, 2: 5}}
    in_part = [admitted(1, 2, in_full=False), admitted(2, 2, in_full=False)]
    in_full = [admitted(1, 2), admitted(2, 2)]
    vacant = {
        name: [entry.vacant for entry in work_out(TOWN, lists, counted(votes)).lists]
        for name, lists in {"in part": in_part, "in full": in_full}.items()
    }
    assert vacant == {"in part": [None, 0], "in full": [3, 0]}


THREE = [admitted(1, 3), admitted(2, 3), admitted(3, 3)]
TIE = {1: {1: 300, 2: 0, 3: 0}, 2: {1: 100, 2: 0, 3: 0}, 3: {1: 100, 2: 0, 3: 0}}
FOUR = replace(TOWN, seats=4)


@pytest.mark.rules("R-SEAT-03")
def test_a_lot_between_lists_keeps_everybody_open_until_it_was_drawn():
    before = work_out(FOUR, THREE, counted(TIE))
    assert before.open_lot == OpenLot(LotQuestion.LISTS, (2, 3), 1)
    assert {person.standing for entry in before.lists for person in entry.candidates} == {O}
    assert (before.persons_determined, before.persons_open) == (True, True)
    lot = DrawnLot(LotQuestion.LISTS, (2, 3), (3,), DAY, "Wahlleitung", "Zwei Zettel.")
    after = work_out(FOUR, THREE, counted(TIE), Basis(lots=(lot,)))
    assert [
        (entry.seats, entry.majority_seats, entry.remainder_seats) for entry in after.lists
    ] == [
        (3, 1, 0),
        (0, 0, 0),
        (1, 0, 1),
    ]
    assert (after.open_lot, after.lots) == (None, (lot,))


ALONE = [admitted(1, 8, printed=8)]
MAJORITY = {1: dict(zip(range(1, 9), [120, 95, 95, 80, 60, 60, 12, 0], strict=True))}


@pytest.mark.rules("R-SEAT-07", "R-CAST-04")
def test_one_list_is_a_majority_vote_whose_last_seat_may_need_a_lot():
    before = work_out(TOWN, ALONE, counted(MAJORITY))
    assert before.open_lot == OpenLot(LotQuestion.PERSONS, (5, 6), 1)
    assert (before.majority_vote, before.lists[0].quota, before.lists[0].vacant) == (
        True,
        None,
        None,
    )
    lot = DrawnLot(LotQuestion.PERSONS, (5, 6), (6,), DAY)
    after = work_out(TOWN, ALONE, counted(MAJORITY), Basis(lots=(lot,)))
    assert shown(after) == [
        (1, 5, 0, [(1, E), (2, E), (3, E), (4, E), (6, E), (5, N), (7, N), (8, N)])
    ]


@pytest.mark.rules("R-SEAT-07")
def test_unknown_votes_leave_a_majority_vote_open():
    result = work_out(TOWN, ALONE, counted({1: {1: 120}}))
    assert (result.persons_determined, result.lists[0].vacant, result.open_lot) == (
        False,
        None,
        None,
    )
    assert {person.standing for person in result.lists[0].candidates} == {O}


votes_of_lists = st.dictionaries(
    st.integers(1, 4),
    st.dictionaries(st.integers(1, 6), st.integers(0, 40), min_size=1, max_size=6),
    min_size=1,
    max_size=4,
).filter(lambda lists: sum(map(sum, (places.values() for places in lists.values()))) > 0)


@pytest.mark.rules("R-CNT-11")
@given(
    votes_of_lists, st.booleans(), st.integers(0, 400) | st.none(), st.integers(0, 9) | st.none()
)
def test_a_snapshot_read_again_is_the_result_that_was_written(votes, in_full, voters, invalid):
    lists = [admitted(number, 6, in_full=in_full) for number in sorted(votes)]
    values = replace(counted(votes), voters=voters, invalid_ballots=invalid)
    result = work_out(TOWN, lists, values, Basis(sources=("Blatt 1",), invented_names=True))
    determined = replace(result, version=2, decided_on=DAY, open_lot=None)
    if result.open_lot is None:
        assert Result.from_json(determined.as_json()) == determined
    # Until it is determined a result has neither a number nor a day.
    assert (Result.from_json(result.as_json()).version, result.as_json()["decided_on"]) == (
        None,
        None,
    )


def test_a_snapshot_of_the_first_edition_does_not_tell_who_was_printed():
    facts = work_out(TOWN, TWO, counted(VOTES)).as_json()
    for entry in facts["lists"]:
        for person in entry["candidates"]:
            del person["printed"]
    people = [person for entry in Result.from_json(facts).lists for person in entry.candidates]
    assert {person.printed for person in people} == {True}


def test_minutes_and_who_recorded_a_lot_are_not_public():
    lot = DrawnLot(LotQuestion.PERSONS, (5, 6), (6,), DAY, "Erika Muster", "Zwei Zettel.")
    result = work_out(TOWN, ALONE, counted(MAJORITY), Basis(lots=(lot,)))
    assert result.as_json()["lots"] == [
        {"question": "persons", "tied": [5, 6], "drawn": [6], "drawn_on": "2026-03-27"}
    ]
    assert Result.from_json(result.as_json()).lots == (replace(lot, recorded_by="", minutes=""),)


DETERMINED = {
    "two lists": ({1: 7, 2: 2}, VOTES, 5, []),
    "votes of one person unknown": ({1: 4, 2: 4}, {1: {1: 9, 2: 5, 3: 3, 4: 2}, 2: {1: 6}}, 5, []),
    "a lot between lists": ({1: 3, 2: 3, 3: 3}, TIE, 4, [3]),
    "a majority vote with a lot": ({1: 8}, MAJORITY, 5, [6]),
}


@pytest.mark.django_db
@pytest.mark.rules("R-CNT-11")
@pytest.mark.parametrize(("lists", "votes", "seats", "drawn"), DETERMINED.values(), ids=DETERMINED)
def test_what_was_determined_is_read_from_its_rows_as_it_was_worked_out(lists, votes, seats, drawn):
    made = factories.election(Phase.COUNTING, lists=lists, seats=seats)
    lead = factories.lead(made.municipality)
    record_report(made.units.get().pk, factories.values(votes), source="Blatt", actor=lead)
    if drawn:
        record_lot(made.pk, drawn=drawn, drawn_on=DAY, minutes="Los", actor=lead)
    made.refresh_from_db()
    worked_out = outcome_of(made)
    determination = determine_result(made.pk, decided_on=DAY, actor=lead)
    assert determination.result() == replace(worked_out, version=1, decided_on=DAY)
    assert sum(entry.quota or Fraction(0) for entry in worked_out.lists) in {0, seats}
    assert Nomination.objects.filter(election=made).count() == len(worked_out.lists)
