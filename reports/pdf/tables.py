"""Tables of documents: they split over pages, repeat their head, and wrap long names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.styles import ParagraphStyle
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

SIGNATURE_HEIGHT = 11 * mm
CONTINUED = " (Fortsetzung)"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table; ``width`` in millimetres, None takes what is left."""

    head: str
    width: float | None = None
    right: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: its texts in the order of the columns; ``bold`` sets all of them.

    A ``group`` has one text, a heading for the rows below it, and never ends a page alone.
    """

    cells: Sequence[str]
    bold: bool = False
    group: bool = False


class GroupedTable(LongTable):
    """A table that repeats the heading of a group continued on the next page."""

    rows: Sequence[Row] = ()
    rest: Callable[[Sequence[Row]], GroupedTable]
    _nrows: int  # ReportLab's count of all rows, which its types leave out

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Split between rows; the rest begins with the group it belongs to."""
        parts = super().split(available_width, available_height)
        first = parts[0] if len(parts) == 2 else None
        if not isinstance(first, GroupedTable):
            return parts
        taken = first._nrows - self.repeatRows
        left = self.rows[taken:]
        groups = [row.cells[0] for row in self.rows[:taken] if row.group]
        if groups and not left[0].group:
            title = f"{groups[-1].removesuffix(CONTINUED)}{CONTINUED}"
            left = [Row((title,), group=True), *left]
        return [first, self.rest(left)]


def table(
    columns: Sequence[Column], rows: Sequence[Row], *, title: str = "", size: float = CELL.fontSize
) -> Flowable:
    """Return a table that splits over pages and repeats its head, with ``title`` as first line.

    ``size`` is that of its rows, for a paper that people read by lamplight.
    """
    head: list[list[Any]] = []
    if title:
        head.append([text(title, CELL, bold=True), *[""] * (len(columns) - 1)])
    head.append([_head(column) for column in columns])
    style = _table_style(len(head), titled=bool(title))

    def built(shown: Sequence[Row]) -> GroupedTable:
        return _built(columns, head, shown, style, row_height=0, size=size)

    whole = _linked(built, rows)
    whole.spaceBefore, whole.spaceAfter = 3, 9
    return whole


def facts_table(
    rows: Sequence[tuple[str, str]], *, label_width: float = 52, size: float = CELL.fontSize
) -> Flowable:
    """Return a table without a head: labels on the left, values on the right."""
    label = Column("", label_width)
    built = LongTable(
        [
            [_cell(name, label, False, size), _cell(unbroken(value), Column(""), True, size)]
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
    head = [[_head(column) for column in columns]]
    style = [*_table_style(1, titled=False), ("VALIGN", (0, 1), (-1, -1), "BOTTOM")]

    def built(shown: Sequence[Row]) -> GroupedTable:
        return _built(columns, head, shown, style, row_height=SIGNATURE_HEIGHT)

    return _linked(built, rows)


def _linked(built: Callable[[Sequence[Row]], GroupedTable], rows: Sequence[Row]) -> GroupedTable:
    """Build the table and tell it how to build what does not fit."""
    whole = built(rows)
    whole.rows, whole.rest = rows, lambda left: _linked(built, left)
    return whole


def _built(
    columns: Sequence[Column],
    head: list[list[Any]],
    rows: Sequence[Row],
    style: Sequence[Any],
    *,
    row_height: float,
    size: float = CELL.fontSize,
) -> GroupedTable:
    return GroupedTable(
        [*head, *(_cells(row, columns, size) for row in rows)],
        colWidths=_widths(columns),
        minRowHeights=[*[0] * len(head), *(0 if row.group else row_height for row in rows)],
        repeatRows=len(head),
        style=[*style, *_group_style(rows, len(head))],
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


def _cell(content: str, column: Column, bold: bool, size: float) -> Paragraph:
    style = CELL_RIGHT if column.right else CELL
    if size != style.fontSize:
        style = ParagraphStyle("cell", style, fontSize=size, leading=size * 1.35)
    return text(content, style, bold=bold)


def _cells(row: Row, columns: Sequence[Column], size: float) -> list[Paragraph | str]:
    if row.group:
        return [_cell(row.cells[0], Column(""), True, size), *[""] * (len(columns) - 1)]
    return [_cell(*pair, row.bold, size) for pair in zip(row.cells, columns, strict=True)]


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
