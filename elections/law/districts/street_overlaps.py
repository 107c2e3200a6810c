"""Where a street directory gives a house to two Wahlbezirke (R-REG-02)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from elections.law.districts.number_ranges import NumberRange
from elections.law.districts.spans import Span, spans_of

MOST_OVERLAPS = 1_000
"""More are not named: such a directory has to be made anew (R-REG-02)."""


class Stretch(NamedTuple):
    """A part of a street; ``street`` and ``locality`` are names that all its parts share."""

    street: str
    postcode: str
    numbers: NumberRange
    district: str
    locality: str


class Overlap(NamedTuple):
    """Two parts of one street in different Wahlbezirken that share houses."""

    one: Stretch
    other: Stretch


def overlaps(stretches: Iterable[Stretch], most: int = MOST_OVERLAPS) -> list[Overlap]:
    """Return all pairs of parts that give one house to two Wahlbezirke (R-REG-02).

    Whoever lives there has no Wahlbezirk until somebody decides. A part without postcode or
    Ortsteil lies in every one of them. At most ``most`` pairs are named.
    """
    rows: dict[tuple[str, bool], list[_Placed]] = defaultdict(list)
    for place, stretch in enumerate(stretches):
        for span in spans_of(stretch.numbers):
            rows[stretch.street, span.is_odd].append(_Placed(span, place, stretch))
    pairs = (pair for row in rows.values() for pair in _in_row(row))
    found: dict[Overlap, None] = {}
    for pair in pairs:
        found[pair] = None
        if len(found) >= most:
            break
    return list(found)


class _Placed(NamedTuple):
    span: Span
    place: int
    stretch: Stretch


def _in_row(row: list[_Placed]) -> Iterator[Overlap]:
    """Yield the pairs of one side; only parts that still reach on are compared."""
    row.sort(key=lambda placed: (placed.span.begin, placed.stretch.district))
    reaching: dict[str, list[_Placed]] = defaultdict(list)
    for placed in row:
        for district, ones in reaching.items():
            if district == placed.stretch.district:
                continue
            ones[:] = [one for one in ones if one.span.end >= placed.span.begin]
            for one in ones:
                if _may_be_asked_together(one.stretch, placed.stretch):
                    # In the order of the file: both sides name the same pair.
                    first, second = sorted((one, placed), key=lambda pair: pair.place)
                    yield Overlap(first.stretch, second.stretch)
        reaching[placed.stretch.district].append(placed)


def _may_be_asked_together(one: Stretch, other: Stretch) -> bool:
    """Whether both parts may be meant by one postcode and one Ortsteil."""
    return (not one.postcode or not other.postcode or one.postcode == other.postcode) and (
        not one.locality or not other.locality or one.locality == other.locality
    )
