"""Which houses a range has on each side of a street, to compare ranges with each other (R-REG-02).

A house is its number and its letter; 15 a comes after 15 and before 17.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf
from typing import NamedTuple

from elections.law.districts.number_ranges import LAST_LETTER, NumberRange, Side

ALL_NUMBERS = 998
"""Who lists a street up to here („1-999“, „2-9998“) means the whole side (R-REG-02)."""

House = tuple[float, str]


class Span(NamedTuple):
    """The houses of one side from ``begin`` to ``end``, both included."""

    is_odd: bool
    begin: House
    end: House


def spans_of(numbers: NumberRange) -> Iterator[Span]:
    """Yield the houses of a range side by side; nothing for a side where it has none (R-REG-02)."""
    for is_odd in (False, True):
        if numbers.side is (Side.EVEN if is_odd else Side.ODD):
            continue
        begin: House = (numbers.first or 0, numbers.first_letter)
        end: House = (inf if numbers.last is None else numbers.last, numbers.end_letter)
        if begin[0] % 2 != is_odd:
            begin = (begin[0] + 1, "")
        if numbers.last is not None and end[0] % 2 != is_odd:
            end = (end[0] - 1, LAST_LETTER)
        if begin <= end:
            yield Span(is_odd, begin, end)


def have_all_houses(ranges: Iterable[NumberRange]) -> bool:
    """Whether together they have every house of both sides: „alle“, „1-9999“ (R-REG-02).

    The last number of a range includes its letters.
    """
    spans = sorted(span for one in ranges for span in spans_of(one))
    return all(
        _has_all([span for span in spans if span.is_odd is is_odd], is_odd)
        for is_odd in (False, True)
    )


def _has_all(spans: list[Span], is_odd: bool) -> bool:
    number: float = -1 if is_odd else 0  # that has all its letters, as has everything before it
    for span in spans:
        if number >= ALL_NUMBERS:
            break
        if span.begin > (number + 2, ""):
            return False
        reaches = span.end[1] in ("", LAST_LETTER)
        number = max(number, span.end[0] if reaches else span.end[0] - 2)
    return number >= ALL_NUMBERS
