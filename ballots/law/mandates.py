"""How a seat is acquired and how it is lost (§§ 23, 31, 33 KWG; R-END-01..03, R-END-11).

Days come as arguments.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from municipalities.law.basis import Norm, Statute

PROOF_PERIOD = timedelta(weeks=1)


class MandateState(StrEnum):
    """Where an elected person's mandate stands (§ 23 Abs. 2 KWG)."""

    HELD = "held"
    RESTS = "rests"
    NEVER_ACQUIRED = "never_acquired"


class LossGround(StrEnum):
    """Why a seat is vacant (§§ 23 Abs. 2, 31, 33 KWG); death needs no rule."""

    RESIGNATION = "resignation"
    DEATH = "death"
    ELIGIBILITY_LOST = "eligibility_lost"
    COURT_RULING = "court_ruling"
    ELECTION_REVIEW = "election_review"
    NEVER_ACQUIRED = "never_acquired"
    RESULT_CORRECTED = "result_corrected"


class Effective(StrEnum):
    """The event with which a loss takes effect."""

    FINDING = "finding"
    FINDING_UNAPPEALABLE = "finding_unappealable"
    RULING_FINAL = "ruling_final"


@dataclass(frozen=True, slots=True)
class LossRule:
    """One ground, its norm, and the event with which the seat is lost."""

    ground: LossGround
    norm: Norm
    effective: Effective
    revocable: bool = False


LOSS_RULES = (
    LossRule(LossGround.RESIGNATION, Norm(Statute.KWG, "33"), Effective.FINDING),
    LossRule(LossGround.ELIGIBILITY_LOST, Norm(Statute.KWG, "33"), Effective.FINDING_UNAPPEALABLE),
    LossRule(LossGround.COURT_RULING, Norm(Statute.KWG, "33"), Effective.RULING_FINAL),
    LossRule(LossGround.ELECTION_REVIEW, Norm(Statute.KWG, "33"), Effective.RULING_FINAL),
)


def mandate_start(determined_on: date, term_starts_on: date) -> date:
    """Day on which the elected acquire their mandate (§ 23 Abs. 1 KWG; R-END-01).

    With the determination by the Wahlausschuss, not before the old Wahlzeit ends.
    """
    return max(determined_on, term_starts_on)


def incompatibility_proof_deadline(served_on: date) -> date:
    """Last day to prove that an incompatibility ended (§ 23 Abs. 2 KWG; R-END-02, C-24)."""
    return served_on + PROOF_PERIOD


def mandate_state(served_on: date, proven_on: date | None, today: date) -> MandateState:
    """Where the mandate of a person with an incompatibility stands (§ 23 Abs. 2 KWG; R-END-02).

    It rests until the proof comes in; after the period without proof it was never acquired.
    """
    deadline = incompatibility_proof_deadline(served_on)
    if proven_on is not None and proven_on <= min(deadline, today):
        return MandateState.HELD
    return MandateState.RESTS if today <= deadline else MandateState.NEVER_ACQUIRED


def loss_rule(ground: LossGround) -> LossRule:
    """Return the row of :data:`LOSS_RULES` for this ground (§ 33 KWG; R-END-03)."""
    return next(rule for rule in LOSS_RULES if rule.ground is ground)


def lost_on(ground: LossGround, events: Mapping[Effective, date]) -> date | None:
    """Day on which the seat is lost (§ 33 KWG; R-END-03); None while the event is outstanding.

    ``events`` are the days of the Wahlleiter's finding, of its becoming unappealable, of the
    final ruling, as far as they have happened.
    """
    return events.get(loss_rule(ground).effective)
