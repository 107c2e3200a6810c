"""Who would come into which Wahlbezirk by a street directory: the answer before anybody confirms.

The same answer is written by ``assignment``; nothing is worked out twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Exists, OuterRef, Q

from elections.files.districts.streets import RowAside, StreetEntry
from elections.law.districts.streets import StreetDirectory, StreetRow
from elections.models import Election
from elections.models.districts.district import key_of_street
from elections.models.districts.streets import directory_of
from elections.models.register.entries import (
    NumbersFixed,
    RegisterClosing,
    RegisterCorrection,
    RegisterEntry,
)

ADDRESS = ("street", "house_number", "postcode", "locality")
"""What of an entry the directory is asked for, in its order."""
_CHUNK = 2_000

_COUNTED = ("gained", "changed", "lost", "unassigned", "held", "unknown", "unknown_addresses")

Target = tuple[int, int | None]
"""An entry and its Wahlbezirk from now on."""
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Moves:
    """How many standing persons get, change and lose their Wahlbezirk, and how many have none then.

    ``nobody_moves``: numbers are fixed or a register is closed (R-REG-03). ``held``: how many
    would move but for that; ``misplaced`` names them, and an office may correct them. ``unknown``
    persons at ``unknown_addresses`` keep a Wahlbezirk though the directory has none for them.
    """

    gained: int
    changed: int
    lost: int
    unassigned: int
    nobody_moves: bool
    held: int = 0
    unknown: int = 0
    unknown_addresses: int = 0

    @property
    def assigned(self) -> int:
        """How many come into a Wahlbezirk in which they were not."""
        return self.gained + self.changed


def no_progress(_done: int) -> None:
    """Say nothing: the work is short."""


def planned_moves(
    election: Election, directory: StreetDirectory, progress: Progress = no_progress
) -> tuple[Moves, list[Target]]:
    """Return what a directory changes, and every entry that gets another Wahlbezirk.

    Once numbers are fixed or a register is closed nobody moves (§ 9 Abs. 2 KWO; R-REG-03). Who was
    put into a Wahlbezirk by hand stays there. An empty directory takes no one's Wahlbezirk away.
    """
    closed = closed_districts(election)
    fixed_at = numbers_fixed_at(election)
    is_fixed = bool(closed) or fixed_at is not None
    moves = not is_fixed and (len(directory) > 0 or election.districts.count() == 1)
    counts = dict.fromkeys(_COUNTED, 0)
    targets: list[Target] = []
    done = 0
    for *address, now, is_struck, stays, entries in addresses_of(election, fixed_at):
        wanted = directory.district_of(*address)
        if now is None:
            goes = wanted is not None and wanted not in (closed if is_fixed else ())
        else:
            goes = moves and not stays and wanted != now
        then = wanted if goes else now
        if goes:
            targets += ((entry, then) for entry in entries)
        if not is_struck:
            for fact in _facts(now, then):
                counts[fact] += len(entries)
            if is_fixed and not stays and is_misplaced(now, wanted):
                counts["held"] += len(entries)
            if wanted is None and then is not None and not stays:
                counts["unknown"] += len(entries)
                counts["unknown_addresses"] += 1
        done += len(entries)
        progress(done)
    return Moves(**counts, nobody_moves=is_fixed), targets


def is_misplaced(now: int | None, wanted: int | None) -> bool:
    """Return whether the directory names another Wahlbezirk than the one of the entry."""
    return now is not None and wanted is not None and wanted != now


def closed_districts(election: Election) -> set[int]:
    """Return the Wahlbezirke whose register is closed."""
    closings = RegisterClosing.objects.filter(district__election=election)
    return set(closings.values_list("district", flat=True))


def numbers_fixed_at(election: Election) -> datetime | None:
    """Return when the running numbers were fixed; None before."""
    fixed = NumbersFixed.objects.filter(election=election).first()
    return None if fixed is None else fixed.fixed_at


def _facts(now: int | None, then: int | None) -> Iterator[str]:
    if then is None:
        yield "unassigned"
    if then != now:
        yield "gained" if now is None else "lost" if then is None else "changed"


def addresses_of(election: Election, fixed_at: datetime | None) -> Iterator[tuple[Any, ...]]:
    """Yield each address with its Wahlbezirk, struck or not, staying or not, and the entries.

    Whoever was put into a Wahlbezirk by hand stays, and so does who moved house after the numbers
    were fixed (§ 9 Abs. 2 KWO; R-REG-03).
    """
    corrections = RegisterCorrection.objects.filter(entry=OuterRef("pk"))
    # Only a choice comes from nothing; a Wahlbezirk that was corrected follows the directory.
    chosen = Exists(corrections.filter(after__has_key="district", before__district=""))
    stays = Q(origin=RegisterEntry.Origin.HAND) | Q(chosen)
    if fixed_at is not None:
        moved = RegisterCorrection.Kind.MOVED
        stays |= Q(Exists(corrections.filter(kind=moved, recorded_at__gte=fixed_at)))
    groups = (
        RegisterEntry.objects.filter(election=election)
        .with_marks()
        .annotate(stays=stays)
        .order_by()
        .values_list(*ADDRESS, "district_id", "is_struck", "stays")
        .annotate(entries=ArrayAgg("pk"))
    )
    return groups.iterator(chunk_size=_CHUNK)


def moves_by(
    election: Election, entries: Iterable[StreetEntry], set_aside: Iterable[RowAside]
) -> Moves:
    """Return what a directory that is not taken in yet would change."""
    districts = dict(election.districts.values_list("number", "pk"))
    aside = {key_of_street(row.street) for row in set_aside if row.waits}
    rows = (street_row(entry, districts[entry.district]) for entry in entries)
    moves, _targets = planned_moves(election, directory_of(election, rows, aside))
    return moves


def street_row(entry: StreetEntry, district_id: int) -> StreetRow:
    """Return a part of a street as the law asks it."""
    numbers = entry.numbers
    return StreetRow(
        key_of_street(entry.street),
        *numbers,
        entry.postcode,
        district_id,
        entry.locality,
        entry.street,
    )
