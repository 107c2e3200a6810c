"""From a LibreOffice spreadsheet (.ods) to lines of cells; nothing in it is ever computed."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

KIND = b"application/vnd.oasis.opendocument.spreadsheet"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
CELLS = {f"{TABLE}table-cell", f"{TABLE}covered-table-cell"}
_MOST_REPEATED = 1_048_576


@dataclass(frozen=True, slots=True)
class Formula:
    """A cell that is computed; its stored result may be older than the figures it rests on."""

    text: str


def is_spreadsheet(archive: zipfile.ZipFile) -> bool:
    """Whether an archive says that it is a spreadsheet of this kind."""
    if not {"mimetype", "content.xml"} <= set(archive.namelist()):
        return False
    is_short = archive.getinfo("mimetype").file_size <= len(KIND) + 2
    return is_short and archive.read("mimetype").strip() == KIND


def tables_of(
    archive: zipfile.ZipFile, columns: int
) -> Iterator[tuple[str, Iterator[tuple[int, list[Any]]]]]:
    """Yield name and lines of every visible table, at most ``columns`` wide.

    Raises whatever the archive or its XML is broken with.
    """
    root = fromstring(archive.read("content.xml"))
    hidden = hidden_styles(root)
    for table in root.iter(f"{TABLE}table"):
        if table.get(f"{TABLE}style-name", "") not in hidden:
            yield table.get(f"{TABLE}name", ""), _lines(table, columns)


def shown_results(archive: zipfile.ZipFile, title: str, columns: int) -> dict[tuple[int, int], str]:
    """Return what each formula of a table showed when it was stored, by line and column."""
    found: dict[tuple[int, int], str] = {}
    for table in fromstring(archive.read("content.xml")).iter(f"{TABLE}table"):
        if table.get(f"{TABLE}name", "") != title:
            continue
        line = 1
        for row in table.iter(f"{TABLE}table-row"):
            column = 0
            for cell in row:
                if cell.tag in CELLS and column < columns:
                    if cell.get(f"{TABLE}formula"):
                        found[line, column] = _text(cell)
                    column += repeated(cell, "number-columns-repeated")
            line += repeated(row, "number-rows-repeated")
    return found


def hidden_styles(root: Element) -> set[str]:
    """Return the names of the styles whose tables are not shown."""
    return {
        style.get(f"{_STYLE}name", "")
        for style in root.iter(f"{_STYLE}style")
        for properties in style.iter(f"{_STYLE}table-properties")
        if properties.get(f"{TABLE}display") == "false"
    }


def _lines(table: Element, columns: int) -> Iterator[tuple[int, list[Any]]]:
    """Yield the lines that are not empty with their number; equal lines are stored once."""
    number = 0
    for row in table.iter(f"{TABLE}table-row"):
        count = repeated(row, "number-rows-repeated")
        values = _values(row, columns)
        if any(value not in {None, ""} for value in values):
            for _again in range(count):
                number += 1
                yield number, values
        else:
            number += count


def _values(row: Element, columns: int) -> list[Any]:
    values: list[Any] = []
    for cell in row:
        if cell.tag in CELLS:
            count = min(repeated(cell, "number-columns-repeated"), columns - len(values))
            values += [_value(cell)] * count
    return values


def _value(cell: Element) -> Any:
    """Return what a cell holds: a number as a number, a day and everything else as its text."""
    if formula := cell.get(f"{TABLE}formula"):
        return Formula(formula)
    kind = cell.get(f"{_OFFICE}value-type", "")
    if kind in {"float", "currency", "percentage"}:
        return float(cell.get(f"{_OFFICE}value", ""))
    if kind == "date":
        return cell.get(f"{_OFFICE}date-value", "")
    return _text(cell) or None


def _text(cell: Element) -> str:
    return "\n".join("".join(part.itertext()) for part in cell.iter(f"{_TEXT}p"))


def repeated(element: Element, name: str) -> int:
    """Return for how many cells or lines an element stands: repeated, or spanned."""
    return min(int(element.get(f"{TABLE}{name}", "1")), _MOST_REPEATED)
