"""The course of a seat: what may happen to it next, and how everything else is refused."""

from __future__ import annotations

from datetime import date

import pytest

from ballots.law.term.rules import TermRule
from ballots.law.term.seat import SEAT_TRANSITIONS, SeatState, SeatStep, advance_seat
from municipalities.law.basis import RuleViolation
from tests.told import refusal

DAY = date(2027, 3, 4)
WAYS = [
    "held note_post rests",
    "rests prove_end_of_post post_ended",
    "held leave vacant",
    "rests leave vacant",
    "post_ended leave vacant",
    "vacant follow filled_again",
    "vacant stay_empty stays_empty",
]


@pytest.mark.rules("R-END-02", "R-END-03", "R-END-07")
@pytest.mark.parametrize(
    "way",
    WAYS,
)
def test_a_step_of_the_table_is_taken(way):
    state, step, target = way.split()
    assert advance_seat(SeatState(state), SeatStep(step)) is SeatState(target)


REFUSED = {
    "told of a post twice": (SeatState.RESTS, SeatStep.NOTE_POST, TermRule.NOTICE_EXISTS),
    "told again after the post ended": (
        SeatState.POST_ENDED,
        SeatStep.NOTE_POST,
        TermRule.NOTICE_EXISTS,
    ),
    "proven before anybody was told": (
        SeatState.HELD,
        SeatStep.PROVE_END_OF_POST,
        TermRule.NOTICE_MISSING,
    ),
    "proven twice": (SeatState.POST_ENDED, SeatStep.PROVE_END_OF_POST, TermRule.PROOF_EXISTS),
    "left twice": (SeatState.VACANT, SeatStep.LEAVE, TermRule.SEAT_LEFT_ALREADY),
    "told of a post after leaving": (
        SeatState.STAYS_EMPTY,
        SeatStep.NOTE_POST,
        TermRule.SEAT_LEFT_ALREADY,
    ),
    "told of a post when the seat has just become vacant": (
        SeatState.VACANT,
        SeatStep.NOTE_POST,
        TermRule.SEAT_LEFT_ALREADY,
    ),
    "proven after leaving": (
        SeatState.FILLED_AGAIN,
        SeatStep.PROVE_END_OF_POST,
        TermRule.SEAT_LEFT_ALREADY,
    ),
    "followed twice": (SeatState.FILLED_AGAIN, SeatStep.FOLLOW, TermRule.SEAT_DECIDED),
    "empty after somebody followed": (
        SeatState.FILLED_AGAIN,
        SeatStep.STAY_EMPTY,
        TermRule.SEAT_DECIDED,
    ),
    "followed while it is held": (SeatState.HELD, SeatStep.FOLLOW, TermRule.SEAT_DECIDED),
}


@pytest.mark.rules("R-END-02", "R-END-03", "R-END-07")
@pytest.mark.parametrize(("state", "step", "rule"), REFUSED.values(), ids=REFUSED)
def test_every_other_step_is_refused_with_its_reason_and_its_day(state, step, rule):
    with pytest.raises(RuleViolation) as refusal:
        advance_seat(state, step, day=DAY)
    assert refusal.value.rule is rule
    told = {} if rule is TermRule.NOTICE_MISSING else {"day": DAY}
    assert refusal.value.facts == told


BASIS = {
    TermRule.NOTICE_EXISTS: "§ 23 Abs. 2 KWG R-END-02",
    TermRule.NOTICE_MISSING: "§ 23 Abs. 2 KWG R-END-02",
    TermRule.PROOF_EXISTS: "§ 23 Abs. 2 KWG R-END-02",
    TermRule.SEAT_LEFT_ALREADY: "§ 33 KWG R-END-03",
    TermRule.SEAT_DECIDED: "§ 34 Abs. 3 KWG R-END-07",
}


@pytest.mark.rules("R-END-02", "R-END-03", "R-END-07")
@pytest.mark.parametrize(("state", "step", "rule"), REFUSED.values(), ids=REFUSED)
def test_each_refusal_names_its_norm(state, step, rule):
    assert refusal(advance_seat, state, step)[:2] == (rule.name, BASIS[rule])


@pytest.mark.rules("R-END-02", "R-END-03", "R-END-07")
def test_the_ways_of_a_seat():
    ways = [f"{a.value} {step.value} {b.value}" for (a, step), b in SEAT_TRANSITIONS.items()]
    assert ways == WAYS
