"""How large each Wahlbezirk will be on election day, and which to count together.

A turnout is an exact share. What is unknown stays None and is never read as zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

FEWEST_VOTERS_COUNTED_ALONE = 50
"""Below this many voters a district is handed over (§ 47 Abs. 2 KWO; R-DIST-03)."""
FEWEST_POSTAL_LETTERS = 50
"""So many Wahlbriefe a postal board should get at least (§ 23 LWO; R-DIST-06)."""
MOST_INHABITANTS_IN_ONE = 2_500
"""A municipality with more inhabitants normally has several districts (§ 5 Abs. 1 KWO; R-DIST-01).
"""


@dataclass(frozen=True, slots=True)
class PlannedUnit:
    """A Wahlbezirk before the day: its electors and how many of them are expected to vote."""

    key: int
    electors: int | None
    expected: Fraction | None

    @property
    def is_small(self) -> bool | None:
        """Whether it is expected to stay below the floor; None if unknown.

        Voters matter, not electors (R-DIST-02, R-DIST-03); but with fewer electors than the floor
        there are fewer voters, whatever the turnout.
        """
        if self.electors is not None and self.electors < FEWEST_VOTERS_COUNTED_ALONE:
            return True
        return None if self.expected is None else self.expected < FEWEST_VOTERS_COUNTED_ALONE


def turnout_share(
    eligible: int | None, voters: int | None, percent: Decimal | None
) -> Fraction | None:
    """Return the turnout of an earlier election as a share (R-DIST-03); None when unknown.

    Counted voters take precedence over a stated ``percent``.
    """
    if eligible and voters is not None:
        return Fraction(voters, eligible)
    return None if percent is None else Fraction(percent) / 100


def planned(electors: Mapping[int, int | None], share: Fraction | None) -> tuple[PlannedUnit, ...]:
    """Return what to expect of every Wahlbezirk (§ 47 Abs. 2 KWO; R-DIST-02, R-DIST-03)."""
    return tuple(
        PlannedUnit(key, count, None if count is None or share is None else count * share)
        for key, count in electors.items()
    )


def counted_together(units: Iterable[PlannedUnit]) -> tuple[tuple[int, ...], ...]:
    """Propose which Wahlbezirke to count together, in their order (§ 47 Abs. 2 KWO; R-DIST-03..05).

    Small neighbours are joined until the floor is reached; a remainder goes to the group before
    it, or else to the first large one. ``units`` of unknown size are left out, and so is a small
    one that has nothing to be joined with. The Wahlleitung decides on the evening, by who voted;
    an Auszählungswahlvorstand counts what was joined.
    """
    known = [unit for unit in units if unit.expected is not None]
    groups: list[list[PlannedUnit]] = []
    waiting: list[PlannedUnit] = []
    for unit in known:
        if unit.is_small:
            waiting.append(unit)
            if sum(_voters(one) for one in waiting) >= FEWEST_VOTERS_COUNTED_ALONE:
                groups.append(waiting)
                waiting = []
    if waiting:
        large = next((unit for unit in known if not unit.is_small), None)
        if groups:
            groups[-1] += waiting
        elif large is not None:
            groups.append([large, *waiting])
    return tuple(tuple(unit.key for unit in group) for group in groups)


def _voters(unit: PlannedUnit) -> Fraction:
    return unit.expected or Fraction(0)


def has_too_few_letters(letters: int) -> bool:
    """Whether a postal board would get fewer Wahlbriefe than it should (§ 23 LWO; R-DIST-06)."""
    return letters < FEWEST_POSTAL_LETTERS


def should_be_divided(inhabitants: int | None, districts: int) -> bool:
    """Whether a municipality so large normally has more Wahlbezirke (§ 5 Abs. 1 KWO; R-DIST-01).

    The Gemeindevorstand decides; where the number of ``inhabitants`` is unknown, so is the answer.
    """
    return inhabitants is not None and inhabitants > MOST_INHABITANTS_IN_ONE and districts == 1
