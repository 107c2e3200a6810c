"""Where a street directory gives a house to two Wahlbezirke (R-REG-02)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from math import inf
from typing import NamedTuple

from elections.law.districts.house_numbers import LAST_LETTER, NumberRange, Side


class Stretch(NamedTuple):
    """A part of a street; ``street`` is any name that all its parts share."""

    street: str
    postcode: str
    numbers: NumberRange
    district: str


class Overlap(NamedTuple):
    """Two parts of one street in different Wahlbezirke that share houses."""

    one: Stretch
    other: Stretch


def overlaps(stretches: Iterable[Stretch]) -> list[Overlap]:
    """Return pairs of parts that give one house to two Wahlbezirke (R-REG-02).

    Whoever lives there has no Wahlbezirk until somebody decides. Parts are compared within one
    postcode; if several overlap, at least one pair is named.
    """
    rows: dict[tuple[str, str, bool], list[_Span]] = defaultdict(list)
    for stretch in stretches:
        for is_odd in (False, True):
            if stretch.numbers.side is not (Side.EVEN if is_odd else Side.ODD):
                span = _Span(*_houses(stretch.numbers, is_odd), stretch)
                # Number 7 alone has no house on the even side.
                if span.begin[0] <= span.end[0]:
                    rows[stretch.street, stretch.postcode, is_odd].append(span)
    found = [pair for row in rows.values() for pair in _in_row(row)]
    return list(dict.fromkeys(found))


class _Span(NamedTuple):
    begin: tuple[float, str]
    end: tuple[float, str]
    stretch: Stretch


def _houses(numbers: NumberRange, is_odd: bool) -> tuple[tuple[float, str], tuple[float, str]]:
    """Return the first and the last house of one side of the street."""
    begin = (float(numbers.first or 0), numbers.first_letter)
    end = (inf if numbers.last is None else float(numbers.last), numbers.last_letter)
    if begin[0] % 2 != is_odd:
        begin = (begin[0] + 1, "")
    if numbers.last is not None and end[0] % 2 != is_odd:
        end = (end[0] - 1, LAST_LETTER)
    return begin, end


def _in_row(row: list[_Span]) -> Iterable[Overlap]:
    row.sort(key=lambda span: (span.begin, span.stretch.district))
    reaching = row[0]
    for span in row[1:]:
        if span.stretch.district != reaching.stretch.district and span.begin <= reaching.end:
            yield Overlap(reaching.stretch, span.stretch)
        if span.end > reaching.end:
            reaching = span
