"""Persons and their Wahlbezirke: by the street directory, else by hand with a reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from django.db import transaction

from elections.actions.districts.diff import StreetDiff
from elections.actions.districts.files import replace_directory, waiting
from elections.actions.register.moves import (
    ADDRESS,
    Moves,
    Progress,
    Target,
    no_progress,
    planned_moves,
)
from elections.actions.register.numbering import give_numbers
from elections.law.districts.rules import DistrictRule
from elections.models import District, DistrictFile, Election, StreetRange
from elections.models.register.entries import (
    NumbersFixed,
    RegisterClosing,
    RegisterCorrection,
    RegisterEntry,
)
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, User
from municipalities.models.statements import Statements

_SQL = Statements("elections.actions.register")
_BATCH = 20_000


@transaction.atomic
def take_in_streets(
    election_id: int,
    *,
    sha256: str,
    set_aside: bool = False,
    actor: User,
    progress: Progress = no_progress,
) -> tuple[StreetDiff, Moves]:
    """Replace the whole street directory and assign by it, all or nothing (R-REG-02).

    ``set_aside``: rows that cannot be read are put aside on purpose. Raises RuleViolation when
    nobody said so, when the register of a Wahlbezirk is closed or when another file waits.
    """
    file = waiting(election_id, DistrictFile.Kind.STREETS, sha256)
    diff = replace_directory(file, set_aside=set_aside, actor=actor)
    return diff, assign_districts(election_id, actor=actor, progress=progress)


@transaction.atomic
def assign_districts(
    election_id: int, *, actor: User | None, progress: Progress = no_progress
) -> Moves:
    """Assign every entry to the Wahlbezirk of its address (§ 9 KWO; R-REG-02, R-REG-03).

    Once numbers are fixed or a register is closed, only persons without a Wahlbezirk get one and
    nobody moves. Whoever moves loses the running number until numbers are given again.
    """
    election = Election.objects.select_for_update().get(pk=election_id)
    moves, targets = planned_moves(election, StreetRange.objects.directory(election), progress)
    write_targets(targets)
    if targets:
        give_numbers(election_id)
    AuditEvent.objects.record(
        actor,
        "register.districts_assigned",
        election,
        election.municipality,
        assigned=moves.assigned,
        lost=moves.lost,
        unassigned=moves.unassigned,
    )
    return moves


def write_targets(targets: Sequence[Target]) -> None:
    """Write the Wahlbezirk of each entry that changes, with one statement for many."""
    rest: Iterator[Target] = iter(targets)
    while batch := list(islice(rest, _BATCH)):
        entries, districts = map(list, zip(*batch, strict=True))
        _SQL.run("assign_districts", entries=entries, districts=districts)


@transaction.atomic
def choose_district(
    entry_id: int,
    district_id: int,
    *,
    reason: str,
    with_neighbours: bool,
    today: date,
    actor: User,
) -> int:
    """Put a person who has no Wahlbezirk into one, with date, author, reason (R-REG-02, R-REG-10).

    ``with_neighbours`` does so for everybody of the same address who has none. Returns how many
    persons were assigned. Raises RuleViolation for a person who has a Wahlbezirk (R-REG-03) or is
    struck, and for a Wahlbezirk whose register is closed.
    """
    election_id = RegisterEntry.objects.values_list("election", flat=True).get(pk=entry_id)
    election = Election.objects.select_for_update().get(pk=election_id)
    entry = RegisterEntry.objects.select_for_update(of=("self",)).get(pk=entry_id)
    district = election.districts.get(pk=district_id)
    _check(entry, district)
    chosen = [entry, *(neighbours_of(entry) if with_neighbours else ())]
    _put_into(district, chosen, reason=reason, today=today, actor=actor)
    if NumbersFixed.objects.filter(election=election).exists():
        give_numbers(election.pk)
    AuditEvent.objects.record(
        actor,
        "register.district_chosen",
        entry,
        election.municipality,
        district=district.number,
        persons_assigned=len(chosen),
    )
    return len(chosen)


def _put_into(
    district: District, chosen: list[RegisterEntry], *, reason: str, today: date, actor: User
) -> None:
    """Write the Wahlbezirk of several persons; each change leaves its row."""
    RegisterEntry.objects.filter(pk__in=[one.pk for one in chosen]).update(
        district=district, number=None
    )
    RegisterCorrection.objects.bulk_create(
        RegisterCorrection(
            entry=one,
            kind=RegisterCorrection.Kind.CHANGED,
            corrected_on=today,
            reason=reason,
            before={"district": ""},
            after={"district": district.number},
            recorded_by=actor,
        )
        for one in chosen
    )


def neighbours_of(entry: RegisterEntry) -> list[RegisterEntry]:
    """Return who else lives at the address of ``entry`` and has no Wahlbezirk either."""
    return list(
        RegisterEntry.objects.without_district()
        .filter(
            election=entry.election_id,
            **{column: getattr(entry, column) for column in ADDRESS},
        )
        .exclude(pk=entry.pk)
    )


def _check(entry: RegisterEntry, district: District) -> None:
    if entry.district is not None:
        raise RuleViolation(
            DistrictRule.DISTRICT_CHOSEN_ALREADY,
            Norm(Statute.KWO, "9", 2),
            "R-REG-03",
            district=entry.district,
        )
    if entry.open_strike is not None:
        raise RuleViolation(DistrictRule.ENTRY_STRUCK)
    if RegisterClosing.objects.filter(district=district).exists():
        raise RuleViolation(
            DistrictRule.DISTRICT_CLOSED, Norm(Statute.KWO, "15"), "C-18", district=district
        )
