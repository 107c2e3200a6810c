"""The Wahlscheinverzeichnis: every issued Wahlschein, two series (§ 18 Abs. 6 KWO; R-WS-03).

It is drawn line by line, for a city issues ten thousands. No dwelling stands in it, so nobody with
an Auskunftssperre is found through it (R-DP-02).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from reports.pdf import theme
from reports.pdf.german import long_date, number, short_date
from reports.pdf.letters import SenderFacts
from reports.pdf.lines import LEADING, Line, broken, draw, fitted, put
from reports.pdf.text import clean, register_fonts

LEFT, RIGHT = 20 * mm, 195 * mm
TABLE_TOP, TABLE_BOTTOM = 46 * mm, 280 * mm
SIZE, PADDING = 10, 1.3 * mm
COLUMNS = (
    ("Nr.", 16 * mm),
    ("Familienname, Vornamen", 48 * mm),
    ("Wähler-\nverzeichnis", 23 * mm),
    ("Ausgestellt", 23 * mm),
    ("Weg", 35 * mm),
    ("Stand", 30 * mm),
)


@dataclass(frozen=True, slots=True)
class CardListRow:
    """One Wahlschein; ``register_number`` of series B is the number of the Wahlbezirk."""

    number: str
    name: str
    register_number: str
    issued_on: date
    way: str
    state: str


@dataclass(frozen=True, slots=True)
class CardSeries:
    """One of the two series, with its heading and how many of its cards are valid."""

    title: str
    rows: tuple[CardListRow, ...]
    valid: int


@dataclass(frozen=True, slots=True)
class CardListFacts:
    """Both series on a day."""

    sender: SenderFacts
    election_day: date
    series: tuple[CardSeries, ...]
    as_of: date
    specimen: bool = False


def render_card_list(facts: CardListFacts) -> bytes:
    """Return the list as PDF; each series begins on a page of its own."""
    register_fonts()
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1, lang="de")
    canvas.setTitle(clean(f"Wahlscheinverzeichnis {facts.sender.municipality}"))
    canvas.setAuthor(clean(facts.sender.municipality))
    pages = [(series, page) for series in facts.series for page in _pages(series.rows)]
    for position, (series, page) in enumerate(pages, start=1):
        _surroundings(canvas, facts, series, f"Seite {position} von {len(pages)}")
        top = TABLE_TOP
        for cells in page:
            top = _draw_row(canvas, cells, top)
        if not page:
            put(canvas, "Kein Wahlschein ist ausgestellt.", LEFT, TABLE_TOP + PADDING, SIZE)
        if facts.specimen:
            theme.draw_specimen(canvas)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


Cells = list[list[Line]]


def _cells(row: CardListRow) -> Cells:
    texts = (
        *(row.number, row.name, row.register_number),
        *(short_date(row.issued_on), row.way, row.state),
    )
    return [
        broken(text, width - 2 * PADDING, SIZE)
        for text, (_, width) in zip(texts, COLUMNS, strict=True)
    ]


def _height(cells: Cells) -> float:
    return max(map(len, cells)) * SIZE * LEADING + 2 * PADDING


def _pages(rows: Sequence[CardListRow]) -> list[list[Cells]]:
    """Cut the rows into pages; a series without a card has one empty page."""
    pages: list[list[Cells]] = [[]]
    taken = 0.0
    for row in rows:
        cells = _cells(row)
        height = _height(cells)
        if pages[-1] and taken + height > TABLE_BOTTOM - TABLE_TOP:
            pages.append([])
            taken = 0.0
        pages[-1].append(cells)
        taken += height
    return pages


def _draw_row(canvas: Canvas, cells: Cells, top: float) -> float:
    bottom, left = top + _height(cells), LEFT
    for lines, (_, width) in zip(cells, COLUMNS, strict=True):
        draw(canvas, lines, left + PADDING, top + PADDING, SIZE)
        left += width
    canvas.setStrokeColor(theme.RULE)
    canvas.setLineWidth(0.4)
    canvas.line(LEFT, theme.HEIGHT - bottom, RIGHT, theme.HEIGHT - bottom)
    return bottom


def _surroundings(canvas: Canvas, facts: CardListFacts, series: CardSeries, page: str) -> None:
    canvas.setFillColor(theme.INK)
    width = RIGHT - LEFT
    title = f"{facts.sender.municipality}: Wahlscheinverzeichnis"
    size, lines = fitted([title], width, 12 * mm, (14, 12, 10), bold=True)
    top = draw(canvas, lines, LEFT, 12 * mm, size)
    top = put(canvas, series.title, LEFT, top, 11, bold=True, width=width)
    below = (
        f"Wahl des Ausländerbeirats am {long_date(facts.election_day)} · "
        f"Stand {short_date(facts.as_of)} · ausgestellt: {number(len(series.rows))}, "
        f"davon gültig: {number(series.valid)}"
    )
    put(canvas, below, LEFT, top + 1, 9.5, width=width)
    left = LEFT
    for head, column in COLUMNS:
        for place, part in enumerate(head.split("\n")):
            lift = 4 * mm * (head.count("\n") - place)
            put(canvas, part, left + PADDING, TABLE_TOP - 5 * mm - lift, 9, bold=True)
        left += column
    canvas.setStrokeColor(theme.INK)
    canvas.setLineWidth(0.8)
    canvas.line(LEFT, theme.HEIGHT - TABLE_TOP, RIGHT, theme.HEIGHT - TABLE_TOP)
    put(canvas, page, LEFT, 284 * mm, 9)
