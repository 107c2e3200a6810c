"""A decision on an objection that no longer holds: a slip, or a judgment (§ 27 KWG; R-END-10)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ballots.law.term.objections import ObjectionOutcome
from ballots.law.term.rules import TermRule
from municipalities.law.basis import Norm, RuleViolation, Statute

_DECISION = Norm(Statute.KWG, "26", 1)
_JUDGMENT = Norm(Statute.KWG, "27")


class WithdrawalGround(StrEnum):
    """Why a decision on an objection holds no more (§§ 26, 27 KWG; R-END-10)."""

    SLIP = "slip"
    JUDGMENT = "judgment"


@dataclass(frozen=True, slots=True)
class Rests:
    """What rests on a decision: a final annulment, a repeat election, a result found since."""

    annulled: bool = False
    repeated: bool = False
    redetermined: bool = False


def check_withdrawal(
    ground: WithdrawalGround,
    outcome: ObjectionOutcome,
    rests: Rests,
    *,
    decided_on: date,
    lifted_on: date,
    today: date,
) -> None:
    """Refuse to take a decision back on which something rests (§§ 26, 27 KWG; R-END-10, R-END-11).

    What is final no court lifts any more, and a seat is lost only by a final decision. A slip is
    corrected as long as nothing was done because of it; a judgment lifts what was done too. Then
    the objection is open again.

    Raises RuleViolation DECISION_RESTS_FINAL, DECISION_RESTS_REPEAT, DECISION_RESTS_RESULT or
    DAY_OUT_OF_RANGE.
    """
    norm = _JUDGMENT if ground is WithdrawalGround.JUDGMENT else _DECISION
    if rests.annulled or outcome is ObjectionOutcome.SEAT_LOST:
        raise RuleViolation(TermRule.DECISION_RESTS_FINAL, norm, "R-END-10")
    if ground is WithdrawalGround.SLIP and rests.repeated:
        raise RuleViolation(TermRule.DECISION_RESTS_REPEAT, norm, "R-END-10")
    if ground is WithdrawalGround.SLIP and rests.redetermined:
        raise RuleViolation(TermRule.DECISION_RESTS_RESULT, norm, "R-END-11")
    if not decided_on <= lifted_on <= today:
        raise RuleViolation(
            TermRule.DAY_OUT_OF_RANGE, norm, "R-END-10", day=lifted_on, first=decided_on, last=today
        )
