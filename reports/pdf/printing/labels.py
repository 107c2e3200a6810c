"""Address labels on A4 sheets of the common format: 3 × 8 labels of 70 × 37 mm.

A sheet that is used in part goes on at the next free label.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from reports.pdf import theme
from reports.pdf.lines import LEADING, Line, broken, draw, fitted
from reports.pdf.text import clean, register_fonts

ACROSS, DOWN = 3, 8
A_SHEET = ACROSS * DOWN
LABEL_WIDTH, LABEL_HEIGHT = 70 * mm, 37 * mm
# Eight labels are a millimetre lower than the sheet; printers leave some millimetres blank.
TOP = (theme.HEIGHT - DOWN * LABEL_HEIGHT) / 2
INSET_ACROSS, INSET_DOWN = 6 * mm, 5 * mm
SIZES = (11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7)


@dataclass(frozen=True, slots=True)
class Label:
    """One address; ``reference`` says which letter it belongs to, in small print."""

    lines: tuple[str, ...]
    reference: str = ""


@dataclass(frozen=True, slots=True)
class LabelsFacts:
    """The labels of one run; ``first`` is the place of the first free label (1 to 24)."""

    title: str
    municipality: str
    labels: tuple[Label, ...]
    first: int = 1
    specimen: bool = False


def render_labels(facts: LabelsFacts) -> bytes:
    """Return the sheets as PDF. Raises ValueError for a place that no sheet has."""
    if not 1 <= facts.first <= A_SHEET:
        raise ValueError(f"a sheet has labels 1 to {A_SHEET}")
    register_fonts()
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1, lang="de")
    canvas.setTitle(clean(facts.title))
    canvas.setAuthor(clean(facts.municipality))
    place = facts.first - 1
    _begin(canvas, facts)
    for label in facts.labels:
        if place == A_SHEET:
            canvas.showPage()
            _begin(canvas, facts)
            place = 0
        _draw(canvas, label, place)
        place += 1
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _begin(canvas: Canvas, facts: LabelsFacts) -> None:
    if facts.specimen:
        theme.draw_specimen(canvas)


def _draw(canvas: Canvas, label: Label, place: int) -> None:
    row, column = divmod(place, ACROSS)
    left = column * LABEL_WIDTH + INSET_ACROSS
    top = TOP + row * LABEL_HEIGHT + INSET_DOWN
    width, height = LABEL_WIDTH - 2 * INSET_ACROSS, LABEL_HEIGHT - 2 * INSET_DOWN
    canvas.setFillColor(theme.INK)
    size, lines = _fitting(label, width, height)
    # In the middle of its height: a sheet that slips a little loses no line.
    draw(canvas, lines, left, top + (height - len(lines) * size * LEADING) / 2, size)
    if label.reference:
        (reference,) = broken(label.reference, width, 6)[:1]
        below = top + height - 1
        draw(canvas, [reference], left + width - reference.width, below, 6)


def _fitting(label: Label, width: float, height: float) -> tuple[float, list[Line]]:
    size, lines = fitted(label.lines, width, height, SIZES)
    if sum(len(broken(line, width, size)) for line in label.lines) > len(lines):
        # Nothing is cut: such an address stands on the Wahlschein, in the window.
        instead = f"{label.reference}: Anschrift zu lang, siehe Wahlschein"
        return fitted([instead], width, height, (10,))
    return size, lines
