"""What rests on an entry of a commission, and whether it may be as it is corrected."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from municipalities.actions.commission.formation import check_day
from municipalities.actions.commission.work import (
    check_meeting_day,
    check_outcome,
    check_report,
)
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.law.commission.corrections import (
    check_formed_on,
    check_not_reported,
)
from municipalities.law.commission.rules import CommissionRule
from municipalities.models import (
    Commission,
    CommissionFormation,
    CommissionMeeting,
)
from municipalities.models.commission.composition import composition_on


@dataclass(frozen=True, slots=True)
class Asked:
    """One entry that is to be corrected: its ``row`` as it stands, and what is to be changed.

    ``letter_void`` says that a letter of appointment that was issued holds no more.
    """

    commission: Commission
    row: Any
    today: date
    changed: dict[str, Any] = field(default_factory=dict)
    letter_void: bool = False

    def __getitem__(self, name: str) -> Any:
        return self.changed.get(name, getattr(self.row, name))


def _given(commission: Commission) -> dict[int, date]:
    return dict(commission.reports.values_list("year", "given_on"))


# --- The formation ----------------------------------------------------------------------------


def formation_rests(commission: Commission, row: CommissionFormation, _names: Any) -> None:
    """Refuse another day once the first year was reported on (R-BODY-04, R-IK-05)."""
    check_not_reported([row.formed_on.year], _given(commission))


def check_formation(asked: Asked) -> None:
    """Refuse a day that cannot be, after the first meeting, or before all were elected."""
    commission, day = asked.commission, asked["formed_on"]
    check_day(day, commission, asked.today)
    _check_before_meetings(commission, day)
    first, last = sorted([asked.row.formed_on.year, day.year])
    check_not_reported(range(first, last + 1), _given(commission))
    composition = composition_on(commission, day)
    if composition is not None:
        check_formed_on(day, composition)


def _check_before_meetings(commission: Commission, day: date) -> None:
    first = commission.meetings.first()
    if first is not None and first.day < day:
        raise RuleViolation(
            CommissionRule.RESTS_MEETING, Norm(Statute.HGO, "89", 3), "R-IK-05", day=first.day
        )


def formation_gone(asked: Asked) -> None:
    """Refuse to take back the formation once there is a meeting or a report (R-IK-05)."""
    given = _given(asked.commission)
    check_not_reported(given, given)
    _check_before_meetings(asked.commission, date.max)


# --- Meetings and reports ---------------------------------------------------------------------


def meeting_rests(commission: Commission, row: CommissionMeeting, names: Collection[str]) -> None:
    """Refuse another day of a meeting that a report names (§ 89 Abs. 4 HGO; R-IK-05)."""
    if "day" in names and hasattr(row, "outcome"):
        check_not_reported([row.day.year], _given(commission))


def check_meeting(asked: Asked) -> None:
    """Refuse a day that is taken, outside the Wahlzeit, or does not fit what became of it."""
    if "day" not in asked.changed:
        return
    day, meeting = asked["day"], asked.row
    check_meeting_day(asked.commission, day, besides=meeting.pk)
    if (outcome := getattr(meeting, "outcome", None)) is not None:
        check_not_reported([day.year], _given(asked.commission))
        check_outcome(
            asked.commission, day, held=outcome.held, present=outcome.present, today=asked.today
        )


def meeting_gone(asked: Asked) -> None:
    """Refuse to take back a meeting of which it is entered what became of it (R-IK-05)."""
    if hasattr(asked.row, "outcome"):
        raise RuleViolation(
            CommissionRule.RESTS_OUTCOME,
            Norm(Statute.HGO, "89", 3),
            "R-IK-05",
            day=asked.row.day,
        )


def outcome_rests(commission: Commission, row: Any, _names: Any) -> None:
    """Refuse another outcome of a meeting that a report names (§ 89 Abs. 4 HGO; R-IK-05)."""
    check_not_reported([row.meeting.day.year], _given(commission))


def outcome_stays(asked: Asked) -> None:
    """Refuse what cannot have become of the meeting (§ 89 Abs. 3 HGO; R-IK-05)."""
    check_outcome(
        asked.commission,
        asked.row.meeting.day,
        held=asked["held"],
        present=asked["present"],
        today=asked.today,
    )


def report_stays(asked: Asked) -> None:
    """Refuse a year that cannot be or has its report, and an impossible day (R-IK-05)."""
    check_report(
        asked.commission,
        asked["year"],
        asked["given_on"],
        today=asked.today,
        besides=asked.row.pk,
    )
