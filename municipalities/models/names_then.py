"""What people were called when they did something: the log knows it, the account does not.

An event holds the account as it was. The person's name beside it may have changed since; which one
held then follows from the events about the account itself.
"""

from __future__ import annotations

from collections.abc import Iterable

from municipalities.models.audit import AuditEvent
from municipalities.models.staff import Membership

_NAMING = ("account.opened", "account.corrected")


def names_then(events: Iterable[AuditEvent]) -> dict[int, str]:
    """Return by the key of each event of one chain the name that its actor had then.

    Empty where nobody acted, and where the person's account is kept elsewhere too: a correction
    would stand in a log that is not read here, and a name of today must not pose as an old one.
    """
    shown = [event for event in events if event.actor is not None]
    actors = {event.actor_id for event in shown}
    chains = {event.chain_id for event in shown}
    kept: dict[int, set[str | None]] = {}
    for user, place in Membership.objects.filter(user__in=actors).values_list(
        "user", "municipality__ags"
    ):
        kept.setdefault(user, set()).add(place)
    subjects = [f"municipalities.User:{actor}" for actor in actors]
    told: dict[str, list[AuditEvent]] = {}
    for event in AuditEvent.objects.filter(
        chain__in=chains, act__in=_NAMING, subject__in=subjects
    ).order_by("position"):
        told.setdefault(event.subject, []).append(event)
    return {
        event.pk: _name_of(event, told.get(f"municipalities.User:{event.actor_id}", []))
        for event in shown
        if kept.get(event.actor_id or 0) == {event.chain_id}
    }


def _name_of(event: AuditEvent, told: list[AuditEvent]) -> str:
    """Return the actor's name before or after the events about the account, whichever holds."""
    place = event.position or 0
    before = [one for one in told if (one.position or 0) <= place]
    if before:
        return str(before[-1].details.get("name", ""))
    after = [one for one in told if "name" in one.details.get("fields", [])]
    if after:
        # Accounts of the console have no event that opens them; of old renamings the log does not
        # say what was before.
        return str(after[0].details.get("name_before", ""))
    return event.actor.get_full_name() if event.actor else ""
