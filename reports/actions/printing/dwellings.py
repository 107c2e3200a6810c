"""The dwelling as the printed register says it: without the place that everybody shares (R-REG-06).

A board looks for a street; „65183 Wiesbaden“ on each row only halves what fits on a page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from elections.models.districts.district import key_of_street
from elections.models.register.entries import RegisterEntry
from municipalities.models import Municipality
from municipalities.models.sorting import sort_key

# „Limburg a. d. Lahn“ is „Limburg an der Lahn“; the words are those of a sort key.
_WRITTEN_OUT = ((r"\ba d\b", "an der"), (r"\bv d\b", "vor der"), (r"\ba\b", "am"), (r"\bi\b", "im"))
_ADDED = re.compile(r" (?:am|an der|im|in|bei|vor der|ob der) .*")


@dataclass(frozen=True, slots=True)
class Dwellings:
    """How the dwellings of one Wahlbezirk are written: what need not be said, what must be."""

    own: frozenset[str]
    ambiguous: frozenset[str]

    def of(self, entry: RegisterEntry) -> str:
        """Return „Marktplatz 1“, „Marktplatz 1, 65366 Geisenheim“, „Hauptstraße 3 (Naurod)“.

        The place stands there only where it is not the municipality's own, the Ortsteil only where
        the same street lies in two of them.
        """
        street = f"{entry.street} {entry.house_number}".strip()
        if entry.locality and key_of_street(entry.street) in self.ambiguous:
            street = f"{street} ({entry.locality})"
        if not street or _place_key(entry.place) not in self.own:
            place = f"{entry.postcode} {entry.place}".strip()
            return ", ".join(part for part in (street, place) if part)
        return street


def dwellings_in(municipality: Municipality, entries: Iterable[RegisterEntry]) -> Dwellings:
    """Return how the dwellings of these persons are written."""
    localities: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        localities[key_of_street(entry.street)].add(sort_key(entry.locality))
    name = _place_key(municipality.short_name)
    return Dwellings(
        # Also where no place is given, and where the river is left out: „Offenbach“.
        own=frozenset({"", name, _ADDED.sub("", name)}),
        ambiguous=frozenset(street for street, found in localities.items() if len(found) > 1),
    )


def _place_key(place: str) -> str:
    key = sort_key(place.partition(",")[0].partition("(")[0])
    for short, long in _WRITTEN_OUT:
        key = re.sub(short, long, key)
    return key
