"""A slip in what stands of a list is corrected, until the committee decides on it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from elections.actions.nominations.opened import list_to_change
from elections.actions.nominations.persons import Reason, keep_correction
from elections.law.nominations.admission import is_in_time
from elections.law.nominations.states import Hand, ListStep
from elections.models import Nomination
from elections.models.course.agenda import lists_close
from municipalities.models import AuditEvent, User
from municipalities.models.seen import Seen, check_seen


@transaction.atomic
def correct_nomination(
    nomination_id: int,
    *,
    name: str,
    short_name: str,
    received_at: datetime,
    reason: Reason,
    actor: User,
    seen: Seen | None = None,
) -> Nomination:
    """Correct name or time of receipt of a list that came in (R-LIST-02, R-LIST-10, R-LIST-12).

    (§ 13 Abs. 1 KWG.) Raises RuleViolation once the committee decided on it. ``seen`` is what the
    page showed.
    """
    election, nomination = list_to_change(nomination_id, ListStep.CORRECT, by=Hand.OFFICE, now=None)
    receipt = nomination.receipt
    stands = _named(nomination) | {"received_at": receipt.received_at}
    after = {"name": name, "short_name": short_name, "received_at": received_at}
    check_seen(seen, stands, after)
    changed = [field for field, value in after.items() if stands[field] != value]
    if not changed:
        return nomination
    _take_over(nomination, name, short_name)
    if "received_at" in changed:
        receipt.received_at = received_at
        receipt.save(update_fields=["received_at"])
    changes = {field: [str(stands[field]), str(after[field])] for field in changed}
    keep_correction(nomination, changes, reason, actor)
    AuditEvent.objects.record(
        actor,
        "nomination.corrected",
        nomination,
        election.municipality,
        fields=changed,
        reason=reason.text,
        correction=reason.kind.value,
        received_before=stands["received_at"],
        received_at=received_at,
        in_time=is_in_time(received_at, lists_close(election)),
    )
    return nomination


@transaction.atomic
def name_own_list(
    nomination_id: int,
    *,
    name: str,
    short_name: str,
    now: datetime,
    actor: User,
    seen: Seen | None = None,
) -> Nomination:
    """Change the name of a draft by its own trust persons (§ 11 Abs. 1 KWG; R-LIST-02).

    Raises RuleViolation once it was sent or submission ended.
    """
    election, nomination = list_to_change(nomination_id, ListStep.EDIT, by=Hand.LIST, now=now)
    after = {"name": name, "short_name": short_name}
    check_seen(seen, nomination, after)
    if _named(nomination) == after:
        return nomination
    _take_over(nomination, name, short_name)
    AuditEvent.objects.record(
        actor, "nomination.named", nomination, election.municipality, name=name
    )
    return nomination


def _named(nomination: Nomination) -> dict[str, Any]:
    return {"name": nomination.name, "short_name": nomination.short_name}


def _take_over(nomination: Nomination, name: str, short_name: str) -> None:
    if _named(nomination) != {"name": name, "short_name": short_name}:
        nomination.name, nomination.short_name = name, short_name
        nomination.save(update_fields=["name", "short_name"])
