"""What a table of streets or polling places would change: shown before anybody confirms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from elections.files.districts.polling_places import (
    POSTAL,
    PlaceEntry,
    PlaceTable,
    places_of,
    read_polling_places,
)
from elections.files.districts.streets import StreetEntry, StreetTable, read_streets, streets_of
from elections.law.districts.street_overlaps import Overlap, Stretch, overlaps
from elections.models import DistrictFile, Election
from elections.models.districts.district import key_of_street, number_order


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """One Bezirk of the file; ``before`` is None where it is new."""

    before: PlaceEntry | None
    after: PlaceEntry


@dataclass(frozen=True, slots=True)
class PlaceDiff:
    """Polling places of a file beside the present ones; ``missing`` ones stay as they are."""

    new: tuple[PlaceChange, ...]
    changed: tuple[PlaceChange, ...]
    same: int
    missing: tuple[PlaceEntry, ...]
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class StreetDiff:
    """A street directory beside the present one, which it replaces as a whole."""

    new: tuple[StreetEntry, ...]
    gone: tuple[StreetEntry, ...]
    same: int
    overlaps: tuple[Overlap, ...]
    without_street: tuple[str, ...]
    repeated: int
    days: tuple[date, ...]


def own_keys(election: Election) -> tuple[str, ...]:
    """Return the AGS of the municipality, the one of today first."""
    place = election.municipality
    return tuple(key for key in (place.ags, place.previous_ags) if key)


def read_places(election: Election, content: bytes) -> PlaceTable:
    """Read a table of polling places of this election; raise ImportRefused."""
    return read_polling_places(content, keys=own_keys(election))


def read_directory(election: Election, content: bytes) -> StreetTable:
    """Read a street directory of this election; raise ImportRefused."""
    numbers = set(election.districts.values_list("number", flat=True))
    return read_streets(content, keys=own_keys(election), districts=numbers)


def place_diff(election: Election, content: bytes) -> PlaceDiff:
    """Return what a table of polling places would change; raise ImportRefused."""
    table = read_places(election, content)
    standing = {(entry.kind, entry.number): entry for entry in places_of(election)}
    new, changed, same = [], [], 0
    for entry in table.entries:
        # Only number and name of a Briefwahlbezirk are kept; its board has no polling place.
        wanted = _without_room(entry) if entry.kind == POSTAL else entry
        before = standing.pop((wanted.kind, wanted.number), None)
        if before is None:
            new.append(PlaceChange(None, wanted))
        elif before != wanted:
            changed.append(PlaceChange(before, wanted))
        else:
            same += 1
    return PlaceDiff(tuple(new), tuple(changed), same, tuple(standing.values()), table.days)


def _without_room(entry: PlaceEntry) -> PlaceEntry:
    return PlaceEntry(entry.number, entry.name, entry.kind, "", "", None, "")


def street_diff(election: Election, content: bytes) -> StreetDiff:
    """Return what a street directory would change; raise ImportRefused."""
    table = read_directory(election, content)
    standing, wanted = set(streets_of(election)), set(table.entries)
    named = {entry.district for entry in table.entries}
    names: dict[str, str] = {}  # under its first spelling
    stretches = (
        Stretch(
            names.setdefault(key_of_street(one.street), one.street),
            one.postcode,
            one.numbers,
            one.district,
        )
        for one in table.entries
    )
    return StreetDiff(
        new=tuple(one for one in table.entries if one not in standing),
        gone=tuple(sorted(standing - wanted, key=lambda one: (one.street, str(one.numbers)))),
        same=len(standing & wanted),
        overlaps=tuple(overlaps(stretches)),
        without_street=tuple(
            number
            for number in sorted(
                election.districts.values_list("number", flat=True), key=number_order
            )
            if number not in named
        ),
        repeated=table.repeated,
        days=table.days,
    )


def diff_of(file: DistrictFile) -> PlaceDiff | StreetDiff:
    """Return what a waiting file would change; raise ImportRefused where it no longer fits."""
    if file.kind == DistrictFile.Kind.PLACES:
        return place_diff(file.election, bytes(file.content))
    return street_diff(file.election, bytes(file.content))
