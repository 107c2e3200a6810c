"""How a seat is acquired and how it is lost (§§ 23, 31, 33 KWG; R-END-01..03, R-END-11).

Days come as arguments. A refusal carries the days that do not fit together.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ballots.law.term.rules import TermRule
from elections.law.course.calendar import period
from municipalities.law.basis import Norm, RuleViolation, Statute


class MandateState(StrEnum):
    """Where an elected person's mandate stands (§ 23 Abs. 2 KWG)."""

    HELD = "held"
    RESTS = "rests"
    NEVER_ACQUIRED = "never_acquired"


class LossGround(StrEnum):
    """Why a seat is vacant (§§ 23 Abs. 2, 31, 33, 34 Abs. 1 KWG)."""

    RESIGNATION = "resignation"
    DEATH = "death"
    ELIGIBILITY_LOST = "eligibility_lost"
    COURT_RULING = "court_ruling"
    ELECTION_REVIEW = "election_review"
    NEVER_ACQUIRED = "never_acquired"
    RESULT_CORRECTED = "result_corrected"


class Effective(StrEnum):
    """The event with which a loss takes effect."""

    EVENT = "event"
    START = "start"
    FINDING = "finding"
    FINDING_UNAPPEALABLE = "finding_unappealable"
    RULING_FINAL = "ruling_final"


@dataclass(frozen=True, slots=True)
class LossRule:
    """One ground, its norm and rule, and the event with which the seat is lost."""

    ground: LossGround
    norm: Norm
    effective: Effective
    rule_id: str
    revocable: bool = False


_LOSS = Norm(Statute.KWG, "33")
_ACQUIRED = Norm(Statute.KWG, "23", 1)
_PROOF = Norm(Statute.KWG, "23", 2)

LOSS_RULES = (
    LossRule(LossGround.RESIGNATION, _LOSS, Effective.FINDING, "R-END-03"),
    LossRule(LossGround.DEATH, Norm(Statute.KWG, "34", 1), Effective.EVENT, "R-END-04"),
    LossRule(LossGround.ELIGIBILITY_LOST, _LOSS, Effective.FINDING_UNAPPEALABLE, "R-END-03"),
    LossRule(LossGround.COURT_RULING, _LOSS, Effective.RULING_FINAL, "R-END-03"),
    LossRule(LossGround.ELECTION_REVIEW, _LOSS, Effective.RULING_FINAL, "R-END-03"),
    LossRule(LossGround.NEVER_ACQUIRED, _PROOF, Effective.START, "R-END-02"),
    LossRule(LossGround.RESULT_CORRECTED, Norm(Statute.KWG, "31"), Effective.FINDING, "R-END-11"),
)
"""Every ground with what it rests on (§§ 23, 31, 33, 34 KWG; R-END-02..04, R-END-11)."""


def mandate_start(determined_on: date, term_starts_on: date) -> date:
    """Day on which the elected acquire their mandate (§ 23 Abs. 1 KWG; R-END-01).

    It comes with the determination by the Wahlausschuss, but not before the old Wahlzeit ends.
    """
    return max(determined_on, term_starts_on)


def incompatibility_proof_deadline(served_on: date) -> date:
    """Last day to prove that an incompatibility ended (§ 23 Abs. 2 KWG; R-END-02, C-24)."""
    return served_on + period("C-24")


def mandate_state(served_on: date, proven_on: date | None, today: date) -> MandateState:
    """Where the mandate of a person with an incompatibility stands (§ 23 Abs. 2 KWG; R-END-02).

    It rests until the proof comes in; if the period passes without proof, it was never acquired.
    """
    deadline = incompatibility_proof_deadline(served_on)
    if proven_on is not None and proven_on <= min(deadline, today):
        return MandateState.HELD
    return MandateState.RESTS if today <= deadline else MandateState.NEVER_ACQUIRED


def loss_rule(ground: LossGround) -> LossRule:
    """Return the row of :data:`LOSS_RULES` for this ground (§§ 23, 31, 33 KWG; R-END-03)."""
    return next(rule for rule in LOSS_RULES if rule.ground is ground)


def lost_on(ground: LossGround, events: Mapping[Effective, date]) -> date | None:
    """Day on which the seat is lost (§ 33 KWG; R-END-03); None while the event is outstanding.

    ``events`` holds the days that are known: of the event itself, of the mandate's start, of the
    Wahlleiter's finding, of its becoming unappealable, and of the final ruling.
    """
    return events.get(loss_rule(ground).effective)


