"""How a table of polling places or streets is read: proposed, as remembered, or as confirmed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from elections.actions.districts.diff import own_keys, read_directory, read_places
from elections.files.districts.reading import FoundTable, find_table
from elections.files.districts.tables import check_size
from elections.models import DistrictFile, Election
from elections.models.districts.file import published_form
from elections.models.districts.reading import FileReading
from municipalities.files.refusal import Problems
from municipalities.models import TableSource

SOURCES = {
    DistrictFile.Kind.PLACES: TableSource.Kind.POLLING_PLACES,
    DistrictFile.Kind.STREETS: TableSource.Kind.STREETS,
}


def found_in(
    election: Election,
    kind: str,
    content: bytes,
    chosen: FileReading | None = None,
    *,
    name: str,
) -> FoundTable:
    """Return a table and how it could be read, as its source was confirmed before if one fits.

    Its source is told by the ``name`` of the file.

    Raises ImportRefused when it is no table at all.
    """
    check_size(content, Problems())
    sources = TableSource.objects.of(SOURCES[DistrictFile.Kind(kind)], election.municipality)
    stored = [FileReading.from_json(source.reading) for source in sources]
    known = [one for one in stored if one is not None]
    return find_table(content, kind, known=known, chosen=chosen, file_name=name)


def found_as(file: DistrictFile) -> FoundTable:
    """Return a table as it is read; raise ImportRefused when it is none."""
    return find_table(bytes(file.content), file.kind, chosen=FileReading.from_json(file.reading))


def first_reading(
    election: Election, kind: str, content: bytes, *, name: str, ask: bool
) -> dict[str, Any]:
    """Return how a new table is read without asking; empty when somebody has to say it first."""
    found = found_in(election, kind, content, name=name)
    if ask:
        return {}
    if found.is_published:
        return published_form()
    return filled(election, found.reading).as_json() if found.is_known else {}


def filled(election: Election, reading: FileReading) -> FileReading:
    """Return a reading with what a table without these columns means: this election, this town."""
    fill = {"day": f"{election.day:%d.%m.%Y}", "ags": own_keys(election)[0]}
    unnamed = {key: text for key, text in fill.items() if not reading.columns.get(key)}
    return replace(reading, fill=unnamed)


def read_as(election: Election, kind: str, content: bytes, reading: FileReading | None) -> None:
    """Read a table once; raise ImportRefused where it is no such table."""
    if kind == DistrictFile.Kind.PLACES:
        read_places(election, content, reading)
    else:
        read_directory(election, content, None, reading)
