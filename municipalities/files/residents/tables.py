"""Tables of foreign residents: whatever an office sends, read as a person confirmed it.

The municipality and the number of a row are checked later, so that the good rows of a bad file can
be shown. Only a file that is no such table at all is refused here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _

from municipalities.files.places import Places
from municipalities.files.raw import RawTable, folded, raw_table
from municipalities.files.refusal import ImportRefused, Problems
from municipalities.files.residents.shape import Shape, known_rows, shape_of
from municipalities.law.keys import HESSE, is_area_above, municipality_key
from municipalities.law.residents.rows import LeftOutAs
from municipalities.law.residents.signs import Meaning, figure_in, kept_signs, value_of
from municipalities.models.residents.reading import (
    COLUMNS,
    KEY,
    LEFT_OUT,
    NAME,
    NUMBER,
    ROLES,
    TableReading,
)

LARGEST_FILE = 5 * 1024 * 1024
MOST_ROWS = 5_000
_LONGEST = 60
_LONGEST_LINE = 200
# A text with so many digits in a row was meant to be a key.
_BROKEN_KEY = re.compile(r"[0-9]{5,}", re.ASCII)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row as it stands in the file; ``fields`` counts its cells if their number is wrong.

    ``number`` is what the cell means under the signs, ``mark`` the signs that stay beside it.
    """

    line: int
    key: str
    number: str
    name: str = ""
    fields: int | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that is no row of a municipality, why, and the line itself, cut short."""

    line: int
    reason: LeftOutAs
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A row with a number whose municipality is not certain: what it writes, and who may be meant.

    ``answers`` holds AGS; none of them is taken before somebody says so.
    """

    line: int
    written: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ResidentTable:
    """A table of foreign residents: the file's own names of the two columns, and its rows.

    ``signs`` says for each sign what it means and in which lines it stands.
    """

    key_column: str
    number_column: str
    rows: tuple[ReadRow, ...]
    left_out: tuple[LeftOut, ...] = ()
    signs: tuple[tuple[str, str, tuple[int, ...]], ...] = ()
    questions: tuple[Question, ...] = ()

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
    sorting = _Sorting(at, reading, places, width)
    for line, cells in shape.body:
        sorting.take(line, cells)
    if not sorting.rows:
        raise _without_rows(shape)
    return ResidentTable(
        _name(shape, at[KEY], at[NAME]),
        shape.labels[at[NUMBER]][:_LONGEST],
        tuple(sorting.rows),
        tuple(sorting.left_out),
        tuple(
            (sign, reading.signs[sign].value if sign in reading.signs else "", tuple(lines))
            for sign, lines in sorting.signs.items()
        ),
        tuple(sorting.questions),
    )


class _Sorting:
    """Tells rows of municipalities from what else stands in the body of a table."""

    def __init__(
        self,
        at: Mapping[str, int],
        reading: TableReading,
        places: Places,
        width: int | None,
    ) -> None:
        self._at, self._reading, self._places, self._width = at, reading, places, width
        self.rows: list[ReadRow] = []
        self.left_out: list[LeftOut] = []
        self.questions: list[Question] = []
        self.signs: dict[str, list[int]] = {}

    def take(self, line: int, cells: Sequence[str]) -> None:
        """Sort one line in."""
        key, name, number = (self._cell(cells, role) for role in (KEY, NAME, NUMBER))
        written = key or name
        answer = self._reading.places.get(written, "") if written else ""
        if answer == LEFT_OUT:
            self._leave(line, LeftOutAs.CHOSEN, cells)
        elif answer or self._places.of_key(key):
            self._add(line, cells, answer or key, number, name)
        elif reason := self._reason(key, number):
            self._leave(line, reason, cells)
        else:
            self._by_name(line, cells, key, number, name)

    def _reason(self, key: str, number: str) -> LeftOutAs | None:
        """Return why a line is left out, as far as its key tells."""
        known = municipality_key(key)
        if known is not None:
            return None if known.ags.startswith(HESSE) else LeftOutAs.OTHER_LAND
        if is_area_above(key):
            return LeftOutAs.AREA_ABOVE
        if folded(key) in COLUMNS[KEY] or folded(number) in COLUMNS[NUMBER]:
            return LeftOutAs.HEADER
        return None if figure_in(number) != figure_in("") else LeftOutAs.NOTE

    def _by_name(self, line: int, cells: Sequence[str], key: str, number: str, name: str) -> None:
        """Take a row by its name where the table has no keys; else ask who is meant."""
        found = self._places.of_name(name or key)
        if self._at[KEY] < 0 and len(found) == 1:
            self._add(line, cells, found[0], number, name)
        elif found:
            self.questions.append(Question(line, key or name, found))
        elif municipality_key(key) or _BROKEN_KEY.search(key) or key.startswith("="):
            self._add(line, cells, key, number, name)
        else:
            self._leave(line, LeftOutAs.NO_PLACE, cells)

    def _add(self, line: int, cells: Sequence[str], key: str, number: str, name: str) -> None:
        if len(self.rows) == MOST_ROWS:
            raise Problems().refuse(
                line,
                "",
                _("Die Datei hat mehr als %(most)s Zeilen.") % {"most": MOST_ROWS},
                _("Prüfen Sie, ob es die richtige Datei ist: eine Zeile je Gemeinde genügt."),
            )
        width = self._width
        fits = width is None or (len(cells) >= width and not any(cells[width:]))
        said, mark = self._figure(line, number)
        self.rows.append(ReadRow(line, key, said, name, None if fits else len(cells), mark))

    def _figure(self, line: int, text: str) -> tuple[str, str]:
        """Return the number that a cell means, and the signs that stay beside it."""
        figure = figure_in(text)
        if figure is None:
            return text, ""
        for sign in figure.signs:
            self.signs.setdefault(sign, []).append(line)
        if any(sign not in self._reading.signs for sign in figure.signs):
            return text, ""
        value = value_of(figure, self._reading.signs)
        if value is None:
            return "", ""
        return str(value), kept_signs(figure, self._reading.signs)

    def _leave(self, line: int, reason: LeftOutAs, cells: Sequence[str]) -> None:
        text = " · ".join(cell for cell in cells if cell)[:_LONGEST_LINE]
        self.left_out.append(LeftOut(line, reason, text))

    def _cell(self, cells: Sequence[str], role: str) -> str:
        at = self._at[role]
        return cells[at][:_LONGEST] if 0 <= at < len(cells) else ""


def unknown_signs(table: ResidentTable) -> list[str]:
    """Return the signs of a table that have no meaning yet."""
    return [sign for sign, meaning, _lines in table.signs if not meaning]


def meanings_of(table: ResidentTable) -> dict[str, Meaning]:
    """Return the signs of a table with their meaning."""
    return {sign: Meaning(meaning) for sign, meaning, _lines in table.signs if meaning}


def _place(shape: Shape, label: str) -> int:
    return shape.labels.index(label) if label in shape.labels else -1


def _name(shape: Shape, key: int, name: int) -> str:
    return shape.labels[key if key >= 0 else name][:_LONGEST]


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
