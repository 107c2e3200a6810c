"""Who would come into which Wahlbezirk by a street directory: the answer before anybody confirms.

The same answer is written by ``assignment``; nothing is worked out twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
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

Target = tuple[int, int | None]
"""An entry and its Wahlbezirk from now on."""
Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Moves:
    """How many standing persons get, change and lose their Wahlbezirk, and how many have none then.

    ``nobody_moves``: numbers are fixed or a register is closed (R-REG-03).
    """

    gained: int
    changed: int
    lost: int
    unassigned: int
    nobody_moves: bool

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
    closings = RegisterClosing.objects.filter(district__election=election)
    closed = set(closings.values_list("district", flat=True))
    is_fixed = bool(closed) or NumbersFixed.objects.filter(election=election).exists()
    moves = not is_fixed and (len(directory) > 0 or election.districts.count() == 1)
    counts = {"gained": 0, "changed": 0, "lost": 0, "unassigned": 0}
    targets: list[Target] = []
    done = 0
    for *address, now, is_struck, is_by_hand, entries in _addresses(election):
        wanted = directory.district_of(*address)
        if now is None:
            goes = wanted is not None and wanted not in (closed if is_fixed else ())
        else:
            goes = moves and not is_by_hand and wanted != now
        then = wanted if goes else now
        if goes:
            targets += ((entry, then) for entry in entries)
        if not is_struck:
            for fact in _facts(now, then):
                counts[fact] += len(entries)
        done += len(entries)
        progress(done)
    return Moves(**counts, nobody_moves=is_fixed), targets


def _facts(now: int | None, then: int | None) -> Iterator[str]:
    if then is None:
        yield "unassigned"
    if then != now:
        yield "gained" if now is None else "lost" if then is None else "changed"


def _addresses(election: Election) -> Iterator[tuple[Any, ...]]:
    """Yield each address with the Wahlbezirk of today and the entries for which both are true."""
    by_hand = RegisterCorrection.objects.filter(entry=OuterRef("pk"), after__has_key="district")
    entries = RegisterEntry.objects.filter(election=election).with_marks()
    groups = (
        entries.annotate(is_by_hand=Q(origin=RegisterEntry.Origin.HAND) | Exists(by_hand))
        .order_by()
        .values_list(*ADDRESS, "district_id", "is_struck", "is_by_hand")
        .annotate(entries=ArrayAgg("pk"))
    )
    return groups.iterator(chunk_size=_CHUNK)


def moves_by(
    election: Election, entries: Iterable[StreetEntry], set_aside: Iterable[RowAside]
) -> Moves:
    """Return what a directory that is not taken in yet would change."""
    districts = dict(election.districts.values_list("number", "pk"))
    aside = {key_of_street(row.street) for row in set_aside}
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
