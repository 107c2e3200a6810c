"""Text set line by line straight onto a canvas, for papers that are made by the ten thousand.

A ``Paragraph`` of ReportLab costs about a millisecond; here a line costs what its string costs.
Lines are broken in reading order and put in drawing order afterwards, so that a right-to-left
sentence of several lines begins on its first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from reports.pdf.text import (
    BOLD,
    EMBED,
    REGULAR,
    UNEMBED,
    clean,
    font_runs,
    in_drawing_order,
    is_plain,
    register_fonts,
)
from reports.pdf.theme import HEIGHT

LEADING = 1.3
"""Distance between two lines, as a multiple of the font size."""

# Only between letters: a line must not break at the hyphen of „203-0“.
_HYPHEN = re.compile(r"(?<=[^\W\d]-)(?=[^\W\d])")


@dataclass(frozen=True, slots=True)
class Line:
    """One line in drawing order: runs of one font each, and how wide they are together."""

    runs: Sequence[tuple[str, str]]
    width: float


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: its text, how it is set and the space above it, in points."""

    text: str
    bold: bool = False
    space: float = 0.0
    scale: float = 1.0


def embedded(text: str) -> str:
    """Return ``text`` marked as running from left to right, whatever is written around it."""
    return f"{EMBED}{clean(text)}{UNEMBED}"


def broken(
    text: str, width: float, size: float, *, bold: bool = False, rtl: bool = False
) -> list[Line]:
    """Break ``text`` into lines not wider than ``width``; a longer word is broken inside."""
    register_fonts()
    if not rtl and is_plain(text):
        font = BOLD if bold else REGULAR
        wide = stringWidth(text, font, size)
        if wide <= width:
            return [Line(((font, text),), wide)]
    wrapped = _wrapped(text, width, size, bold, rtl)
    return [_line(line, size, bold, rtl) for line in wrapped]


def fitted(
    texts: Sequence[str], width: float, height: float, sizes: Iterable[float], *, bold: bool = False
) -> tuple[float, list[Line]]:
    """Return the largest of ``sizes`` at which all lines fit, with the lines.

    If none is small enough, the smallest is taken and what does not fit is cut.
    """
    for size in sizes:
        lines = [line for text in texts for line in broken(text, width, size, bold=bold)]
        if len(lines) * size * LEADING <= height:
            break
    return size, lines[: max(1, int(height / (size * LEADING) + 0.01))]


def fitted_first(
    texts: Iterable[str], width: float, height: float, sizes: Sequence[float]
) -> tuple[float, list[Line]]:
    """Return the first of ``texts`` that fits at one of ``sizes``, as :func:`fitted` does.

    If none fits, the last is cut.
    """
    for text in texts:
        size, lines = fitted([text], width, height, sizes)
        if len(broken(text, width, size)) <= len(lines):
            break
    return size, lines


def draw(
    canvas: Canvas,
    lines: Iterable[Line],
    left: float,
    top: float,
    size: float,
    *,
    right: float | None = None,
) -> float:
    """Draw lines downwards from ``top`` (points below the upper edge); return where they end.

    With ``right`` they are aligned there, as right-to-left text is.
    """
    for line in lines:
        top += size * LEADING
        across = left if right is None else right - line.width
        for font, run in line.runs:
            canvas.setFont(font, size)
            canvas.drawString(across, HEIGHT - top + size * 0.3, run)
            if len(line.runs) > 1:
                across += stringWidth(run, font, size)
    return top


def put(
    canvas: Canvas,
    text: str,
    left: float,
    top: float,
    size: float,
    *,
    width: float = 170 * mm,
    bold: bool = False,
) -> float:
    """Draw one text from ``top``, broken where it is too wide; return where it ends."""
    return draw(canvas, broken(text, width, size, bold=bold), left, top, size)


class Column:
    """A column of paragraphs in one language, between two edges."""

    def __init__(self, blocks: Sequence[Block], left: float, width: float, *, rtl: bool = False):
        self.blocks, self.left, self.width, self.rtl = blocks, left, width, rtl

    def set(self, size: float) -> tuple[float, list[tuple[float, float, list[Line]]]]:
        """Return the height at ``size`` and each paragraph as space above, size and lines."""
        height, paragraphs = 0.0, []
        for block in self.blocks:
            own = size * block.scale
            lines = broken(block.text, self.width, own, bold=block.bold, rtl=self.rtl)
            paragraphs.append((block.space * size, own, lines))
            height += block.space * size + len(lines) * own * LEADING
        return height, paragraphs

    def draw(self, canvas: Canvas, top: float, size: float) -> float:
        """Draw the column from ``top``; return where it ends."""
        right = self.left + self.width if self.rtl else None
        for space, own, lines in self.set(size)[1]:
            top = draw(canvas, lines, self.left, top + space, own, right=right)
        return top


def size_for(columns: Sequence[Column], height: float, sizes: Sequence[float]) -> float:
    """Return the largest of ``sizes`` at which every column is at most ``height`` high."""
    for size in sizes:
        if all(column.set(size)[0] <= height for column in columns):
            return size
    return sizes[-1]


def _cleaned(text: str) -> str:
    """Clean ``text``, but keep the marks around left-to-right parts."""
    parts = re.split(f"([{EMBED}{UNEMBED}])", text)
    # The dots keep the spaces at the ends of a part.
    return "".join(p if p in (EMBED, UNEMBED) else clean(f".{p}.")[1:-1] for p in parts)


def _wrapped(text: str, width: float, size: float, bold: bool, rtl: bool) -> list[str]:
    """Break between words and after hyphens.

    An embedded part that goes on in the next line is embedded there too.
    """
    lines, taken = [""], 0.0
    for glue, word in _words(_cleaned(text)):
        gap = stringWidth(glue, REGULAR, size)
        for position, part in enumerate(_parts(word, width, size, bold, rtl)):
            wide = _line(part, size, bold, rtl).width
            if position or (lines[-1] and taken + gap + wide > width):
                is_open = lines[-1].count(EMBED) > lines[-1].count(UNEMBED)
                lines[-1] += UNEMBED if is_open else ""
                lines.append((EMBED if is_open else "") + part)
                taken = wide
            else:
                taken += wide + (gap if lines[-1] else 0)
                lines[-1] += (glue if lines[-1] else "") + part
    return lines


def _words(text: str) -> list[tuple[str, str]]:
    """Return the pieces between which a line may end, each with what comes before it."""
    return [
        (" " if position == 0 else "", piece)
        for word in text.split(" ")
        for position, piece in enumerate(_HYPHEN.split(word))
    ]


def _parts(word: str, width: float, size: float, bold: bool, rtl: bool) -> list[str]:
    """Return a word, in pieces if it is wider than a line."""
    if _line(word, size, bold, rtl).width <= width:
        return [word]
    parts = [""]
    for sign in word:
        if parts[-1] and _line(parts[-1] + sign, size, bold, rtl).width > width:
            parts.append("")
        parts[-1] += sign
    return parts


@lru_cache(maxsize=8192)
def _line(text: str, size: float, bold: bool, rtl: bool) -> Line:
    runs = font_runs(in_drawing_order(text, rtl=rtl), bold=bold)
    return Line(tuple(runs), sum(stringWidth(run, font, size) for font, run in runs))
