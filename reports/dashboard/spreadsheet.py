"""Tables as files for a spreadsheet, in which no cell is ever computed.

A spreadsheet program would run a text that begins like a formula, whoever typed it. The escaping
of django-import-export knows only „=“ and removes it; here nothing is lost.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from municipalities.files.harmless import UNWRITABLE, Cell, harmless

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDEST = 60


@dataclass(frozen=True, slots=True)
class SpreadsheetTable:
    """One table with its header."""

    title: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def csv_file(sheet: SpreadsheetTable) -> bytes:
    """Return a table as CSV that a German spreadsheet opens correctly: UTF-8 with BOM, semicolons.

    A text that could be taken for a formula begins with an apostrophe.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(sheet.header)
    writer.writerows([[harmless(cell) for cell in row] for row in sheet.rows])
    return text.getvalue().encode("utf-8-sig")


def xlsx_file(sheets: Sequence[SpreadsheetTable]) -> bytes:
    """Return tables as one Excel workbook; a text is written as text, whatever it begins with."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for sheet in sheets:
        _write(book.create_sheet(sheet.title), sheet)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _write(target: Worksheet, sheet: SpreadsheetTable) -> None:
    target.freeze_panes = "A2"
    for column, name in enumerate(sheet.header, start=1):
        target.cell(1, column, name).font = Font(bold=True)
        values = [row[column - 1] for row in sheet.rows]
        for line, value in enumerate(values, start=2):
            _put(target, line, column, value)
        widest = max(len(harmless(value)) for value in (name, *values))
        target.column_dimensions[get_column_letter(column)].width = 3 + min(_WIDEST, widest)
    if sheet.rows:
        target.auto_filter.ref = target.dimensions


def _put(target: Worksheet, line: int, column: int, value: Cell) -> None:
    cell = target.cell(line, column)
    if isinstance(value, str):
        cell.value = UNWRITABLE.sub("", value)
        cell.data_type = "s"
        cell.quotePrefix = True  # it stays text when somebody edits the cell
        return
    cell.value = value
    if isinstance(value, date):
        cell.number_format = "DD.MM.YYYY"
