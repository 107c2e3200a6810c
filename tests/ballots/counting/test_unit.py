"""The course of a counting unit: reported once, corrected with a reason."""

from __future__ import annotations

import pytest

from ballots.law.counting.rules import CountingRule
from ballots.law.counting.unit import UNIT_TRANSITIONS, UnitState, UnitStep, advance_unit
from municipalities.law.basis import RuleViolation


@pytest.mark.rules("R-CNT-09", "R-SEAT-08")
@pytest.mark.parametrize(
    ("state", "reason", "step"),
    [
        pytest.param(UnitState.AWAITED, "", UnitStep.REPORT, id="the first report needs no reason"),
        pytest.param(UnitState.REPORTED, "verlesen", UnitStep.CORRECT, id="a correction has one"),
    ],
)
def test_a_report_is_the_first_one_or_a_correction(state, reason, step):
    assert advance_unit(state, reason=reason, unit="001 Rathaus") is step
    assert UNIT_TRANSITIONS[state, step] is UnitState.REPORTED


@pytest.mark.rules("R-SEAT-08")
def test_a_correction_without_a_reason_is_refused():
    with pytest.raises(RuleViolation) as refusal:
        advance_unit(UnitState.REPORTED, reason="", unit="001 Rathaus")
    assert (refusal.value.rule, refusal.value.facts) == (
        CountingRule.CORRECTION_WITHOUT_REASON,
        {"unit": "001 Rathaus"},
    )
