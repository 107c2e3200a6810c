"""What every document shares: the page, its header and footer, the styles, the outline.

A document is a function from facts to bytes. ``render`` is its last step: it draws the story
once and fills in „Seite 1 von 3“ at the end. The same facts give the same bytes, because nothing
here reads a clock.

The page follows DIN 5008 where a protocol can: 25 mm left for the punch, with its mark at half
height, 20 mm right. ReportLab cannot write tagged PDF; language, title, outline and readable
text are set, and the public pages carry the same figures as HTML for screen readers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING, Any

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    NextPageTemplate,
    PageTemplate,
    Paragraph,
)

from reports.pdf.german import short_date
from reports.pdf.qr_code import draw_code
from reports.pdf.text import BOLD, REGULAR, clean, paragraph_text, register_fonts

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

SPECIMEN, DRAFT = "MUSTER", "ENTWURF"
WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM = 25 * mm, 20 * mm, 32 * mm, 24 * mm
CONTENT_WIDTH = WIDTH - LEFT - RIGHT
NOTICE_WIDTH, STATE_WIDTH, STATE_CODE = 58 * mm, 18 * mm, 18.5 * mm

INK, QUIET, RULE, SHADE = (HexColor(c) for c in ("#111111", "#4a4a4a", "#9a9a9a", "#ececec"))

BODY = ParagraphStyle(
    "body", fontName=REGULAR, fontSize=9.5, leading=13.5, textColor=INK, spaceAfter=4
)
SMALL = ParagraphStyle("small", BODY, fontSize=8, leading=11, textColor=QUIET)
TITLE = ParagraphStyle("title", BODY, fontName=BOLD, fontSize=15, leading=20, spaceAfter=3)
SUBTITLE = ParagraphStyle("subtitle", BODY, fontSize=11, leading=15, spaceAfter=10)
HEADINGS = (
    ParagraphStyle(
        "h1", BODY, fontName=BOLD, fontSize=12, leading=16, spaceBefore=12, spaceAfter=5
    ),
    ParagraphStyle("h2", BODY, fontName=BOLD, fontSize=10, leading=14, spaceBefore=8, spaceAfter=3),
)
CELL = ParagraphStyle("cell", BODY, fontSize=8.5, leading=11.5, spaceAfter=0)
CELL_RIGHT = ParagraphStyle("cell-right", CELL, alignment=TA_RIGHT)
HEADER = ParagraphStyle("header", CELL, fontName=BOLD, allowOrphans=1, allowWidows=1)
RUNNING_TITLE = ParagraphStyle(
    "running-title", HEADER, fontName=REGULAR, fontSize=8, textColor=QUIET
)
COLUMN_HEAD = ParagraphStyle("column-head", CELL, fontName=BOLD, fontSize=7.5, leading=9.5)
COLUMN_HEAD_RIGHT = ParagraphStyle("column-head-right", COLUMN_HEAD, alignment=TA_RIGHT)


@dataclass(frozen=True, slots=True)
class PageFrame:
    """What surrounds the content on every page of one document.

    ``title`` is the title of the file, ``running_title`` the short one in the header; ``notice``
    is a warning repeated on each page; ``first_page_space`` (points) stays free below the header
    of page 1, for the address field of a letter (DIN 5008 form B: 40 mm). A ``specimen`` bears
    MUSTER across each page, a ``draft`` ENTWURF.

    A form that people fill in has the code of the ``state`` that it prints beside its page number
    at the top, with a QR code that leads to ``state_address``. Where each page is a paper of its
    own, it is not ``numbered``.
    """

    municipality: str
    title: str
    running_title: str
    issued_on: date
    code: str
    notice: str = ""
    first_page_space: float = 0.0
    specimen: bool = False
    draft: bool = False
    state: str = ""
    state_address: str = ""
    numbered: bool = True


class _NumberedCanvas(Canvas):
    """Draws the page numbers at the end, when the number of pages is known."""

    sheet: PageFrame

    def save(self) -> None:
        """Define the form that each page leaves room for, and write the file."""
        pages = self.getPageNumber() - 1  # the last page is closed already
        state = f"Stand {self.sheet.state}" if self.sheet.state else ""
        for page in range(1, pages + 1):
            number = f"Seite {page} von {pages}" if self.sheet.numbered else ""
            self.beginForm(_page_number(page))
            self.setFont(REGULAR, 7.5)
            self.setFillColor(QUIET)
            self.drawRightString(WIDTH - RIGHT, 13.5 * mm, number)
            self.setFont(BOLD, 8.5)
            self.setFillColor(INK)
            shown = ", ".join(part for part in (state, number) if part) if state else ""
            self.drawRightString(WIDTH - RIGHT - STATE_WIDTH, HEIGHT - 13 * mm, shown)
            self.endForm()
        super().save()


class Bookmark(Flowable):
    """An entry of the outline that leads to its own position; it takes no room."""

    def __init__(self, title: str, level: int) -> None:
        super().__init__()
        self.title = clean(title)
        self.level = level

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take no room."""
        return 0, 0

    def draw(self) -> None:
        """Write the outline entry."""
        canvas = self.canv
        _, height = canvas.absolutePosition(0, 0)
        key = f"{canvas.getPageNumber()}-{height:.2f}-{self.title}"
        canvas.bookmarkHorizontal(key, 0, 12)
        canvas.addOutlineEntry(self.title, key, level=self.level, closed=self.level > 0)


