"""What a voter may do, who may help, and where nobody may campaign."""

from __future__ import annotations

import pytest

from ballots.law.assumptions import BallotAssumptions
from ballots.law.paper.casting import (
    Caster,
    LaterEvent,
    Mark,
    allowed_marks,
    campaigning_allowed,
    provision,
    votes_per_voter,
    votes_written,
)
from tests.ballots.counting.ballot_examples import NINE, SINGLE

PROVISIONS = {
    "the voter marks the paper": (Caster.VOTER, True, "§ 18 Abs. 2 KWG", "R-CAST-05"),
    "another person helps": (Caster.HELPER, True, "§ 18 Abs. 2 KWG", "R-CAST-05"),
    "nobody votes for another": (Caster.PROXY, False, "§ 18 Abs. 2 KWG", "R-CAST-05"),
    "a postal voter died": (LaterEvent.DIED, True, "§ 21 Abs. 4 KWG", "R-HEAL-15"),
    "a postal voter moved away": (LaterEvent.MOVED_AWAY, True, "§ 21 Abs. 4 KWG", "R-HEAL-15"),
    "a postal voter lost the right": (LaterEvent.LOST_RIGHT, True, "§ 21 Abs. 4 KWG", "R-HEAL-15"),
}


@pytest.mark.rules("R-CAST-05", "R-HEAL-15")
@pytest.mark.parametrize(
    ("case", "allowed", "norm", "rule_id"), PROVISIONS.values(), ids=PROVISIONS
)
def test_what_is_allowed(case, allowed, norm, rule_id):
    found = provision(case)
    assert (found.allowed, str(found.norm), found.rule_id) == (allowed, norm, rule_id)


@pytest.mark.rules("R-CAST-01")
@pytest.mark.parametrize(
    ("seats", "candidates", "votes"), [(9, 14, 9), (9, 9, 9), (9, 7, 7), (1, 5, 1), (9, 1, 1)]
)
def test_votes_per_voter(seats, candidates, votes):
    assert votes_per_voter(seats, candidates) == votes


@pytest.mark.parametrize(("seats", "candidates"), [(0, 5), (5, 0)])
def test_votes_need_seats_and_candidates(seats, candidates):
    with pytest.raises(ValueError, match="candidates for"):
        votes_per_voter(seats, candidates)


@pytest.mark.rules("R-CAST-02", "R-CAST-04")
def test_a_single_list_allows_votes_and_cumulation_only():
    assert allowed_marks(SINGLE) == {Mark.CANDIDATE_VOTES, Mark.CUMULATE}
    assert allowed_marks(NINE) == set(Mark)


@pytest.mark.rules("R-CAST-03")
def test_votes_are_crosses_or_a_number():
    assert [votes_written(crosses) for crosses in range(4)] == [0, 1, 2, 3]
    assert [votes_written(number=number) for number in (0, 1, 5)] == [0, 1, 5]
    assert votes_written() == 0


@pytest.mark.parametrize(
    ("crosses", "number"),
    [(4, None), (-1, None), (1, 2), (0, -1)],
    ids=["four boxes", "negative", "both", "a negative number"],
)
def test_impossible_marks_are_refused(crosses, number):
    with pytest.raises(ValueError, match=r"number"):
        votes_written(crosses, number)


@pytest.mark.rules("R-CAST-07")
@pytest.mark.parametrize(
    ("metres", "polling", "allowed"),
    [(0, True, False), (9.9, True, False), (10, True, True), (0, False, True)],
    ids=["in the building", "9.9 m", "10 m", "before polling"],
)
def test_campaigning(metres, polling, allowed):
    assert campaigning_allowed(metres, polling=polling) is allowed


@pytest.mark.rules("R-CAST-07")
def test_the_distance_is_an_assumption():
    twenty = BallotAssumptions(campaign_free_metres=20)
    assert campaigning_allowed(10, polling=True, assumptions=twenty) is False
