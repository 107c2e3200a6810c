"""What a workbook stored as the result of each formula; nothing is ever computed here.

A result may be older than what it rests on: whoever uses it says so.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import islice
from typing import Any

from openpyxl import load_workbook

from municipalities.files.opendocument import is_spreadsheet, shown_results
from municipalities.files.sheets import MOST_COLUMNS, MOST_LINES, cell_text

_FORMULA = "f"
Place = tuple[int, int]
"""A cell: its line from 1, its column from 0."""


def stored_results(content: bytes, title: str) -> dict[Place, str]:
    """Return the result of each formula on a sheet of a workbook that ``sheets_of`` has read.

    It is as ``cell_text`` writes it, empty where the program that wrote the file stored none.
    """
    archive = zipfile.ZipFile(io.BytesIO(content))
    if is_spreadsheet(archive):
        return shown_results(archive, title, MOST_COLUMNS)
    written, results = (_rows(content, title, computed=computed) for computed in (False, True))
    return {
        (line, column): cell_text(result.value)
        for line, (cells, values) in enumerate(zip(written, results, strict=False), 1)
        for column, (cell, result) in enumerate(zip(cells, values, strict=False))
        if cell.data_type == _FORMULA
    }


def _rows(content: bytes, title: str, *, computed: bool) -> Iterator[tuple[Any, ...]]:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=computed, keep_links=False)
    sheet: Any = book[title]
    # The size that the sheet states may be wrong.
    sheet.reset_dimensions()
    yield from islice(sheet.iter_rows(max_row=MOST_LINES, max_col=MOST_COLUMNS), MOST_LINES)
