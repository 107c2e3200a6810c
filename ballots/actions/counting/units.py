"""Counting units: which Wahlbezirke are counted together."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from ballots.law.counting.rules import CountingRule
from ballots.models import CountingUnit
from elections.law.course.phases import Phase
from elections.models import District, Election
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, User

NO_MORE_UNITS = (Phase.DETERMINED, Phase.PUBLISHED, Phase.CANCELLED)


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
    election = Election.objects.select_for_update().get(pk=election_id)
    if election.current_phase in NO_MORE_UNITS:
        raise RuleViolation(CountingRule.COUNT_NOT_OPEN, phase=election.get_phase_display())
    if election.units.filter(number=number).exists():
        raise RuleViolation(CountingRule.UNIT_EXISTS, number=number)
    foreign = [district for district in districts if district.election_id != election.pk]
    if foreign or not districts:
        raise RuleViolation(
            CountingRule.UNIT_WITHOUT_DISTRICT, districts=", ".join(map(str, foreign)) or "–"
        )
    _check_counted_once(election, kind, districts)
    unit = CountingUnit.objects.create(election=election, number=number, name=name, kind=kind)
    unit.districts.set(districts)
    AuditEvent.objects.record(
        actor,
        "unit.added",
        unit,
        election.municipality,
        number=number,
        districts=[district.number for district in districts],
    )
    return unit


def _check_counted_once(
    election: Election, kind: CountingUnit.Kind, districts: Sequence[District]
) -> None:
    """Refuse to count the ballot box of one Wahlbezirk twice (R-DIST-05)."""
    if kind == CountingUnit.Kind.POSTAL:
        return
    others = election.units.counting().exclude(kind=CountingUnit.Kind.POSTAL)
    taken = set(others.values_list("districts", flat=True))
    if twice := [district for district in districts if district.pk in taken]:
        raise RuleViolation(
            CountingRule.DISTRICT_COUNTED_ELSEWHERE, districts=", ".join(map(str, twice))
        )
