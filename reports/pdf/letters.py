"""What letters and announcements share: who writes, the address field, lists, the signature.

A letter follows DIN 5008 form B: the address field begins 45 mm below the edge and is 85 mm wide,
information stands to its right, the page carries marks for folding.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table

from reports.pdf import theme
from reports.pdf.german import long_date, unbroken
from reports.pdf.text import REGULAR, paragraph_text

INVENTED = "Namen erfunden (Vorführung)"
BLANK = "____________________"

LETTER = ParagraphStyle(
    "letter",
    theme.BODY,
    fontSize=10.5,
    leading=15,
    spaceAfter=7,
    allowWidows=0,
    allowOrphans=0,
)
ITEM = ParagraphStyle(
    "item",
    LETTER,
    leftIndent=12,
    spaceAfter=3,
    bulletFontName=REGULAR,
    bulletFontSize=10.5,
)
CLOSING = ParagraphStyle("closing", LETTER, spaceBefore=18)
SUBJECT = ParagraphStyle("subject", LETTER, fontSize=11.5, leading=16, spaceAfter=12)
PRELINE = ParagraphStyle("preline", theme.SUBTITLE, spaceAfter=2, textColor=theme.QUIET)
RETURN_LINE = ParagraphStyle("return-line", theme.SMALL, fontSize=6.5, leading=8)
INFORMATION = ParagraphStyle("information", theme.CELL, fontSize=9, leading=12.5)

FIELD_BOTTOM, FIELD_WIDTH = 90 * mm, 80 * mm
RETURN_BOTTOM, ADDRESS_TOP = 50 * mm, 62.7 * mm
INFORMATION_LEFT, INFORMATION_WIDTH = 125 * mm, 65 * mm
LETTER_TOP = 98 * mm
FOLDS = (105 * mm, 210 * mm)
WINDOW_LINES = 4


TOWN_EXECUTIVE = "Der Magistrat"
"""What the Gemeindevorstand of a town is called (§ 9 Abs. 2 HGO)."""


@dataclass(frozen=True, slots=True)
class SenderFacts:
    """Who writes: „Die Wahlleitung“, „Der Gemeindevorstand“; what nobody entered is left out.

    ``office`` is in the nominative. ``person`` and ``function`` say who signs; without them the
    line is filled in by hand. ``contact`` are lines such as „Telefon 0611 …“.
    """

    municipality: str
    office: str
    person: str = ""
    function: str = ""
    address: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()

    @property
    def one_line(self) -> str:
        """The sender on one line: office, municipality, address."""
        return self.return_lines[0]

    @property
    def return_lines(self) -> tuple[str, ...]:
        """The sender on one line, in full and ever shorter: street and town stand in each.

        A letter that cannot be delivered comes back to these two.
        """
        parts = filled((self.office, self.municipality, *self.address))
        heads, needed = parts[:-2], parts[-2:]
        return tuple(" · ".join((*heads[:kept], *needed)) for kept in range(len(heads), -1, -1))


def organs_of(sender: SenderFacts) -> tuple[str, str]:
    """Return what executive and council of a municipality are called (§ 9 HGO).

    ``sender`` is its executive; the council of a town is the Stadtverordnetenversammlung.
    """
    if sender.office == TOWN_EXECUTIVE:
        return "Magistrat", "Stadtverordnetenversammlung"
    return "Gemeindevorstand", "Gemeindevertretung"


def filled(lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines that are not blank."""
    return tuple(line for line in lines if line.strip())


def in_a_row(lines: Sequence[str]) -> str:
    """Return an address on one line; only its long parts may break inside."""
    parts = (line if len(line) > 40 else line.replace(" ", "\N{NO-BREAK SPACE}") for line in lines)
    return ", ".join(part for part in parts if part.strip())


