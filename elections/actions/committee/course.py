"""How a meeting went is written down as it goes on: times, who was there, votes and remarks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from elections.actions.committee.meetings import open_meeting
from elections.law.committee.meeting import (
    Item,
    MeetingKind,
    check_begun,
    check_decides,
    check_explained,
    check_times,
)
from elections.law.committee.rules import CommitteeRule
from elections.law.committee.votes import check_votes
from elections.models import (
    CommitteeMeeting,
    CommitteeMember,
    MeetingAttendance,
    MeetingCourse,
    MeetingItem,
    Nomination,
)
from elections.models.committee.course import (
    REMARKS,
    SEAT,
    VOTES,
    Course,
    Note,
    course_of,
    numbers,
)
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, User
from municipalities.models.seen import Seen, check_seen


@transaction.atomic
def record_course(
    meeting_id: int,
    course: Course,
    *,
    reason: str,
    now: datetime,
    actor: User,
    seen: Seen | None = None,
) -> MeetingCourse:
    """Write down how a meeting goes, as often as needed (§ 15 Abs. 1 KWG; R-LIST-14, R-ORG-03).

    What stood there already changes with a reason only. Raises RuleViolation MINUTES_ISSUED,
    MEETING_NOT_BEGUN, MEETING_TIMES, VOTES_EXCEED_PRESENT, NOT_ON_THIS_SEAT and
    CORRECTION_UNEXPLAINED.
    """
    meeting = open_meeting(meeting_id)
    for item in course.notes:
        check_decides(MeetingKind(meeting.kind), item)
    stood = course_of(meeting)
    before, after = stood.typed(), course.typed()
    check_seen(seen, before, after)
    changed = check_explained(before, after, reason)
    known = MeetingCourse.objects.filter(meeting=meeting).first()
    if known is not None and not changed:
        return known
    check_begun(meeting.day, timezone.localdate(now))
    check_times(course.opened_at, course.closed_at, meets_on=meeting.day, now=now)
    _check_all_votes(meeting, course)
    row, _made = MeetingCourse.objects.update_or_create(
        meeting=meeting, defaults=course.columns | {"recorded_by": actor}
    )
    _seat(meeting, stood.present, course.present)
    for item, note in course.notes.items():
        if stood.notes[item] != note:
            note_item(meeting, item, None, note)
    AuditEvent.objects.record(
        actor,
        "committee.course_recorded",
        meeting,
        meeting.election.municipality,
        fields=[*dict.fromkeys(_logged(name) for name in changed)],
        seats_filled=sorted(course.present),
        **({"reason": reason} if reason else {}),
    )
    return row


def note_item(
    meeting: CommitteeMeeting, item: Item, nomination: Nomination | None, note: Note
) -> None:
    """Write down votes and remarks of a point. Part of an act, which logs it.

    Raises RuleViolation VOTES_EXCEED_PRESENT.
    """
    check_votes(note.votes, meeting.present, nomination or item)
    MeetingItem.objects.update_or_create(
        meeting=meeting,
        item=item.value,
        nomination=nomination,
        defaults={**numbers(note.votes), "remarks": note.remarks},
    )


def _check_all_votes(meeting: CommitteeMeeting, course: Course) -> None:
    """Refuse an attendance of fewer than voted, on lists too, whose votes stand there already."""
    present = len(course.present) or None
    for one in meeting.items.exclude(nomination=None).select_related("nomination"):
        check_votes(one.votes, present, one.nomination)
    for item, note in course.notes.items():
        check_votes(note.votes, present, item)


def _seat(meeting: CommitteeMeeting, before: Mapping[int, int], after: Mapping[int, int]) -> None:
    on_that_day = {
        one.pk: one.seat
        for one in CommitteeMember.objects.filter(election=meeting.election).on(meeting.day)
    }
    for seat, member in after.items():
        if before.get(seat) != member and on_that_day.get(member) != seat:
            raise RuleViolation(CommitteeRule.NOT_ON_THIS_SEAT)
    gone = [seat for seat, member in before.items() if after.get(seat) != member]
    MeetingAttendance.objects.filter(meeting=meeting, seat__in=gone).delete()
    MeetingAttendance.objects.bulk_create(
        MeetingAttendance(meeting=meeting, seat=seat, member_id=member)
        for seat, member in after.items()
        if before.get(seat) != member
    )


def _logged(name: str) -> str:
    if name.startswith(SEAT):
        return "present"
    return "points" if name.startswith((*VOTES, REMARKS)) else name
