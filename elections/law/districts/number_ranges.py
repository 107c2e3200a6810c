"""Ranges of house numbers, as town halls write them in a street directory (R-REG-02)."""

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

_SIDES = (
    (
        re.compile(
            r"\b(?:(?:alle|nur)\s+)?(?:ungeraden?|unger|ung)\b\.?"
            r"(?:\s*(?:nr|(?:haus)?nummern)\b\.?)?|\(u\.?\)"
        ),
        Side.ODD,
    ),
    (
        re.compile(
            r"\b(?:(?:alle|nur)\s+)?(?:geraden?|ger)\b\.?"
            r"(?:\s*(?:nr|(?:haus)?nummern)\b\.?)?|\(g\.?\)"
        ),
        Side.EVEN,
    ),
    (
        re.compile(
            r"\b(?:fortlaufend|fortl|durchgehend|beidseitig|beide\s+seiten|alle)\b\.?|\(f\.?\)"
        ),
        Side.ALL,
    ),
)
_WHOLE = re.compile(
    r"(?:die\s+)?(?:ganze?|gesamte?|komplette?)(?:\s+(?:straße|strasse|str\.?))?"
    r"|(?:haus)?nummern|hausnrn?\.?|seite"
)
_PREFIX = re.compile(r"^(?:(?:haus|hs)?[.\s-]*(?:nummern?|nrn?)\b\.?|nur\b)\s*")
# „1 bis 9 u. 11“ names two; behind „1-47 u.“ nothing follows, so that „u.“ may be „ungerade“, and
# so may be „u. 1-9“ with nothing before it.
_BETWEEN = re.compile(r"[,;+&]|\bund\b|\bu\.(?=\s*(?:(?:haus)?nr\.?\s*)?\d)")
_BEGINS_WITH_SIDE = re.compile(r"(?:^|[,;+&]|\bund\b)\s*u\.\s*(?=\d)")
# „gerade und ungerade“ are both sides of the numbers beside them, not two ranges. Between numbers
# („2-20 gerade und ungerade 1-19“) each side has its own.
_EVEN, _ODD = r"(?:geraden?|ger)\b\.?", r"(?:ungeraden?|unger|ung)\b\.?"
_AND = r"\s*(?:[+&/]|\bund\b|\bu\.)\s*"
_BOTH = re.compile(
    rf"(?<!\w)(?:{_EVEN}{_AND}{_ODD}|{_ODD}{_AND}{_EVEN}|\((?:{_EVEN}\s*[,;]\s*{_ODD}"
    rf"|{_ODD}\s*[,;]\s*{_EVEN}|g\.?{_AND}u\.?|u\.?{_AND}g\.?)\))(?!\s*\d)"
)
# A side alone between others: „1-20 ungerade, gerade“ may be 1-20 of both, or all even houses.
_BARE_SIDE = re.compile(rf"\(?(?:{_EVEN}|{_ODD})\)?")
# „20+“ is 20 and all that come after it.
_PLUS = re.compile(r"(\d\s?[a-z]?)\s*\+(?=\s*(?:$|[,;()]|(?:un)?ger|ung\b))")
_DASH = re.compile(r"\s*[-–—‐−]+\s*|\s+bis\s+")
_END = re.compile(r"(?:zum\s+)?ende|e|schluss|\*|\.\.\.|…|")
_ONWARDS = re.compile(r"(.+?)\s*ff\.?")
# A letter or a side: „2-48 g“ may be 48 g or the even side.
_LETTER_OR_SIDE = re.compile(r".*\d\s*[gu]")
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

    @property
    def end_letter(self) -> str:
        """The letter of the last house: „15 b to 15“ is 15 b and all that come after it."""
        if self.first_letter and not self.last_letter and self.first == self.last:
            return LAST_LETTER
        return self.last_letter

    def holds(self, number: int, letter: str) -> bool:
        """Whether a house lies in the range as written, where 15 a comes after 15."""
        is_last = number == self.last
        return self.reaches(number, letter) and (not is_last or letter <= self.end_letter)

    def reaches(self, number: int, letter: str) -> bool:
        """The same, but the last number includes its letters: „1-15“ holds 15 a."""
        side, first, first_letter, last, last_letter = self
        if first is not None and (number < first or (number == first and letter < first_letter)):
            return False
        if last is not None and (
            number > last or (number == last and last_letter and letter > last_letter)
        ):
            return False
        return side is Side.ALL or number % 2 == (side is Side.ODD)

    def __str__(self) -> str:
        words = {Side.ALL: "", Side.EVEN: "gerade", Side.ODD: "ungerade"}[self.side]
        bounds = self._bounds()
        if not words and "-" in bounds and _LETTER_OR_SIDE.fullmatch(bounds):
            words = "fortlaufend"
        return f"{bounds} {words}".strip()

    def _bounds(self) -> str:
        first, last = f"{self.first}{self.first_letter}", f"{self.last}{self.last_letter}"
        if self.first is None:
            return "" if self.last is None else f"bis {last}"
        if self.last is None:
            return f"{first}-Ende"
        return first if first == last else f"{first}-{last}"


