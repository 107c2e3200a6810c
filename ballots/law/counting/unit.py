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


UNIT_TRANSITIONS: dict[tuple[UnitState, UnitStep], UnitState] = {
    (UnitState.AWAITED, UnitStep.REPORT): UnitState.REPORTED,
    (UnitState.REPORTED, UnitStep.CORRECT): UnitState.REPORTED,
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
