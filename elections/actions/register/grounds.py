"""What a change of the register rests on: its stage, its basis, the objection behind it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from elections.law.register.corrections import (
    Basis,
    Change,
    Grounds,
    Stage,
    check_correction,
    stage_of,
)
from elections.law.register.rules import RegisterRule
from elections.models import Election
from elections.models.course.windows import calendar_days
from elections.models.register.entries import RegisterClosing, RegisterStrike
from elections.models.register.objections import RegisterObjection
from municipalities.law.basis import Norm, RuleViolation, Statute

_AIMS = {
    Change.ENTER: RegisterObjection.Aim.ENTER,
    Change.STRIKE: RegisterObjection.Aim.STRIKE,
    Change.CORRECT: RegisterObjection.Aim.CORRECT,
    Change.MOVE: RegisterObjection.Aim.CORRECT,
    Change.RESTORE: RegisterObjection.Aim.ENTER,
}


def objection_mark(objection_id: int) -> str:
    """Return how the reason of a correction names the objection that led to it."""
    return f"Einspruch {objection_id}: "


def current_stage(election: Election, district_id: int | None, on: date) -> Stage:
    """Return where the register of a Wahlbezirk stands on a day."""
    closed = RegisterClosing.objects.filter(district=district_id).exists()
    return stage_of(on, calendar_days(election)["C-14"].on, closed=closed)


def checked_grounds(
    election: Election,
    district_id: int | None,
    change: Change,
    grounds: Grounds,
    strike: RegisterStrike | None = None,
) -> Grounds:
    """Ask the law about one change; return its grounds, the reason naming the objection."""
    if not grounds.reason.strip():
        raise RuleViolation(RegisterRule.REASON_MISSING, Norm(Statute.KWO, "14"), "R-REG-10")
    closing = RegisterClosing.objects.filter(district=district_id).first()
    since_closing = bool(closing and strike and strike.struck_on > closing.closed_on)
    check_correction(
        current_stage(election, district_id, grounds.on),
        change,
        grounds.basis,
        struck_since_closing=since_closing,
    )
    if grounds.basis is not Basis.OBJECTION:
        return replace(grounds, reason=grounds.reason.strip()[:300])
    upheld = RegisterObjection.objects.filter(
        pk=grounds.objection or 0, election=election, aim=_AIMS[change], decision__upheld=True
    ).first()
    if upheld is None:
        raise RuleViolation(RegisterRule.OBJECTION_NOT_UPHELD, Norm(Statute.KWO, "13"), "R-REG-10")
    return replace(grounds, reason=f"{objection_mark(upheld.pk)}{grounds.reason.strip()}"[:300])
