"""A meeting decides on an objection, and the decision on the list follows (§ 15 Abs. 3 KWG)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from elections.actions.committee.course import note_item
from elections.actions.committee.meetings import open_meeting
from elections.actions.committee.objections import log_objection, open_objection
from elections.actions.nominations.decisions import Because, correct_decision
from elections.law.committee.meeting import (
    Item,
    MeetingKind,
    ObjectionOutcome,
    check_begun,
    check_decides,
)
from elections.law.committee.rules import CommitteeRule
from elections.law.committee.votes import Votes
from elections.models import (
    Candidate,
    CommitteeMeeting,
    ListObjection,
    ListObjectionDecision,
    MeetingItem,
    Nomination,
    NominationDecision,
    PersonStrike,
)
from elections.models.committee.course import Note, numbers
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import User

_OBJECTION = Norm(Statute.KWG, "15", 3)


@dataclass(frozen=True, slots=True)
class ObjectionDecided:
    """What the committee decided; the rest holds where it was upheld.

    ``struck`` holds by the keys of persons why they are still not admitted.
    """

    outcome: ObjectionOutcome
    reason: str
    admitted: bool = True
    decision_reason: str = ""
    struck: Mapping[int, str] = field(default_factory=dict)
    votes: Votes | None = None


@transaction.atomic
def decide_objection(
    objection_id: int, meeting_id: int, decided: ObjectionDecided, *, now: datetime, actor: User
) -> ListObjectionDecision:
    """Record what a meeting decided on an objection, and what follows for the list (R-LIST-15).

    (§ 15 Abs. 3 KWG.) Where it is rejected the decision on the list stays as it is, confirmed on
    that day. Raises RuleViolation OBJECTION_DECIDED, OBJECTION_NEEDS_MEETING, VOTES_EXCEED_PRESENT,
    as ``open_meeting`` and as ``correct_decision``.
    """
    meeting = open_meeting(meeting_id)
    objection = open_objection(objection_id)
    nomination = objection.nomination
    check_decides(MeetingKind(meeting.kind), Item.OBJECTION)
    check_begun(meeting.day, timezone.localdate(now))
    if meeting.election_id != nomination.election_id or meeting.day < objection.received_on:
        raise RuleViolation(CommitteeRule.OBJECTION_NEEDS_MEETING, _OBJECTION, "R-LIST-15")
    _redecide(nomination, meeting.day, objection.received_on, decided, now=now, actor=actor)
    made = ListObjectionDecision.objects.create(
        objection=objection,
        meeting=meeting,
        outcome=decided.outcome.value,
        reason=decided.reason,
        recorded_by=actor,
    )
    if decided.votes is not None:
        known = _noted(meeting, nomination).first()
        note = Note(decided.votes, known.remarks if known else "")
        note_item(meeting, Item.OBJECTION, nomination, note)
    log_objection(
        "list_objection.decided",
        objection,
        actor,
        objection_outcome=decided.outcome.value,
        decided_on=meeting.day,
        reason=decided.reason,
    )
    return made


@transaction.atomic
def take_back_objection_decision(
    objection_id: int, *, reason: str, now: datetime, actor: User
) -> ListObjection:
    """Take back a decision on an objection that was entered by a slip (§ 15 Abs. 3 KWG; R-LIST-15).

    The objection is open again, and of the list holds what held before, unless somebody corrected
    it since. Raises RuleViolation MINUTES_ISSUED, and as ``correct_decision``.
    """
    objections = ListObjection.objects.select_for_update(of=("self",))
    objection = objections.select_related("nomination__election__municipality").get(pk=objection_id)
    made = ListObjectionDecision.objects.filter(objection=objection).first()
    if made is None:
        return objection
    meeting = open_meeting(made.meeting_id)
    _restore(objection, reason, now=now, actor=actor)
    # The vote was on what is taken back; that on another objection to the list is entered again.
    _noted(meeting, objection.nomination).update(**numbers(None))
    log_objection(
        "list_objection.decision_taken_back",
        objection,
        actor,
        objection_outcome=made.outcome,
        decided_on=meeting.day,
        reason=reason,
    )
    made.delete()
    return objection


def _noted(meeting: CommitteeMeeting, nomination: Nomination) -> QuerySet[MeetingItem]:
    return meeting.items.filter(item=Item.OBJECTION.value, nomination=nomination)


def _redecide(
    nomination: Nomination,
    day: date,
    objected_on: date,
    decided: ObjectionDecided,
    *,
    now: datetime,
    actor: User,
) -> None:
    """Decide on the list anew, or confirm what stood, because of an objection."""
    known = NominationDecision.objects.get(nomination=nomination)
    is_upheld = decided.outcome is ObjectionOutcome.UPHELD
    strikes = PersonStrike.objects.filter(candidate__nomination=nomination)
    correct_decision(
        nomination.pk,
        admitted=decided.admitted if is_upheld else known.admitted,
        decided_on=day,
        reason=decided.decision_reason if is_upheld else known.reason,
        because=Because(decided.reason, objected_on),
        struck=decided.struck if is_upheld else dict(strikes.values_list("candidate", "reason")),
        why_then=known.why_then,
        now=now,
        actor=actor,
    )


def _restore(objection: ListObjection, reason: str, *, now: datetime, actor: User) -> None:
    """Put back what stood of the list before the objection was decided on."""
    nomination = objection.nomination
    change = nomination.decision_changes.last()
    if change is None or change.objected_on != objection.received_on:
        return
    by_name = {str(one): one.pk for one in Candidate.everybody.filter(nomination=nomination)}
    correct_decision(
        nomination.pk,
        admitted=change.admitted,
        decided_on=change.decided_on,
        reason=change.decision_reason,
        because=Because(reason),
        struck={by_name[one["name"]]: one["reason"] for one in change.struck},
        why_then=NominationDecision.objects.get(nomination=nomination).why_then,
        now=now,
        actor=actor,
    )
