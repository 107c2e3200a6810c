"""The street directory ``opendata-strassen.csv``: read and written alike (R-REG-02)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

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
from elections.law.districts.district_numbers import near_numbers
from elections.law.districts.number_ranges import NumberRange, Side, parse_ranges
from elections.law.districts.postcodes import read_postcode
from elections.law.districts.rules import DistrictRule
from elections.models import Election
from elections.models.districts.reading import FileReading
from municipalities.files.records import Spoiled
from municipalities.files.refusal import MOST_PROBLEMS, ImportRefused, Problem, Problems
from municipalities.files.tables import Row
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


class RowAside(NamedTuple):
    """A row that cannot be taken in, as it stands in the file, and why.

    ``waits`` is false where nobody lives in it: a sum, a second header, another municipality.
    """

    line: int
    street: str
    houses: str
    postcode: str
    locality: str
    district: str
    reason: str
    waits: bool = True


@dataclass(frozen=True, slots=True)
class StreetTable:
    """What a street directory says; ``repeated`` counts rows that occur twice.

    ``near`` are numbers of Wahlbezirke that may mean a known one: as long as nobody has said so,
    their rows are among those set aside.
    """

    entries: tuple[StreetEntry, ...]
    days: tuple[date, ...]
    repeated: int
    set_aside: tuple[RowAside, ...]
    near: Mapping[str, str]


def read_streets(
    content: bytes,
    *,
    keys: Collection[str],
    districts: Collection[str],
    meant: Mapping[str, str] | None = None,
    reading: FileReading | None = None,
) -> StreetTable:
    """Read a street directory of the municipality with one of ``keys``.

    ``districts`` are the known numbers; ``meant`` says which of them another number means.
    ``reading`` is what was confirmed for a table in another form than the published one. A row
    that cannot be read, or that belongs to another municipality, is set aside. Raises
    ImportRefused with line, field, reason and remedy where the table as a whole is wrong: most of
    its rows belong to another municipality, or none is good.
    """
    problems = Problems()
    reader = _Reader(keys, districts, meant or {})
    header_line, rows = rows_of(content, "streets", COLUMNS, problems, reading, spoil=reader.spoil)
    for row in rows:
        reader.read(row)
    problems.refuse_if_any()
    return reader.result(header_line)


class _Reader:
    """Reads row by row; what is wrong with one row does not touch the others."""

    def __init__(self, keys: Collection[str], districts: Collection[str], meant: Mapping[str, str]):
        self._keys, self._districts, self._meant = keys, frozenset(districts), meant
        self._entries: dict[StreetEntry, None] = {}
        self._days: set[date | None] = set()
        self._count = 0
        self._set_aside: list[RowAside] = []
        self._found: list[Problem] = []
        self._near: dict[str, str] = {}
        self._nears: dict[str, tuple[str, ...]] = {}
        self._own = 0
        self._foreign: list[ImportRefused] = []

    def spoil(self, spoiled: Spoiled) -> None:
        """Set a line aside that is no row; its cells stand where they most likely belong."""
        cells = dict.fromkeys(COLUMNS, "") | dict(zip(COLUMNS, spoiled.cells, strict=False))
        self._put_aside(DistrictCells(Row(spoiled.line, cells), Problems()), (spoiled.problem,))

    def read(self, row: Row) -> None:
        """Read one row: its entries, or why it is set aside."""
        problems = Problems()
        cells = DistrictCells(row, problems)
        if refusal := cells.own_key(self._keys):
            self._foreign.append(refusal)
            self._put_aside(cells, refusal.problems, waits=not cells.row[AGS])
            return
        self._own += 1
        day, entries = cells.german_date(DAY), self._entries_of(cells)
        try:
            problems.refuse_if_any()
        except ImportRefused as refused:
            self._put_aside(cells, refused.problems)
            return
        self._days.add(day)
        self._count += len(entries)
        self._entries |= dict.fromkeys(entries)

    def result(self, header_line: int) -> StreetTable:
        """Return the table; raise ImportRefused when it is another town's or no row is good."""
        if len(self._foreign) > self._own:
            raise self._foreign[0]
        if not self._entries and not self._near:
            if self._found:
                more = len(self._found) > MOST_PROBLEMS
                raise ImportRefused(tuple(self._found[:MOST_PROBLEMS]), more=more)
            refuse_without_rows(header_line, (), Problems())
        return StreetTable(
            tuple(self._entries),
            days_in(self._days),
            self._count - len(self._entries),
            tuple(sorted(self._set_aside)),
            self._near,
        )

    def _put_aside(
        self, cells: DistrictCells, problems: Iterable[Problem], *, waits: bool = True
    ) -> None:
        self._found += problems
        row = cells.row
        self._set_aside.append(
            RowAside(
                cells.line,
                row[STREET],
                row[HOUSES],
                row[POSTCODE],
                row[LOCALITY],
                row[NUMBER],
                " ".join(
                    f"{problem.field}: {problem.reason}" if problem.field else problem.reason
                    for problem in problems
                ),
                waits and bool(row[STREET]),
            )
        )

    def _entries_of(self, cells: DistrictCells) -> list[StreetEntry]:
        street = cells.limited(STREET, 120, needed=True)
        locality = cells.limited(LOCALITY, 120)
        postcode, district = read_postcode(cells.row[POSTCODE]), self._district(cells)
        if _POSTCODE.fullmatch(postcode) is None:
            cells.add(
                POSTCODE,
                _("„%(cell)s“ ist keine Postleitzahl.") % {"cell": shown(postcode)},
                _("Eine Postleitzahl hat fünf Ziffern; ist sie unbekannt, bleibt das Feld leer."),
            )
        try:
            ranges = parse_ranges(cells.row[HOUSES])
        except RuleViolation as violation:
            cells.add(HOUSES, *_unread(violation))
            return []
        return [StreetEntry(street, numbers, postcode, locality, district) for numbers in ranges]

    def _district(self, cells: DistrictCells) -> str:
        """Return the number of a known Wahlbezirk; a near one is noted, to be asked about."""
        written = cells.text(NUMBER)
        number = self._meant.get(written, written)
        if not number or number in self._districts:
            return number
        near = self._nears[written] if written in self._nears else self._near_ones(written)
        facts = {"number": shown(written), "near": "“, „".join(near)}
        if near:
            cells.add(
                NUMBER,
                _("Den Wahlbezirk „%(number)s“ gibt es nicht, wohl aber „%(near)s“.") % facts,
                _("Schreiben Sie die Nummer genau so."),
            )
        else:
            cells.add(
                NUMBER,
                _("Einen Wahlbezirk „%(number)s“ gibt es in dieser Wahl nicht.") % facts,
                _("Lesen Sie zuerst die Wahllokale ein oder legen Sie den Wahlbezirk an."),
            )
        return number

    def _near_ones(self, written: str) -> tuple[str, ...]:
        near = self._nears[written] = near_numbers(written, self._districts)
        if len(near) == 1:
            self._near[written] = near[0]
        return near


def _unread(violation: RuleViolation) -> tuple[str, str]:
    """Return why a cell is no range, and the remedy: in a list of rows the reason stands alone."""
    if violation.rule is not DistrictRule.HOUSE_NUMBERS_UNCLEAR:
        return sentence(violation), _("Berichtigen Sie den Bereich.")
    return (
        _("„%(cell)s“ ist kein Bereich von Hausnummern, der sich lesen lässt.")
        % {"cell": shown(violation.facts["cell"])},
        _("Schreiben Sie zum Beispiel „1-99 ungerade“, „2-Ende gerade“ oder „7“."),
    )


def streets_of(election: Election, **among: Any) -> list[StreetEntry]:
    """Return the present street directory, or those rows ``among`` it."""
    rows = election.street_ranges.filter(**among).values_list(
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
