"""A slip in a list that was received is corrected, until the committee decides on it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from elections.actions.nominations.nominations import election_in_nomination
from elections.law.nominations.admission import is_in_time
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import ListStep, advance_list
from elections.models import Nomination
from elections.models.course.agenda import lists_close
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, User
from municipalities.models.seen import Seen, check_seen


@transaction.atomic
def correct_nomination(
    nomination_id: int,
    *,
    number: int,
    name: str,
    short_name: str,
    received_at: datetime,
    reason: str,
    actor: User,
    seen: Seen | None = None,
) -> Nomination:
    """Correct number, name or time of receipt of a list (§ 13 Abs. 1 KWG; R-LIST-10, R-LIST-12).

    Raises RuleViolation once the committee decided on it, and when another list has the number or
    the name. ``seen`` is what the page showed.
    """
    found = Nomination.objects.values_list("election", flat=True).get(pk=nomination_id)
    election = election_in_nomination(found)
    nomination = Nomination.objects.select_for_update(of=("self",)).get(pk=nomination_id)
    advance_list(nomination.state(), ListStep.CORRECT, list=nomination)
    after = {
        "number": number, "name": name, "short_name": short_name, "received_at": received_at,
    }  # fmt: skip
    check_seen(seen, nomination, after)
    _check_free(nomination, number, name)
    changed = [field for field, value in after.items() if getattr(nomination, field) != value]
    received_before = nomination.received_at
    for field in changed:
        setattr(nomination, field, after[field])
    if changed:
        nomination.save(update_fields=changed)
        AuditEvent.objects.record(
            actor,
            "nomination.corrected",
            nomination,
            election.municipality,
            fields=changed,
            reason=reason,
            received_before=received_before,
            received_at=received_at,
            in_time=is_in_time(received_at, lists_close(election)),
        )
    return nomination


def _check_free(nomination: Nomination, number: int, name: str) -> None:
    """Refuse a number or name that another list of the election has (§ 11 KWG; R-LIST-02)."""
    others = nomination.election.nominations.exclude(pk=nomination.pk)
    if others.filter(number=number).exists():
        raise RuleViolation(NominationRule.LIST_NUMBER_TAKEN, number=number)
    if others.filter(name=name).exists():
        raise RuleViolation(NominationRule.LIST_NAME_TAKEN, Norm(Statute.KWG, "11", 1), name=name)
