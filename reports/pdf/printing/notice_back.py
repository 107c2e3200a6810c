"""The back of a Wahlbenachrichtigung: the application for a Wahlschein (§ 17 KWO; R-WS-02).

What the voter has to choose, to fill in or to sign stands in German and below it in the voter's
language. All of it has one size, the largest at which the page holds it: 10 pt in every language.
What stands below a line to write on is as large as the rest where there is room, and 8 pt at least.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from reports.pdf import theme
from reports.pdf.letters import FIELD_BOTTOM, RETURN_BOTTOM
from reports.pdf.lines import LEADING, Block, Column, Line, broken, draw, fitted, put, size_for
from reports.pdf.printing.notice_facts import NoticeFacts, NoticePerson

LEFT, RIGHT = 25 * mm, 190 * mm
WIDTH = RIGHT - LEFT
HINTS_LEFT, HINTS_TOP = 112 * mm, 36 * mm
HINT_TOP = 91 * mm
ROWS_TOP, ROW = 105 * mm, 6.5 * mm
VALUE_LEFT = 68 * mm
BOXES_LEFT = 130 * mm
"""The boxes for a date begin here at the latest."""
FORM_TOP, FORM_BOTTOM = ROWS_TOP + 6 * ROW + 1.5 * mm, 282 * mm
OFFICE_TOP = 283.5 * mm
BOX = 3.6 * mm
SIZES = (10.5, 10, 9.5, 9, 8.5, 8, 7.5, 7)
FORMS = (
    *((10.5, 10), (10, 10), (10, 9.5), (10, 9), (10, 8.5), (10, 8)),
    *((size, min(8, size)) for size in SIZES if size < 10),
)
"""Sizes of the form and of its labels, the best first: labels give way before sentences do."""
WRITING = 6.5 * mm
"""Room for what is written by hand."""
ROW_NAMES = (
    *("Familienname", "Vornamen", ""),
    *("Straße, Hausnummer", "Postleitzahl, Ort", "Wahlbezirk / Nummer"),
)
BIRTH_DATE_ROW = 2
WAYS = ("to_me", "fetch", "by_proxy", "elsewhere")


def draw_shared(canvas: Canvas, facts: NoticeFacts, language: str) -> None:
    """Draw the form, which is the same for everybody of one language."""
    german = facts.texts["de"]
    canvas.setFillColor(theme.INK)
    canvas.setStrokeColor(theme.INK)
    canvas.setLineWidth(0.4)
    top = put(canvas, german["back.title"], LEFT, 14 * mm, 16, bold=True)
    size, title = fitted([facts.title], WIDTH, 10 * mm, (10.5, 9, 8, 7))
    draw(canvas, title, LEFT, top, size)
    _send_to(canvas, facts)
    _hints(canvas, facts, language)
    size, hint = fitted(
        [" ".join(german[f"back.{key}"] for key in ("hint", "send", "until"))],
        WIDTH, ROWS_TOP - HINT_TOP, (10, 9.5, 9, 8.5, 8, 7),
    )  # fmt: skip
    draw(canvas, hint, LEFT, HINT_TOP, size)
    _rows(canvas, facts, language)
    for size, label in FORMS:
        form = _Form(facts, language, size, label)
        if form.height <= FORM_BOTTOM - FORM_TOP:
            break
    form.draw(canvas, FORM_TOP, spare=FORM_BOTTOM - FORM_TOP - form.height)
    _office(canvas)


def draw_person(canvas: Canvas, person: NoticePerson) -> None:
    """Write what the register knows of the person into the form."""
    values = (
        *(person.family_name, person.given_names, ""),
        *(person.street, person.place, f"{person.district} / {person.number}"),
    )
    for position, value in enumerate(values):
        if not value:
            continue
        room = ROW - 0.6 * mm
        size, lines = fitted([value], RIGHT - VALUE_LEFT, room, (10.5, 9, 8, 7, 6, 5))
        # One line is level with its label; two need the whole row.
        above = 0.8 * mm if len(lines) == 1 else 0.3 * mm
        draw(canvas, lines, VALUE_LEFT, ROWS_TOP + position * ROW + above, size)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of the form: how high it is, and how it is drawn from its upper edge."""

    height: float
    draw: Callable[[Canvas, float], None]
    space: float = 0.0


