"""Tables of documents: they split over pages, repeat their head, and wrap long names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, LongTable, Paragraph

from reports.pdf.german import unbroken
from reports.pdf.text import RTL_LINE, paragraph_text
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
WRITING_HEIGHT = 8.5 * mm
SIDE = 3
"""Points between the text of a cell and its edges."""

SMALLEST, LONGEST = 5.5, 240
"""On a form a text of more than so many characters is set so small that its row fits a page."""

RTL_WIDTH = 0.5
"""How wide a right-to-left letter is at most on average, as a share of its size."""

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
    """A table that repeats the heading of a group continued on the next page.

    ``made`` are its rows as they are drawn: what does not fit is not made again, or a list of 500
    persons would cost as many times as it has pages.
    """

    rows: Sequence[Row] = ()
    made: Sequence[list[Any]] = ()
    rest: Callable[[Sequence[Row], Sequence[list[Any]]], GroupedTable]
    _nrows: int  # ReportLab's count of all rows, which its types leave out
    _rowHeights: Sequence[float]  # noqa: N815 - ReportLab's name

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Split between rows; the rest begins with the group it belongs to."""
        parts = super().split(available_width, available_height)
        first = parts[0] if len(parts) == 2 else None
        if not isinstance(first, GroupedTable):
            return parts
        taken = first._nrows - self.repeatRows
        left, made = self.rows[taken:], self.made[taken:]
        groups = [row.cells[0] for row in self.rows[:taken] if row.group]
        if groups and not left[0].group:
            title = f"{groups[-1].removesuffix(CONTINUED)}{CONTINUED}"
            left = [Row((title,), group=True), *left]
        return [first, self.rest(left, made)]


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

    whole = _linked(_Plan(columns, head, style, 0, size), rows)
    whole.spaceBefore, whole.spaceAfter = 3, 9
    return whole


def facts_table(
    rows: Sequence[tuple[str, str]],
    *,
    label_width: float = 52,
    size: float = CELL.fontSize,
    to_fill: bool = False,
    strong: Collection[str] | None = None,
) -> Flowable:
    """Return a table without a head: labels on the left, values on the right.

    On a form ``to_fill``, a row without a value has room to write it by hand. Values are bold, or
    only those of the labels in ``strong`` where the others are sentences.
    """
    label = Column("", label_width)
    empty = [position for position, (_, value) in enumerate(rows) if to_fill and not value]
    built = LongTable(
        [
            [
                _cell(name, label, False, size),
                _cell(unbroken(value), Column(""), strong is None or name in strong, size),
            ]
            for name, value in rows
        ],
        colWidths=_widths((label, Column(""))),
        minRowHeights=[WRITING_HEIGHT if at in empty else 0 for at in range(len(rows))],
        style=[
            *_body_style(0),
            ("LINEABOVE", (0, 0), (-1, 0), 0.25, RULE),
            *(("VALIGN", (0, at), (-1, at), "BOTTOM") for at in empty),
        ],
        hAlign="LEFT",
    )
    built.spaceBefore, built.spaceAfter = 3, 9
    return built


def signature_table(columns: Sequence[Column], rows: Sequence[Row]) -> Flowable:
    """Return a table with room in each row for a signature by hand; long names take more."""
    head = [[_head(column) for column in columns]]
    style = [*_table_style(1, titled=False), ("VALIGN", (0, 1), (-1, -1), "BOTTOM")]

    return _linked(_Plan(columns, head, style, SIGNATURE_HEIGHT, CELL.fontSize), rows)


def form_table(columns: Sequence[Column], rows: Sequence[Row], *, size: float = 8) -> GroupedTable:
    """Return a table of a form: lines between its columns, room by hand where a cell is empty."""
    head = [[_head(column) for column in columns]]
    style = [
        *_table_style(1, titled=False),
        ("INNERGRID", (0, 0), (-1, -1), 0.25, RULE),
        ("BOX", (0, 0), (-1, -1), 0.25, RULE),
    ]

    whole = _linked(_Plan(columns, head, style, WRITING_HEIGHT, size, 9, LONGEST), rows)
    whole.spaceBefore = 3
    return whole