def fingerprint(facts: DataclassInstance) -> str:
    """Return the SHA-256 (64 hex digits) of a document's facts, independent of how it is drawn."""
    content = json.dumps(
        [type(facts).__name__, asdict(facts)], default=str, sort_keys=True, ensure_ascii=True
    )
    return hashlib.sha256(content.encode()).hexdigest()


def short_code(sha256: str) -> str:
    """Return the first 64 bits of a SHA-256 as people read them aloud: „3f9a-21bc-77de-0412“."""
    return "-".join(sha256[start : start + 4] for start in range(0, 16, 4))


def text(content: str, style: ParagraphStyle = BODY, *, bold: bool = False) -> Paragraph:
    """Return a paragraph of plain text; nothing in it is ever read as markup."""
    return Paragraph(paragraph_text(content, bold=bold), style)


def heading(title: str, level: int = 0, *, room: float = 45 * mm) -> list[Flowable]:
    """Return a heading with its outline entry; it starts a new page when less ``room`` is left."""
    return [CondPageBreak(room), Bookmark(title, level), text(title, HEADINGS[level], bold=True)]


def render(sheet: PageFrame, story: Callable[[], list[Flowable]]) -> bytes:
    """Draw ``story`` on the pages of ``sheet`` and return the PDF."""
    register_fonts()
    target = BytesIO()
    document = BaseDocTemplate(
        target,
        pagesize=A4,
        title=clean(sheet.title),
        author=clean(sheet.municipality),
        subject=f"Prüfcode {sheet.code}",
        creator="Ausländerbeiratswahl",
        lang="de",
        invariant=1,
        displayDocTitle=True,
    )

    def surround(canvas: Canvas, _: BaseDocTemplate) -> None:
        _draw_surroundings(canvas, sheet)
        if sheet.specimen:
            draw_specimen(canvas)
        if sheet.draft:
            _draw_across(canvas, DRAFT, 135, RULE)

    def numbered(*given: Any, **options: Any) -> Canvas:
        canvas = _NumberedCanvas(*given, **options)
        canvas.sheet = sheet
        return canvas

    document.addPageTemplates(
        [
            PageTemplate("first", [_frame(sheet.first_page_space)], onPage=surround),
            PageTemplate("next", [_frame(0)], onPage=surround),
        ]
    )
    document.build([NextPageTemplate("next"), *story()], canvasmaker=numbered)
    return target.getvalue()


