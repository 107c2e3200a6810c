"""Reading a PDF back: its text without line breaks, and the position of each line."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader
from reportlab.lib.units import mm

from reports.pdf import theme


def pages_of(content: bytes) -> list[str]:
    """Return the text of each page, white space as single spaces."""
    reader = PdfReader(BytesIO(content))
    return [" ".join(page.extract_text().split()) for page in reader.pages]


def text_of(content: bytes) -> str:
    """Return the text of all pages."""
    return " ".join(pages_of(content))


def missing(content: bytes, *sentences: str) -> list[str]:
    """Return those of ``sentences`` that the paper does not contain."""
    shown = text_of(content)
    return [sentence for sentence in sentences if " ".join(sentence.split()) not in shown]


def outline_of(content: bytes) -> list[str]:
    """Return the titles of the outline, without those below them."""
    entries = PdfReader(BytesIO(content)).outline
    return [str(entry.title) for entry in entries if not isinstance(entry, list)]


def lines_of(content: bytes, page: int = 0) -> list[tuple[str, float, float]]:
    """Return each piece of text of a page with its distance from left and top, in millimetres."""
    found: list[tuple[str, float, float]] = []

    def visit(piece, matrix, line, _font, _size):
        if piece.strip():
            left = line[4] * matrix[0] + matrix[4]
            top = theme.HEIGHT - line[5] * matrix[3] - matrix[5]
            found.append((" ".join(piece.split()), round(left / mm, 1), round(top / mm, 1)))

    PdfReader(BytesIO(content)).pages[page].extract_text(visitor_text=visit)
    return found


def sizes_of(content: bytes, page: int = 0) -> list[tuple[str, float]]:
    """Return each piece of text of a page with the size of its letters, in points."""
    found: list[tuple[str, float]] = []

    def visit(piece, _matrix, _line, _font, size):
        if piece.strip():
            found.append((" ".join(piece.split()), round(size, 2)))

    PdfReader(BytesIO(content)).pages[page].extract_text(visitor_text=visit)
    return found
