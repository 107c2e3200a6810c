"""A QR code as drawing instructions: squares that touch within a row form one rectangle.

The mask is fixed: trying all eight costs five times as much, and every reader reads every mask.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

import segno
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

HEIGHT = A4[1]
_MASK = 3
_ALPHANUMERIC = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
QUIET = 4
"""Modules that stay white on each side."""


def online_address(site_url: str, code: str) -> str:
    """Return the address that the code on a notice leads to.

    Capitals make a smaller code, and case does not matter in a scheme or a host. A site with a
    path keeps its letters as they are.
    """
    scheme, _, host = site_url.rstrip("/").partition("://")
    if "/" in host:
        return f"{scheme}://{host}/w/{code}/"
    return f"{scheme}://{host}/W/{code}/".upper()


def matrix(content: str) -> Sequence[Iterable[int]]:
    """Return the rows of a QR code without its margin, 1 for black (error correction M)."""
    mode = "alphanumeric" if _ALPHANUMERIC.issuperset(content) else "byte"
    made = segno.make_qr(content, error="m", mask=_MASK, boost_error=False, mode=mode)
    return made.matrix


def rectangles(rows: Sequence[Iterable[int]]) -> list[tuple[int, int, int]]:
    """Return the black rectangles of a code as column, row from below, and width."""
    found = []
    for above, row in enumerate(rows):
        column, below = 0, len(rows) - above - 1
        for black, same in groupby(row):
            width = len(list(same))
            if black:
                found.append((column, below, width))
            column += width
    return found


def draw_code(canvas: Canvas, content: str, left: float, top: float, size: float) -> None:
    """Draw a QR code with its margin into a square; ``top`` counts from the upper edge."""
    rows = matrix(content)
    module = size / (len(rows) + 2 * QUIET)
    x, y = left + QUIET * module, HEIGHT - top - size + QUIET * module
    squares = " ".join(f"{a} {b} {width} 1 re" for a, b, width in rectangles(rows))
    canvas.addLiteral(f"q {module:.4f} 0 0 {module:.4f} {x:.3f} {y:.3f} cm 0 g {squares} f Q")
