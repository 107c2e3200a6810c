"""Which counting units there are to be: every ballot box is counted in exactly one (R-DIST-05)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ballots.law.counting.rules import CountingRule
from municipalities.law.basis import Norm, RuleViolation, Statute

_NORM = Norm(Statute.KWO, "47", 2)


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """One counting unit as it shall be; ``districts`` are keys of Wahlbezirke.

    ``is_new`` is a unit that does not exist yet, ``changes`` one that does and shall be another,
    ``goes`` one that shall be removed; ``has_reported`` says that values rest on it.
    """

    number: str
    districts: frozenset[int]
    is_postal: bool = False
    is_new: bool = True
    changes: bool = False
    goes: bool = False
    has_reported: bool = False


def plan_faults(
    plans: Sequence[UnitPlan], *, names: Mapping[int, str], reason: str
) -> dict[int, RuleViolation]:
    """Return what is wrong with a plan of all units, by the place of the unit (R-DIST-03, 05).

    ``names`` are the Wahlbezirke of the election by key. Nothing of a unit changes once its values
    were reported (R-CNT-10); an earlier change needs a ``reason``. Only postal ballots are counted
    in addition: a ballot box belongs to one unit.
    """
    faults: dict[int, RuleViolation] = {}
    numbers: set[str] = set()
    boxes: set[int] = set()

    # What stays is there first, then what changes: the fault is with the row that comes later.
    def order(place: int) -> tuple[bool, bool]:
        return plans[place].is_new, plans[place].changes or plans[place].goes

    for place in sorted(range(len(plans)), key=order):
        plan = plans[place]
        fault = _own_fault(plan, names, reason) or _shared_fault(plan, names, numbers, boxes)
        if fault is not None:
            faults[place] = fault
        if not plan.goes:
            numbers.add(plan.number)
            boxes |= frozenset() if plan.is_postal else plan.districts
    return faults


def _own_fault(plan: UnitPlan, names: Mapping[int, str], reason: str) -> RuleViolation | None:
    if (plan.changes or plan.goes) and plan.has_reported:
        return RuleViolation(CountingRule.UNIT_HAS_REPORTED, number=plan.number)
    if (plan.changes or plan.goes) and not reason:
        return RuleViolation(CountingRule.UNIT_CHANGE_NEEDS_REASON, number=plan.number)
    foreign = plan.districts - names.keys()
    if not plan.goes and (foreign or not plan.districts):
        said = ", ".join(str(key) for key in sorted(foreign)) or "–"
        return RuleViolation(CountingRule.UNIT_WITHOUT_DISTRICT, _NORM, "R-DIST-03", districts=said)
    return None


def _shared_fault(
    plan: UnitPlan, names: Mapping[int, str], numbers: set[str], boxes: set[int]
) -> RuleViolation | None:
    if plan.goes:
        return None
    if plan.number in numbers:
        return RuleViolation(CountingRule.UNIT_EXISTS, number=plan.number)
    if not plan.is_postal and (twice := plan.districts & boxes):
        said = ", ".join(sorted(names[key] for key in twice))
        return RuleViolation(
            CountingRule.DISTRICT_COUNTED_ELSEWHERE, _NORM, "R-DIST-05", districts=said
        )
    return None