class _Form:
    """What is chosen, filled in and signed, in German and in one other language.

    ``size`` is that of the sentences, ``label`` that of what stands below a line.
    """

    def __init__(self, facts: NoticeFacts, language: str, size: float, label: float) -> None:
        self.size, self.label = size, label
        self.languages = ["de"] if language == "de" else ["de", language]
        self.facts = facts
        self.choices = [
            self._text("asked", bold=True),
            *(self._way(key) for key in WAYS),
            self._blank(),
            self._blank(),
            self._signature(),
        ]
        self.proxy = [
            self._text("proxy_title", bold=True),
            self._text("proxy_text"),
            self._blank("proxy_person"),
            self._signature(),
        ]

    @property
    def height(self) -> float:
        """Height of everything, with the frame around the power of attorney."""
        pieces = [*self.choices, *self.proxy]
        return sum(piece.height + piece.space for piece in pieces) + 4.5 * mm

    def draw(self, canvas: Canvas, top: float, *, spare: float) -> None:
        """Draw the form from ``top``; ``spare`` room is shared out between its pieces."""
        gap = min(2 * mm, spare / (len(self.choices) + len(self.proxy)))
        for piece in self.choices:
            piece.draw(canvas, top + piece.space)
            top += piece.height + piece.space + gap
        top += 2 * mm
        upper = top
        top += 1.5 * mm
        for piece in self.proxy:
            piece.draw(canvas, top + piece.space)
            top += piece.height + piece.space + gap
        top += 1 * mm
        canvas.rect(LEFT - 3 * mm, theme.HEIGHT - top, WIDTH + 6 * mm, top - upper)

    def _lines(
        self, key: str, width: float, *, bold: bool = False
    ) -> list[tuple[bool, list[Line]]]:
        """Return the sentence in each language, and whether it runs from right to left."""
        found = []
        for language in self.languages:
            rtl, text = language in self.facts.rtl, self.facts.texts[language][f"back.{key}"]
            is_bold = bold and language == "de"
            found.append((rtl, broken(text, width, self.size, bold=is_bold, rtl=rtl)))
        return found

    def _text(self, key: str, *, bold: bool = False) -> _Piece:
        texts = self._lines(key, WIDTH, bold=bold)

        def drawn(canvas: Canvas, top: float) -> None:
            for rtl, lines in texts:
                top = draw(canvas, lines, LEFT, top, self.size, right=RIGHT if rtl else None)

        return _Piece(_height(texts, self.size), drawn, space=0.8 * mm)

    def _way(self, key: str) -> _Piece:
        texts = self._lines(key, WIDTH - 6 * mm)

        def drawn(canvas: Canvas, top: float) -> None:
            canvas.rect(LEFT, theme.HEIGHT - top - BOX - 0.6 * mm, BOX, BOX)
            for _rtl, lines in texts:  # next to the box, in whichever direction it is read
                top = draw(canvas, lines, LEFT + 6 * mm, top, self.size)

        return _Piece(_height(texts, self.size), drawn, space=1 * mm)

    def _blank(self, below: str = "") -> _Piece:
        """A line to write on, with what belongs there below it."""
        lines = self._below(below, WIDTH) if below else []

        def drawn(canvas: Canvas, top: float) -> None:
            left = LEFT if below else LEFT + 6 * mm
            _line(canvas, left, RIGHT, top + WRITING)
            draw(canvas, lines, LEFT, top + WRITING, self.label)

        return _Piece(WRITING + len(lines) * self.label * LEADING, drawn)

    def _signature(self) -> _Piece:
        places = ((LEFT, 70 * mm, "date"), (76 * mm, RIGHT, "sign"))
        texts = [self._below(key, right - left) for left, right, key in places]

        def drawn(canvas: Canvas, top: float) -> None:
            for (left, right, _key), lines in zip(places, texts, strict=True):
                _line(canvas, left, right, top + WRITING)
                draw(canvas, lines, left, top + WRITING, self.label)

        return _Piece(WRITING + max(map(len, texts)) * self.label * LEADING, drawn)

    def _below(self, key: str, width: float) -> list[Line]:
        """Return a short label in both languages, on one line where that is wide enough."""
        return broken(_both(self.facts, self.languages[-1], key), width, self.label)


