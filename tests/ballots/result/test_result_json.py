"""The published facts of a result, name by name: what others have read stays readable."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from ballots.law.result.result import (
    DrawnLot,
    LotQuestion,
    Result,
    ResultPerson,
    Standing,
    standing_of,
)
from tests.ballots.result.result_examples import result, result_list

UNPRINTED = ResultPerson(2, "Beispiel-B2, Alex", None, False, Standing.NOT_PRINTED, 2)
LOT = DrawnLot(LotQuestion.LISTS, (1, 2), (2,), date(2026, 3, 19), "wahlleitung", "gezogen")
FIRST = result_list(1, 700, Fraction(7, 3), (2, 0, 1))
SECOND = result_list(2, 200, None, (0, 1, 0), short_name="", known_in_full=False, vacant=None)
RESULT = result(
    FIRST,
    replace(SECOND, candidates=(*SECOND.candidates, UNPRINTED)),
    seats=4,
    lots=(LOT,),
    sources=("Niederschrift",),
    invented_names=True,
)
PUBLISHED = {
    "municipality": {"ags": "06999001", "name": "Musterstadt", "kreis": "Musterkreis"},
    "day": "2026-03-15",
    "seats": 4,
    "law_version": "2026",
    "version": 1,
    "decided_on": "2026-03-20",
    "majority_vote": False,
    "persons_determined": True,
    "electors": 2500,
    "voters": 160,
    "voters_with_card": 60,
    "invalid_ballots": 10,
    "valid_ballots": 150,
    "valid_votes": 900,
    "lists": [
        {
            "number": 1,
            "name": "Liste A",
            "short_name": "A",
            "known_in_full": True,
            "persons_determined": True,
            "votes": 700,
            "quota": [7, 3],
            "whole_seats": 2,
            "majority_seats": 0,
            "remainder_seats": 1,
            "seats": 3,
            "vacant": 0,
            "candidates": [
                {
                    "place": 1,
                    "name": "Beispiel-A1, Alex",
                    "printed": True,
                    "votes": 700,
                    "elected": True,
                    "order": 1,
                }
            ],
        },
        {
            "number": 2,
            "name": "Liste B",
            "short_name": "",
            "known_in_full": False,
            "persons_determined": True,
            "votes": 200,
            "quota": None,
            "whole_seats": 0,
            "majority_seats": 1,
            "remainder_seats": 0,
            "seats": 1,
            "vacant": None,
            "candidates": [
                {
                    "place": 1,
                    "name": "Beispiel-B1, Alex",
                    "printed": True,
                    "votes": 200,
                    "elected": True,
                    "order": 1,
                },
                {
                    "place": 2,
                    "name": "Beispiel-B2, Alex",
                    "printed": False,
                    "votes": None,
                    "elected": False,
                    "order": 2,
                },
            ],
        },
    ],
    "lots": [{"question": "lists", "tied": [1, 2], "drawn": [2], "drawn_on": "2026-03-19"}],
    "sources": ["Niederschrift"],
    "invented_names": True,
}


@pytest.mark.rules("R-CNT-11")
def test_the_published_facts_have_these_names_in_this_order():
    assert RESULT.as_json() == PUBLISHED
    assert list(RESULT.as_json()) == list(PUBLISHED)


@pytest.mark.rules("R-CNT-11")
def test_they_are_read_again_but_for_what_is_not_public():
    public = replace(RESULT, lots=(replace(LOT, recorded_by="", minutes=""),))
    assert Result.from_json(PUBLISHED) == public


@pytest.mark.rules("R-CNT-11")
def test_a_result_that_is_not_determined_has_no_day_and_no_version():
    found = replace(RESULT, version=None, decided_on=None)
    facts = found.as_json()
    assert (facts["version"], facts["decided_on"]) == (None, None)
    assert Result.from_json(facts).decided_on is None


def test_names_are_real_unless_somebody_says_so():
    assert result(FIRST, seats=3).invented_names is False


def test_a_list_without_a_short_name_goes_by_its_name():
    assert (FIRST.title, SECOND.title) == ("A", "Liste B")


@pytest.mark.rules("R-BAL-02", "R-SEAT-05")
@pytest.mark.parametrize(
    ("determined", "elected", "printed", "expected"),
    [
        pytest.param(True, True, True, Standing.ELECTED, id="elected"),
        pytest.param(True, True, False, Standing.ELECTED, id="elected although not printed"),
        pytest.param(True, False, True, Standing.NOT_ELECTED, id="not elected"),
        pytest.param(True, False, False, Standing.NOT_PRINTED, id="not printed"),
        pytest.param(False, True, True, Standing.OPEN, id="open, whatever was marked"),
        pytest.param(False, False, False, Standing.NOT_PRINTED, id="not printed and all open"),
    ],
)
def test_what_a_result_says_of_a_person(determined, elected, printed, expected):
    assert standing_of(determined=determined, elected=elected, printed=printed) is expected
