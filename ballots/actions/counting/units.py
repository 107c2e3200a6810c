"""Counting units: which Wahlbezirke are counted together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from ballots.law.counting.plan import UnitPlan, plan_faults
from ballots.law.counting.rules import CountingRule
from ballots.models import CountingUnit
from elections.law.course.phases import Phase
from elections.models import District, Election
from elections.models.districts.district import number_order
from municipalities.law.basis import RowsRefused, RuleViolation
from municipalities.models import AuditEvent, User

NO_MORE_UNITS = (Phase.DETERMINED, Phase.PUBLISHED, Phase.CANCELLED)


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """One unit as the office enters it; ``pk`` is None for a new one, ``goes`` removes it."""

    number: str
    name: str
    kind: CountingUnit.Kind
    districts: frozenset[int]
    pk: int | None = None
    goes: bool = False


@transaction.atomic
def add_unit(
    election_id: int,
    *,
    number: str,
    name: str,
    kind: CountingUnit.Kind,
    districts: Sequence[District],
    actor: User,
) -> CountingUnit:
    """Add one counting unit over one or more Wahlbezirke of this election (R-DIST-03, R-DIST-05).

    Raises RuleViolation when the result is determined already or the election cancelled, when the
    number is taken, when a Wahlbezirk belongs elsewhere, or when its ballot box is counted in
    another unit.
    """
    keys = frozenset(district.pk for district in districts)
    try:
        (unit,) = plan_units(election_id, [UnitEntry(number, name, kind, keys)], actor=actor)
    except RowsRefused as refused:
        raise refused.rows[0] from refused
    return unit


@transaction.atomic
def plan_units(
    election_id: int, entries: Sequence[UnitEntry], *, actor: User, reason: str = ""
) -> list[CountingUnit]:
    """Add, correct and remove counting units together: all or none (R-DIST-03, R-DIST-05).

    Units that are not named stay. Returns the units of ``entries`` that are there afterwards.

    Raises RuleViolation when the result is determined or the election cancelled, and RowsRefused
    with every entry that does not fit, above all one whose unit has reported.
    """
    election = Election.objects.select_for_update().get(pk=election_id)
    if election.current_phase in NO_MORE_UNITS:
        raise RuleViolation(CountingRule.COUNT_NOT_OPEN, phase=election.get_phase_display())
    rows = election.units.select_related("hand_over")
    known = {row.pk: row for row in rows.prefetch_related("districts", "reports", "taken_over")}
    named = {entry.pk for entry in entries}
    plans = [_plan(entry, known) for entry in entries]
    others = [_standing(unit) for pk, unit in known.items() if pk not in named]
    names = {row.pk: str(row) for row in election.districts.all()}
    faults = plan_faults([*plans, *others], names=names, reason=reason)
    if faults:
        raise RowsRefused(faults)
    _make_room(known, entries)
    written = [
        _write(known.get(entry.pk or 0), election, (entry, plan), reason=reason, actor=actor)
        for entry, plan in zip(entries, plans, strict=True)
    ]
    return [unit for unit in written if unit is not None]


def units_to_come(election: Election) -> list[UnitEntry]:
    """Propose a unit for every ballot box and every Briefwahlbezirk that none counts yet."""
    postal = CountingUnit.Kind.POSTAL
    boxes = set(election.units.exclude(kind=postal).values_list("districts", flat=True))
    letters = set(election.units.filter(kind=postal).values_list("districts", flat=True))
    found = [
        UnitEntry(row.number, row.name, CountingUnit.Kind.BALLOT_BOX, frozenset({row.pk}))
        for row in election.districts.all()
        if row.pk not in boxes
    ]
    for row in election.postal_districts.prefetch_related("districts"):
        keys = frozenset(district.pk for district in row.districts.all())
        if keys and not keys & letters:
            found.append(UnitEntry(row.number, row.name, postal, keys))
    return sorted(found, key=lambda entry: (entry.kind == postal, number_order(entry.number)))


def _plan(entry: UnitEntry, known: Mapping[int, CountingUnit]) -> UnitPlan:
    is_postal = entry.kind == CountingUnit.Kind.POSTAL
    wanted = UnitPlan(entry.number, entry.districts, is_postal, goes=entry.goes)
    unit = known.get(entry.pk or 0)
    if unit is None:
        return wanted
    same = _entry_of(unit) == replace(entry, goes=False)
    # What was handed over or taken over is ordered: the order is taken back, not the unit changed.
    is_fixed = bool(unit.reports.all()) or hasattr(unit, "hand_over") or bool(unit.taken_over.all())
    return replace(
        wanted,
        is_postal=is_postal or hasattr(unit, "hand_over"),
        is_new=False,
        changes=not same,
        has_reported=is_fixed,
    )


def _standing(unit: CountingUnit) -> UnitPlan:
    keys = frozenset(district.pk for district in unit.districts.all())
    # The ballot box of a unit that was handed over is counted in the other one.
    has_no_box = unit.kind == CountingUnit.Kind.POSTAL or hasattr(unit, "hand_over")
    return UnitPlan(unit.number, keys, has_no_box, is_new=False)


def _entry_of(unit: CountingUnit) -> UnitEntry:
    keys = frozenset(district.pk for district in unit.districts.all())
    return UnitEntry(unit.number, unit.name, CountingUnit.Kind(unit.kind), keys, unit.pk)


def _make_room(known: Mapping[int, CountingUnit], entries: Sequence[UnitEntry]) -> None:
    """Free the numbers that change, so that two units can exchange theirs."""
    for entry in entries:
        unit = known.get(entry.pk or 0)
        if unit is not None and unit.number != entry.number and not entry.goes:
            CountingUnit.objects.filter(pk=unit.pk).update(number=f"~{unit.pk}")


def _write(
    unit: CountingUnit | None,
    election: Election,
    wanted: tuple[UnitEntry, UnitPlan],
    *,
    reason: str,
    actor: User,
) -> CountingUnit | None:
    entry, plan = wanted
    unit = unit or CountingUnit(election=election)
    if not (plan.is_new or plan.changes or plan.goes):
        return unit
    act = "unit.removed" if entry.goes else "unit.added" if plan.is_new else "unit.corrected"
    before = {} if plan.is_new else {"number_before": unit.number, "reason": reason}
    if not entry.goes:
        unit.number, unit.name, unit.kind = entry.number, entry.name, entry.kind
        unit.save()
        unit.districts.set(entry.districts)
    chosen = election.districts.filter(pk__in=entry.districts)
    AuditEvent.objects.record(
        actor,
        act,
        unit,
        election.municipality,
        number=entry.number,
        districts=[district.number for district in chosen],
        **before,
    )
    if entry.goes:
        unit.delete()
        return None
    return unit
