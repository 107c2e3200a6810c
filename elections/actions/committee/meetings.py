"""Meetings of the Wahlausschuss are planned, changed, and removed while nothing rests on them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from elections.law.committee.meeting import MeetingKind, check_explained, check_open
from elections.law.committee.rules import CommitteeRule
from elections.law.nominations.admission import check_meeting_day
from elections.models import CommitteeMeeting, Election, NominationDecision
from elections.models.course.agenda import committee_meets, lists_close
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, User
from municipalities.models.seen import Seen, check_seen

_LOGGED_AS = {"place": "meeting_place"}


@dataclass(frozen=True, slots=True)
class MeetingPlan:
    """When and where the committee meets, what for, and how that was made known."""

    kind: MeetingKind
    starts_at: datetime
    place: str
    why_then: str = ""
    invited_on: date | None = None
    announced_on: date | None = None
    announced_in: str = ""

    @property
    def columns(self) -> dict[str, Any]:
        """The row that it becomes."""
        values = {one.name: getattr(self, one.name) for one in fields(self)}
        return values | {"kind": self.kind.value}


@transaction.atomic
def plan_meeting(election_id: int, plan: MeetingPlan, *, actor: User) -> CommitteeMeeting:
    """Plan a meeting of the committee (§ 15 Abs. 1 KWG; R-LIST-14, C-05, C-21).

    Raises RuleViolation LISTS_STILL_COMING and MEETING_ON_OTHER_DAY for a meeting on the admission
    of another day than the calendar names, and MEETING_TWICE for one that stands there already.
    """
    election = Election.objects.select_for_update(of=("self",)).get(pk=election_id)
    _check_once(election, plan)
    _check_day(election, plan)
    meeting = CommitteeMeeting.objects.create(election=election, planned_by=actor, **plan.columns)
    AuditEvent.objects.record(
        actor,
        "committee.meeting_planned",
        meeting,
        election.municipality,
        meeting_kind=plan.kind.value,
        starts_at=plan.starts_at,
        meeting_place=plan.place,
    )
    return meeting


def _check_once(
    election: Election, plan: MeetingPlan, besides: CommitteeMeeting | None = None
) -> None:
    """Refuse two meetings that are one: once lists are decided, neither can be removed."""
    same = election.committee_meetings.filter(kind=plan.kind.value, starts_at=plan.starts_at)
    if any(one != besides for one in same):
        raise RuleViolation(CommitteeRule.MEETING_TWICE)


@transaction.atomic
def change_meeting(
    meeting_id: int, plan: MeetingPlan, *, reason: str, actor: User, seen: Seen | None = None
) -> CommitteeMeeting:
    """Correct the plan of a meeting, or fill in what came later (§ 15 Abs. 1 KWG; R-LIST-14).

    The kind stays once something is written down of it; the day once something of that day is.
    Raises RuleViolation MINUTES_ISSUED, MEETING_KIND_FIXED, MEETING_DAY_FIXED,
    CORRECTION_UNEXPLAINED, and as ``plan_meeting``.
    """
    meeting = open_meeting(meeting_id)
    after = plan.columns
    check_seen(seen, meeting, after)
    stands = {name: getattr(meeting, name) for name in after}
    changed = check_explained(stands, after, reason)
    if not changed:
        return meeting
    day = timezone.localdate(plan.starts_at)
    moved = plan.kind != meeting.kind or day != meeting.day
    if plan.kind != meeting.kind and is_in_use(meeting):
        raise RuleViolation(CommitteeRule.MEETING_KIND_FIXED)
    if day != meeting.day and _is_of_its_day(meeting, day):
        raise RuleViolation(CommitteeRule.MEETING_DAY_FIXED)
    if moved or "why_then" in changed:
        _check_day(meeting.election, plan)
    _check_once(meeting.election, plan, besides=meeting)
    before = meeting.starts_at
    for name in changed:
        setattr(meeting, name, after[name])
    meeting.save(update_fields=[*changed])
    AuditEvent.objects.record(
        actor,
        "committee.meeting_changed",
        meeting,
        meeting.election.municipality,
        fields=[_LOGGED_AS.get(name, name) for name in changed],
        **({} if before == plan.starts_at else {"starts_before": before}),
        starts_at=plan.starts_at,
        reason=reason,
    )
    return meeting


@transaction.atomic
def remove_meeting(meeting_id: int, *, reason: str, actor: User) -> None:
    """Remove a meeting that was planned by a slip (§ 15 Abs. 1 KWG; R-LIST-14).

    Raises RuleViolation MEETING_IN_USE once something is written down of it.
    """
    meeting = open_meeting(meeting_id)
    if is_in_use(meeting):
        raise RuleViolation(CommitteeRule.MEETING_IN_USE)
    AuditEvent.objects.record(
        actor,
        "committee.meeting_removed",
        meeting,
        meeting.election.municipality,
        meeting_kind=meeting.kind,
        starts_at=meeting.starts_at,
        reason=reason,
    )
    meeting.delete()


def is_in_use(meeting: CommitteeMeeting) -> bool:
    """Return whether something is written down of a meeting, or was decided in it."""
    rows = (meeting.attendance, meeting.items, meeting.objection_decisions)
    return hasattr(meeting, "course") or any(one.exists() for one in rows) or _has_decided(meeting)


def _has_decided(meeting: CommitteeMeeting) -> bool:
    decided = NominationDecision.objects.filter(
        nomination__election=meeting.election, decided_on=meeting.day
    )
    return meeting.kind == MeetingKind.ADMISSION and decided.exists()


def _is_of_its_day(meeting: CommitteeMeeting, day: date) -> bool:
    """Return whether times or decisions of a meeting speak against ``day``.

    Who was there and how they voted go with it: a meeting that was planned on a wrong day is
    corrected, its times first.
    """
    course = getattr(meeting, "course", None)
    opened = timezone.localdate(course.opened_at) if course and course.opened_at else day
    return opened != day or meeting.objection_decisions.exists() or _has_decided(meeting)


def open_meeting(meeting_id: int) -> CommitteeMeeting:
    """Return a meeting, locked, whose minutes were not issued; MINUTES_ISSUED otherwise."""
    meetings = CommitteeMeeting.objects.select_for_update(of=("self",))
    meeting = meetings.select_related("election__municipality").get(pk=meeting_id)
    check_open(meeting.is_issued)
    return meeting


def _check_day(election: Election, plan: MeetingPlan) -> None:
    if plan.kind is MeetingKind.ADMISSION:
        check_meeting_day(
            timezone.localdate(plan.starts_at),
            closes=lists_close(election),
            meets_on=committee_meets(election),
            why_then=plan.why_then,
        )