def draw_specimen(canvas: Canvas) -> None:
    """Draw MUSTER across the page, in letters so large that no part of it passes for a real one.

    Only their outlines, so that what stands there can be read through them: see-through colours
    get lost in the shared forms of a file.
    """
    _draw_across(canvas, SPECIMEN, 165, QUIET)


def _draw_across(canvas: Canvas, word: str, size: float, color: Color) -> None:
    canvas.saveState()
    canvas.setStrokeColor(color)
    canvas.setLineWidth(1.6)
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(55)
    canvas.setFont(BOLD, size)
    canvas.drawCentredString(0, -60, word, mode=1)
    canvas.restoreState()


def _frame(space: float) -> Frame:
    height = HEIGHT - TOP - BOTTOM - space
    return Frame(LEFT, BOTTOM, CONTENT_WIDTH, height, *(0, 0, 0, 0))


def _draw_surroundings(canvas: Canvas, sheet: PageFrame) -> None:
    canvas.saveState()
    canvas.setDateFormatter(lambda *_: f"D:{sheet.issued_on:%Y%m%d}000000Z")
    canvas.setStrokeColor(RULE)
    canvas.setLineWidth(0.5)
    canvas.line(6 * mm, HEIGHT / 2, 11 * mm, HEIGHT / 2)
    canvas.line(LEFT, HEIGHT - 25 * mm, WIDTH - RIGHT, HEIGHT - 25 * mm)
    canvas.line(LEFT, 18 * mm, WIDTH - RIGHT, 18 * mm)
    beside = NOTICE_WIDTH + 4 * mm if sheet.notice or sheet.state else 0
    name_width = CONTENT_WIDTH - beside - (STATE_WIDTH if sheet.state else 0)
    _place(canvas, sheet.municipality, HEADER, name_width, 14.5 * mm)
    _place(canvas, sheet.running_title, RUNNING_TITLE, name_width, 19 * mm)
    if sheet.notice:
        _draw_notice(canvas, sheet.notice, beside_code=bool(sheet.state))
    if sheet.state:
        # Its white margin reaches into that of the page, so that the squares end at the edge.
        left = WIDTH - RIGHT - STATE_CODE + 2 * mm
        draw_code(canvas, sheet.state_address or sheet.state, left, 5.5 * mm, STATE_CODE)
    canvas.setFont(REGULAR, 7.5)
    canvas.setFillColor(QUIET)
    canvas.drawString(LEFT, 13.5 * mm, f"Prüfcode {sheet.code}")
    middle = LEFT + CONTENT_WIDTH / 2
    canvas.drawCentredString(middle, 13.5 * mm, f"Ausgestellt am {short_date(sheet.issued_on)}")
    canvas.doForm(_page_number(canvas.getPageNumber()))
    canvas.restoreState()


def _page_number(page: int) -> str:
    """The name of the form that says „Seite 1 von 3“ on a page."""
    return f"page-number-{page}"


def _draw_notice(canvas: Canvas, notice: str, *, beside_code: bool) -> None:
    right = WIDTH - RIGHT - (STATE_WIDTH if beside_code else 0)
    canvas.setStrokeColor(INK)
    canvas.setLineWidth(0.8)
    canvas.rect(right - NOTICE_WIDTH, HEIGHT - 21.5 * mm, NOTICE_WIDTH, 6.5 * mm)
    canvas.setFillColor(INK)
    canvas.setFont(BOLD, 8.5)
    canvas.drawCentredString(right - NOTICE_WIDTH / 2, HEIGHT - 19.3 * mm, notice)


def _place(
    canvas: Canvas, content: str, style: ParagraphStyle, width: float, from_top: float
) -> None:
    """Draw one line of the header, smaller if it is too long."""
    for size in (style.fontSize, 7, 6, 5):
        paragraph = Paragraph(paragraph_text(content), ParagraphStyle("line", style, fontSize=size))
        _, height = paragraph.wrap(width, HEIGHT)
        if height <= style.leading:
            break
    paragraph.drawOn(canvas, LEFT, HEIGHT - from_top - height)
