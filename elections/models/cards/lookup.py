"""Find the entry that a person reads off a paper: by its code or its number in the register."""

from __future__ import annotations

import re

from elections.models.cards.codes import entry_key_of
from elections.models.register.entries import RegisterEntry
from elections.models.register.standing import RegisterEntryQuerySet

_NUMBER = re.compile(r"\s*(.{1,20}?)\s*/\s*(\d{1,9})\s*")


def entries_like(election_id: int, text: str) -> RegisterEntryQuerySet:
    """Return the entries that a clerk means: by number, birth date, or a fragment of the name."""
    if _NUMBER.fullmatch(text):
        named = entry_named(election_id, text)
        found = RegisterEntry.objects.filter(pk=named.pk if named else 0)
    else:
        found = RegisterEntry.objects.search(election_id, text)
    return found.select_related("district").with_marks()


def entry_named(election_id: int, text: str) -> RegisterEntry | None:
    """Return the entry of „001/27“ or of the code on a notice; None where there is none."""
    own = RegisterEntry.objects.filter(election=election_id).select_related("district")
    if found := _NUMBER.fullmatch(text):
        return own.filter(district__number=found[1], number=int(found[2])).first()
    key = entry_key_of(text)
    return own.filter(pk=key).first() if key is not None else None
