"""The street directory ``opendata-strassen.csv``: read and written alike (R-REG-02)."""

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
    table_of,
)
from elections.law.districts.number_ranges import NumberRange, Side, parse_ranges
from elections.models import Election
from municipalities.files.refusal import Problems
from municipalities.files.values import shown
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence

STREET, HOUSES, POSTCODE, LOCALITY = "Strassen-Name", "Hausnummern-Bereich", "PLZ", "Ortsteil"
COLUMNS = (DAY, AGS, STREET, HOUSES, POSTCODE, LOCALITY, NUMBER)
FILE_NAME = "opendata-strassen.csv"
_POSTCODE = re.compile(r"[0-9]{5}|", re.ASCII)


class StreetEntry(NamedTuple):
    """A part of a street and the number of its Wahlbezirk."""

    street: str
    numbers: NumberRange
    postcode: str
    locality: str
    district: str


@dataclass(frozen=True, slots=True)
class StreetTable:
    """What a street directory says; ``repeated`` counts rows that occur twice."""

    entries: tuple[StreetEntry, ...]
    days: tuple[date, ...]
    repeated: int


def read_streets(
    content: bytes, *, keys: Collection[str], districts: Collection[str]
) -> StreetTable:
    """Read a street directory of the municipality with one of ``keys``.

    ``districts`` are the known numbers. Raises ImportRefused with line, field, reason and
    remedy of all that is wrong with it.
    """
    problems = Problems()
    table = table_of(content, COLUMNS, problems)
    entries: dict[StreetEntry, None] = {}
    days: set[date | None] = set()
    count = 0
    for row in table.rows():
        cells = DistrictCells(row, problems)
        if refusal := cells.own_key(keys):
            raise refusal
        days.add(cells.german_date(DAY))
        for entry in _entries(cells, districts):
            entries[entry] = None
            count += 1
    refuse_without_rows(table.header_line, entries, problems)
    return StreetTable(tuple(entries), days_in(days), count - len(entries))


def _entries(cells: DistrictCells, districts: Collection[str]) -> Iterable[StreetEntry]:
    street = cells.limited(STREET, 120, needed=True)
    locality = cells.limited(LOCALITY, 120)
    postcode, district = cells.row[POSTCODE], cells.text(NUMBER)
    if _POSTCODE.fullmatch(postcode) is None:
        cells.add(
            POSTCODE,
            _("„%(cell)s“ ist keine Postleitzahl.") % {"cell": shown(postcode)},
            _("Eine Postleitzahl hat fünf Ziffern; ist sie unbekannt, bleibt das Feld leer."),
        )
    if district and district not in districts:
        cells.add(NUMBER, *_unknown(district, districts))
    try:
        ranges = parse_ranges(cells.row[HOUSES])
    except RuleViolation as violation:
        cells.add(HOUSES, sentence(violation), _("Berichtigen Sie den Bereich."))
        return ()
    return [StreetEntry(street, numbers, postcode, locality, district) for numbers in ranges]


def _unknown(district: str, districts: Collection[str]) -> tuple[str, str]:
    reason = _("Einen Wahlbezirk „%(number)s“ gibt es in dieser Wahl nicht.") % {
        "number": shown(district)
    }
    near = next((one for one in districts if one.lstrip("0") == district.lstrip("0")), None)
    if near is not None:
        return reason, _("Es gibt „%(number)s“; schreiben Sie die Nummer genau so.") % {
            "number": near
        }
    return reason, _("Lesen Sie zuerst die Wahllokale ein oder legen Sie den Wahlbezirk an.")


def streets_of(election: Election) -> list[StreetEntry]:
    """Return the present street directory."""
    rows = election.street_ranges.values_list(
        "street",
        "side",
        "first",
        "first_letter",
        "last",
        "last_letter",
        "postcode",
        "locality",
        "district__number",
    )
    return [
        StreetEntry(row[0], NumberRange(Side(row[1]), *row[2:6]), *row[6:])
        for row in rows.iterator()
    ]


def write_streets(day: date, ags: str, entries: Iterable[StreetEntry]) -> bytes:
    """Return the street directory of an election as it is published."""
    return csv_of(
        COLUMNS,
        (
            (day, ags, one.street, str(one.numbers), one.postcode, one.locality, one.district)
            for one in entries
        ),
    )
