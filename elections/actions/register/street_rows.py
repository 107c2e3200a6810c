"""Single rows of the street directory by hand: added or removed, and everybody follows at once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db import transaction

from elections.actions.districts.diff import stretches
from elections.actions.districts.files import check_open, street_range
from elections.actions.register.assignment import assign_districts
from elections.actions.register.moves import Moves, planned_moves, street_row
from elections.files.districts.streets import StreetEntry, streets_of
from elections.law.districts.rules import DistrictRule
from elections.law.districts.street_overlaps import Overlap, overlaps
from elections.models import DistrictFile, Election, StreetRange, StreetSetAside
from elections.models.districts.district import key_of_street
from elections.models.districts.streets import directory_of
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, User


class RowEffect(NamedTuple):
    """What a change of the directory by hand does: who moves, which houses are given twice."""

    moves: Moves
    overlaps: list[Overlap]


def effect_of_adding(
    election: Election, entries: Sequence[StreetEntry], aside: StreetSetAside | None
) -> RowEffect:
    """Return what it would do to add parts of a street; ``aside`` is the row they stand for."""
    districts = dict(election.districts.values_list("number", "pk"))
    rows = [*election.street_ranges.rows()]
    rows += (street_row(entry, districts[entry.district]) for entry in entries)
    left = election.streets_set_aside.exclude(pk__in=[aside.pk] if aside else [])
    keys = set(left.values_list("street_key", flat=True))
    moves, _targets = planned_moves(election, directory_of(election, rows, keys))
    return RowEffect(moves, _shared(election, entries))


def effect_of_removing(row: StreetRange) -> Moves:
    """Return what it would do to remove a part of a street."""
    election = row.election
    rows = election.street_ranges.exclude(pk=row.pk).rows()
    keys = set(election.streets_set_aside.values_list("street_key", flat=True))
    return planned_moves(election, directory_of(election, rows, keys))[0]


@transaction.atomic
def add_streets(
    election_id: int, entries: Sequence[StreetEntry], *, aside_id: int | None, actor: User
) -> Moves:
    """Add parts of a street to the directory and assign by it (R-REG-02).

    ``aside_id`` is the row that was set aside and is entered with them. Raises RuleViolation for a
    part that stands there already, and when the register of a Wahlbezirk is closed.
    """
    election = _open_election(election_id)
    known = set(streets_of(election))
    districts = dict(election.districts.values_list("number", "pk"))
    for entry in entries:
        if entry in known:
            raise RuleViolation(
                DistrictRule.STREET_ROW_KNOWN, street=entry.street, numbers=str(entry.numbers)
            )
        made = street_range(election, entry, districts[entry.district])
        made.save()
        _record("street_row.added", made, entry, actor)
    if aside_id is not None:
        StreetSetAside.objects.filter(election=election, pk=aside_id).delete()
    return assign_districts(election_id, actor=actor)


@transaction.atomic
def remove_street(election_id: int, row_id: int, *, actor: User) -> Moves:
    """Remove a part of a street from the directory and assign by what is left (R-REG-02).

    Raises RuleViolation when it is gone, and when the register of a Wahlbezirk is closed.
    """
    election = _open_election(election_id)
    row = StreetRange.objects.filter(election=election, pk=row_id).first()
    if row is None:
        raise RuleViolation(DistrictRule.STREET_ROW_GONE)
    entry = next(iter(streets_of(election, pk=row_id)))
    _record("street_row.removed", row, entry, actor)
    row.delete()
    return assign_districts(election_id, actor=actor)


def _open_election(election_id: int) -> Election:
    election = Election.objects.select_for_update().get(pk=election_id)
    check_open(election, DistrictFile.Kind.STREETS)
    return election


def _shared(election: Election, entries: Iterable[StreetEntry]) -> list[Overlap]:
    """Return the parts that give a house of ``entries`` to another Wahlbezirk."""
    keys = {key_of_street(entry.street) for entry in entries}
    present = streets_of(election, street_key__in=keys)
    return overlaps(stretches((*present, *entries)))


def _record(act: str, row: StreetRange, entry: StreetEntry, actor: User) -> None:
    place = " ".join(filter(None, (entry.postcode, entry.locality)))
    AuditEvent.objects.record(
        actor,
        act,
        row,
        row.election.municipality,
        street=entry.street,
        house_numbers=str(entry.numbers),
        lies_in=place,
        district=entry.district,
    )
