"""From the determination to the end of the term: mandates, losses, successors, objections.

KWG §§ 23, 25, 33, 34; R-END-01..09. Days come as arguments.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ballots.law.seats import LotRequired
from municipalities.law.basis import Norm, Statute
from municipalities.law.gremium import ends_below_minimum

PROOF_PERIOD = timedelta(weeks=1)
OBJECTION_PERIOD = timedelta(weeks=2)


class MandateState(StrEnum):
    """Where an elected person's mandate stands (§ 23 Abs. 2 KWG)."""

    HELD = "held"
    RESTS = "rests"
    NEVER_ACQUIRED = "never_acquired"


class LossGround(StrEnum):
    """Why a member loses the seat (§ 33 KWG)."""

    RESIGNATION = "resignation"
    ELIGIBILITY_LOST = "eligibility_lost"
    COURT_RULING = "court_ruling"
    ELECTION_REVIEW = "election_review"


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


class PassedOver(StrEnum):
    """Why a successor is not called (§ 34 Abs. 2 KWG; R-END-06)."""

    LEFT_GROUP = "left_group"
    WAIVED = "waived"
    DEAD = "dead"
    NOT_ELIGIBLE = "not_eligible"
    ALREADY_CALLED = "already_called"


@dataclass(frozen=True, slots=True)
class Replacement:
    """What the Wahlleiter determines and publishes after a departure (§ 34 Abs. 3 KWG).

    Without a ``successor`` the seat stays empty and the statutory number of members shrinks.
    ``members`` sit afterwards; ``body_ends`` when they are fewer than three.
    """

    successor: int | None
    statutory_seats: int
    members: int
    body_ends: bool


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


def next_successor(successors: Sequence[int], passed_over: Collection[int] = ()) -> int | None:
    """Return the place on the list that is called next (§ 34 Abs. 1, 2 KWG; R-END-04, R-END-06).

    ``successors`` as in ``ListElection``; ``passed_over`` are places with a ground of
    :class:`PassedOver`. None: the list is exhausted and the seat stays empty.
    """
    return next((place for place in successors if place not in passed_over), None)


def next_majority_successor(
    groups: Sequence[Sequence[int]],
    passed_over: Collection[int] = (),
    drawn: Sequence[int] = (),
) -> int | LotRequired | None:
    """Return who is called next in the Mehrheitswahl (§ 34 Abs. 1a, 2 KWG; R-END-05, R-END-06).

    ``groups`` as in ``MajorityElection.successor_groups``; equal votes are a lot of the
    Wahlleiter. None: nobody is left and the seat stays empty.

    Raises ValueError when the drawn place is not tied.
    """
    for group in groups:
        tied = tuple(place for place in group if place not in passed_over)
        if len(tied) == 1 and not drawn:
            return tied[0]
        if tied:
            return _drawn_of(tied, drawn)
    return None


def _drawn_of(tied: tuple[int, ...], drawn: Sequence[int]) -> int | LotRequired:
    if not drawn:
        return LotRequired(tied, 1, {})
    if drawn[0] not in tied or len(tied) == 1:
        raise ValueError(f"drawn {list(drawn)}, but the tie is among {list(tied)}")
    return drawn[0]


def replacement(successor: int | None, statutory_seats: int, members: int) -> Replacement:
    """Work out what follows when one of ``members`` left (§ 34 Abs. 1, 3 KWG; R-END-07, R-END-08).

    The result is published and open to objection like the election itself (§§ 25 to 27 KWG). After
    every departure it says whether the body ends (§ 86 Abs. 1 Satz 4 HGO; R-BODY-09).
    """
    if successor is None:
        statutory_seats, members = statutory_seats - 1, members - 1
    return Replacement(successor, statutory_seats, members, ends_below_minimum(members))


def objection_deadline(published_on: date) -> date:
    """Last day to object to the election (§ 25 KWG; R-END-09, C-23)."""
    return published_on + OBJECTION_PERIOD


def objection_support_needed(electors: int) -> int:
    """Electors who must support an objection without own rights (§ 25 KWG; R-END-09).

    One in a hundred, at least five; above 10 000 electors at least 100, which is the number.

    Raises ValueError when ``electors`` is negative.
    """
    if electors < 0:
        raise ValueError(f"{electors} electors")
    return 100 if electors > 10_000 else max(5, -(-electors // 100))
