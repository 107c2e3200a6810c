"""What a commission does: meetings and the report of a year (§ 89 Abs. 3, 4 HGO; R-IK-05)."""

from __future__ import annotations

from datetime import date, time

from django.db import transaction

from municipalities.actions.commission.formation import locked
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.law.commission.rules import CommissionRule
from municipalities.models import (
    AnnualReport,
    AuditEvent,
    Commission,
    CommissionMeeting,
    MeetingOutcome,
    User,
)

MEETINGS = Norm(Statute.HGO, "89", 3)
REPORT = Norm(Statute.HGO, "89", 4)


def _formed(commission_id: int) -> Commission:
    commission = locked(commission_id)
    if not hasattr(commission, "formation"):
        raise RuleViolation(CommissionRule.NOT_FORMED, MEETINGS, "R-IK-05")
    return commission


@transaction.atomic
def call_meeting(
    commission_id: int,
    *,
    day: date,
    begins_at: time,
    place: str,
    agenda: str,
    actor: User,
) -> CommissionMeeting:
    """Record a meeting that is called, or one that was held before (§ 89 Abs. 3 HGO; R-IK-05).

    Raises RuleViolation before the commission is formed, outside its Wahlzeit, and for a second
    meeting on one day.
    """
    commission = _formed(commission_id)
    check_meeting_day(commission, day)
    meeting = CommissionMeeting.objects.create(
        commission=commission,
        day=day,
        begins_at=begins_at,
        place=place,
        agenda=agenda,
        recorded_by=actor,
    )
    AuditEvent.objects.record(
        actor, "commission.meeting_called", meeting, commission.municipality, day=day
    )
    return meeting


def check_meeting_day(commission: Commission, day: date, besides: int = 0) -> None:
    """Refuse a day outside the time of the commission, and one with another meeting (R-IK-05)."""
    first, last = commission.formation.formed_on, commission.term.ends_on
    if not first <= day <= last:
        raise RuleViolation(CommissionRule.DAY_OUT_OF_RANGE, day=day, first=first, last=last)
    if commission.meetings.filter(day=day).exclude(pk=besides).exists():
        raise RuleViolation(CommissionRule.MEETING_EXISTS, day=day)


@transaction.atomic
def record_meeting(
    meeting_id: int, *, held: bool, present: int, remark: str, today: date, actor: User
) -> MeetingOutcome:
    """Record whether a meeting took place and how many came (§ 89 Abs. 3 HGO; R-IK-05).

    Raises RuleViolation before its day, when it is recorded already, and when more came than were
    members on that day.
    """
    found = CommissionMeeting.objects.values_list("commission", flat=True).get(pk=meeting_id)
    commission = locked(found)
    meeting = CommissionMeeting.objects.select_related("outcome").get(pk=meeting_id)
    if hasattr(meeting, "outcome"):
        raise RuleViolation(CommissionRule.MEETING_RECORDED, day=meeting.day)
    check_outcome(commission, meeting.day, held=held, present=present, today=today)
    outcome = MeetingOutcome.objects.create(
        meeting=meeting, held=held, present=present, remark=remark, recorded_by=actor
    )
    AuditEvent.objects.record(
        actor,
        "commission.meeting_recorded",
        meeting,
        commission.municipality,
        day=meeting.day,
        held=held,
        present=present,
    )
    return outcome


def check_outcome(
    commission: Commission, day: date, *, held: bool, present: int, today: date
) -> None:
    """Refuse a meeting held before its day, and more people than members of its day (R-IK-05)."""
    if held and day > today:
        raise RuleViolation(CommissionRule.MEETING_AHEAD, day=day, today=today)
    members = commission.members.on(day).count()
    if present > members or held is not (present > 0):
        raise RuleViolation(CommissionRule.PRESENT_OUT_OF_RANGE, present=present, members=members)


@transaction.atomic
def record_annual_report(
    commission_id: int, *, year: int, given_on: date, today: date, actor: User
) -> AnnualReport:
    """Record that the report of a year was given (§ 89 Abs. 4 HGO; R-IK-05).

    It goes to Gemeindevorstand and Gemeindevertretung. Raises RuleViolation for a year outside
    the commission's time, a second report on it, and a day before that year or in the future.
    """
    commission = _formed(commission_id)
    check_report(commission, year, given_on, today=today)
    report = AnnualReport.objects.create(
        commission=commission, year=year, given_on=given_on, recorded_by=actor
    )
    AuditEvent.objects.record(
        actor,
        "commission.reported",
        report,
        commission.municipality,
        year=year,
        given_on=given_on,
    )
    return report


def check_report(
    commission: Commission,
    year: int,
    given_on: date,
    *,
    today: date,
    besides: int = 0,
) -> None:
    """Refuse a year without the commission or with its report, and an impossible day (R-IK-05)."""
    first, last = commission.formation.formed_on.year, min(today, commission.term.ends_on).year
    if not first <= year <= last:
        raise RuleViolation(CommissionRule.YEAR_OUT_OF_RANGE, year=year, first=first, last=last)
    if commission.reports.filter(year=year).exclude(pk=besides).exists():
        raise RuleViolation(CommissionRule.REPORT_EXISTS, REPORT, "R-IK-05", year=year)
    earliest = max(date(year, 1, 1), commission.formation.formed_on)
    if not earliest <= given_on <= today:
        raise RuleViolation(
            CommissionRule.DAY_OUT_OF_RANGE, day=given_on, first=earliest, last=today
        )