def parse_ranges(written: str) -> tuple[NumberRange, ...]:
    """Return the ranges that a cell of a street directory stands for (R-REG-02).

    An empty cell and „alle“ stand for the whole street. A side holds for its own part, or for all
    parts where it stands before them with a colon; storeys and remarks in a bound are not guessed.

    Raises RuleViolation HOUSE_NUMBERS_UNCLEAR for what cannot be read, HOUSE_NUMBERS_BACKWARDS
    for a range that ends before it begins.
    """
    heading, text = _heading(_PLUS.sub(r"\1 ff", _BOTH.sub("fortlaufend", written.casefold())))
    ranges: list[NumberRange] = []
    parts = [part for part in map(str.strip, _BETWEEN.split(text)) if part]
    for part in parts:
        ranges.append(_next(part, ranges[-1] if ranges else None, heading, written))
    unclear = _BEGINS_WITH_SIDE.search(text) or _may_mean_another_side(ranges, parts)
    if unclear or (not ranges and written.strip()):
        raise _unclear(written)
    return tuple(ranges) or (NumberRange(),)


def _may_mean_another_side(ranges: list[NumberRange], parts: list[str]) -> bool:
    """Whether a lone side, or „alle“, stands beside numbers: „2-48, gerade“ may be one part.

    „1-19 ungerade, alle geraden“ says of which houses it speaks.
    """
    if len(ranges) < 2:
        return False
    is_alone = any(one.side is not Side.ALL and one.first is one.last is None for one in ranges)
    return (
        any(one.is_whole for one in ranges)
        or (is_alone and any(one.side is Side.ALL for one in ranges))
        or (
            any(one.first is not None or one.last is not None for one in ranges)
            and any(map(_BARE_SIDE.fullmatch, parts))
        )
    )


def _heading(text: str) -> tuple[Side, str]:
    """Return the side that stands before all parts: „gerade: 2-10, 14-20“."""
    head, colon, rest = text.partition(":")
    side, more = _side_of(head.strip())
    if colon and rest.strip() and side is not Side.ALL and not more:
        return side, rest
    return Side.ALL, text


def _next(part: str, before: NumberRange | None, heading: Side, written: str) -> NumberRange:
    if before is not None and before.last_letter and _LETTER.fullmatch(part):
        # „15a, b, c“
        return NumberRange(before.side, before.last, part, before.last, part)
    found = _range(part, written)
    if heading is not Side.ALL and found.side is Side.ALL:
        found = found._replace(side=heading)
        _refuse_empty(found, written)
    return found


def _range(part: str, written: str) -> NumberRange:
    side, bounds = _side_of(part)
    has_side = bounds != part
    bounds = _PREFIX.sub("", bounds).strip()
    if not bounds or _WHOLE.fullmatch(bounds):
        return NumberRange(side)
    if onwards := _ONWARDS.fullmatch(bounds):
        bounds = f"{onwards[1]}-"
    if bounds.startswith("ab "):
        bounds = f"{_PREFIX.sub('', bounds[3:].strip())}-"
    if bounds.startswith("bis "):
        last = _PREFIX.sub("", bounds[4:].strip())
        found = NumberRange(side, None, "", *_bound(last, written))
    else:
        pieces = _DASH.split(bounds.removeprefix("von "))
        first, *rest = (_PREFIX.sub("", piece.strip()) for piece in pieces)
        if len(rest) > 1 or (rest and not has_side and _LETTER_OR_SIDE.fullmatch(rest[0])):
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
    if found.last == 0:
        # There is no house 0: an office program writes it for „nothing“.
        raise _unclear(written)
    if found.first is None or found.last is None:
        return
    if (found.first, found.first_letter) > (found.last, found.last_letter or LAST_LETTER):
        raise RuleViolation(DistrictRule.HOUSE_NUMBERS_BACKWARDS, cell=written.strip())
    if found.first == found.last and not found.reaches(found.first, found.first_letter):
        raise _unclear(written)


def _unclear(written: str) -> RuleViolation:
    return RuleViolation(DistrictRule.HOUSE_NUMBERS_UNCLEAR, cell=written.strip())
