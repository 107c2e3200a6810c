"""The course of one counting unit: one table of steps and one door (R-CNT-09, R-SEAT-08)."""

from __future__ import annotations

from enum import StrEnum

from ballots.law.counting.rules import CountingRule
from municipalities.law.basis import RuleViolation


class UnitState(StrEnum):
    """Where a counting unit stands."""

    AWAITED = "awaited"
    REPORTED = "reported"


class UnitStep(StrEnum):
    """What moves a unit on."""

    REPORT = "report"
    CORRECT = "correct"
    WITHDRAW = "withdraw"


UNIT_TRANSITIONS: dict[tuple[UnitState, UnitStep], UnitState] = {
    (UnitState.AWAITED, UnitStep.REPORT): UnitState.REPORTED,
    (UnitState.REPORTED, UnitStep.CORRECT): UnitState.REPORTED,
    (UnitState.REPORTED, UnitStep.WITHDRAW): UnitState.AWAITED,
}
"""Every step that exists; a correction is a new version and needs a reason (R-SEAT-08)."""


def advance_unit(state: UnitState, *, reason: str, unit: object) -> UnitStep:
    """Return which step a report is: the first one, or a correction (§ 49 KWO; R-CNT-09).

    Raises RuleViolation CORRECTION_WITHOUT_REASON when a unit that has reported is to be changed
    without a ``reason``; ``unit`` is named in its sentence.
    """
    step = next(step for origin, step in UNIT_TRANSITIONS if origin is state)
    if step is UnitStep.CORRECT and not reason:
        raise RuleViolation(CountingRule.CORRECTION_WITHOUT_REASON, unit=unit)
    return step


def check_withdrawal(state: UnitState, *, counts_for_others: bool, unit: object) -> None:
    """Refuse to take back what was entered for a unit (§ 49 Abs. 2 KWO; R-CNT-09).

    Another unit's report may have been typed into the sheet of this one; nobody has to wait for
    the right one to be rid of it. ``counts_for_others``: the unit was handed over, or counts the
    ballots of one that was; then its report belongs to both.

    Raises RuleViolation NOTHING_TO_WITHDRAW or REPORT_OF_SEVERAL.
    """
    if (state, UnitStep.WITHDRAW) not in UNIT_TRANSITIONS:
        raise RuleViolation(CountingRule.NOTHING_TO_WITHDRAW, unit=unit)
    if counts_for_others:
        raise RuleViolation(CountingRule.REPORT_OF_SEVERAL, unit=unit)
