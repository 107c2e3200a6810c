"""Mandates, losses, successors, objections."""

from __future__ import annotations

from datetime import date

import pytest

from ballots.law.elected import MajorityElection, elect_by_majority, elect_from_list
from ballots.law.mandates import (
    Effective,
    LossGround,
    MandateState,
    incompatibility_proof_deadline,
    loss_rule,
    lost_on,
    mandate_start,
    mandate_state,
)
from ballots.law.objections import objection_deadline, objection_support_needed
from ballots.law.seats import LotRequired
from ballots.law.succession import (
    PassedOver,
    Replacement,
    next_majority_successor,
    next_successor,
    replacement,
)

TERM = date(2026, 4, 1)


@pytest.mark.rules("R-END-01")
@pytest.mark.parametrize(
    ("determined_on", "start"),
    [(date(2026, 3, 27), TERM), (date(2026, 4, 9), date(2026, 4, 9))],
    ids=["before the old term ends", "within the new term"],
)
def test_when_a_mandate_is_acquired(determined_on, start):
    assert mandate_start(determined_on, TERM) == start


SERVED = date(2026, 4, 2)
STATES = {
    "proven on the last day": (date(2026, 4, 9), date(2026, 4, 9), MandateState.HELD),
    "proven a day late": (date(2026, 4, 10), date(2026, 4, 10), MandateState.NEVER_ACQUIRED),
    "not yet proven": (None, date(2026, 4, 9), MandateState.RESTS),
    "never proven": (None, date(2026, 4, 10), MandateState.NEVER_ACQUIRED),
    "proof announced for tomorrow": (date(2026, 4, 5), date(2026, 4, 4), MandateState.RESTS),
}


@pytest.mark.rules("R-END-02")
@pytest.mark.parametrize(("proven_on", "today", "state"), STATES.values(), ids=STATES)
def test_mandate_with_an_incompatibility(proven_on, today, state):
    assert mandate_state(SERVED, proven_on, today) == state


@pytest.mark.rules("R-END-02", "C-24")
def test_the_proof_is_due_one_week_after_service():
    assert incompatibility_proof_deadline(SERVED) == date(2026, 4, 9)


LOSSES = {
    "resignation: with the finding": (LossGround.RESIGNATION, Effective.FINDING),
    "eligibility lost: when the finding is unappealable": (
        LossGround.ELIGIBILITY_LOST,
        Effective.FINDING_UNAPPEALABLE,
    ),
    "a court took the right: with the final ruling": (
        LossGround.COURT_RULING,
        Effective.RULING_FINAL,
    ),
    "election review: when final": (LossGround.ELECTION_REVIEW, Effective.RULING_FINAL),
}


@pytest.mark.rules("R-END-03")
@pytest.mark.parametrize(("ground", "effective"), LOSSES.values(), ids=LOSSES)
def test_when_a_seat_is_lost(ground, effective):
    days = {event: date(2027, 1, number) for number, event in enumerate(Effective, start=1)}
    assert loss_rule(ground).effective == effective
    assert lost_on(ground, days) == days[effective]
    assert lost_on(ground, {}) is None
    assert loss_rule(ground).revocable is False


@pytest.mark.rules("R-END-04", "R-BAL-02")
def test_h14_the_unprinted_place_4_succeeds():
    found = elect_from_list({1: 9, 2: 8, 3: 7}, 3, range(1, 6))
    assert next_successor(found.successors) == 4


PASSED = {
    "H13 nobody passed over": ((3, 4), {}, 3),
    "the first left the group": ((3, 4), {3: PassedOver.LEFT_GROUP}, 4),
    "the first waived, the second is dead": (
        (3, 4, 1),
        {3: PassedOver.WAIVED, 4: PassedOver.DEAD},
        1,
    ),
    "everybody was called or cannot be": (
        (3, 4),
        {3: PassedOver.ALREADY_CALLED, 4: PassedOver.NOT_ELIGIBLE},
        None,
    ),
    "the list is exhausted": ((), {}, None),
}


@pytest.mark.rules("R-END-04", "R-END-06")
@pytest.mark.parametrize(("successors", "passed_over", "called"), PASSED.values(), ids=PASSED)
def test_who_is_called_next(successors, passed_over, called):
    assert next_successor(successors, passed_over) == called


M3_AFTER_THE_LOT = ((5,), (7,))
BY_MAJORITY = {
    "M3 the loser of the lot first": (M3_AFTER_THE_LOT, {}, (), 5),
    "M3 then place 7 with 12 votes": (M3_AFTER_THE_LOT, {5}, (), 7),
    "M3 then nobody": (M3_AFTER_THE_LOT, {5, 7}, (), None),
    "equal votes are a lot": (((2, 3), (4,)), {}, (), LotRequired((2, 3), 1, {})),
    "equal votes, place 3 drawn": (((2, 3), (4,)), {}, (3,), 3),
    "one of two equals waived": (((2, 3), (4,)), {2}, (), 3),
}


@pytest.mark.rules("R-END-05", "R-END-06")
@pytest.mark.parametrize(
    ("groups", "passed_over", "drawn", "called"), BY_MAJORITY.values(), ids=BY_MAJORITY
)
def test_who_is_called_next_in_a_majority_vote(groups, passed_over, drawn, called):
    assert next_majority_successor(groups, passed_over, drawn) == called


@pytest.mark.rules("R-END-05", "R-SEAT-07")
def test_m3_leaves_the_loser_of_the_lot_and_place_7():
    votes = {1: 120, 2: 95, 3: 95, 4: 80, 5: 60, 6: 60, 7: 12, 8: 0}
    found = elect_by_majority(votes, 5, (6,))
    assert isinstance(found, MajorityElection)
    assert found.successor_groups == M3_AFTER_THE_LOT


@pytest.mark.parametrize("groups", [((2, 3),), ((2,),)], ids=["not tied", "nobody else"])
def test_a_drawn_place_must_be_tied(groups):
    with pytest.raises(ValueError, match="the tie is among"):
        next_majority_successor(groups, drawn=(2,) if len(groups[0]) == 1 else (4,))


@pytest.mark.rules("R-END-07", "R-END-08")
def test_f4_rosbach_2023_three_resign_and_the_council_ends():
    successors = elect_from_list({place: 10 - place for place in range(1, 6)}, 5, range(1, 6))
    assert next_successor(successors.successors) is None
    seats = members = 5
    after = []
    for _ in range(3):
        found = replacement(None, seats, members)
        seats, members = found.statutory_seats, found.members
        after.append((seats, members, found.body_ends))
    assert after == [(4, 4, False), (3, 3, False), (2, 2, True)]


@pytest.mark.rules("R-END-07", "R-END-08")
def test_with_a_successor_the_body_stays_as_large():
    assert replacement(4, 9, 9) == Replacement(4, 9, 9, body_ends=False)


@pytest.mark.rules("R-END-09")
@pytest.mark.parametrize(
    ("electors", "needed"),
    [(0, 5), (300, 5), (500, 5), (501, 6), (640, 7), (10_000, 100), (10_001, 100), (25_000, 100)],
)
def test_f9_support_for_an_objection(electors, needed):
    assert objection_support_needed(electors) == needed


def test_a_negative_number_of_electors_is_refused():
    with pytest.raises(ValueError, match="-1 electors"):
        objection_support_needed(-1)


@pytest.mark.rules("R-END-09", "C-23")
def test_an_objection_is_due_two_weeks_after_publication():
    assert objection_deadline(date(2026, 3, 30)) == date(2026, 4, 13)
