"""The course of one seat during the Wahlzeit: one table of steps and one door (R-END-01..08)."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from ballots.law.term.rules import TermRule
from municipalities.law.basis import Norm, RuleViolation, Statute


class SeatState(StrEnum):
    """Where a seat stands."""

    HELD = "held"
    RESTS = "rests"
    POST_ENDED = "post_ended"
    VACANT = "vacant"
    FILLED_AGAIN = "filled_again"
    STAYS_EMPTY = "stays_empty"


class SeatStep(StrEnum):
    """What moves a seat on."""

    NOTE_POST = "note_post"
    PROVE_END_OF_POST = "prove_end_of_post"
    LEAVE = "leave"
    FOLLOW = "follow"
    STAY_EMPTY = "stay_empty"


SEAT_TRANSITIONS: dict[tuple[SeatState, SeatStep], SeatState] = {
    (SeatState.HELD, SeatStep.NOTE_POST): SeatState.RESTS,
    (SeatState.RESTS, SeatStep.PROVE_END_OF_POST): SeatState.POST_ENDED,
    (SeatState.HELD, SeatStep.LEAVE): SeatState.VACANT,
    (SeatState.RESTS, SeatStep.LEAVE): SeatState.VACANT,
    (SeatState.POST_ENDED, SeatStep.LEAVE): SeatState.VACANT,
    (SeatState.VACANT, SeatStep.FOLLOW): SeatState.FILLED_AGAIN,
    (SeatState.VACANT, SeatStep.STAY_EMPTY): SeatState.STAYS_EMPTY,
}
"""Every step that exists (§§ 23 Abs. 2, 33, 34 KWG; R-END-02..07)."""

_POST = Norm(Statute.KWG, "23", 2)
_LOSS = Norm(Statute.KWG, "33")
_SUCCESSION = Norm(Statute.KWG, "34", 3)

_NOT_OPEN: dict[SeatStep, tuple[TermRule, Norm, str]] = {
    SeatStep.NOTE_POST: (TermRule.NOTICE_EXISTS, _POST, "R-END-02"),
    SeatStep.PROVE_END_OF_POST: (TermRule.PROOF_EXISTS, _POST, "R-END-02"),
    SeatStep.LEAVE: (TermRule.SEAT_LEFT_ALREADY, _LOSS, "R-END-03"),
    SeatStep.FOLLOW: (TermRule.SEAT_DECIDED, _SUCCESSION, "R-END-07"),
    SeatStep.STAY_EMPTY: (TermRule.SEAT_DECIDED, _SUCCESSION, "R-END-07"),
}

_LEFT = frozenset({SeatState.VACANT, SeatState.FILLED_AGAIN, SeatState.STAYS_EMPTY})


def advance_seat(state: SeatState, step: SeatStep, **facts: Any) -> SeatState:
    """Return where ``step`` leads from ``state`` (§§ 23, 33, 34 KWG; R-END-02..07).

    Raises RuleViolation when the table has no such step; ``facts`` feed its sentence, such as the
    ``day`` on which the seat was left.
    """
    target = SEAT_TRANSITIONS.get((state, step))
    if target is not None:
        return target
    if state is SeatState.HELD and step is SeatStep.PROVE_END_OF_POST:
        raise RuleViolation(TermRule.NOTICE_MISSING, _POST, "R-END-02")
    # Once a member has left, nothing can be noted or proven about the seat.
    of_holder = step in {SeatStep.NOTE_POST, SeatStep.PROVE_END_OF_POST, SeatStep.LEAVE}
    reason = SeatStep.LEAVE if of_holder and state in _LEFT else step
    rule, norm, rule_id = _NOT_OPEN[reason]
    raise RuleViolation(rule, norm, rule_id, **facts)
