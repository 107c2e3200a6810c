"""Where a Wahlschein goes: home, or to the other address that the application names (R-WS-03).

Another address begins with the name of the voter, unless it names the voter itself. Names are
compared word by word, in any writing: „Li, Na“ does not stand in „Familie Nagel, Berlin“.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from elections.law.register.names import PersonName
from elections.models.register.address import PersonRecord
from municipalities.models.sorting import search_key

SALUTATIONS = frozenset(("frau", "herr", "herrn", "an", "dr", "prof", "dipl", "ing"))
"""What may stand before a name in an address."""

_DIGIT = re.compile(r"\d")


def recipient(record: PersonRecord, ship_to: str) -> tuple[str, ...]:
    """Return the lines of an address: the other one where the application names it."""
    name, home = record.name, record.address
    if not ship_to.strip():
        street = f"{home.street} {home.house_number}"
        place = f"{home.postcode} {home.place}"
        return _filled((name.on_a_letter, home.addition, street, place))
    lines = _filled(ship_to.splitlines())
    if len(lines) == 1:  # typed into one line of the online form
        lines = _filled(lines[0].split(","))
    return lines if names(lines, name) else (name.on_a_letter, *lines)


def names(lines: Iterable[str], name: PersonName) -> bool:
    """Return whether an address names this person: the family name with one of the given names.

    Both stand in one part of a line, or in two parts that hold nothing but the name („Nowak, Jan“).
    A part with a number is a street or a place.
    """
    family = _words(name.family_name)
    given = _words(name.given_names) | _words(name.call_name)
    own = family | given | _words(name.particle) | _words(name.title) | SALUTATIONS
    before: frozenset[str] = frozenset()
    for part in (part for line in lines for part in line.split(",")):
        words = frozenset() if _DIGIT.search(part) else _words(part)
        # „Nowak, Jan“ is one name; „Familie Li, Na-Weg“ is a family and a street.
        both = words | before if words <= own and before <= own else words
        if family <= both and (not given or given & both):
            return True
        before = words
    return False


def _words(text: str) -> frozenset[str]:
    return frozenset(search_key(text).split())


def _filled(lines: Iterable[str]) -> tuple[str, ...]:
    return tuple(line.strip() for line in lines if line.strip())
