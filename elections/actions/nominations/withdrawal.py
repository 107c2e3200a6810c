"""A list is withdrawn by its trust persons, or removed because it was entered by a slip."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from elections.actions.nominations.nominations import election_in_nomination
from elections.law.nominations.states import (
    ListStep,
    WithdrawnBecause,
    advance_list,
    check_declaration,
)
from elections.models import Nomination, WithdrawnList
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
    that the list was entered by a slip. Its number and name are free again; of its persons nothing
    stays but their number.

    Raises RuleViolation once the committee decided, when the lists are not open, and for a day that
    cannot be.
    """
    found = Nomination.objects.values_list("election", flat=True).get(pk=nomination_id)
    election = election_in_nomination(found)
    nomination = Nomination.objects.select_for_update(of=("self",)).get(pk=nomination_id)
    advance_list(nomination.state(), ListStep.WITHDRAW, list=nomination)
    cause = WithdrawnBecause.SLIP if declared_on is None else WithdrawnBecause.DECLARED
    if declared_on is not None:
        check_declaration(
            declared_on,
            received_on=timezone.localdate(nomination.received_at),
            today=timezone.localdate(now),
        )
    kept = WithdrawnList.objects.create(
        election=election,
        number=nomination.number,
        name=nomination.name,
        short_name=nomination.short_name,
        received_at=nomination.received_at,
        persons=nomination.candidates.count(),
        cause=cause.value,
        declared_on=declared_on,
        reason=reason,
        withdrawn_at=now,
        withdrawn_by=actor,
    )
    _log(nomination, kept, actor)
    nomination.candidates.all().delete()
    nomination.delete()
    return kept


def _log(nomination: Nomination, kept: WithdrawnList, actor: User) -> None:
    declared = {} if kept.declared_on is None else {"declared_on": kept.declared_on}
    AuditEvent.objects.record(
        actor,
        _ACTS[WithdrawnBecause(kept.cause)],
        nomination,
        kept.election.municipality,
        number=kept.number,
        name=kept.name,
        received_at=kept.received_at,
        persons=kept.persons,
        **declared,
        reason=kept.reason,
    )
