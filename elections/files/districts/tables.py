"""What the two tables of the Wahlbezirke have in common: municipality, election day, form."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from django.utils.translation import gettext as _

from elections.files.districts.reading import find_table, rows_as
from elections.models.districts.reading import FileReading
from municipalities.files.content import text_of
from municipalities.files.harmless import Cell, harmless, unguarded
from municipalities.files.records import Spoil
from municipalities.files.refusal import ImportRefused, Problems
from municipalities.files.tables import Row, Table
from municipalities.files.values import Cells, shown
from municipalities.law.keys import municipality_key

LARGEST_FILE = 5 * 1024 * 1024
SEPARATOR = ";"
DAY, AGS, NUMBER = "datum", "ags", "Bezirk-Nr"


def table_of(
    content: bytes, columns: Sequence[str], problems: Problems, spoil: Spoil | None = None
) -> Table:
    """Read ``content`` as a table with all of ``columns``; raise ImportRefused if it is not."""
    check_size(content, problems)
    text = text_of(content, problems, may_be_ansi=True, wanted=_("Geben Sie die CSV-Datei an."))
    table = Table(text, SEPARATOR, problems, spoil)
    table.require(columns)
    return table


def rows_of(
    content: bytes,
    kind: str,
    columns: Sequence[str],
    problems: Problems,
    reading: FileReading | None,
    *,
    spoil: Spoil | None = None,
) -> tuple[int, Iterator[Row]]:
    """Return the line of the header and the rows under the names of the published form.

    ``reading`` is what was confirmed for a table in another form; ``spoil`` takes lines that are
    no rows. Raises ImportRefused when it is no table with these columns.
    """
    if reading is None:
        table = table_of(content, columns, problems, spoil)
        return table.header_line, table.rows()
    check_size(content, problems)
    found = find_table(content, kind, chosen=reading)
    return reading.header_line, rows_as(found, kind, problems, spoil)


def check_size(content: bytes, problems: Problems) -> None:
    """Raise ImportRefused when a table is too large."""
    if len(content) > LARGEST_FILE:
        raise problems.refuse(
            None,
            "",
            _("Die Datei ist größer als %(size)s MB.") % {"size": LARGEST_FILE // (1024 * 1024)},
            _("Prüfen Sie, ob es die richtige Datei ist."),
        )


class DistrictCells(Cells):
    """Reads the cells of one row; a text is at most as long as its column in the database."""

    def __init__(self, row: Row, problems: Problems):
        cells = {name: unguarded(cell).strip() for name, cell in row.cells.items()}
        super().__init__(Row(row.line, cells), problems)

    def limited(self, column: str, longest: int, *, needed: bool = False) -> str:
        """Return a text of at most ``longest`` characters; ``needed`` may not be empty."""
        cell = self.text(column) if needed else self.row[column]
        if len(cell) > longest:
            self.add(
                column,
                _("Der Eintrag ist länger als %(longest)s Zeichen.") % {"longest": longest},
                _("Kürzen Sie ihn."),
            )
        return cell

    def own_key(self, keys: Collection[str]) -> ImportRefused | None:
        """Return the refusal of a table of another municipality; ``keys`` are the own AGS."""
        cell = self.row[AGS]
        key = municipality_key(cell)
        if cell in keys or (key is not None and key.ags in keys):
            return None
        if cell == AGS:
            return self._problems.refuse(
                self.line,
                "",
                _("Die Kopfzeile steht hier noch einmal."),
                _("Löschen Sie diese Zeile; vermutlich wurden zwei Dateien zusammengefügt."),
            )
        facts = {"cell": shown(cell), "ags": next(iter(keys))}
        return self._problems.refuse(
            self.line,
            AGS,
            _("Die Zeile gehört zu einer anderen Gemeinde: „%(cell)s“ statt %(ags)s.") % facts
            if cell
            else _("Die Zeile nennt keine Gemeinde (hier %(ags)s).") % facts,
            _("Geben Sie die Datei der eigenen Gemeinde an."),
        )


def refuse_without_rows(line: int, rows: Collection[object], problems: Problems) -> None:
    """Raise ImportRefused when a problem was noted, or when a table has no rows."""
    problems.refuse_if_any()
    if not rows:
        raise problems.refuse(
            line,
            "",
            _("Unter der Kopfzeile steht keine Zeile."),
            _("Prüfen Sie, ob es die richtige Datei ist."),
        )


def csv_of(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return a table as it is published: UTF-8 without byte order mark, semicolons."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([[harmless(cell) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8")


def days_in(days: Iterable[date | None]) -> tuple[date, ...]:
    """Return the election days that a table names, each once."""
    return tuple(sorted({day for day in days if day is not None}))
