"""Find the entry that a person reads off a paper: by its code or its number in the register."""

from __future__ import annotations

import re

from elections.models.codes import entry_key_of
from elections.models.register import RegisterEntry

_NUMBER = re.compile(r"\s*(.{1,20}?)\s*/\s*(\d{1,9})\s*")


def entry_named(election_id: int, text: str) -> RegisterEntry | None:
    """Return the entry of „001/27“ or of the code on a notice; None where there is none."""
    own = RegisterEntry.objects.filter(election=election_id).select_related("district")
    if found := _NUMBER.fullmatch(text):
        return own.filter(district__number=found[1], number=int(found[2])).first()
    key = entry_key_of(text)
    return own.filter(pk=key).first() if key is not None else None
