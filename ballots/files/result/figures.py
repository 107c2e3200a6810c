"""What the published open-data CSV says, as facts: areas, their figures A1 … D, their lists.

None is a value that was not reported; it is never taken for zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ListFigures:
    """What one area reports for one list.

    ``votes``, ``candidates`` (place → votes) and ``changed_votes`` are votes; ``unchanged``,
    ``changed``, ``mixed`` and ``trend`` count ballots.
    """

    votes: int | None
    candidates: Mapping[int, int | None]
    unchanged: int | None = None
    changed: int | None = None
    mixed: int | None = None
    trend: int | None = None
    changed_votes: int | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """One row: an area, what was expected and came in, its figures and its lists."""

    line: int
    number: str
    name: str
    expected_reports: int | None
    received_reports: int | None
    electors_without_card: int | None
    electors_with_card: int | None
    electors_beyond_register: int | None
    electors: int | None
    voters: int | None
    voters_with_card: int | None
    invalid_ballots: int | None
    valid_votes: int | None
    lists: Mapping[int, ListFigures]

    @property
    def key(self) -> tuple[str, str]:
        """By what the area is told from the others: its number, or its name where it has none."""
        return (self.number, "" if self.number else " ".join(self.name.casefold().split()))

    @property
    def valid_ballots(self) -> int | None:
        """B − C; None while one of them is not reported."""
        if self.voters is None or self.invalid_ballots is None:
            return None
        return self.voters - self.invalid_ballots

    @property
    def complete(self) -> bool:
        """Every expected report of the area has come in."""
        return self.received_reports is not None and self.received_reports == self.expected_reports


@dataclass(frozen=True, slots=True)
class OpenDataResult:
    """A whole file: one election of one municipality on one day, area by area.

    ``sha256`` is that of the bytes as read; ``notices`` are German sentences about columns that
    were ignored.
    """

    name: str
    sha256: str
    day: date
    election: str
    ags: str
    areas: tuple[Area, ...]
    notices: tuple[str, ...]

    @property
    def lists(self) -> tuple[int, ...]:
        """Return the numbers of the lists in order; there may be gaps."""
        return tuple(self.areas[0].lists)

    @property
    def complete(self) -> bool:
        """Every expected report of every area has come in."""
        return all(area.complete for area in self.areas)

    def unprinted(self, number: int) -> frozenset[int]:
        """Last places of a list that have no figure anywhere: they are not printed (R-BAL-02)."""
        return unreported_places(self.areas, number)

    def total(self, figure: str) -> int | None:
        """Sum a field of the areas, e.g. ``"voters"``; None when an area has not reported it."""
        return total_of(getattr(area, figure) for area in self.areas)

    def counted(self, figure: str) -> int:
        """Sum a field of the areas as far as it has been reported."""
        return sum(getattr(area, figure) or 0 for area in self.areas)

    def list_votes(self) -> dict[int, int | None]:
        """Votes per list over all areas; None when an area has not reported them."""
        return {
            number: total_of(area.lists[number].votes for area in self.areas)
            for number in self.lists
        }

    def candidate_votes(self, number: int) -> dict[int, int | None]:
        """Votes per place of one list over all areas; None when an area has not reported them."""
        return {
            place: total_of(area.lists[number].candidates[place] for area in self.areas)
            for place in sorted(self.areas[0].lists[number].candidates)
        }


def total_of(values: Iterable[int | None]) -> int | None:
    """Return the sum of ``values``, or None when one of them is not known."""
    total = 0
    for value in values:
        if value is None:
            return None
        total += value
    return total


def unreported_places(areas: Sequence[Area], number: int) -> frozenset[int]:
    """Return the last places of a list that no area reports, though some place is reported."""
    places = areas[0].lists[number].candidates
    reported = [
        place
        for place in places
        if any(area.lists[number].candidates[place] is not None for area in areas)
    ]
    last = max(reported, default=None)
    return frozenset(place for place in places if last is not None and place > last)
