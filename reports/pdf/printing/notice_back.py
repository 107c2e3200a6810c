"""The back of a Wahlbenachrichtigung: the application for a Wahlschein (§ 17 KWO; R-WS-02)."""

from __future__ import annotations

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from reports.pdf import theme
from reports.pdf.letters import FIELD_BOTTOM, RETURN_BOTTOM
from reports.pdf.lines import Block, Column, draw, fitted, put, size_for
from reports.pdf.printing.notice_facts import NoticeFacts, NoticePerson

LEFT, RIGHT = 25 * mm, 190 * mm
WIDTH = RIGHT - LEFT
HINTS_LEFT = 112 * mm
ROWS_TOP, ROW = 113 * mm, 9 * mm
VALUE_LEFT = 68 * mm
ROW_NAMES = (
    *("Familienname", "Vornamen", "Geburtsdatum"),
    *("Straße, Hausnummer", "Postleitzahl, Ort", "Wahlbezirk / Nummer"),
)
WAYS = (
    "Bitte schicken Sie die Unterlagen an meine Anschrift, die oben steht.",
    "Ich hole die Unterlagen selbst ab.",
    "Die Person, die ich unten bevollmächtige, holt die Unterlagen ab.",
    "Bitte schicken Sie die Unterlagen an diese Anschrift:",
)
ASKED = "Ich beantrage einen Wahlschein mit den Unterlagen für die Briefwahl."
ASKED_TOP = ROWS_TOP + len(ROW_NAMES) * ROW + 2.5 * mm
WAYS_TOP = ASKED_TOP + 6.5 * mm
SIGN_TOP = 219 * mm
PROXY_TOP = 232 * mm
OFFICE_TOP = 275 * mm


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
        WIDTH, ROWS_TOP - 99 * mm, (9, 8.5, 8, 7),
    )  # fmt: skip
    draw(canvas, hint, LEFT, 98 * mm, size)
    _rows(canvas)
    _ways(canvas)
    _signature(canvas, SIGN_TOP, "Unterschrift der wahlberechtigten Person")
    _proxy(canvas)
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
        size, lines = fitted([value], RIGHT - VALUE_LEFT, ROW - 1 * mm, (10.5, 9, 8, 7, 6, 5))
        # One line is level with its label; two need the whole row.
        above = 1.07 * mm if len(lines) == 1 else 0.5 * mm
        draw(canvas, lines, VALUE_LEFT, ROWS_TOP + position * ROW + above, size)


def _send_to(canvas: Canvas, facts: NoticeFacts) -> None:
    """Write the address where a window envelope shows it."""
    top = put(canvas, "An", LEFT, RETURN_BOTTOM, 9)
    lines = [facts.sender.office, facts.sender.municipality, *facts.sender.address]
    size, address = fitted(lines, 78 * mm, FIELD_BOTTOM - top, (10.5, 9.5, 8.5, 7.5, 6.5))
    draw(canvas, address, LEFT, top, size)


def _hints(canvas: Canvas, facts: NoticeFacts, language: str) -> None:
    texts = facts.texts[language]
    title = [] if language == "de" else [Block(texts["back.title"], bold=True, scale=1.1)]
    keys = ("online",) if language == "de" else ("hint", "send", "until", "online")
    blocks = [*title, *(Block(texts[f"back.{key}"], space=0.4) for key in keys)]
    column = Column(blocks, HINTS_LEFT, RIGHT - HINTS_LEFT, rtl=language in facts.rtl)
    column.draw(canvas, 47 * mm, size_for([column], 46 * mm, (9.5, 9, 8.5, 8, 7.5, 7, 6)))


def _rows(canvas: Canvas) -> None:
    for position, name in enumerate(ROW_NAMES):
        top = ROWS_TOP + position * ROW
        put(canvas, name, LEFT, top + 1.6 * mm, 9)
        _line(canvas, LEFT, RIGHT, top + ROW)
        if name == "Geburtsdatum":
            for place, sign in enumerate("TTMMJJJJ"):
                left = VALUE_LEFT + place * 6 * mm + (place // 2 if place < 5 else 2) * 3 * mm
                canvas.rect(left, theme.HEIGHT - top - 7.6 * mm, 5.4 * mm, 6 * mm)
                put(canvas, sign, left + 1 * mm, top + 4.4 * mm, 5)


def _ways(canvas: Canvas) -> None:
    put(canvas, ASKED, LEFT, ASKED_TOP, 10, bold=True)
    for position, way in enumerate(WAYS):
        top = WAYS_TOP + position * 6.4 * mm
        canvas.rect(LEFT, theme.HEIGHT - top - 4.2 * mm, 3.6 * mm, 3.6 * mm)
        put(canvas, way, LEFT + 6 * mm, top, 9.5)
    bottom = WAYS_TOP + len(WAYS) * 6.4 * mm
    for line in (1, 2):
        _line(canvas, LEFT + 6 * mm, RIGHT, bottom + line * 7 * mm)


def _signature(canvas: Canvas, top: float, below: str) -> None:
    for left, right, word in ((LEFT, 70 * mm, "Datum"), (76 * mm, RIGHT, below)):
        _line(canvas, left, right, top + 6 * mm)
        put(canvas, word, left, top + 6 * mm, 7.5)


def _proxy(canvas: Canvas) -> None:
    canvas.rect(
        LEFT - 3 * mm,
        theme.HEIGHT - OFFICE_TOP + 3 * mm,
        WIDTH + 6 * mm,
        OFFICE_TOP - PROXY_TOP - 3 * mm,
    )
    top = put(canvas, "Vollmacht zum Abholen", LEFT, PROXY_TOP + 1 * mm, 10, bold=True)
    text = (
        "Nur ausfüllen, wenn eine andere Person die Unterlagen abholt. Ich bevollmächtige diese "
        "Person, meinen Wahlschein und die Unterlagen für die Briefwahl abzuholen:"
    )
    top = put(canvas, text, LEFT, top, 8.5, width=WIDTH)
    _line(canvas, LEFT, RIGHT, top + 7 * mm)
    put(canvas, "Familienname, Vornamen, Anschrift", LEFT, top + 7 * mm, 7.5)
    _signature(canvas, top + 13 * mm, "Unterschrift der wahlberechtigten Person")


def _office(canvas: Canvas) -> None:
    canvas.setFillColor(theme.QUIET)
    words = (
        (LEFT, "Nur für das Wahlamt:"),
        (62 * mm, "Eingegangen am"),
        (128 * mm, "Wahlschein Nummer"),
    )
    for left, word in words:
        put(canvas, word, left, OFFICE_TOP, 8)
    _line(canvas, 87 * mm, 122 * mm, OFFICE_TOP + 4 * mm)
    _line(canvas, 158 * mm, RIGHT, OFFICE_TOP + 4 * mm)


def _line(canvas: Canvas, left: float, right: float, top: float) -> None:
    canvas.line(left, theme.HEIGHT - top, right, theme.HEIGHT - top)
