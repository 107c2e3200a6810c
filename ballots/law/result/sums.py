"""The sum over all units on which seats rest, and what stands against determining it (R-CNT-10).

Pure: an act gathers the rows, everything that decides is here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ballots.law.counting.noticed import CountedUnit, UnitFindings
from ballots.law.counting.registers import RegisterFigures
from ballots.law.counting.report import UnitKind
from ballots.law.counting.town import NO_CARDS_KEPT, Cards, TownValues, town_values
from ballots.law.result.rules import ResultRule
from municipalities.law.basis import Norm, RuleViolation, Statute

_SUM = Norm(Statute.KWO, "54", 1)


def add_up(
    units: Sequence[CountedUnit],
    districts: Mapping[int, str],
    register: RegisterFigures,
    cards: Cards = NO_CARDS_KEPT,
) -> TownValues:
    """Add up the units of an election (§ 54 Abs. 1 KWO; R-CNT-10).

    ``districts`` are the names of its Wahlbezirke by key, ``register`` A to A3 of them together.

    Raises RuleViolation when a unit has no report, or when a Wahlbezirk is counted nowhere: its
    votes would be missing without a trace. Postal ballots alone do not count a Wahlbezirk.
    """
    missing = [unit.name for unit in units if unit.values is None]
    if missing or not units:
        names = ", ".join(missing) or "–"
        raise RuleViolation(ResultRule.REPORTS_MISSING, _SUM, "R-CNT-10", units=names)
    boxes = [unit.districts for unit in units if unit.kind is not UnitKind.POSTAL]
    counted = frozenset[int]().union(*boxes)
    if uncounted := [name for key, name in districts.items() if key not in counted]:
        raise RuleViolation(
            ResultRule.DISTRICTS_NOT_COUNTED, _SUM, "R-CNT-10", districts=", ".join(uncounted)
        )
    return town_values([unit.values for unit in units if unit.values], register, cards)


def refuse_errors(found: Iterable[UnitFindings]) -> None:
    """Refuse to determine a count in which a check found an error (§ 54 Abs. 1 KWO; R-CNT-10).

    Raises RuleViolation COUNT_INCONSISTENT with the names of the units and all errors, or
    SUM_INCONSISTENT where each unit is right and only their sum is not.
    """
    faulty = [row for row in found if row.errors]
    errors = tuple(error for row in faulty for error in row.errors)
    units = tuple(row.unit.name for row in faulty if row.unit)
    if units:
        raise RuleViolation(
            ResultRule.COUNT_INCONSISTENT, _SUM, "R-CNT-10", units=units, findings=errors
        )
    if errors:
        raise RuleViolation(ResultRule.SUM_INCONSISTENT, _SUM, "R-CNT-10", findings=errors)
