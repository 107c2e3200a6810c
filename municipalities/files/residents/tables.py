"""Tables of foreign residents: whatever an office sends, read as a person confirmed it.

The municipality and the number of a row are checked later, so that the good rows of a bad file can
be shown. Only a file that is no such table at all is refused here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from municipalities.files.places import Places
from municipalities.files.raw import RawTable, raw_table
from municipalities.files.refusal import ImportRefused, Problems
from municipalities.files.residents.shape import Shape, known_rows, shape_of
from municipalities.files.residents.sorting import LONGEST, LeftOut, Question, ReadRow, Sorting
from municipalities.law.residents.rows import LeftOutAs
from municipalities.law.residents.signs import Meaning
from municipalities.models.residents.reading import (
    KEY,
    NAME,
    NUMBER,
    ROLES,
    TableReading,
)

LARGEST_FILE = 5 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class ResidentTable:
    """A table of foreign residents: the file's own names of the two columns, and its rows.

    ``signs`` says for each sign what it means and in which lines it stands. ``unused`` are the
    columns that are not read.
    """

    key_column: str
    number_column: str
    rows: tuple[ReadRow, ...]
    left_out: tuple[LeftOut, ...] = ()
    signs: tuple[tuple[str, str, tuple[int, ...]], ...] = ()
    questions: tuple[Question, ...] = ()
    unused: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the table as JSON values."""
        return asdict(self)

    @staticmethod
    def from_json(stored: dict[str, Any]) -> ResidentTable:
        """Return the table from what ``as_json`` returned."""
        return ResidentTable(
            stored["key_column"],
            stored["number_column"],
            tuple(ReadRow(**row) for row in stored["rows"]),
            tuple(
                LeftOut(one["line"], LeftOutAs(one["reason"]), one["text"])
                for one in stored.get("left_out", [])
            ),
            tuple((sign, meant, tuple(at)) for sign, meant, at in stored.get("signs", [])),
            unused=tuple(stored.get("unused", ())),
        )


def raw_residents(
    content: bytes,
    places: Places,
    *,
    encoding: str = "",
    separator: str = "",
    sheet: str = "",
) -> RawTable:
    """Read the lines of a table of foreign residents: CSV or a workbook, as its content says.

    Raises ImportRefused with line, field, reason and remedy when it is no table.
    """
    problems = Problems()
    if len(content) > LARGEST_FILE:
        raise problems.refuse(
            None,
            "",
            _("Die Datei ist größer als %(size)s MB.") % {"size": LARGEST_FILE // (1024 * 1024)},
            _("Prüfen Sie, ob es die richtige Datei ist; 421 Zeilen brauchen viel weniger Platz."),
        )
    return raw_table(
        content,
        problems,
        lambda lines: known_rows(lines, places),
        encoding=encoding,
        separator=separator,
        sheet=sheet,
        wanted=_("Geben Sie die Tabelle als CSV, Excel (.xlsx) oder LibreOffice (.ods) an."),
    )


def table_as(raw: RawTable, reading: TableReading, places: Places) -> ResidentTable:
    """Return the table as ``reading`` says; raise ImportRefused when it has no such column or row.

    A sign without a meaning stays in its row and is refused there.
    """
    shape = shape_of(raw.lines, places, reading.header_line)
    at = {role: _place(shape, reading.columns.get(role, "")) for role in ROLES}
    _check_columns(shape, at)
    width = len(shape.labels) if raw.separator else None
    sorting = Sorting(at, reading, places, width, shape.body)
    for line, cells in shape.body:
        sorting.take(line, cells)
    sorting.ask_for_towns()
    if not sorting.rows:
        raise _without_rows(shape)
    return ResidentTable(
        _name(shape, at[KEY], at[NAME]),
        shape.labels[at[NUMBER]][:LONGEST],
        tuple(sorting.rows),
        tuple(sorting.left_out),
        tuple(
            (sign, reading.signs[sign].value if sign in reading.signs else "", tuple(lines))
            for sign, lines in sorting.signs.items()
        ),
        tuple(sorting.questions),
        tuple(label for place, label in enumerate(shape.labels) if place not in at.values()),
    )


def unknown_signs(table: ResidentTable) -> list[str]:
    """Return the signs of a table that have no meaning yet."""
    return [sign for sign, meaning, _lines in table.signs if not meaning]


def meanings_of(table: ResidentTable) -> dict[str, Meaning]:
    """Return the signs of a table with their meaning."""
    return {sign: Meaning(meaning) for sign, meaning, _lines in table.signs if meaning}


def _place(shape: Shape, label: str) -> int:
    return shape.labels.index(label) if label in shape.labels else -1


def _name(shape: Shape, key: int, name: int) -> str:
    return shape.labels[key if key >= 0 else name][:LONGEST]


def _check_columns(shape: Shape, at: Mapping[str, int]) -> None:
    """Refuse a table without a column for the municipality or for the number."""
    missing = [role for role in (KEY, NUMBER) if at[role] < 0]
    if at[NAME] >= 0 and KEY in missing:
        missing.remove(KEY)  # read by name
    if not missing:
        return
    line = shape.header_line or 1
    raise Problems().refuse(
        line,
        missing[0],
        _("In der Kopfzeile fehlt: %(columns)s.")
        % {"columns": ", ".join(f"„{role}“" for role in missing)},
        _("Eine Spalte nennt den Schlüssel oder den Namen, eine die Anzahl (siehe Vorlage)."),
    )


def _without_rows(shape: Shape) -> ImportRefused:
    return Problems().refuse(
        shape.header_line or 1,
        "",
        _("Unter der Kopfzeile steht keine Zeile einer Gemeinde."),
        _("Tragen Sie je Gemeinde eine Zeile mit Schlüssel und Anzahl ein."),
    )
