"""From the bytes of a workbook (.xlsx, .ods) to lines of cells; nothing in it is ever computed."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from municipalities.files.opendocument import is_spreadsheet, tables_of
from municipalities.files.refusal import ImportRefused, Problems

SIGNATURE = b"PK\x03\x04"
LARGEST_UNPACKED = 15 * 1024 * 1024
MOST_PARTS = 500
MOST_LINES = 1_048_576
MOST_COLUMNS = 100
Line = tuple[int, list[Any]]
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def sheets_of(content: bytes, problems: Problems) -> Iterator[tuple[str, Iterator[Line]]]:
    """Yield name and lines of every visible sheet; raise ImportRefused if this is no workbook.

    A line is its number and the values of its cells; empty lines are left out.
    """
    archive = _check_archive(content, problems)
    if is_spreadsheet(archive):
        yield from _opendocument(archive, problems)
        return
    try:
        # Formulas stay formulas: a stored result may be older than the figures it rests on.
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    except Exception as error:  # the reader raises errors of any kind on a damaged part
        raise _damaged(problems) from error
    for sheet in sheets:
        yield sheet.title, _lines(sheet, problems)


def cell_text(value: Any, *, digits: int = 0) -> str:
    """Return a cell as it is written, so that CSV and Excel read alike.

    A whole number gets leading zeros up to ``digits``: Excel drops those of a key. A formula begins
    with „=“, whatever its result.
    """
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    match value:
        case None:
            text = ""
        case bool():
            text = _("WAHR") if value else _("FALSCH")
        case int():
            text = f"{value:0{digits}d}" if value >= 0 else f"{value:d}"
        case float():
            text = f"{value}".replace(".", ",")
        case date():
            text = value.isoformat()
        case str():
            text = value.strip()
        case _:
            text = f"={getattr(value, 'text', '')}"
    return _UNWRITABLE.sub("\ufffd", text)


def _opendocument(
    archive: zipfile.ZipFile, problems: Problems
) -> Iterator[tuple[str, Iterator[Line]]]:
    try:
        for title, lines in tables_of(archive, MOST_COLUMNS):
            yield title, iter(list(islice(lines, MOST_LINES)))
    except Exception as error:  # the readers raise errors of any kind on a damaged part
        raise _damaged(problems) from error


def _check_archive(content: bytes, problems: Problems) -> zipfile.ZipFile:
    """Look into the archive before anything is unpacked, and return it."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        parts, is_known = archive.infolist(), is_spreadsheet(archive)
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError) as error:
        raise _damaged(problems) from error
    names = {part.filename for part in parts}
    if "xl/workbook.xml" not in names and not is_known:
        raise problems.refuse(
            None,
            "",
            _("Die Datei ist keine Excel-Datei: %(kind)s.") % {"kind": _kind(names)},
            _("Speichern Sie die Tabelle als „Excel-Arbeitsmappe (.xlsx)“ oder „CSV UTF-8“."),
        )
    # An entry that unpacks to more than it says is refused when it is read.
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise problems.refuse(
            None,
            "",
            _("Die Excel-Datei wird entpackt größer als %(size)s MB.")
            % {"size": LARGEST_UNPACKED // (1024 * 1024)},
            _("Kopieren Sie nur die Tabelle selbst in eine neue Datei."),
        )
    return archive


def _kind(names: set[str]) -> str:
    if "word/document.xml" in names:
        return _("Word-Dokument (.docx)")
    if "content.xml" in names:
        return _("LibreOffice-Dokument (.ods oder .odt)")
    return _("ZIP-Archiv")


def _lines(sheet: Any, problems: Problems) -> Iterator[Line]:
    try:
        # The size that the sheet states may be wrong.
        sheet.reset_dimensions()
        rows: Iterator[Sequence[Any]] = sheet.iter_rows(
            max_row=MOST_LINES, max_col=MOST_COLUMNS, values_only=True
        )
        for number, row in enumerate(rows, 1):
            if any(value is not None for value in row):
                yield number, list(row)
    except ImportRefused:
        raise
    except Exception as error:  # as above: parts are read only now
        raise _damaged(problems) from error


def _damaged(problems: Problems) -> ImportRefused:
    return problems.refuse(
        None,
        "",
        _("Die Excel-Datei ist beschädigt oder mit einem Kennwort geschützt."),
        _("Öffnen Sie sie in Excel und speichern Sie sie ohne Kennwort neu."),
    )
