"""The register of one Wahlbezirk for its polling board (R-REG-06).

It shows what the board needs to find a person and to mark the vote; no nationality, no day of
birth, and no dwelling of a person with an Auskunftssperre (R-DP-01, R-DP-02). A struck person
stays readable and is crossed out.
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
from reports.pdf.lines import LEADING, Line, broken, draw, fitted, put
from reports.pdf.text import clean, register_fonts

PROTECTED = "Auskunftssperre"
STRUCK = "gestrichen"

LEFT, RIGHT = 15 * mm, 195 * mm
TABLE_TOP, TABLE_BOTTOM = 38 * mm, 280 * mm
SIZE, PADDING, ABOVE = 8.5, 1.2 * mm, 0.6 * mm
COLUMNS = (
    ("Nr.", 12 * mm),
    ("Familienname", 39 * mm),
    ("Vornamen", 37 * mm),
    ("Wohnung", 46 * mm),
    ("Stimm-\nabgabe", 15 * mm),
    ("W", 7 * mm),
    ("Bemerkungen", 24 * mm),
)


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """One person; ``dwelling`` is ``PROTECTED`` where it must not be shown.

    The family name is with its particle, the given names with the title: „van der Bergh“, „Dr.
    Pieter Jan“.

    ``number`` is None until numbers are given.
    """

    number: int | None
    family_name: str
    given_names: str
    dwelling: str
    has_card: bool = False
    struck_on: date | None = None


@dataclass(frozen=True, slots=True)
class RegisterFacts:
    """The register of one Wahlbezirk on a day."""

    municipality: str
    election_day: date
    district: str
    rows: tuple[RegisterRow, ...]
    as_of: date
    specimen: bool = False

    @property
    def standing(self) -> int:
        """How many may vote."""
        return sum(row.struck_on is None for row in self.rows)

    @property
    def with_card(self) -> int:
        """How many of them carry the mark „W“."""
        return sum(row.has_card and row.struck_on is None for row in self.rows)


def render_register(facts: RegisterFacts) -> bytes:
    """Return the register as PDF."""
    register_fonts()
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1, lang="de")
    canvas.setTitle(clean(f"Wählerverzeichnis {facts.district}"))
    canvas.setAuthor(clean(facts.municipality))
    pages = _pages([(row, _cells(row)) for row in facts.rows])
    for position, page in enumerate(pages, start=1):
        _surroundings(canvas, facts, position, len(pages))
        top = TABLE_TOP
        for row, cells in page:
            top = _draw_row(canvas, row, cells, top)
        if facts.specimen:
            theme.draw_specimen(canvas)
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _cells(row: RegisterRow) -> list[list[Line]]:
    remark = f"{STRUCK} {short_date(row.struck_on)}" if row.struck_on else ""
    texts = (
        *(str(row.number or "–"), row.family_name, row.given_names, row.dwelling),
        *("", "W" if row.has_card else "", remark),
    )
    return [
        broken(text, width - 2 * PADDING, SIZE)
        for text, (_, width) in zip(texts, COLUMNS, strict=True)
    ]


def _height(cells: Sequence[Sequence[Line]]) -> float:
    return max(map(len, cells)) * SIZE * LEADING + 2 * ABOVE


Page = list[tuple[RegisterRow, list[list[Line]]]]


def _pages(rows: Page) -> list[Page]:
    """Cut the rows into pages; a register without anybody has one empty page."""
    pages: list[Page] = [[]]
    taken = 0.0
    for row, cells in rows:
        height = _height(cells)
        if pages[-1] and taken + height > TABLE_BOTTOM - TABLE_TOP:
            pages.append([])
            taken = 0.0
        pages[-1].append((row, cells))
        taken += height
    return pages


def _draw_row(
    canvas: Canvas, row: RegisterRow, cells: Sequence[Sequence[Line]], top: float
) -> float:
    bottom, left = top + _height(cells), LEFT
    for lines, (_, width) in zip(cells, COLUMNS, strict=True):
        draw(canvas, lines, left + PADDING, top + ABOVE, SIZE)
        left += width
    if row.struck_on:
        _cross_out(canvas, cells[:4], top)
    canvas.setStrokeColor(theme.RULE)
    canvas.setLineWidth(0.4)
    canvas.line(LEFT, theme.HEIGHT - bottom, RIGHT, theme.HEIGHT - bottom)
    left = LEFT
    for _, width in COLUMNS[:-1]:
        left += width
        canvas.line(left, theme.HEIGHT - top, left, theme.HEIGHT - bottom)
    return bottom


def _cross_out(canvas: Canvas, cells: Sequence[Sequence[Line]], top: float) -> None:
    canvas.setStrokeColor(theme.INK)
    canvas.setLineWidth(0.7)
    left = LEFT
    for lines, (_, width) in zip(cells, COLUMNS, strict=False):
        for place, line in enumerate(lines):
            height = theme.HEIGHT - top - ABOVE - (place + 0.62) * SIZE * LEADING
            canvas.line(left + PADDING, height, left + PADDING + line.width, height)
        left += width


def _surroundings(canvas: Canvas, facts: RegisterFacts, page: int, pages: int) -> None:
    canvas.setFillColor(theme.INK)
    width = RIGHT - LEFT
    title = f"{facts.municipality}: Wählerverzeichnis, Wahlbezirk {facts.district}"
    size, lines = fitted([title], width, 11 * mm, (12.5, 11, 9.5, 8, 7), bold=True)
    top = draw(canvas, lines, LEFT, 11 * mm, size)
    below = (
        f"Wahl des Ausländerbeirats am {long_date(facts.election_day)} · "
        f"Stand {short_date(facts.as_of)} · Wahlberechtigte: {number(facts.standing)}, "
        f"davon mit Sperrvermerk „W“: {number(facts.with_card)} · "
        f"gestrichen: {number(len(facts.rows) - facts.standing)}"
    )
    put(canvas, below, LEFT, top + 1 * mm, 8.5, width=width)
    left = LEFT
    for head, column in COLUMNS:
        for place, part in enumerate(head.split("\n")):
            lift = 3.6 * mm * (head.count("\n") - place)
            put(canvas, part, left + PADDING, TABLE_TOP - 5 * mm - lift, 7.5, bold=True)
        left += column
    canvas.setStrokeColor(theme.INK)
    canvas.setLineWidth(0.8)
    canvas.line(LEFT, theme.HEIGHT - TABLE_TOP, RIGHT, theme.HEIGHT - TABLE_TOP)
    put(canvas, f"Seite {page} von {pages}", LEFT, 284 * mm, 8)
    if not facts.rows:
        put(canvas, "In diesem Wahlbezirk steht niemand im Verzeichnis.", LEFT, TABLE_TOP, 9.5)
