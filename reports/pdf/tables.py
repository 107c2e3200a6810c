"""Tables of documents: they split over pages, repeat their head, and wrap long names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, LongTable, Paragraph

from reports.pdf.theme import (
    CELL,
    CELL_RIGHT,
    COLUMN_HEAD,
    COLUMN_HEAD_RIGHT,
    CONTENT_WIDTH,
    INK,
    RULE,
    SHADE,
    text,
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; ``width`` in millimetres, None takes what is left."""

    head: str
    width: float | None = None
    right: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its texts in the order of the columns; ``bold`` sets all of them."""

    cells: Sequence[str]
    bold: bool = False


def table(columns: Sequence[Column], rows: Sequence[Row], *, title: str = "") -> Flowable:
    """Return a table that splits over pages and repeats its head, with ``title`` as first line."""
    head = [[text(title, CELL, bold=True)] + [""] * (len(columns) - 1)] if title else []
    head.append([_head(column) for column in columns])
    body = [
        [_cell(*pair, row.bold) for pair in zip(row.cells, columns, strict=True)] for row in rows
    ]
    built = LongTable(
        [*head, *body],
        colWidths=_widths(columns),
        repeatRows=len(head),
        style=_table_style(len(head), titled=bool(title)),
        hAlign="LEFT",
    )
    built.spaceBefore, built.spaceAfter = 3, 9
    return built


def signature_table(columns: Sequence[Column], rows: Sequence[Row]) -> Flowable:
    """Return a table with room in each row for a signature by hand."""
    body = [
        [_cell(*pair, row.bold) for pair in zip(row.cells, columns, strict=True)] for row in rows
    ]
    return LongTable(
        [[_head(column) for column in columns], *body],
        colWidths=_widths(columns),
        rowHeights=[None, *[11 * mm] * len(body)],
        repeatRows=1,
        style=[*_table_style(1, titled=False), ("VALIGN", (0, 1), (-1, -1), "BOTTOM")],
        hAlign="LEFT",
    )


def _widths(columns: Sequence[Column]) -> list[float]:
    fixed = sum(column.width or 0 for column in columns) * mm
    open_columns = sum(column.width is None for column in columns)
    return [
        (CONTENT_WIDTH - fixed) / open_columns if column.width is None else column.width * mm
        for column in columns
    ]


def _head(column: Column) -> Paragraph:
    return text(column.head, COLUMN_HEAD_RIGHT if column.right else COLUMN_HEAD)


def _cell(content: str, column: Column, bold: bool) -> Paragraph:
    return text(content, CELL_RIGHT if column.right else CELL, bold=bold)


def _table_style(head_rows: int, *, titled: bool) -> list[Any]:
    last_head = head_rows - 1
    style: list[Any] = [
        ("VALIGN", (0, 0), (-1, last_head), "BOTTOM"),
        ("VALIGN", (0, head_rows), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, last_head), SHADE),
        ("LINEBELOW", (0, last_head), (-1, last_head), 0.8, INK),
        ("LINEBELOW", (0, head_rows), (-1, -1), 0.25, RULE),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, -1), 2.2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.8),
    ]
    return [*style, ("SPAN", (0, 0), (-1, 0))] if titled else style
