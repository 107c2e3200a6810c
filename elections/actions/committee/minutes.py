"""The minutes of a meeting are issued, and taken back where that was too early."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from elections.actions.committee.meetings import open_meeting
from elections.law.committee.meeting import Item, check_complete
from elections.models import CommitteeMeeting, MeetingMinutes
from elections.models.committee.record import MeetingRecord, record_of
from municipalities.models import AuditEvent, User


@transaction.atomic
def issue_minutes(meeting_id: int, *, now: datetime, actor: User) -> MeetingMinutes:
    """Issue the minutes: from then on nothing of the meeting changes (R-LIST-14, R-LIST-15, C-21).

    (§ 15 KWG.) Raises RuleViolation MINUTES_ISSUED and MINUTES_INCOMPLETE.
    """
    meeting = open_meeting(meeting_id)
    record = record_of(meeting)
    check_complete(
        opened=record.opened_at is not None,
        closed=record.closed_at is not None,
        chair=record.has_chair,
        clerk=bool(record.clerk),
        undecided=undecided_in(record),
    )
    issued = MeetingMinutes.objects.create(meeting=meeting, issued_at=now, issued_by=actor)
    AuditEvent.objects.record(
        actor,
        "committee.minutes_issued",
        meeting,
        meeting.election.municipality,
        opened_at=record.opened_at,
        closed_at=record.closed_at,
    )
    return issued


@transaction.atomic
def take_back_minutes(meeting_id: int, *, reason: str, actor: User) -> CommitteeMeeting:
    """Take back minutes that were issued too early; papers that went out stay (R-LIST-14).

    (§ 15 Abs. 1 KWG.)
    """
    meetings = CommitteeMeeting.objects.select_for_update(of=("self",))
    meeting = meetings.select_related("election__municipality").get(pk=meeting_id)
    if meeting.is_issued:
        AuditEvent.objects.record(
            actor,
            "committee.minutes_taken_back",
            meeting,
            meeting.election.municipality,
            reason=reason,
        )
        meeting.minutes.delete()
    return CommitteeMeeting.objects.get(pk=meeting.pk)


def undecided_in(record: MeetingRecord) -> int:
    """Return how many points of a meeting still wait for a decision.

    What a later meeting decided on was postponed, and waits no more.
    """
    open_lists = sum(
        one.item is Item.LIST and one.decided is None and not one.is_postponed
        for one in record.points
    )
    return open_lists + sum(
        each.outcome is None for one in record.points for each in one.objections
    )
