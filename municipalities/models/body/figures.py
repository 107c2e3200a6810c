"""How many municipalities, and how many people in them, have a body: one function for every page.

Start page, lists, dashboard, files and interface read these figures and count nothing themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from municipalities.law.body.known import BodyKnown
from municipalities.models.body.standing import Standing
from municipalities.models.municipality import ResidentCount


@dataclass(frozen=True, slots=True)
class Tally:
    """So many municipalities with so many foreign residents, as far as their number is known."""

    municipalities: int = 0
    people: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.municipalities + other.municipalities, self.people + other.people)

    def share_of(self, whole: Tally) -> Fraction | None:
        """The share of the municipalities; None of none."""
        return Fraction(self.municipalities, whole.municipalities) if whole.municipalities else None

    def people_of(self, whole: Tally) -> Fraction | None:
        """The share of the people; None of none."""
        return Fraction(self.people, whole.people) if whole.people else None


@dataclass(frozen=True, slots=True)
class CoverageFigures:
    """The state of one Wahlzeit; each municipality stands in exactly one place of ``known``.

    ``estimated`` are those obliged whose duty rests on an estimate.
    """

    known: Mapping[BodyKnown, Tally]
    estimated: Tally

    @property
    def has_body(self) -> Tally:
        """Obliged municipalities with a body."""
        return self.known[BodyKnown.HAS_BODY]

    @property
    def owes_body(self) -> Tally:
        """Obliged municipalities that provably have none."""
        return self.known[BodyKnown.OWES_BODY]

    @property
    def not_reported(self) -> Tally:
        """Obliged municipalities of which neither is known."""
        return self.known[BodyKnown.NOT_REPORTED]

    @property
    def duty_unknown(self) -> Tally:
        """Municipalities whose number of foreign residents nobody knows."""
        return self.known[BodyKnown.DUTY_UNKNOWN]

    @property
    def obliged(self) -> Tally:
        """Municipalities that owe a body: the three numbers together."""
        return self.has_body + self.owes_body + self.not_reported

    @property
    def with_body(self) -> Tally:
        """All municipalities with a body, whether they owe one or not."""
        return self.has_body + self.known[BodyKnown.BEYOND_DUTY]

    @property
    def all(self) -> Tally:
        """All municipalities."""
        return sum(self.known.values(), Tally())

    @property
    def share(self) -> Fraction | None:
        """The share of the obliged municipalities that has a body."""
        return self.has_body.share_of(self.obliged)

    @property
    def people_share(self) -> Fraction | None:
        """The share of the foreign residents of obliged municipalities who have a body."""
        return self.has_body.people_of(self.obliged)

    @property
    def people_share_of_all(self) -> Fraction | None:
        """The share of all foreign residents of whom a number is known who have a body."""
        return self.with_body.people_of(self.all)


def coverage_figures(rows: Iterable[Standing]) -> CoverageFigures:
    """Count what is known of the bodies of one Wahlzeit (§§ 84, 86, 89 HGO; R-BODY-01, -04)."""
    found = list(rows)
    estimate = ResidentCount.Status.ESTIMATE
    return CoverageFigures(
        known={one: _tally(found, _stands(one)) for one in BodyKnown},
        estimated=_tally(found, lambda row: row.owes and row.residents_status == estimate),
    )


def _tally(rows: Iterable[Standing], test: Callable[[Standing], bool]) -> Tally:
    chosen = [row for row in rows if test(row)]
    return Tally(len(chosen), sum(row.foreign_residents or 0 for row in chosen))


def _stands(known: BodyKnown) -> Callable[[Standing], bool]:
    return lambda row: row.known is known
