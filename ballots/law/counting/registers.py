"""A to A3 as the register certifies them, and how a count takes them over (R-REG-11, R-CODE-01)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from ballots.law.counting.report import ReportValues, UnitKind


@dataclass(frozen=True, slots=True)
class RegisterFigures:
    """A1, A2, A3 and A of one Wahlbezirk or of several; None is not known.

    ``closed`` says that the register is closed, be it by certificate or by what was published.
    """

    unmarked: int | None = None
    marked: int | None = None
    by_card: int | None = None
    electors: int | None = None
    closed: bool = False

    @property
    def was_published(self) -> bool:
        """Whether the closing was taken over from a published result, which does not tell A1.

        Such figures are of an election that others counted (docs/decisions/0004).
        """
        return self.closed and self.unmarked is None


def figures_of(values: ReportValues) -> RegisterFigures:
    """Return the figures that a unit's own report holds (R-CODE-01)."""
    return RegisterFigures(
        unmarked=values.electors_unmarked,
        marked=values.electors_marked,
        by_card=values.electors_by_card,
        electors=values.electors,
    )


def sum_of_registers(registers: Iterable[RegisterFigures]) -> RegisterFigures:
    """Add up the registers of several Wahlbezirke (§ 54 Abs. 1 KWO; R-CNT-10).

    A sum is unknown as soon as one part is, and where there is no register.
    """
    rows = list(registers)
    return RegisterFigures(
        unmarked=_sum(row.unmarked for row in rows),
        marked=_sum(row.marked for row in rows),
        by_card=_sum(row.by_card for row in rows),
        electors=_sum(row.electors for row in rows),
        closed=bool(rows) and all(row.closed for row in rows),
    )


def with_electors(values: ReportValues, registers: RegisterFigures) -> ReportValues:
    """Return the values with the certified figures; a postal unit has none (R-CODE-01).

    Who votes by post stands in the register of a Wahlbezirk.
    """
    if values.kind is UnitKind.POSTAL:
        registers = RegisterFigures()
    return replace(
        values,
        electors_unmarked=registers.unmarked,
        electors_marked=registers.marked,
        electors_by_card=registers.by_card,
        electors=registers.electors,
    )


def _sum(counts: Iterable[int | None]) -> int | None:
    given = list(counts)
    known = [count for count in given if count is not None]
    return sum(known) if known and len(known) == len(given) else None
