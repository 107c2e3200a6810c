"""A unit with few voters is handed over to another one, and taken back as long as nothing counts.

The receiving unit counts both together: its earlier report, if there is one, waits for a new one.
"""

from __future__ import annotations

from django.db import transaction

from ballots.law.counting.hand_over import (
    HAND_OVER,
    Certificate,
    check_hand_over,
    check_taken_back,
)
from ballots.law.counting.rules import CountingRule
from ballots.models import CountingUnit, HandOver
from elections.law.course.phases import Phase
from elections.models import Election
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, User


@transaction.atomic
def hand_over(unit_id: int, *, to_unit_id: int, certificate: Certificate, actor: User) -> HandOver:
    """Order that another unit counts the ballots of this one (§ 47 Abs. 2 KWO; R-DIST-03).

    Raises RuleViolation when the count is not open, when a unit is handed over already, when both
    are the same, and as :func:`check_hand_over` does.
    """
    election = _open_election(unit_id)
    units = {unit.pk: unit for unit in election.units.counting()}
    unit, to_unit = units.get(unit_id), units.get(to_unit_id)
    if unit is None or to_unit is None or unit == to_unit:
        raise RuleViolation(CountingRule.HAND_OVER_WITHOUT_UNIT, HAND_OVER, "R-DIST-03")
    reported = unit.reports.first()
    check_hand_over(
        certificate,
        election_day=election.day,
        reported=reported.voters if reported else None,
        unit=unit,
    )
    made = HandOver.objects.create(
        unit=unit,
        to_unit=to_unit,
        voters=certificate.voters,
        electors=certificate.electors,
        ordered_on=certificate.ordered_on,
        version=_version(to_unit),
        kind_before=to_unit.kind,
        recorded_by=actor,
    )
    to_unit.districts.add(*unit.districts.all())
    if unit.kind != to_unit.kind:
        _set_kind(to_unit, CountingUnit.Kind.JOINT)
    _log("unit.handed_over", made, actor)
    return made


@transaction.atomic
def take_back(unit_id: int, *, actor: User) -> None:
    """Take a hand-over back; the unit counts its ballots itself again (R-DIST-03).

    Raises RuleViolation when the count is not open, when the unit was not handed over, when the
    receiving unit was handed over itself, or when it has counted both.
    """
    election = _open_election(unit_id)
    made = HandOver.objects.filter(unit=unit_id).select_related("unit", "to_unit").first()
    if made is None or not election.units.counting().filter(pk=made.to_unit_id).exists():
        raise RuleViolation(CountingRule.HAND_OVER_WITHOUT_UNIT, HAND_OVER, "R-DIST-03")
    to_unit = made.to_unit
    check_taken_back(made.version, _version(to_unit), unit=to_unit)
    _log("unit.taken_back", made, actor)
    made.delete()
    others = to_unit.taken_over.all()
    kept = others.values("unit__districts")
    to_unit.districts.remove(*made.unit.districts.exclude(pk__in=kept))
    if not others.exclude(unit__kind=made.kind_before).exists():
        _set_kind(to_unit, CountingUnit.Kind(made.kind_before))


def _open_election(unit_id: int) -> Election:
    election = Election.objects.select_for_update().get(units=unit_id)
    if election.current_phase is not Phase.COUNTING:
        raise RuleViolation(CountingRule.COUNT_NOT_OPEN, phase=election.get_phase_display())
    return election


def _version(unit: CountingUnit) -> int:
    newest = unit.reports.first()
    return newest.version if newest else 0


def _set_kind(unit: CountingUnit, kind: CountingUnit.Kind) -> None:
    unit.kind = kind
    unit.save(update_fields=["kind"])


def _log(act: str, made: HandOver, actor: User) -> None:
    AuditEvent.objects.record(
        actor,
        act,
        made.unit,
        made.unit.election.municipality,
        unit=made.unit.number,
        to_unit=made.to_unit.number,
        voters=made.voters,
        electors=made.electors,
        ordered_on=made.ordered_on,
    )
