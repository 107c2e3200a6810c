"""What a table of streets or polling places would change: shown before anybody confirms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from elections.files.districts.polling_places import (
    PlaceEntry,
    PlaceTable,
    places_of,
    read_polling_places,
)
from elections.files.districts.streets import (
    RowAside,
    StreetEntry,
    StreetTable,
    read_streets,
    streets_of,
)
from elections.files.districts.tables import NUMBER
from elections.law.districts.district_numbers import near_numbers
from elections.law.districts.street_names import locality_key, spelled_key
from elections.law.districts.street_overlaps import Overlap, Stretch, overlaps
from elections.models import DistrictFile, Election
from elections.models.districts.district import key_of_street, number_order
from elections.models.districts.reading import FileReading
from municipalities.files.refusal import Problems
from municipalities.models.sorting import sort_key


@dataclass(frozen=True, slots=True)
class PlaceChange:
    """One Bezirk of the file; ``before`` is None where it is new."""

    before: PlaceEntry | None
    after: PlaceEntry


@dataclass(frozen=True, slots=True)
class PlaceDiff:
    """Polling places of a file beside the present ones; ``missing`` ones stay as they are.

    ``near``: numbers that may mean a known one; as long as nobody has said so, nothing is taken in.
    """

    new: tuple[PlaceChange, ...]
    changed: tuple[PlaceChange, ...]
    same: int
    missing: tuple[PlaceEntry, ...]
    days: tuple[date, ...]
    near: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StreetDiff:
    """A street directory beside the present one, which it replaces as a whole."""

    entries: tuple[StreetEntry, ...]
    new: tuple[StreetEntry, ...]
    gone: tuple[StreetEntry, ...]
    same: int
    overlaps: tuple[Overlap, ...]
    without_street: tuple[str, ...]
    repeated: int
    days: tuple[date, ...]
    set_aside: tuple[RowAside, ...]
    near: Mapping[str, str]


def own_keys(election: Election) -> tuple[str, ...]:
    """Return the AGS of the municipality, the one of today first."""
    place = election.municipality
    return tuple(key for key in (place.ags, place.previous_ags) if key)


def read_places(
    election: Election, content: bytes, reading: FileReading | None = None
) -> PlaceTable:
    """Read a table of polling places of this election; raise ImportRefused."""
    return read_polling_places(content, keys=own_keys(election), reading=reading)


def read_directory(
    election: Election,
    content: bytes,
    meant: Mapping[str, str] | None = None,
    reading: FileReading | None = None,
) -> StreetTable:
    """Read a street directory of this election; raise ImportRefused."""
    numbers = set(election.districts.values_list("number", flat=True))
    return read_streets(
        content, keys=own_keys(election), districts=numbers, meant=meant, reading=reading
    )


def place_diff(
    election: Election,
    content: bytes,
    meant: Mapping[str, str],
    reading: FileReading | None = None,
) -> PlaceDiff:
    """Return what a table of polling places would change; raise ImportRefused."""
    table = read_places(election, content, reading)
    standing = {(entry.kind, entry.number): entry for entry in places_of(election)}
    left, near = dict(standing), {}
    new, changed, same = [], [], 0
    for entry in table.entries:
        known = [number for kind, number in standing if kind == entry.kind]
        said = meant.get(entry.number, "")
        wanted = entry._replace(number=said) if said in known else entry
        before = left.pop((wanted.kind, wanted.number), None)
        if before is None and (may_mean := near_numbers(wanted.number, known)):
            near[wanted.number] = _the_only(wanted.number, may_mean)
        elif before is None:
            new.append(PlaceChange(None, wanted))
        elif before != wanted:
            changed.append(PlaceChange(before, wanted))
        else:
            same += 1
    missing = tuple(one for one in left.values() if one.number not in near.values())
    return PlaceDiff(tuple(new), tuple(changed), same, missing, table.days, near)


def _the_only(number: str, near: tuple[str, ...]) -> str:
    if len(near) > 1:
        raise Problems().refuse(
            None,
            NUMBER,
            _("„%(number)s“ kann mehrere Bezirke meinen: %(near)s.")
            % {"number": number, "near": ", ".join(near)},
            _("Schreiben Sie die Nummer genau so."),
        )
    return near[0]


def street_diff(
    election: Election,
    content: bytes,
    meant: Mapping[str, str],
    reading: FileReading | None = None,
) -> StreetDiff:
    """Return what a street directory would change; raise ImportRefused."""
    table = read_directory(election, content, meant, reading)
    standing, wanted = set(streets_of(election)), set(table.entries)
    named = {entry.district for entry in table.entries}
    return StreetDiff(
        entries=table.entries,
        new=tuple(one for one in table.entries if one not in standing),
        gone=tuple(sorted(standing - wanted, key=lambda one: (one.street, str(one.numbers)))),
        same=len(standing & wanted),
        overlaps=tuple(overlaps(stretches(table.entries))),
        without_street=tuple(
            number
            for number in sorted(
                election.districts.values_list("number", flat=True), key=number_order
            )
            if number not in named
        ),
        repeated=table.repeated,
        days=table.days,
        set_aside=table.set_aside,
        near=table.near,
    )


def stretches(entries: Iterable[StreetEntry]) -> list[Stretch]:
    """Return the parts to compare: all spellings of a street stand under its first one.

    „Hochstraße“ and „Höchstraße“ are two streets.
    """
    names: dict[tuple[str, str], str] = {}
    return [
        Stretch(
            names.setdefault(_spellings(one.street), one.street),
            one.postcode,
            one.numbers,
            one.district,
            locality_key(one.locality, sort_key),
        )
        for one in entries
    ]


def _spellings(street: str) -> tuple[str, str]:
    """Return the keys of a street, with ü as u and as ue: where either differs, it is another."""
    return key_of_street(street), spelled_key(street, sort_key)


def diff_of(file: DistrictFile) -> PlaceDiff | StreetDiff:
    """Return what a waiting file would change; raise ImportRefused where it no longer fits."""
    make = place_diff if file.kind == DistrictFile.Kind.PLACES else street_diff
    reading = FileReading.from_json(file.reading)
    return make(file.election, bytes(file.content), file.meant, reading)
