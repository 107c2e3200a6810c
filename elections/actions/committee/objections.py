"""Objections against a refusal come in, are corrected, and are decided on in a meeting."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from elections.actions.committee.course import note_item
from elections.actions.committee.meetings import open_meeting
from elections.actions.nominations.decisions import Because, correct_decision
from elections.law.committee.meeting import (
    Item,
    MeetingKind,
    ObjectionOutcome,
    check_begun,
    check_decides,
    check_explained,
)
from elections.law.committee.rules import CommitteeRule
from elections.law.nominations.objection import check_objection, is_objection_in_time
from elections.law.nominations.rules import NominationRule
from elections.models import (
    ListObjection,
    ListObjectionDecision,
    Nomination,
    NominationDecision,
    PersonStrike,
)
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, User
from municipalities.models.seen import Seen, check_seen

_OBJECTION = Norm(Statute.KWG, "15", 3)


@dataclass(frozen=True, slots=True)
class ObjectionEntry:
    """An objection as it came in; ``candidate`` is the key of the struck person it is about."""

    objector: str
    received_on: date
    grounds: str = ""
    candidate: int | None = None

    @property
    def columns(self) -> dict[str, Any]:
        """What stands in the row."""
        return {
            "objector": self.objector,
            "received_on": self.received_on,
            "grounds": self.grounds,
            "candidate_id": self.candidate,
        }


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
    votes: str = ""


@transaction.atomic
def receive_objection(
    nomination_id: int, entry: ObjectionEntry, *, today: date, actor: User
) -> ListObjection:
    """Record an objection to a refusal, in time or not (§ 15 Abs. 3 KWG; R-LIST-15, C-07).

    Raises RuleViolation NOT_DECIDED, OBJECTION_WITHOUT_REFUSAL and OBJECTION_DAY_IMPOSSIBLE.
    """
    nomination, decision = _decided(nomination_id)
    _check(nomination, decision.decided_on, decision, entry, today)
    made = ListObjection.objects.create(
        nomination=nomination,
        refused_on=decision.decided_on,
        recorded_by=actor,
        **entry.columns,
    )
    _log("list_objection.received", made, actor)
    return made


@transaction.atomic
def correct_objection(
    objection_id: int,
    entry: ObjectionEntry,
    *,
    reason: str,
    today: date,
    actor: User,
    seen: Seen | None = None,
) -> ListObjection:
    """Correct what was typed of an objection, until it is decided on (R-LIST-15).

    (§ 15 Abs. 3 KWG.) Raises RuleViolation as ``receive_objection``, and OBJECTION_DECIDED.
    """
    objection = _open(objection_id)
    after = entry.columns
    check_seen(seen, objection, after)
    changed = check_explained({name: getattr(objection, name) for name in after}, after, reason)
    if not changed:
        return objection
    nomination, decision = _decided(objection.nomination_id)
    _check(nomination, objection.refused_on, decision, entry, today)
    for name in changed:
        setattr(objection, name, after[name])
    objection.save(update_fields=[*changed])
    fields = [name.removesuffix("_id") for name in changed]
    _log("list_objection.corrected", objection, actor, fields=fields, reason=reason)
    return objection


@transaction.atomic
def remove_objection(objection_id: int, *, reason: str, actor: User) -> None:
    """Remove an objection that was entered by a slip (§ 15 Abs. 3 KWG; R-LIST-15).

    Raises RuleViolation OBJECTION_DECIDED.
    """
    objection = _open(objection_id)
    _log("list_objection.removed", objection, actor, reason=reason)
    objection.delete()


@transaction.atomic
def decide_objection(
    objection_id: int, meeting_id: int, decided: ObjectionDecided, *, now: datetime, actor: User
) -> ListObjectionDecision:
    """Record what a meeting decided on an objection, and what follows for the list (R-LIST-15).

    (§ 15 Abs. 3 KWG.) Where it is rejected the decision on the list stays as it is, confirmed on
    that day. Raises RuleViolation OBJECTION_DECIDED, OBJECTION_NEEDS_MEETING, as ``open_meeting``
    and as ``correct_decision``.
    """
    meeting = open_meeting(meeting_id)
    objection = _open(objection_id)
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
    if decided.votes:
        note_item(meeting, Item.OBJECTION, nomination, votes=decided.votes, remarks="")
    _log(
        "list_objection.decided",
        objection,
        actor,
        objection_outcome=decided.outcome.value,
        decided_on=meeting.day,
        reason=decided.reason,
    )
    return made


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


def _decided(nomination_id: int) -> tuple[Nomination, NominationDecision]:
    nomination = Nomination.objects.select_for_update(of=("self",)).get(pk=nomination_id)
    decision = NominationDecision.objects.filter(nomination=nomination).first()
    if decision is None:
        raise RuleViolation(NominationRule.NOT_DECIDED, _OBJECTION, "R-LIST-15", list=nomination)
    return nomination, decision


def _check(
    nomination: Nomination,
    refused_on: date,
    decision: NominationDecision,
    entry: ObjectionEntry,
    today: date,
) -> None:
    struck = PersonStrike.objects.filter(candidate__nomination=nomination)
    is_struck = struck.filter(candidate=entry.candidate) if entry.candidate else struck
    check_objection(
        entry.received_on,
        was_admitted=decision.admitted and not is_struck.exists(),
        refused_on=refused_on,
        decided_on=today,
        today=today,
    )


def _open(objection_id: int) -> ListObjection:
    """Return an objection, locked, that nobody decided on."""
    objections = ListObjection.objects.select_for_update(of=("self",))
    objection = objections.select_related("nomination__election__municipality").get(pk=objection_id)
    if hasattr(objection, "decision"):
        raise RuleViolation(CommitteeRule.OBJECTION_DECIDED, _OBJECTION, "R-LIST-15")
    return objection


def _log(act: str, objection: ListObjection, actor: User, **details: Any) -> None:
    AuditEvent.objects.record(
        actor,
        act,
        objection,
        objection.nomination.election.municipality,
        received_on=objection.received_on,
        in_time=is_objection_in_time(objection.received_on, objection.refused_on),
        **details,
    )
