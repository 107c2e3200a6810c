"""What the committee decides on many lists in one meeting is written down together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from elections.actions.committee.course import note_item
from elections.actions.committee.meetings import open_meeting
from elections.actions.nominations.deciding import decide_nomination
from elections.law.committee.meeting import (
    Item,
    MeetingKind,
    check_begun,
    check_decides,
    check_explained,
)
from elections.law.committee.rules import CommitteeRule
from elections.law.committee.votes import Votes
from elections.models import CommitteeMeeting, MeetingItem, Nomination
from elections.models.committee.course import Note
from municipalities.law.basis import RowsRefused, RuleViolation
from municipalities.models import AuditEvent, User


@dataclass(frozen=True, slots=True)
class DecidedRow:
    """What was decided on one list, with its votes; ``admitted`` is None where nothing was.

    ``struck`` holds by the place on the list why somebody is not admitted.
    """

    nomination: int
    admitted: bool | None = None
    reason: str = ""
    struck: Mapping[int, str] = field(default_factory=dict)
    votes: Votes | None = None
    remarks: str = ""


@transaction.atomic
def decide_together(
    meeting_id: int, rows: Sequence[DecidedRow], *, reason: str, now: datetime, actor: User
) -> list[Nomination]:
    """Record what a meeting decided on lists, all or none; returns the decided ones.

    (§ 15 Abs. 1 KWG; R-LIST-14, R-LIST-11.) Each decision has its own event. ``reason`` says why
    votes or remarks that stood there change. Raises RowsRefused with what ``decide_nomination``
    refuses or VOTES_EXCEED_PRESENT, and RuleViolation MINUTES_ISSUED, MEETING_NOT_BEGUN and
    MEETING_DECIDES_NOT.
    """
    meeting = open_meeting(meeting_id)
    check_begun(meeting.day, timezone.localdate(now))
    check_decides(MeetingKind(meeting.kind), Item.LIST)
    refused: dict[int, RuleViolation] = {}
    decided, noted = [], []
    for at, row in enumerate(rows):
        try:
            own = Nomination.objects.get(pk=row.nomination, election=meeting.election)
            if row.admitted is not None:
                _decide(meeting, own, row, actor, admitted=row.admitted)
                decided.append(own)
            if _note(meeting, own, row, reason):
                noted.append(own)
        except RuleViolation as violation:
            refused[at] = violation
    if refused:
        raise RowsRefused(refused)
    if noted:
        AuditEvent.objects.record(
            actor,
            "committee.items_noted",
            meeting,
            meeting.election.municipality,
            points=[str(one) for one in noted],
            **({"reason": reason} if reason else {}),
        )
    return decided


def _decide(
    meeting: CommitteeMeeting, own: Nomination, row: DecidedRow, actor: User, *, admitted: bool
) -> None:
    keys = dict(own.candidates.values_list("place", "pk"))
    for place in row.struck:
        if place not in keys:
            raise RuleViolation(CommitteeRule.PLACE_UNKNOWN, place=place, list=own)
    decide_nomination(
        own.pk,
        admitted=admitted,
        decided_on=meeting.day,
        reason=row.reason,
        struck={keys[place]: why for place, why in row.struck.items()},
        why_then=meeting.why_then,
        actor=actor,
    )


def _note(meeting: CommitteeMeeting, own: Nomination, row: DecidedRow, reason: str) -> bool:
    """Write down votes and remarks of a list; returns whether something changed."""
    known = MeetingItem.objects.filter(
        meeting=meeting, item=Item.LIST.value, nomination=own
    ).first()
    before = {"votes": known.votes, "remarks": known.remarks} if known else {}
    after = {"votes": row.votes, "remarks": row.remarks}
    if not check_explained({"votes": None, "remarks": ""} | before, after, reason):
        return False
    note_item(meeting, Item.LIST, own, Note(row.votes, row.remarks))
    return True
