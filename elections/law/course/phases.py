"""The way of an election: one table of steps and one door."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from elections.law.course.rules import CourseRule
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.law.body.gremium import election_cancelled


class Phase(StrEnum):
    """Where an election stands."""

    SETUP = "setup"
    NOMINATION = "nomination"
    ADMITTED = "admitted"
    PAPER_APPROVED = "paper_approved"
    COUNTING = "counting"
    DETERMINED = "determined"
    PUBLISHED = "published"
    CANCELLED = "cancelled"


class Step(StrEnum):
    """What moves an election on, or back to the lists or the count."""

    OPEN_NOMINATION = "open_nomination"
    TAKE_BACK_CALL = "take_back_call"
    ADMIT = "admit"
    CANCEL = "cancel"
    REOPEN_ADMISSION = "reopen_admission"
    APPROVE_PAPER = "approve_paper"
    WITHDRAW_PAPER = "withdraw_paper"
    START_COUNT = "start_count"
    DETERMINE = "determine"
    PUBLISH = "publish"
    REOPEN_COUNT = "reopen_count"
    CORRECT = "correct"


TRANSITIONS: dict[tuple[Phase, Step], Phase] = {
    (Phase.SETUP, Step.OPEN_NOMINATION): Phase.NOMINATION,
    (Phase.NOMINATION, Step.ADMIT): Phase.ADMITTED,
    (Phase.NOMINATION, Step.CANCEL): Phase.CANCELLED,
    (Phase.NOMINATION, Step.TAKE_BACK_CALL): Phase.SETUP,
    (Phase.ADMITTED, Step.APPROVE_PAPER): Phase.PAPER_APPROVED,
    (Phase.ADMITTED, Step.REOPEN_ADMISSION): Phase.NOMINATION,
    (Phase.CANCELLED, Step.REOPEN_ADMISSION): Phase.NOMINATION,
    (Phase.PAPER_APPROVED, Step.START_COUNT): Phase.COUNTING,
    (Phase.PAPER_APPROVED, Step.WITHDRAW_PAPER): Phase.ADMITTED,
    (Phase.COUNTING, Step.DETERMINE): Phase.DETERMINED,
    (Phase.DETERMINED, Step.PUBLISH): Phase.PUBLISHED,
    (Phase.DETERMINED, Step.REOPEN_COUNT): Phase.COUNTING,
    (Phase.PUBLISHED, Step.CORRECT): Phase.COUNTING,
}
"""Every step that exists; the order follows the calendar (C-02, C-05, C-06, C-19, C-21, C-22)."""


def advance(phase: Phase, step: Step) -> Phase:
    """Return the phase that ``step`` leads to from ``phase`` (C-02, C-05, C-06, C-19..22).

    Raises RuleViolation STEP_NOT_OPEN when the table has no such step.
    """
    target = TRANSITIONS.get((phase, step))
    if target is None:
        raise RuleViolation(CourseRule.STEP_NOT_OPEN, step=step, phase=phase)
    return target


OF_A_RESULT = frozenset({Step.DETERMINE, Step.PUBLISH, Step.REOPEN_COUNT, Step.CORRECT})
"""Steps that ask for a result which is valid (R-END-10)."""


def check_not_annulled(step: Step, annulled_on: date | None) -> None:
    """Refuse to work on the result of an election that was annulled finally (§ 30 KWG; R-END-10).

    ``annulled_on`` is None while it was not. Raises RuleViolation ELECTION_ANNULLED.
    """
    if annulled_on is not None and step in OF_A_RESULT:
        raise RuleViolation(
            CourseRule.ELECTION_ANNULLED, Norm(Statute.KWG, "30"), "R-END-10", day=annulled_on
        )


def open_steps(phase: Phase) -> tuple[Step, ...]:
    """Return the steps that are open in ``phase``, in the order of the table (C-05, C-06)."""
    return tuple(step for origin, step in TRANSITIONS if origin is phase)


def check_reopenable(phase: Phase, *, has_commission: bool) -> None:
    """Refuse to open the admission anew once a commission rests on it (§ 86 HGO; R-BODY-10).

    A slip, or an objection that the committee decided after its meeting, changes who was admitted
    and may change whether there is an election (R-LIST-15, R-BODY-08). ``has_commission`` says that
    a commission of the Wahlzeit was begun because the election was called off.

    Raises RuleViolation REOPENED_WITH_COMMISSION.
    """
    if phase is Phase.CANCELLED and has_commission:
        raise RuleViolation(
            CourseRule.REOPENED_WITH_COMMISSION, Norm(Statute.HGO, "86", 1, 5), "R-BODY-10"
        )


def check_outcome(step: Step, admitted: Sequence[int], seats: int) -> None:
    """Refuse to admit where the election must be cancelled, and the reverse (R-BODY-08, C-06).

    ``admitted`` holds the number of admitted candidates of each list. Raises RuleViolation
    TOO_FEW_CANDIDATES or ELECTION_TAKES_PLACE (§ 86 Abs. 1 Satz 3 HGO).
    """
    cancelled = election_cancelled(admitted, seats)
    if step is Step.ADMIT and cancelled:
        rule = CourseRule.TOO_FEW_CANDIDATES
    elif step is Step.CANCEL and not cancelled:
        rule = CourseRule.ELECTION_TAKES_PLACE
    else:
        return
    norm = Norm(Statute.HGO, "86", 1, 3)
    raise RuleViolation(rule, norm, "R-BODY-08", candidates=sum(admitted), seats=seats)
