"""Sums, corrections, and the secrecy of small districts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from ballots.law.counting.report import LETTERS, ReportValues
from ballots.law.counting.tally import (
    BallotSums,
    Correction,
    corrected,
    list_votes,
    missing_values,
    most_votes,
    tally,
    total,
)
from ballots.law.counting.unit_checks import must_be_counted_jointly
from ballots.law.counting.validity import judge
from tests.ballots.counting.ballot_examples import NINE, WORKED, row

F11 = ReportValues(
    seats=9,
    electors=1000,
    electors_unmarked=900,
    electors_marked=100,
    electors_by_card=0,
    voters=60,
    voters_with_card=25,
    invalid_ballots=2,
    valid_votes=522,
    list_votes={1: 500, 2: 22},
    candidate_votes={(1, 1): 170, (1, 2): 130, (1, 3): 120, (1, 4): 80, (2, 1): 22},
    complete_lists=frozenset({1, 2}),
    printed={1: 4, 2: 1},
)


@pytest.mark.rules("R-CNT-08", "R-HEAL-07")
def test_unchanged_ballots_are_spread_and_the_others_added():
    names = ("B07", "B13", "B25", "B10", "B26 ")
    judged = [judge(example[0], NINE) for name, example in WORKED.items() if name.startswith(names)]
    found = tally(NINE, {2: 100}, judged)
    assert found == BallotSums(
        votes={
            **row(2, 204, 200, 200, 202, 100),
            **row(1, 4, 1, 1, 1, 1),
        },
        valid_ballots=102,
        invalid_ballots=1,
        undecided=2,
    )


@pytest.mark.rules("R-CNT-08")
def test_every_list_may_have_its_pile():
    found = tally(NINE, {1: 1, 2: 0, 3: 2}, [])
    assert found == BallotSums({**row(1, *[1] * 9), **row(2, *[0] * 5), **row(3, 6, 6)}, 3, 0, 0)


@pytest.mark.parametrize(
    "unchanged",
    [{4: 1}, {1: -1}, {1: -1, 2: 5}],
    ids=["unknown list", "negative", "one of two is negative"],
)
def test_piles_that_do_not_fit_are_refused(unchanged):
    with pytest.raises(ValueError, match="unchanged ballots"):
        tally(NINE, unchanged, [])


@pytest.mark.rules("R-SEAT-00")
def test_votes_of_a_list_are_those_of_its_persons():
    assert list_votes({(1, 1): 3, (7, 2): 5, (1, 9): 4}) == {1: 7, 7: 5}


@pytest.mark.rules("R-CODE-01")
def test_f11_most_votes():
    assert most_votes(F11) == 522


@pytest.mark.rules("R-CODE-01")
@pytest.mark.parametrize("unknown", ["voters", "electors", "invalid_ballots"], ids=["B", "A", "C"])
def test_what_is_not_known_gives_no_figure(unknown):
    known: dict[str, Any] = {unknown: None}
    values = replace(F11, **known)
    assert (most_votes(values) is None) == (unknown in {"voters", "invalid_ballots"})


@pytest.mark.rules("R-CNT-10", "R-CNT-11")
def test_units_are_summed():
    found = total([F11, F11])
    assert found == ReportValues(
        seats=9,
        electors=2000,
        electors_unmarked=1800,
        electors_marked=200,
        electors_by_card=0,
        voters=120,
        voters_with_card=50,
        invalid_ballots=4,
        valid_votes=1044,
        list_votes={1: 1000, 2: 44},
        candidate_votes={(1, 1): 340, (1, 2): 260, (1, 3): 240, (1, 4): 160, (2, 1): 44},
        complete_lists=frozenset({1, 2}),
        printed={1: 4, 2: 1},
    )


@pytest.mark.rules("R-CNT-10")
def test_the_sum_of_one_unit_is_the_unit():
    assert total([F11]) == F11


@pytest.mark.rules("R-CNT-11", "R-CODE-01")
def test_a_sum_is_unknown_as_soon_as_one_unit_is():
    poor = replace(
        F11,
        voters=None,
        list_votes={1: 500},
        candidate_votes={(1, 1): 170},
        complete_lists=frozenset(),
    )
    found = total([F11, poor])
    assert (found.voters, found.electors) == (None, 2000)
    assert (found.list_votes, found.candidate_votes) == ({1: 1000}, {(1, 1): 340})
    assert found.complete_lists == frozenset()


@pytest.mark.parametrize("units", [[], [F11, replace(F11, seats=7)]], ids=["none", "two elections"])
def test_units_of_no_or_two_elections_are_refused(units):
    with pytest.raises(ValueError, match="units of one election"):
        total(units)


@pytest.mark.rules("R-DIST-03")
@pytest.mark.parametrize(("voters", "jointly"), [(49, True), (50, False)])
def test_f10_few_voters_are_counted_jointly(voters, jointly):
    assert must_be_counted_jointly(voters) is jointly


CORRECTIONS = {
    "voters": (Correction("B", 60, 61, "verzählt"), {"voters": 61}),
    "down to nothing": (Correction("C", 2, 0, "verzählt"), {"invalid_ballots": 0}),
    "a list": (Correction(2, 22, 23, "verzählt"), {"list_votes": {1: 500, 2: 23}}),
    "a person": (
        Correction((1, 2), 130, 129, "Stimmzettel 7 neu beurteilt"),
        {"candidate_votes": {**F11.candidate_votes, (1, 2): 129}},
    ),
}


@pytest.mark.rules("R-SEAT-08")
@pytest.mark.parametrize(("correction", "changed"), CORRECTIONS.values(), ids=CORRECTIONS)
def test_the_committee_corrects_a_unit(correction, changed):
    assert corrected(F11, [correction]) == replace(F11, **changed)


@pytest.mark.rules("R-SEAT-08")
def test_a_value_that_was_unknown_can_be_filled_in():
    filled = corrected(replace(F11, voters=None), [Correction("B", None, 60, "nachgereicht")])
    assert filled == F11


WRONG = {
    "it starts from another value": Correction("B", 59, 61, "verzählt"),
    "it has no reason": Correction("B", 60, 61, " "),
    "it ends below zero": Correction("B", 60, -1, "verzählt"),
    "there is no such letter": Correction("X", 60, 61, "verzählt"),
    "there is no such list": Correction(3, 22, 23, "verzählt"),
    "there is no such person": Correction((1, 5), 22, 23, "verzählt"),
}


@pytest.mark.rules("R-SEAT-08")
@pytest.mark.parametrize("correction", WRONG.values(), ids=WRONG)
def test_a_correction_that_does_not_fit_is_refused(correction):
    with pytest.raises(ValueError, match=r"is not|needs a reason|no value"):
        corrected(F11, [correction])


@pytest.mark.rules("R-CODE-01")
def test_each_letter_of_the_published_files_is_a_value_of_a_unit():
    assert LETTERS == {
        "A1": "electors_unmarked",
        "A2": "electors_marked",
        "A3": "electors_by_card",
        "A": "electors",
        "B": "voters",
        "B1": "voters_with_card",
        "C": "invalid_ballots",
        "D": "valid_votes",
    }


@pytest.mark.rules("R-CNT-09")
def test_a_report_says_what_it_lacks():
    assert missing_values(F11) == ()
    poor = replace(F11, voters=None, list_votes={1: 500}, candidate_votes={(1, 1): 170})
    assert missing_values(poor) == ("B", "D1_2", "D1_3", "D1_4", "D2", "D2_1")
    assert missing_values(ReportValues(seats=9)) == ("A", "B", "C", "D")
