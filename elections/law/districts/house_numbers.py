"""House numbers and their ranges, as town halls write them in a street directory."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from elections.law.districts.rules import DistrictRule
from municipalities.law.basis import RuleViolation


class Side(StrEnum):
    """Which house numbers of a range count; the values are those of ``StreetRange.Side``."""

    ALL = "all"
    EVEN = "even"
    ODD = "odd"


LAST_LETTER = "\uffff"
"""Comes after every letter of a house number (R-REG-02)."""

_NUMBER = re.compile(r"0*(\d{1,6})(?!\d)\s*(?:([a-z])(?![a-zäöüß]))?", re.ASCII | re.IGNORECASE)
_SIDES = (
    (
        re.compile(r"\b(?:alle\s+)?(?:ungeraden?|unger|ung)\b\.?(?:\s*(?:nr|nummern)\b\.?)?|\(u\)"),
        Side.ODD,
    ),
    (
        re.compile(r"\b(?:alle\s+)?(?:geraden?|ger)\b\.?(?:\s*(?:nr|nummern)\b\.?)?|\(g\)"),
        Side.EVEN,
    ),
    (re.compile(r"\b(?:fortlaufend|fortl|durchgehend|alle)\b\.?|\(f\)"), Side.ALL),
)
_WHOLE = re.compile(r"(?:die\s+)?(?:ganze?|gesamte?|komplett)(?:\s+(?:straße|strasse|str\.?))?")
_PREFIX = re.compile(r"^(?:haus-?\s*)?(?:nummern?|nrn?)\b\.?\s*")
_BETWEEN = re.compile(r"[,;+&]|\bund\b|\bu\.")
_DASH = re.compile(r"\s*[-–—]+\s*|\s+bis\s+")
_END = re.compile(r"ende|e|schluss|\*|\.\.\.|…|")
_BOUND = re.compile(r"0*(\d{1,6})\s*([a-z]?)", re.ASCII)
_LETTER = re.compile(r"[a-z]", re.ASCII)


class NumberRange(NamedTuple):
    """A range of house numbers of one street; None means from the beginning, or to the end.

    3 b to 15: ``NumberRange(Side.ALL, 3, "b", 15, "")``.
    """

    side: Side = Side.ALL
    first: int | None = None
    first_letter: str = ""
    last: int | None = None
    last_letter: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether the range is the whole street."""
        return self.side is Side.ALL and self.first is None and self.last is None

    def holds(self, number: int, letter: str) -> bool:
        """Whether a house lies in the range as written, where 15 a comes after 15."""
        return self._covers(number, letter, self.last_letter)

    def reaches(self, number: int, letter: str) -> bool:
        """The same, but the last number includes its letters: „1-15“ holds 15 a."""
        return self._covers(number, letter, self.last_letter or LAST_LETTER)

    def _covers(self, number: int, letter: str, last_letter: str) -> bool:
        if self.side is not Side.ALL and number % 2 != (self.side is Side.ODD):
            return False
        if self.first is not None and (number, letter) < (self.first, self.first_letter):
            return False
        return self.last is None or (number, letter) <= (self.last, last_letter)

    def __str__(self) -> str:
        words = {Side.ALL: "", Side.EVEN: "gerade", Side.ODD: "ungerade"}[self.side]
        return f"{self._bounds()} {words}".strip()

    def _bounds(self) -> str:
        first, last = f"{self.first}{self.first_letter}", f"{self.last}{self.last_letter}"
        if self.first is None:
            return "" if self.last is None else f"bis {last}"
        if self.last is None:
            return f"{first}-Ende"
        return first if first == last else f"{first}-{last}"


def parse_house_number(written: str) -> tuple[int, str] | None:
    """Return the number and the small letter of a house, or None if there is none (R-REG-02).

    „12-14“ counts as 12, „12 a Hinterhaus“ as 12 a.
    """
    match = _NUMBER.match(written.strip())
    return None if match is None else (int(match[1]), (match[2] or "").lower())


def parse_ranges(written: str) -> tuple[NumberRange, ...]:
    """Return the ranges that a cell of a street directory stands for (R-REG-02).

    An empty cell and „alle“ stand for the whole street.

    Raises RuleViolation HOUSE_NUMBERS_UNCLEAR for what cannot be read, HOUSE_NUMBERS_BACKWARDS
    for a range that ends before it begins.
    """
    parts = [part.strip() for part in _BETWEEN.split(written.casefold())]
    ranges = tuple(_range(part, written) for part in parts if part)
    if not ranges and written.strip():
        raise _unclear(written)
    return ranges or (NumberRange(),)


def _range(part: str, written: str) -> NumberRange:
    side, bounds = _side_of(part)
    bounds = _PREFIX.sub("", bounds).strip()
    if not bounds or _WHOLE.fullmatch(bounds):
        return NumberRange(side)
    if bounds.startswith("ab "):
        bounds = f"{bounds[3:]}-"
    if bounds.startswith("bis "):
        found = NumberRange(side, None, "", *_bound(bounds[4:], written))
    else:
        first, *rest = _DASH.split(bounds.removeprefix("von "))
        if len(rest) > 1:
            raise _unclear(written)
        start = _bound(first, written)
        found = NumberRange(side, *start, *(_end(rest[0], start, written) if rest else start))
    _refuse_empty(found, written)
    return found


def _side_of(part: str) -> tuple[Side, str]:
    for words, side in _SIDES:
        if words.search(part):
            return side, words.sub(" ", part, count=1).strip(" :()")
    return Side.ALL, part


def _bound(text: str, written: str) -> tuple[int, str]:
    match = _BOUND.fullmatch(text.strip(" ()"))
    if match is None:
        raise _unclear(written)
    return int(match[1]), match[2]


def _end(text: str, start: tuple[int, str], written: str) -> tuple[int | None, str]:
    if start[1] and _LETTER.fullmatch(text):
        return start[0], text
    if _END.fullmatch(text):
        return None, ""
    return _bound(text, written)


def _refuse_empty(found: NumberRange, written: str) -> None:
    if found.first is None or found.last is None:
        return
    if (found.first, found.first_letter) > (found.last, found.last_letter or LAST_LETTER):
        raise RuleViolation(DistrictRule.HOUSE_NUMBERS_BACKWARDS, cell=written.strip())
    if found.first == found.last and not found.reaches(found.first, found.first_letter):
        raise _unclear(written)


def _unclear(written: str) -> RuleViolation:
    return RuleViolation(DistrictRule.HOUSE_NUMBERS_UNCLEAR, cell=written.strip())
