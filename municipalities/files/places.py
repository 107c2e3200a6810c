"""The municipalities of Hesse as a table names them: by key or by name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from municipalities.law.keys import municipality_key
from municipalities.models import Municipality
from municipalities.models.sorting import search_key

_KIND = re.compile(
    r"^(?:(?:kreis|universitats|hochschul|brunnen|barock)?stadt|gemeinde|marktgemeinde|markt) "
)
# „Darmstadt, Regierungsbezirk“ is no municipality.
_ABOVE = re.compile(r"\b(?:regierungsbezirk|reg bez|rb|landkreis|kreis|lkr|land)\b")
_NEAR, _MOST_NEAR = 0.84, 6
_ADDITION = re.compile(r"\(.*?\)")


@dataclass(frozen=True, slots=True)
class Places:
    """Every key, today's or an earlier one, with its AGS of today; and the AGS of every name."""

    keys: Mapping[str, str]
    names: Mapping[str, frozenset[str]]

    def of_key(self, text: str) -> str:
        """Return the AGS of the municipality whose key ``text`` writes; empty where none has it."""
        key = municipality_key(text)
        return self.keys.get(key.ags, "") if key else ""

    def of_name(self, text: str) -> tuple[str, ...]:
        """Return the AGS of every municipality that ``text`` may name: „Stadt Fulda“, „Fulda“."""
        if names_area_above(text):
            return ()
        found: set[str] = set()
        for name in _names(text):
            if exact := self.names.get(name):
                return tuple(sorted(exact))
            found |= self.names.get(_KIND.sub("", name), frozenset())
        return tuple(sorted(found))

    def near_name(self, text: str) -> tuple[str, ...]:
        """Return the AGS of municipalities that ``text`` may mean, to be asked: „Bürstat“.

        A name is near that differs in a letter or two, and one of which all words stand in it:
        „Frankfurt/Main“, „Bensheim an der Bergstraße“.
        """
        if names_area_above(text):
            return ()
        found: set[str] = set()
        for sought in (_KIND.sub("", name) for name in _names(text)):
            near = get_close_matches(sought, self.names, _MOST_NEAR, _NEAR)
            words = set(sought.split())
            near += [name for name in self.names if len(name) > 2 and words >= set(name.split())]
            for name in near:
                found |= self.names[name]
        return tuple(sorted(found))[:_MOST_NEAR]


def names_area_above(text: str) -> bool:
    """Whether ``text`` names a Kreis, a Regierungsbezirk or the Land."""
    return _ABOVE.search(search_key(text)) is not None


def known_places() -> Places:
    """Return the municipalities as they are stored."""
    keys, names = {}, defaultdict(set)
    for key, place in Municipality.objects.by_key().items():
        keys[key] = place.ags
        for name in _names(place.name):
            names[name].add(place.ags)
    return Places(keys, {name: frozenset(found) for name, found in names.items()})


def _names(text: str) -> list[str]:
    """Return how a name is looked up: whole, without its title, without what tells it apart."""
    short = text.split(",", 1)[0]
    written = (text, short, _ADDITION.sub("", short))
    return [key for key in dict.fromkeys(map(search_key, written)) if key]