def check_departure(
    ground: LossGround,
    *,
    starts_on: date,
    found_on: date,
    effective_on: date,
    today: date,
    determined_on: date | None = None,
) -> None:
    """Refuse days on which a seat cannot have been lost (§§ 23, 31, 33 KWG; R-END-02, R-END-03).

    ``starts_on`` is the first day of the mandate, ``found_on`` the Wahlleiter's finding,
    ``effective_on`` the day of loss. A person determined before the term may leave before it
    begins: with ``determined_on`` a finding may lie between that day and the start, and takes
    effect with the start. A mandate never acquired is lost as of its start.

    Raises RuleViolation DATE_IN_FUTURE, BEFORE_MANDATE, LOSS_WITH_FINDING, EVENT_AFTER_FINDING,
    FINDING_STILL_OPEN or LOSS_FROM_START.
    """
    rule = loss_rule(ground)
    _not_in_future(found_on, today, rule.norm, rule.rule_id)
    _not_in_future(effective_on, max(today, starts_on), rule.norm, rule.rule_id)
    earliest = starts_on if determined_on is None else determined_on
    if rule.effective is not Effective.START and found_on < earliest:
        raise RuleViolation(
            TermRule.BEFORE_MANDATE, _ACQUIRED, "R-END-01", day=found_on, earliest=earliest
        )
    if misfit := _misfit(rule.effective, starts_on, found_on, effective_on):
        raise RuleViolation(
            misfit,
            rule.norm,
            rule.rule_id,
            effective_on=effective_on,
            found_on=found_on,
            starts_on=starts_on,
            first=max(found_on, starts_on),
        )
    if effective_on < starts_on:
        raise RuleViolation(
            TermRule.BEFORE_MANDATE, _ACQUIRED, "R-END-01", day=effective_on, earliest=starts_on
        )


def _misfit(
    event: Effective, starts_on: date, found_on: date, effective_on: date
) -> TermRule | None:
    """The reason why the day of loss does not fit its event; None when it fits."""
    first = max(found_on, starts_on)
    fits, why = {
        Effective.START: (effective_on == starts_on, TermRule.LOSS_FROM_START),
        Effective.FINDING: (effective_on == first, TermRule.LOSS_WITH_FINDING),
        Effective.EVENT: (effective_on <= first, TermRule.EVENT_AFTER_FINDING),
        Effective.FINDING_UNAPPEALABLE: (effective_on >= found_on, TermRule.FINDING_STILL_OPEN),
        Effective.RULING_FINAL: (True, None),
    }[event]
    return None if fits else why


def check_within_term(*days: date, ends_on: date) -> None:
    """Refuse days after the Wahlzeit: its seats no longer change (§ 2 KWG; R-BODY-07).

    What happened before ``ends_on`` may still be written down later.
    Raises RuleViolation AFTER_TERM.
    """
    for day in days:
        if day > ends_on:
            raise RuleViolation(
                TermRule.AFTER_TERM, Norm(Statute.KWG, "2"), "R-BODY-07", day=day, ends_on=ends_on
            )


def check_service(served_on: date, *, determined_on: date, today: date) -> None:
    """Refuse a notice of incompatibility served too early (§ 23 Abs. 2 KWG; R-END-02).

    A person is told only after being determined as elected or as successor on ``determined_on``.
    Raises RuleViolation DATE_IN_FUTURE or SERVED_BEFORE_DETERMINATION.
    """
    _not_in_future(served_on, today, _PROOF, "R-END-02")
    if served_on < determined_on:
        raise RuleViolation(
            TermRule.SERVED_BEFORE_DETERMINATION,
            _PROOF,
            "R-END-02",
            day=served_on,
            determined_on=determined_on,
        )


def check_proof(*, served_on: date, proven_on: date, today: date) -> None:
    """Refuse a proof outside the week after service (§ 23 Abs. 2 KWG; R-END-02, C-24).

    Raises RuleViolation DATE_IN_FUTURE, PROOF_BEFORE_SERVICE or PROOF_TOO_LATE.
    """
    _not_in_future(proven_on, today, _PROOF, "R-END-02")
    if proven_on < served_on:
        raise RuleViolation(
            TermRule.PROOF_BEFORE_SERVICE, _PROOF, "R-END-02", day=proven_on, served_on=served_on
        )
    deadline = incompatibility_proof_deadline(served_on)
    if proven_on > deadline:
        raise RuleViolation(
            TermRule.PROOF_TOO_LATE, _PROOF, "R-END-02", day=proven_on, deadline=deadline
        )


def check_never_acquired(*, served_on: date, proven_on: date | None, found_on: date) -> None:
    """Refuse to find that a mandate was never acquired (§ 23 Abs. 2 KWG; R-END-02, C-24).

    A mandate was never acquired only if the notice was served and its week passed without proof.
    Raises RuleViolation PROOF_GIVEN or PROOF_PERIOD_RUNS.
    """
    if proven_on is not None:
        raise RuleViolation(TermRule.PROOF_GIVEN, _PROOF, "R-END-02", day=proven_on)
    if mandate_state(served_on, None, found_on) is MandateState.RESTS:
        raise RuleViolation(
            TermRule.PROOF_PERIOD_RUNS,
            _PROOF,
            "R-END-02",
            deadline=incompatibility_proof_deadline(served_on),
        )


def _not_in_future(day: date, today: date, norm: Norm, rule_id: str) -> None:
    if day > today:
        raise RuleViolation(TermRule.DATE_IN_FUTURE, norm, rule_id, day=day, today=today)
