"""The name of a Wahlbezirk is corrected as long as no certificate bears it (R-REG-11)."""

from __future__ import annotations

from datetime import date

from elections.law.districts.rules import DistrictRule
from municipalities.law.basis import Norm, RuleViolation, Statute


def check_rename(number: str, *, reason: str, closed_on: date | None) -> None:
    """Refuse a name without a reason, and once the closing bears the old one (§ 15 KWO; C-18).

    ``closed_on`` is the day on which the register of the Wahlbezirk was closed, None while it is
    open. Raises RuleViolation NAME_IS_CERTIFIED or RENAME_NEEDS_REASON.
    """
    if closed_on is not None:
        raise RuleViolation(
            DistrictRule.NAME_IS_CERTIFIED,
            Norm(Statute.KWO, "15"),
            "C-18",
            number=number,
            day=closed_on,
        )
    if not reason:
        raise RuleViolation(DistrictRule.RENAME_NEEDS_REASON, number=number)
