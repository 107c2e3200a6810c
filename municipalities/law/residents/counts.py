"""What a new count of foreign residents changes (§ 84 HGO)."""

from __future__ import annotations

from enum import StrEnum

from municipalities.law.body.gremium import nearness, owes_body


class DutyChange(StrEnum):
    """What a new count does to the duty to have a body (R-BODY-01)."""

    BEGINS = "begins"
    ENDS = "ends"
    IS_NEAR = "is_near"
    STAYS = "stays"


def duty_change(before: int | None, after: int | None) -> DutyChange:
    """Return what the step from one count to the next changes (§ 84 Satz 1 HGO; R-BODY-01).

    ``None`` is a number that nobody has stated. Past decisions stay as they are.
    """
    owed, owes = owes_body(before), owes_body(after)
    if owes and not owed:
        return DutyChange.BEGINS
    if owed and owes is False:
        return DutyChange.ENDS
    return DutyChange.STAYS if nearness(after) is None else DutyChange.IS_NEAR