def _height(texts: list[tuple[bool, list[Line]]], size: float) -> float:
    return sum(len(lines) for _, lines in texts) * size * 1.3


def _both(facts: NoticeFacts, language: str, key: str) -> str:
    german, other = facts.texts["de"][f"back.{key}"], facts.texts[language][f"back.{key}"]
    return german if german == other else f"{german} / {other}"


def _send_to(canvas: Canvas, facts: NoticeFacts) -> None:
    """Write the address where a window envelope shows it."""
    top = put(canvas, "An", LEFT, RETURN_BOTTOM, 10)
    lines = [facts.sender.office, facts.sender.municipality, *facts.sender.address]
    size, address = fitted(lines, 78 * mm, FIELD_BOTTOM - top, (10.5, 9.5, 8.5, 7.5, 6.5))
    draw(canvas, address, LEFT, top, size)


def _hints(canvas: Canvas, facts: NoticeFacts, language: str) -> None:
    texts = facts.texts[language]
    title = [] if language == "de" else [Block(texts["back.title"], bold=True, scale=1.1)]
    keys = ("online",) if language == "de" else ("hint", "send", "until", "online")
    blocks = [*title, *(Block(texts[f"back.{key}"], space=0.4) for key in keys)]
    column = Column(blocks, HINTS_LEFT, RIGHT - HINTS_LEFT, rtl=language in facts.rtl)
    column.draw(canvas, HINTS_TOP, size_for([column], HINT_TOP - HINTS_TOP - 1 * mm, SIZES))


def _rows(canvas: Canvas, facts: NoticeFacts, language: str) -> None:
    for position, name in enumerate(ROW_NAMES):
        top = ROWS_TOP + position * ROW
        _line(canvas, LEFT, RIGHT, top + ROW)
        if position != BIRTH_DATE_ROW:
            put(canvas, name, LEFT, top + 0.9 * mm, 10)
            continue
        label = _both(facts, language, "birth_date")
        size, lines = fitted([label], BOXES_LEFT - LEFT, ROW, (10, 9.5, 9, 8.5, 8, 7))
        draw(canvas, lines, LEFT, top + 0.9 * mm, size)
        # A label in two languages is longer than the others; the boxes stand behind it.
        first = max(VALUE_LEFT, LEFT + max(line.width for line in lines) + 3 * mm)
        for place, sign in enumerate("TTMMJJJJ"):
            left = first + place * 6 * mm + (place // 2 if place < 5 else 2) * 3 * mm
            canvas.rect(left, theme.HEIGHT - top - 6 * mm, 5.4 * mm, 5.4 * mm)
            put(canvas, sign, left + 0.8 * mm, top + 2.9 * mm, 6)


def _office(canvas: Canvas) -> None:
    canvas.setFillColor(theme.QUIET)
    words = (
        (LEFT, "Nur für das Wahlamt:"),
        (62 * mm, "Eingegangen am"),
        (128 * mm, "Wahlschein Nummer"),
    )
    for left, word in words:
        put(canvas, word, left, OFFICE_TOP, 9)
    _line(canvas, 89 * mm, 124 * mm, OFFICE_TOP + 4 * mm)
    _line(canvas, 161 * mm, RIGHT, OFFICE_TOP + 4 * mm)


def _line(canvas: Canvas, left: float, right: float, top: float) -> None:
    canvas.line(left, theme.HEIGHT - top, right, theme.HEIGHT - top)
