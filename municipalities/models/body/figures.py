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
    """So many municipalities, and how many foreign residents those have whose number is known.

    ``uncounted`` are the municipalities whose number nobody knows.
    """

    municipalities: int = 0
    counted_people: int = 0
    uncounted: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.municipalities + other.municipalities,
            self.counted_people + other.counted_people,
            self.uncounted + other.uncounted,
        )

    @property
    def people(self) -> int | None:
        """Their foreign residents; None where of no municipality the number is known, not 0."""
        return None if self.uncounted and not self.is_counted else self.counted_people

    @property
    def is_counted(self) -> bool:
        """Whether the number of foreign residents is known of any of them."""
        return self.municipalities > self.uncounted

    def share_of(self, whole: Tally) -> Fraction | None:
        """The share of the municipalities; None of none."""
        return Fraction(self.municipalities, whole.municipalities) if whole.municipalities else None

    def people_of(self, whole: Tally) -> Fraction | None:
        """The share of the people; None of none."""
        counted = whole.counted_people
        return Fraction(self.counted_people, counted) if counted else None


_WITHOUT_DUTY = frozenset({BodyKnown.BEYOND_DUTY, BodyKnown.DUTY_UNKNOWN})
"""Classes that a municipality may be in although nobody knows whether it owes a body."""


@dataclass(frozen=True, slots=True)
class CoverageFigures:
    """The state of one Wahlzeit; each municipality stands in exactly one place of ``known``.

    ``estimated`` are those obliged whose duty rests on an estimate.
    """

    known: Mapping[BodyKnown, Tally]
    estimated: Tally

    def told(self, known: BodyKnown) -> Tally | None:
        """Return one class as pages show it; None where nobody knows of any duty, so not 0.

        In a Wahlzeit of which no number of foreign residents is known, no municipality can be
        counted among those that owe a body, nor among those that owe none.
        """
        return self.known[known] if known in _WITHOUT_DUTY or self.is_duty_known else None

    @property
    def is_duty_known(self) -> bool:
        """Whether it is known of any municipality whether it owes a body."""
        return self.all.is_counted

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
        """The share of the obliged municipalities that is known to have a body: at least that."""
        return self.has_body.share_of(self.obliged)

    @property
    def people_share(self) -> Fraction | None:
        """The share of the foreign residents of obliged municipalities known to have a body."""
        return self.has_body.people_of(self.obliged)

    @property
    def people_share_of_all(self) -> Fraction | None:
        """The share of all foreign residents whose number is known who are known to have a body."""
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
    counts = [row.foreign_residents for row in rows if test(row)]
    known = [count for count in counts if count is not None]
    return Tally(len(counts), sum(known), len(counts) - len(known))


def _stands(known: BodyKnown) -> Callable[[Standing], bool]:
    return lambda row: row.known is known