class AddressField(Flowable):
    """The address field of a letter, the information beside it, and the marks for folding.

    It comes first in a story. An address too long for its zone is set smaller and then begins
    higher; without an address there are lines to write one.
    """

    def __init__(
        self, recipient: Sequence[str], return_line: str, information: Sequence[str]
    ) -> None:
        super().__init__()
        self.recipient = filled(recipient)
        self.return_line = return_line
        self.information = filled(information)

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the room from the top of the frame to the first line of the letter."""
        self.width, self.height = theme.CONTENT_WIDTH, LETTER_TOP - theme.TOP
        return self.width, self.height

    def draw(self) -> None:
        """Draw the field, the information and the marks."""
        canvas = self.canv
        canvas.setStrokeColor(theme.RULE)
        canvas.setLineWidth(0.5)
        for fold in FOLDS:
            canvas.line(5 * mm - theme.LEFT, LETTER_TOP - fold, 9 * mm - theme.LEFT, _y(fold))
        sender = theme.text(self.return_line, RETURN_LINE)
        _, height = sender.wrap(FIELD_WIDTH, theme.HEIGHT)
        _draw_down(canvas, [sender], RETURN_BOTTOM - height - 1 * mm, FIELD_WIDTH)
        canvas.line(0, _y(RETURN_BOTTOM), FIELD_WIDTH, _y(RETURN_BOTTOM))
        if self.recipient:
            self._draw_recipient(canvas)
        else:
            for line in range(WINDOW_LINES):
                height = _y(ADDRESS_TOP + (line + 1) * 6.6 * mm)
                canvas.line(0, height, FIELD_WIDTH, height)
        lines = [theme.text(line, INFORMATION) for line in self.information]
        left = INFORMATION_LEFT - theme.LEFT
        _draw_down(canvas, lines, RETURN_BOTTOM, INFORMATION_WIDTH, left)

    def _draw_recipient(self, canvas: Canvas) -> None:
        for size in (10.5, 9, 8, 7, 6):
            style = ParagraphStyle("recipient", theme.CELL, fontSize=size, leading=size * 1.28)
            lines = [theme.text(line, style) for line in self.recipient]
            height = sum(line.wrap(FIELD_WIDTH, theme.HEIGHT)[1] for line in lines)
            if height <= FIELD_BOTTOM - ADDRESS_TOP:
                break
        top = min(ADDRESS_TOP, max(RETURN_BOTTOM, FIELD_BOTTOM - height))
        _draw_down(canvas, lines, top, FIELD_WIDTH)


def _y(from_top: float) -> float:
    """Return the height inside an ``AddressField`` of a point ``from_top`` of the page."""
    return LETTER_TOP - from_top


def _draw_down(
    canvas: Canvas, lines: Sequence[Paragraph], top: float, width: float, left: float = 0
) -> None:
    for line in lines:
        _, height = line.wrap(width, theme.HEIGHT)
        line.drawOn(canvas, left, _y(top + height))
        top += height


def letter_head(
    sender: SenderFacts,
    recipient: Sequence[str],
    issued_on: date,
    subject: str,
    *,
    reference: str = "",
) -> list[Flowable]:
    """Return the first part of a letter: address, information, subject (DIN 5008)."""
    information = (
        sender.office,
        sender.person,
        *sender.contact,
        f"Zeichen: {reference}" if reference else "",
        long_date(issued_on),
    )
    return [
        AddressField(recipient, sender.one_line, information),
        theme.Bookmark(subject, 0),
        theme.text(subject, SUBJECT, bold=True),
    ]


def announcement_head(preline: str, title: str, subtitle: str) -> list[Flowable]:
    """Return the first part of a public announcement."""
    return [
        theme.Bookmark(title, 0),
        theme.text(preline, PRELINE),
        theme.text(title, theme.TITLE),
        theme.text(subtitle, theme.SUBTITLE),
    ]


def letter_text(content: str, *, bold: bool = False) -> Paragraph:
    """Return a paragraph in the size of a letter."""
    return theme.text(unbroken(content), LETTER, bold=bold)


def items(contents: Sequence[str], *, numbered: bool = False) -> list[Flowable]:
    """Return a list, each entry with a dash or its number."""
    style = ParagraphStyle("numbered", ITEM, leftIndent=18) if numbered else ITEM
    shown: list[Flowable] = [
        Paragraph(
            paragraph_text(unbroken(content)), style, bulletText=f"{position}." if numbered else "–"
        )
        for position, content in enumerate(contents, start=1)
    ]
    return [*shown, Spacer(0, 4)]


def boxed(contents: Sequence[Flowable]) -> Flowable:
    """Return a frame around contents that must not be overlooked."""
    built = Table(
        [[list(contents)]],
        colWidths=[theme.CONTENT_WIDTH],
        style=[
            ("BOX", (0, 0), (-1, -1), 1, theme.INK),
            ("LEFTPADDING", (0, 0), (-1, -1), 8),
            ("RIGHTPADDING", (0, 0), (-1, -1), 8),
            ("TOPPADDING", (0, 0), (-1, -1), 5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ],
        hAlign="LEFT",
    )
    built.spaceBefore, built.spaceAfter = 4, 10
    return built


def signature(sender: SenderFacts, issued_on: date, *, greeting: str = "") -> Flowable:
    """Return the greeting or place and day, the office and the signature line, kept on one page."""
    opening = greeting or f"{sender.municipality}, {long_date(issued_on)}"
    below = ", ".join(filled((sender.person, sender.function))) or "Name, Funktion"
    return KeepTogether(
        [
            theme.text(opening, CLOSING),
            letter_text(sender.office),
            SignatureLine(below),
        ]
    )


def seal_beside(signed: list[Flowable]) -> Flowable:
    """Return the signed part with room for the official seal to its right."""
    seal = theme.text("Dienstsiegel", theme.SMALL)
    return Table(
        [[signed, [Spacer(0, 12 * mm), seal]]],
        colWidths=[115 * mm, theme.CONTENT_WIDTH - 115 * mm],
        style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (0, 0), 0),
            ("ALIGN", (1, 0), (1, 0), "CENTER"),
        ],
        hAlign="LEFT",
    )


class SignatureLine(Flowable):
    """A line to sign on, with who signs below it."""

    def __init__(self, below: str, width: float = 80 * mm) -> None:
        super().__init__()
        self.spaceAfter = 12
        self.below = theme.text(below, theme.SMALL)
        self.line_width = width

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the room of a signature and of the words below it."""
        _, self.words_height = self.below.wrap(self.line_width, available_height)
        return self.line_width, self.words_height + 14 * mm

    def draw(self) -> None:
        """Draw the line and the words below."""
        self.canv.setStrokeColor(theme.INK)
        self.canv.setLineWidth(0.5)
        self.canv.line(0, self.words_height + 2, self.line_width, self.words_height + 2)
        self.below.drawOn(self.canv, 0, 0)
