"""A list is withdrawn by its trust persons, or removed because it was entered by a slip."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from elections.actions.nominations.opened import list_to_change
from elections.law.nominations.states import (
    Hand,
    ListStep,
    WithdrawnBecause,
    check_declaration,
)
from elections.models import Invitation, Nomination, TrustAccess, TrustAccessEnd, WithdrawnList
from municipalities.models import AuditEvent, User

_ACTS = {
    WithdrawnBecause.DECLARED: "nomination.withdrawn",
    WithdrawnBecause.SLIP: "nomination.removed",
}


@transaction.atomic
def withdraw_nomination(
    nomination_id: int, *, declared_on: date | None, reason: str, now: datetime, actor: User
) -> WithdrawnList:
    """Take a list out until the committee decides on it (§ 13 Abs. 3 KWG; R-LIST-13, R-LIST-12).

    ``declared_on`` is the day of the joint written declaration of both trust persons; None says
    that the list was entered by a slip, or was begun online and never handed in. Its number is free
    again; of its persons nothing stays but their number, and its trust persons see it no more.

    Raises RuleViolation once the committee decided, when the lists are not open, and for a day that
    cannot be.
    """
    election, nomination = list_to_change(
        nomination_id, ListStep.WITHDRAW, by=Hand.OFFICE, now=None
    )
    receipt = getattr(nomination, "receipt", None)
    received_at = receipt.received_at if receipt else None
    cause = WithdrawnBecause.SLIP if declared_on is None else WithdrawnBecause.DECLARED
    if declared_on is not None:
        check_declaration(
            declared_on,
            received_on=timezone.localdate(received_at) if received_at else declared_on,
            today=timezone.localdate(now),
        )
    kept = WithdrawnList.objects.create(
        election=election,
        number=nomination.number,
        name=nomination.name,
        short_name=nomination.short_name,
        received_at=received_at,
        persons=nomination.candidates.count(),
        cause=cause.value,
        declared_on=declared_on,
        reason=reason,
        withdrawn_at=now,
        withdrawn_by=actor,
    )
    _log(nomination, kept, actor)
    _forget(nomination)
    return kept


def _forget(nomination: Nomination) -> None:
    """Delete a list with everything that was typed, seen and said about it; the log has the rest.

    Accounts stay: whoever had one may be a trust person of another list.
    """
    own = {"trust_person__nomination": nomination}
    TrustAccessEnd.objects.filter(access__trust_person__nomination=nomination).delete()
    TrustAccess.objects.filter(**own).delete()
    Invitation.objects.filter(**own).delete()
    for rows in (
        nomination.trust_persons,
        nomination.candidates,
        nomination.proofs,
        nomination.exemptions,
        nomination.deficiency_notices,
        nomination.prints,
        nomination.corrections,
        nomination.remarks,
        nomination.support_forms,
        nomination.signatures,
        nomination.examinations,
    ):
        rows.all().delete()
    for submission in nomination.submissions.all():
        submission.delete()
    if receipt := getattr(nomination, "receipt", None):
        receipt.delete()
    nomination.delete()


def _log(nomination: Nomination, kept: WithdrawnList, actor: User) -> None:
    declared = {} if kept.declared_on is None else {"declared_on": kept.declared_on}
    AuditEvent.objects.record(
        actor,
        _ACTS[WithdrawnBecause(kept.cause)],
        nomination,
        kept.election.municipality,
        number=kept.number,
        name=kept.name,
        **({} if kept.received_at is None else {"received_at": kept.received_at}),
        persons=kept.persons,
        **declared,
        reason=kept.reason,
    )
