"""Numbers of Wahlbezirke: „1“ and „001“ may be the same, and are asked (R-DIST-01)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from elections.law.districts.rules import DistrictRule
from municipalities.law.basis import RuleViolation

_WORDS = re.compile(r"^(?:(?:brief)?wahlbezirk|bezirk|wbz|wb|bwb|nummer|nr)\b\.?\s*")
# A spreadsheet makes „1“ to „1,0“.
_DECIMALS = re.compile(r"(?<=\d)[.,]0+$", re.ASCII)
_NOUGHTS = re.compile(r"(?<!\d)0+(?=\d)", re.ASCII)
_APART = re.compile(r"\s+")


def number_key(number: str) -> str:
    """Return what numbers that may mean the same Wahlbezirk have in common (R-DIST-01)."""
    bare = _DECIMALS.sub("", _WORDS.sub("", " ".join(number.casefold().split())))
    return _NOUGHTS.sub("", _APART.sub("", bare))


def near_numbers(number: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return the known numbers that ``number`` may mean; nothing where it is known itself.

    „1“ is near „001“, „7a“ near „07 A“: they are asked about, never taken for new (R-DIST-01).
    """
    among = set(known)
    if number in among:
        return ()
    key = number_key(number)
    return tuple(sorted(one for one in among if number_key(one) == key))


def check_number_is_new(number: str, known: Iterable[str]) -> None:
    """Raise RuleViolation for a number that may mean a known one: „1“ beside „001“ (R-DIST-01)."""
    if near := near_numbers(number, known):
        raise RuleViolation(DistrictRule.DISTRICT_NUMBER_NEAR, number=number, near=near[0])
