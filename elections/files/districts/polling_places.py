"""The polling places ``opendata-wahllokale.csv``: read and written alike (R-REG-07, R-DIST-01)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from elections.files.districts.tables import (
    AGS,
    DAY,
    NUMBER,
    DistrictCells,
    csv_of,
    days_in,
    refuse_without_rows,
    rows_of,
)
from elections.law.districts.district_numbers import number_key
from elections.models import Election
from elections.models.districts.reading import FileReading
from municipalities.files.refusal import Problems
from municipalities.files.values import shown

NAME, KIND = "Bezirk-Name", "Bezirk-Art"
ROOM, ADDRESS = "Wahlraum-Bezeichnung", "Wahlraum-Adresse"
ACCESSIBLE, NOTE = "Wahlraum-Barrierefrei", "Wahlraum-Barrierefrei-Ergaenzung"
COLUMNS = (DAY, AGS, NUMBER, NAME, KIND, ROOM, ADDRESS, ACCESSIBLE, NOTE)
FILE_NAME = "opendata-wahllokale.csv"
POLLING, POSTAL = "W", "B"
# What a workbook makes of „3.15“ or „4.5“: a day, or a number with decimals.
_NO_NUMBER = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ].*)?|\d+,\d+|\d{2}:\d{2}:\d{2}.*", re.ASCII)
_YES_NO: dict[str, bool | None] = {"ja": True, "nein": False, "": None}


class PlaceEntry(NamedTuple):
    """A Wahlbezirk with its polling place, or a Briefwahlbezirk (``kind`` B) with its room."""

    number: str
    name: str
    kind: str
    room: str
    address: str
    accessible: bool | None
    note: str


@dataclass(frozen=True, slots=True)
class PlaceTable:
    """What a table of polling places says."""

    entries: tuple[PlaceEntry, ...]
    days: tuple[date, ...]


def read_polling_places(
    content: bytes, *, keys: Collection[str], reading: FileReading | None = None
) -> PlaceTable:
    """Read the polling places of the municipality with one of ``keys``.

    ``reading`` is what was confirmed for a table in another form than the published one. Raises
    ImportRefused with line, field, reason and remedy of all that is wrong with it.
    """
    problems = Problems()
    header_line, rows = rows_of(content, "places", COLUMNS, problems, reading)
    entries: dict[tuple[str, str], PlaceEntry] = {}
    days: set[date | None] = set()
    for row in rows:
        cells = DistrictCells(row, problems)
        if refusal := cells.own_key(keys):
            raise refusal
        days.add(cells.german_date(DAY))
        entry = _entry(cells)
        # „1“ and „001“ in one file are one Wahlbezirk as well.
        before = entries.setdefault((entry.kind, number_key(entry.number)), entry)
        if before is not entry and entry.number:
            cells.add(
                NUMBER,
                _("Den Bezirk „%(number)s“ gibt es in der Datei zweimal.")
                % {"number": shown(before.number)},
                _("Lassen Sie nur die Zeile stehen, die gelten soll."),
            )
    refuse_without_rows(header_line, entries, problems)
    return PlaceTable(tuple(entries.values()), days_in(days))


def _entry(cells: DistrictCells) -> PlaceEntry:
    kind = cells.row[KIND].upper()
    if kind not in {POLLING, POSTAL}:
        cells.add(
            KIND,
            _("„%(cell)s“ ist keine Art eines Bezirks.") % {"cell": shown(kind)},
            _("W ist ein Wahlbezirk mit Wahlraum, B ein Briefwahlbezirk."),
        )
    accessible = cells.row[ACCESSIBLE].casefold()
    if accessible not in _YES_NO:
        cells.add(
            ACCESSIBLE,
            _("„%(cell)s“ ist weder „ja“ noch „nein“.") % {"cell": shown(accessible)},
            _("Schreiben Sie ja oder nein; leer heißt unbekannt. Näheres gehört in %(note)s.")
            % {"note": NOTE},
        )
    if _NO_NUMBER.fullmatch(cells.row[NUMBER]):
        cells.add(
            NUMBER,
            _("„%(cell)s“ ist ein Tag oder ein Bruch und keine Nummer eines Bezirks.")
            % {"cell": shown(cells.row[NUMBER])},
            _("Stellen Sie die Spalte in Excel auf „Text“ und tragen Sie die Nummer neu ein."),
        )
    room = cells.limited(ROOM, 200)
    if not room and cells.row[ADDRESS]:
        cells.text(ROOM)
    return PlaceEntry(
        cells.limited(NUMBER, 20, needed=True),
        cells.limited(NAME, 200, needed=True),
        kind,
        room,
        cells.limited(ADDRESS, 200),
        _YES_NO.get(accessible),
        cells.limited(NOTE, 300),
    )


def places_of(election: Election) -> list[PlaceEntry]:
    """Return the Wahlbezirke with their polling places, and the Briefwahlbezirke with rooms."""
    columns = ("name", "address", "accessible", "access_note")
    rows = {
        POLLING: election.districts.values_list(
            "number", "name", *(f"polling_place__{column}" for column in columns)
        ),
        POSTAL: election.postal_districts.values_list(
            "number", "name", *(f"room__{column}" for column in columns)
        ),
    }
    return [
        PlaceEntry(number, name, kind, room or "", address or "", accessible, note or "")
        for kind, found in rows.items()
        for number, name, room, address, accessible, note in found
    ]


def write_polling_places(day: date, ags: str, entries: Iterable[PlaceEntry]) -> bytes:
    """Return the polling places of an election as they are published."""
    words = {True: "ja", False: "nein", None: ""}
    return csv_of(
        COLUMNS,
        (
            (
                day,
                ags,
                one.number,
                one.name,
                one.kind,
                one.room,
                one.address,
                words[one.accessible],
                one.note,
            )
            for one in entries
        ),
    )
