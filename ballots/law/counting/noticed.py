"""What the checks notice about the units of a count, one by one and together (R-CODE-01)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ballots.law.counting.checking import CheckFinding
from ballots.law.counting.checks import check_report
from ballots.law.counting.registers import RegisterFigures
from ballots.law.counting.report import ReportValues, UnitKind
from ballots.law.counting.town import (
    COUNT_LETTERS,
    NO_CARDS_KEPT,
    Cards,
    check_town,
    town_values,
)


@dataclass(frozen=True, slots=True)
class CountedUnit:
    """One unit that counts: its name, the keys of its Wahlbezirke, and what it reported.

    ``values`` is None while its report is missing. ``key`` is what the caller knows it by.
    """

    key: int
    name: str
    kind: UnitKind
    districts: frozenset[int]
    values: ReportValues | None


@dataclass(frozen=True, slots=True)
class UnitFindings:
    """What the checks noticed about one unit, or about all together (``unit`` is None)."""

    unit: CountedUnit | None
    findings: tuple[CheckFinding, ...]

    @property
    def errors(self) -> tuple[CheckFinding, ...]:
        """Those that stop the determination."""
        return tuple(found for found in self.findings if found.is_error)


def noticed_in(
    units: Sequence[CountedUnit],
    register: RegisterFigures,
    cards: Cards = NO_CARDS_KEPT,
    marked: Mapping[int, str] | None = None,
) -> tuple[UnitFindings, ...]:
    """Return what the checks notice: each unit that has any, then all together (R-CODE-01).

    Units without a report are left out; what is too much already stays so. That a report is
    missing is told elsewhere, so a postal unit without one is no missing postal unit (H7.10).
    ``marked`` are the names of the Wahlbezirke with Wahlscheine (A2 > 0) by key.
    """
    known = [(unit, unit.values) for unit in units if unit.values is not None]
    rows = [UnitFindings(unit, check_report(values)) for unit, values in known]
    if known:
        town = town_values([values for _, values in known], register, cards)
        town = replace(
            town,
            kinds=frozenset(unit.kind for unit in units),
            letters_nowhere=_letters_nowhere(units, marked or {}),
        )
        rows.append(UnitFindings(None, check_town(town)))
    return tuple(row for row in rows if row.findings)


def _letters_nowhere(units: Sequence[CountedUnit], marked: Mapping[int, str]) -> tuple[str, ...]:
    counted = [unit.districts for unit in units if unit.kind in COUNT_LETTERS]
    covered = frozenset[int]().union(*counted)
    return tuple(name for key, name in marked.items() if key not in covered)
