"""Tables of documents: they split over pages, repeat their head, and wrap long names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, LongTable, Paragraph

from reports.pdf.german import unbroken
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
    """One row of a table: its texts in the order of the columns; ``bold`` sets all of them.

    A ``group`` has one text that stands over the rows below it and never ends a page alone.
    """

    cells: Sequence[str]
    bold: bool = False
    group: bool = False


def table(columns: Sequence[Column], rows: Sequence[Row], *, title: str = "") -> Flowable:
    """Return a table that splits over pages and repeats its head, with ``title`` as first line."""
    head = [[text(title, CELL, bold=True)] + [""] * (len(columns) - 1)] if title else []
    head.append([_head(column) for column in columns])
    built = LongTable(
        [*head, *(_cells(row, columns) for row in rows)],
        colWidths=_widths(columns),
        repeatRows=len(head),
        style=[*_table_style(len(head), titled=bool(title)), *_group_style(rows, len(head))],
        hAlign="LEFT",
    )
    built.spaceBefore, built.spaceAfter = 3, 9
    return built


def facts_table(rows: Sequence[tuple[str, str]], *, label_width: float = 52) -> Flowable:
    """Return a table without a head: what it is on the left, its value on the right."""
    label = Column("", label_width)
    built = LongTable(
        [
            [_cell(name, label, False), _cell(unbroken(value), Column(""), True)]
            for name, value in rows
        ],
        colWidths=_widths((label, Column(""))),
        style=[*_body_style(0), ("LINEABOVE", (0, 0), (-1, 0), 0.25, RULE)],
        hAlign="LEFT",
    )
    built.spaceBefore, built.spaceAfter = 3, 9
    return built


def signature_table(columns: Sequence[Column], rows: Sequence[Row]) -> Flowable:
    """Return a table with room in each row for a signature by hand; long names take more."""
    return LongTable(
        [[_head(column) for column in columns], *(_cells(row, columns) for row in rows)],
        colWidths=_widths(columns),
        minRowHeights=[0, *(0 if row.group else 11 * mm for row in rows)],
        repeatRows=1,
        style=[
            *_table_style(1, titled=False),
            ("VALIGN", (0, 1), (-1, -1), "BOTTOM"),
            *_group_style(rows, 1),
        ],
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


def _cells(row: Row, columns: Sequence[Column]) -> list[Paragraph | str]:
    if row.group:
        return [text(row.cells[0], CELL, bold=True), *[""] * (len(columns) - 1)]
    return [_cell(*pair, row.bold) for pair in zip(row.cells, columns, strict=True)]


def _group_style(rows: Sequence[Row], head_rows: int) -> list[Any]:
    style: list[Any] = []
    for position, row in enumerate(rows, start=head_rows):
        if row.group:
            style += [
                ("SPAN", (0, position), (-1, position)),
                ("TOPPADDING", (0, position), (-1, position), 7),
                ("NOSPLIT", (0, position), (0, min(position + 1, head_rows + len(rows) - 1))),
            ]
    return style


def _table_style(head_rows: int, *, titled: bool) -> list[Any]:
    last_head = head_rows - 1
    head: list[Any] = [
        ("VALIGN", (0, 0), (-1, last_head), "BOTTOM"),
        ("BACKGROUND", (0, 0), (-1, last_head), SHADE),
        ("LINEBELOW", (0, last_head), (-1, last_head), 0.8, INK),
    ]
    span: list[Any] = [("SPAN", (0, 0), (-1, 0))] if titled else []
    return [*_body_style(head_rows), *head, *span]


def _body_style(head_rows: int) -> list[Any]:
    return [
        ("VALIGN", (0, head_rows), (-1, -1), "TOP"),
        ("LINEBELOW", (0, head_rows), (-1, -1), 0.25, RULE),
        ("LEFTPADDING", (0, 0), (-1, -1), 3),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, -1), 2.2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.8),
    ]
