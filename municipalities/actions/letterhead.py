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

    Where nothing changes nothing is written: what comes back may be a letterhead without a row.
    ``seen`` is what the page showed.
    """
    Municipality.objects.select_for_update().get(pk=municipality.pk)
    known = Letterhead.objects.filter(municipality=municipality).first()
    letterhead = known or Letterhead(municipality=municipality)
    check_seen(seen, letterhead, asdict(entry))
    changed = [name for name, value in asdict(entry).items() if getattr(letterhead, name) != value]
    if not changed:  # a row without an event would look like one that nobody of the office wrote
        return letterhead
    for name in changed:
        setattr(letterhead, name, getattr(entry, name))
    letterhead.save(update_fields=changed if known else None)
    AuditEvent.objects.record(actor, "letterhead.set", letterhead, municipality, fields=changed)
    return letterhead
