"""Counting units: which Wahlbezirke are counted together."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from ballots.law.rules import BallotRule
from ballots.models import CountingUnit
from elections.models import District, Election
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, User


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

    Raises RuleViolation when the number is taken or a Wahlbezirk belongs elsewhere.
    """
    election = Election.objects.select_for_update().get(pk=election_id)
    if election.units.filter(number=number).exists():
        raise RuleViolation(BallotRule.UNIT_EXISTS, number=number)
    foreign = [district for district in districts if district.election_id != election.pk]
    if foreign or not districts:
        raise RuleViolation(
            BallotRule.UNIT_WITHOUT_DISTRICT, districts=", ".join(map(str, foreign)) or "–"
        )
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
