"""How long the register is kept, and what stands against deleting it (R-RET-01).

The Hessian text was not available; the period and the reasons to keep a register longer are those
of other states and of federal elections.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from elections.law.assumptions import ELECTION_DEFAULTS, ElectionAssumptions
from elections.law.course.phases import Phase
from elections.law.register.rules import RegisterRule
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.law.body.suffrage import months_before

OVER = (Phase.PUBLISHED, Phase.CANCELLED)
"""Where an election stands that needs its register no more (R-RET-01)."""

_NORM = Norm(Statute.KWO, "112")


@dataclass(frozen=True, slots=True)
class KeptRegister:
    """What decides whether a register may be deleted.

    ``hold`` is the reason for which deleting is suspended, empty without one; ``under_review``
    counts objections against the election that nobody has decided on.
    """

    election_day: date
    phase: Phase
    hold: str = ""
    under_review: int = 0
    erased_on: date | None = None


def keep_until(election_day: date, months: int) -> date:
    """Return the last day on which the register is kept (§ 112 KWO; R-RET-01).

    It is the day with the same number ``months`` later; where that month is too short its last.
    """
    return months_before(election_day, -months)


def refusal_to_erase(
    kept: KeptRegister, today: date, assumptions: ElectionAssumptions = ELECTION_DEFAULTS
) -> RuleViolation | None:
    """Return what stands against deleting the register today, None when nothing does (R-RET-01)."""
    if kept.erased_on is not None:
        return _refused(RegisterRule.REGISTER_ERASED, day=kept.erased_on)
    if kept.phase not in OVER:
        return _refused(RegisterRule.ELECTION_NOT_OVER, phase=kept.phase)
    if kept.hold:
        return _refused(RegisterRule.REGISTER_ON_HOLD, reason=kept.hold)
    if kept.under_review:
        return _refused(RegisterRule.ELECTION_UNDER_REVIEW, objections=kept.under_review)
    last = keep_until(kept.election_day, assumptions.register_kept_months)
    if today <= last:
        return _refused(RegisterRule.TOO_EARLY_TO_ERASE, keep_until=last)
    return None


def check_erasable(
    kept: KeptRegister, today: date, assumptions: ElectionAssumptions = ELECTION_DEFAULTS
) -> None:
    """Refuse to delete the register too early, while it is needed, or twice (R-RET-01)."""
    if violation := refusal_to_erase(kept, today, assumptions):
        raise violation


def _refused(rule: RegisterRule, **facts: object) -> RuleViolation:
    return RuleViolation(rule, _NORM, "R-RET-01", **facts)
