"""What the lines of a workbook do not show: hidden sheets, and cells that are one over rows."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring
from openpyxl import load_workbook
from openpyxl.worksheet.cell_range import CellRange

from municipalities.files.opendocument import CELLS, TABLE, hidden_styles, is_spreadsheet, repeated
from municipalities.files.sheets import MOST_COLUMNS, SIGNATURE

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+[0-9]+:[A-Z]+[0-9]+)"')
_MOST_MERGED = 500


@dataclass(frozen=True, slots=True)
class Merged:
    """Cells that are one: lines from 1, columns from 0; the first cell alone has a value."""

    first_line: int
    last_line: int
    first_column: int
    last_column: int


@dataclass(frozen=True, slots=True)
class SheetTraits:
    """The names of the hidden sheets, and by sheet the cells that reach over several lines."""

    hidden: tuple[str, ...] = ()
    merged: Mapping[str, tuple[Merged, ...]] = field(default_factory=dict)


def traits_of(content: bytes) -> SheetTraits:
    """Return the traits of a workbook that ``sheets_of`` has read; a CSV file has none."""
    if not content.startswith(SIGNATURE):
        return SheetTraits()
    archive = zipfile.ZipFile(io.BytesIO(content))
    if is_spreadsheet(archive):
        return _of_opendocument(fromstring(archive.read("content.xml")))
    book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    hidden, merged = [], {}
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            hidden.append(sheet.title)
        else:
            merged[sheet.title] = tuple(_merged(archive, sheet))
    return SheetTraits(tuple(hidden), merged)


def _merged(archive: zipfile.ZipFile, sheet: Any) -> Iterator[Merged]:
    found = _MERGED.findall(archive.read(sheet._worksheet_path))
    for written in found[:_MOST_MERGED]:
        cells = CellRange(written.decode())
        if cells.max_row > cells.min_row:
            yield Merged(cells.min_row, cells.max_row, cells.min_col - 1, cells.max_col - 1)


def _of_opendocument(root: Element) -> SheetTraits:
    styles = hidden_styles(root)
    hidden, merged = [], {}
    for table in root.iter(f"{TABLE}table"):
        title = table.get(f"{TABLE}name", "")
        if table.get(f"{TABLE}style-name", "") in styles:
            hidden.append(title)
        else:
            merged[title] = tuple(islice(_spanned(table), _MOST_MERGED))
    return SheetTraits(tuple(hidden), merged)


def _spanned(table: Element) -> Iterator[Merged]:
    line = 1
    for row in table.iter(f"{TABLE}table-row"):
        column = 0
        for cell in row:
            if cell.tag not in CELLS or column >= MOST_COLUMNS:
                continue
            lines = repeated(cell, "number-rows-spanned")
            if lines > 1:
                width = repeated(cell, "number-columns-spanned")
                yield Merged(line, line + lines - 1, column, column + width - 1)
            column += repeated(cell, "number-columns-repeated")
        line += repeated(row, "number-rows-repeated")
