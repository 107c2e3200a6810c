"""What is open while votes are counted (§ 54 Abs. 1 KWO; C-21)."""

from __future__ import annotations

from enum import StrEnum

from municipalities.law.basis import Norm, Statute
from municipalities.law.task import TaskRule, Who


class CountWork(StrEnum):
    """What the count asks for."""

    ENTER_REPORT = "enter_report"


COUNT_RULES: dict[CountWork, TaskRule] = {
    CountWork.ENTER_REPORT: TaskRule(Who.CAPTURE, Norm(Statute.KWO, "54", 1), "R-CNT-10", "C-21")
}
"""Who enters what a board reports; no result without it (§ 54 KWO; R-CNT-10, C-21)."""
