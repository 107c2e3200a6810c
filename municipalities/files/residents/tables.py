"""Tables of foreign residents: whatever a state office sends, read as rows of text.

The municipality and the number of a row are checked later, so that the good rows of a bad file can
be shown. Only a file that is no such table at all is refused here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import chain, islice
from typing import Any

from django.utils.translation import gettext as _

from municipalities.files.content import text_of
from municipalities.files.refusal import ImportRefused, Problems
from municipalities.files.sheets import SIGNATURE, Line, cell_text, sheets_of
from municipalities.files.tables import records

LARGEST_FILE = 5 * 1024 * 1024
MOST_ROWS = 5_000
KEY, NUMBER, NAME = "ags", "auslaendische_einwohner", "name"
COLUMNS: dict[str, frozenset[str]] = {
    KEY: frozenset({"ags", "gemeindeschluessel", "schluessel"}),
    NUMBER: frozenset({"auslaendische_einwohner", "foreign_residents", "auslaender", "anzahl"}),
    NAME: frozenset({"name", "gemeinde", "gemeindename"}),
}
_SEPARATORS = (";", "\t", ",")
_KEY_DIGITS = 8
_LONGEST = 60
_SEARCHED_FOR_HEADER = 30
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row as it stands in the file; ``fields`` counts its cells if their number is wrong."""

    line: int
    key: str
    number: str
    name: str = ""
    fields: int | None = None

    @property
    def is_header(self) -> bool:
        """Whether the row repeats the names of the columns."""
        return folded(self.key) in COLUMNS[KEY] or folded(self.number) in COLUMNS[NUMBER]


@dataclass(frozen=True, slots=True)
class ResidentTable:
    """A table of foreign residents: the file's own names of the two columns, and its rows."""

    key_column: str
    number_column: str
    rows: tuple[ReadRow, ...]

    def as_json(self) -> dict[str, Any]:
        """Return the table as JSON values."""
        return asdict(self)

    @staticmethod
    def from_json(stored: dict[str, Any]) -> ResidentTable:
        """Return the table from what ``as_json`` returned."""
        rows = tuple(ReadRow(**row) for row in stored["rows"])
        return ResidentTable(stored["key_column"], stored["number_column"], rows)


