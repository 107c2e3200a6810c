"""Objections against a refusal come in, and slips about them are corrected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction

from elections.law.committee.meeting import (
    check_explained,
)
from elections.law.committee.rules import CommitteeRule
from elections.law.nominations.objection import check_objection, is_objection_in_time
from elections.law.nominations.rules import NominationRule
from elections.models import (
    ListObjection,
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
    log_objection("list_objection.received", made, actor)
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
    objection = open_objection(objection_id)
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
    log_objection("list_objection.corrected", objection, actor, fields=fields, reason=reason)
    return objection


@transaction.atomic
def remove_objection(objection_id: int, *, reason: str, actor: User) -> None:
    """Remove an objection that was entered by a slip (§ 15 Abs. 3 KWG; R-LIST-15).

    Raises RuleViolation OBJECTION_DECIDED.
    """
    objection = open_objection(objection_id)
    log_objection("list_objection.removed", objection, actor, reason=reason)
    objection.delete()


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


def open_objection(objection_id: int) -> ListObjection:
    """Return an objection, locked, that nobody decided on."""
    objections = ListObjection.objects.select_for_update(of=("self",))
    objection = objections.select_related("nomination__election__municipality").get(pk=objection_id)
    if hasattr(objection, "decision"):
        raise RuleViolation(CommitteeRule.OBJECTION_DECIDED, _OBJECTION, "R-LIST-15")
    return objection


def log_objection(act: str, objection: ListObjection, actor: User, **details: Any) -> None:
    """Write the log of an act on an objection: when it came, and whether in time."""
    AuditEvent.objects.record(
        actor,
        act,
        objection,
        objection.nomination.election.municipality,
        received_on=objection.received_on,
        in_time=is_objection_in_time(objection.received_on, objection.refused_on),
        **details,
    )