def fitting_rows(whole: GroupedTable, height: float) -> int:
    """Return how many rows of a table with one head row fit into ``height`` (points)."""
    whole.wrap(CONTENT_WIDTH, height)
    ends = accumulate(whole._rowHeights)
    return max(0, sum(end <= height for end in ends) - 1)


@dataclass(frozen=True, slots=True)
class _Plan:
    """How a table is drawn, whichever of its rows stand on a page."""

    columns: Sequence[Column]
    head: list[list[Any]]
    style: Sequence[Any]
    row_height: float
    size: float
    space_after: float = 0
    in_small: int | None = None

    def size_of(self, content: str) -> float:
        """The size of a text: small where it has more than ``in_small`` characters.

        Or one row would be higher than a page.
        """
        is_long = self.in_small is not None and len(content) > self.in_small
        return SMALLEST if is_long else self.size


def _linked(plan: _Plan, rows: Sequence[Row], made: Sequence[list[Any]] = ()) -> GroupedTable:
    """Build the table and tell it how to build what does not fit; the last are ``made`` already."""
    fresh = rows[: len(rows) - len(made)]
    cells = [*(_cells(row, plan) for row in fresh), *made]
    heights = (0 if row.group else plan.row_height for row in rows)
    whole = GroupedTable(
        [*plan.head, *cells],
        colWidths=_widths(plan.columns),
        minRowHeights=[*[0] * len(plan.head), *heights],
        repeatRows=len(plan.head),
        style=[*plan.style, *_group_style(rows, len(plan.head))],
        hAlign="LEFT",
    )
    whole.rows, whole.made, whole.spaceAfter = rows, cells, plan.space_after
    whole.rest = lambda left, kept: _linked(plan, left, kept)
    return whole


def _widths(columns: Sequence[Column]) -> list[float]:
    fixed = sum(column.width or 0 for column in columns) * mm
    open_columns = sum(column.width is None for column in columns)
    return [
        (CONTENT_WIDTH - fixed) / open_columns if column.width is None else column.width * mm
        for column in columns
    ]


def _head(column: Column) -> Paragraph:
    return text(column.head, COLUMN_HEAD_RIGHT if column.right else COLUMN_HEAD)


class _Cell(Paragraph):
    """A paragraph that breaks its lines once; a long table asks for its height on every page."""

    known: tuple[float, tuple[float, float]] | None = None

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Return the size, which depends on the width alone."""
        if self.known is None or self.known[0] != available_width:
            self.known = available_width, super().wrap(available_width, available_height)
        return self.known[1]


def _cell(
    content: str, column: Column, bold: bool, size: float, width: float = CONTENT_WIDTH
) -> Paragraph:
    style = CELL_RIGHT if column.right else CELL
    if size != style.fontSize:
        style = _sized(style, size)
    # What runs from right to left must fit on its line: it is in drawing order already.
    rtl_line = min(RTL_LINE, int(width / (RTL_WIDTH * size)))
    return _Cell(paragraph_text(content, bold=bold, rtl_line=rtl_line), style)


@cache
def _sized(style: ParagraphStyle, size: float) -> ParagraphStyle:
    return ParagraphStyle(
        "cell", style, fontSize=size, leading=size * 1.35, embeddedHyphenation=size < CELL.fontSize
    )


def _cells(row: Row, plan: _Plan) -> list[Any]:
    columns, size = plan.columns, plan.size
    if row.group:
        return [_cell(row.cells[0], Column(""), True, size), *[""] * (len(columns) - 1)]
    return [
        _cell(content, column, row.bold, plan.size_of(content), width - 2 * SIDE)
        for content, column, width in zip(row.cells, columns, _widths(columns), strict=True)
    ]


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
        ("LEFTPADDING", (0, 0), (-1, -1), SIDE),
        ("RIGHTPADDING", (0, 0), (-1, -1), SIDE),
        ("TOPPADDING", (0, 0), (-1, -1), 2.2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.8),
    ]