def read_residents(content: bytes) -> ResidentTable:
    """Read a table of foreign residents: CSV or Excel, as its content says.

    Raises ImportRefused with line, field, reason and remedy when it is no such table.
    """
    problems = Problems()
    if len(content) > LARGEST_FILE:
        raise problems.refuse(
            None,
            "",
            _("Die Datei ist größer als %(size)s MB.") % {"size": LARGEST_FILE // (1024 * 1024)},
            _("Prüfen Sie, ob es die richtige Datei ist; 421 Zeilen brauchen viel weniger Platz."),
        )
    if content.startswith(SIGNATURE):
        return _from_workbook(content, problems)
    wanted = _("Geben Sie die Tabelle als CSV-Datei oder als Excel-Datei (.xlsx) an.")
    return _from_text(text_of(content, problems, may_be_ansi=True, wanted=wanted), problems)


def folded(name: str) -> str:
    """Return a column's name in one spelling: „Ausländer “ becomes „auslaender“."""
    text = unicodedata.normalize("NFC", name).casefold().translate(_UMLAUTS)
    return re.sub(r"[^a-z0-9]+", "_", text).strip("_")


def _from_text(text: str, problems: Problems) -> ResidentTable:
    first = next((line for line in text.splitlines() if line.strip()), "")
    # The separator that tells the two columns apart; else the most frequent one of the first line.
    separator = max(
        _SEPARATORS, key=lambda sign: (_is_header(first.split(sign)), first.count(sign))
    )
    lines = ((line, cells) for line, cells in records(text, separator, problems) if any(cells))
    return _table(lines, problems, is_strict=True)


def _from_workbook(content: bytes, problems: Problems) -> ResidentTable:
    """Read the one sheet that has both columns; if none has, say what the first one lacks."""
    first_lines: list[Line] = []
    found: list[tuple[str, Line, Iterator[Line]]] = []
    for title, lines in sheets_of(content, problems):
        header = next(lines, None)
        if header is None:
            continue
        if _is_header(list(map(cell_text, header[1]))):
            found.append((title, header, lines))
        elif not first_lines:
            first_lines = [header, *islice(lines, _SEARCHED_FOR_HEADER)]
    if len(found) > 1:
        raise problems.refuse(
            None,
            "",
            _("Mehrere Tabellenblätter haben diese Spalten: %(sheets)s.")
            % {"sheets": ", ".join(title[:_LONGEST] for title, *_rest in found)},
            _("Lassen Sie nur das Blatt in der Datei, das gelten soll."),
        )
    if not found:
        return _table(first_lines, problems, is_strict=False)
    _title, header, lines = found[0]
    return _table(chain([header], lines), problems, is_strict=False)


def _table(lines: Iterable[Line], problems: Problems, *, is_strict: bool) -> ResidentTable:
    """Find the columns and read the rows; if ``is_strict``, all as wide as the header."""
    waiting = iter(lines)
    first = next(waiting, None)
    if first is None:
        raise problems.refuse(
            None, "", _("Die Datei ist leer."), _("Laden Sie die Datei erneut herunter.")
        )
    line, header = first[0], [cell_text(cell) for cell in first[1]]
    if not _is_header(header):
        raise _no_header(line, header, waiting, problems)
    places = {role: _place(role, line, header, problems) for role in COLUMNS}
    rows: list[ReadRow] = []
    for number, cells in waiting:
        if not any(cell_text(cell) for cell in cells):
            continue
        if len(rows) == MOST_ROWS:
            raise problems.refuse(
                number,
                "",
                _("Die Datei hat mehr als %(most)s Zeilen.") % {"most": MOST_ROWS},
                _("Prüfen Sie, ob es die richtige Datei ist: eine Zeile je Gemeinde genügt."),
            )
        rows.append(_row(number, cells, places, len(header) if is_strict else None))
    if not rows:
        raise problems.refuse(
            line,
            "",
            _("Unter der Kopfzeile steht keine Zeile."),
            _("Tragen Sie je Gemeinde eine Zeile mit Schlüssel und Anzahl ein."),
        )
    return ResidentTable(
        header[places[KEY]][:_LONGEST], header[places[NUMBER]][:_LONGEST], tuple(rows)
    )


def _row(line: int, cells: list[Any], places: dict[str, int], width: int | None) -> ReadRow:
    def text(role: str, digits: int = 0) -> str:
        place = places[role]
        return cell_text(cells[place], digits=digits)[:_LONGEST] if 0 <= place < len(cells) else ""

    fits = width is None or (len(cells) >= width and not any(cells[width:]))
    return ReadRow(
        line, text(KEY, _KEY_DIGITS), text(NUMBER), text(NAME), None if fits else len(cells)
    )


def _is_header(cells: list[str]) -> bool:
    names = {folded(cell.strip('"')) for cell in cells}
    return bool(names & COLUMNS[KEY]) and bool(names & COLUMNS[NUMBER])


def _place(role: str, line: int, header: list[str], problems: Problems) -> int:
    """Return the position of a column, -1 if the file has none."""
    found = [place for place, name in enumerate(header) if folded(name) in COLUMNS[role]]
    if len(found) > 1:
        raise problems.refuse(
            line,
            header[found[1]][:_LONGEST],
            _("Zwei Spalten der Kopfzeile bedeuten dasselbe: „%(first)s“ und „%(second)s“.")
            % {"first": header[found[0]][:_LONGEST], "second": header[found[1]][:_LONGEST]},
            _("Lassen Sie nur die Spalte stehen, die gelten soll."),
        )
    return found[0] if found else -1


def _no_header(
    line: int, header: list[str], below: Iterator[Line], problems: Problems
) -> ImportRefused:
    """Say which columns are missing, and whether the header comes further down."""
    for number, cells in islice(below, _SEARCHED_FOR_HEADER):
        if _is_header([cell_text(cell) for cell in cells]):
            return problems.refuse(
                line,
                "",
                _("Die Spaltennamen stehen erst in Zeile %(line)s.") % {"line": number},
                _("Löschen Sie die Zeilen darüber; die erste Zeile nennt die Spalten."),
            )
    names = {folded(name) for name in header}
    missing = [role for role in (KEY, NUMBER) if not names & COLUMNS[role]]
    told = ", ".join(f"„{role}“" for role in missing)
    return problems.refuse(
        line,
        missing[0] if missing else "",
        _("In der Kopfzeile fehlt: %(columns)s.") % {"columns": told},
        _("Die erste Zeile nennt die Spalten ags und auslaendische_einwohner (siehe Vorlage)."),
    )
