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
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_CELLS = {f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"}
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
    hidden = _hidden_styles(root)
    for table in root.iter(f"{_TABLE}table"):
        if table.get(f"{_TABLE}style-name", "") not in hidden:
            yield table.get(f"{_TABLE}name", ""), _lines(table, columns)


def _hidden_styles(root: Element) -> set[str]:
    return {
        style.get(f"{_STYLE}name", "")
        for style in root.iter(f"{_STYLE}style")
        for properties in style.iter(f"{_STYLE}table-properties")
        if properties.get(f"{_TABLE}display") == "false"
    }


def _lines(table: Element, columns: int) -> Iterator[tuple[int, list[Any]]]:
    """Yield the lines that are not empty with their number; equal lines are stored once."""
    number = 0
    for row in table.iter(f"{_TABLE}table-row"):
        count = _repeated(row, "number-rows-repeated")
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
        if cell.tag in _CELLS:
            count = min(_repeated(cell, "number-columns-repeated"), columns - len(values))
            values += [_value(cell)] * count
    return values


def _value(cell: Element) -> Any:
    """Return what a cell holds: a number as a number, a day and everything else as its text."""
    if formula := cell.get(f"{_TABLE}formula"):
        return Formula(formula)
    kind = cell.get(f"{_OFFICE}value-type", "")
    if kind in {"float", "currency", "percentage"}:
        return float(cell.get(f"{_OFFICE}value", ""))
    if kind == "date":
        return cell.get(f"{_OFFICE}date-value", "")
    text = "\n".join("".join(part.itertext()) for part in cell.iter(f"{_TEXT}p"))
    return text or None


def _repeated(element: Element, name: str) -> int:
    return min(int(element.get(f"{_TABLE}{name}", "1")), _MOST_REPEATED)
