"""The letterhead of a municipality: entered once, corrected when it changes."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.db import transaction

from municipalities.models import AuditEvent, Letterhead, Municipality, User
from municipalities.models.seen import Seen, check_seen


@dataclass(frozen=True, slots=True)
class LetterheadEntry:
    """The sender and the supervisory authority, as the papers of a municipality name them."""

    address: str = ""
    phone: str = ""
    email: str = ""
    returning_officer: str = ""
    mayor: str = ""
    authority: str = ""


@transaction.atomic
def set_letterhead(
    municipality: Municipality,
    entry: LetterheadEntry,
    *,
    actor: User,
    seen: Seen | None = None,
) -> Letterhead:
    """Store the letterhead of new papers; issued papers stay as they are (R-BODY-11, R-END-07).

    ``seen`` is what the page showed.
    """
    Municipality.objects.select_for_update().get(pk=municipality.pk)
    letterhead, _new = Letterhead.objects.get_or_create(municipality=municipality)
    check_seen(seen, letterhead, asdict(entry))
    changed = [name for name, value in asdict(entry).items() if getattr(letterhead, name) != value]
    for name in changed:
        setattr(letterhead, name, getattr(entry, name))
    if changed:
        letterhead.save(update_fields=changed)
        AuditEvent.objects.record(actor, "letterhead.set", letterhead, municipality, fields=changed)
    return letterhead
