"""When a result may be determined that rests on a lot (§ 22 Abs. 3 KWG, § 54 KWO; R-SEAT-03)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from ballots.law.result.rules import ResultRule
from municipalities.law.basis import Norm, RuleViolation, Statute


def check_after_lots(decided_on: date, drawn_on: Collection[date]) -> None:
    """Refuse to determine a result before its lots were drawn (§ 22 Abs. 3 KWG; R-SEAT-03, C-21).

    Raises RuleViolation DETERMINED_BEFORE_LOT.
    """
    last = max(drawn_on, default=decided_on)
    if decided_on < last:
        raise RuleViolation(
            ResultRule.DETERMINED_BEFORE_LOT,
            Norm(Statute.KWG, "22", 3, 4),
            "R-SEAT-03",
            day=decided_on,
            drawn_on=last,
        )
