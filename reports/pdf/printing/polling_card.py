"""Wahlscheine with the affirmation for the postal vote (R-WS-03, R-WS-04, R-WS-06).

Each is one sheet. Its address field stands where the window of an envelope is (DIN 5008 form B);
the dwelling stands in the card itself, for a card may be sent elsewhere. The official form of
2026 was not at hand; the wording is that of such forms everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from reports.pdf import theme
from reports.pdf.german import long_date, short_date, unbroken
from reports.pdf.letters import ADDRESS_TOP, FIELD_BOTTOM, FOLDS, RETURN_BOTTOM, SenderFacts
from reports.pdf.lines import LEADING, Line, broken, draw, fitted, fitted_first, put
from reports.pdf.text import clean, register_fonts

LEFT, RIGHT = 25 * mm, 190 * mm
WIDTH = RIGHT - LEFT
FIELD_WIDTH = 80 * mm
SIDE_LEFT, SIDE_TOP = 118 * mm, 46 * mm
BODY_TOP, BODY_BOTTOM = 97 * mm, 279 * mm
LABEL_WIDTH = 40 * mm
INSET = 3 * mm
SIZES = (12, 11.5, 11, 10.5, 10, 9.5, 9, 8.5, 8, 7.5)
AGAIN = "Zweitdruck: ersetzt einen früheren Ausdruck dieses Wahlscheins"


@dataclass(frozen=True, slots=True)
class CardsShared:
    """What all Wahlscheine of a run say; a ``specimen`` bears MUSTER across every sheet."""

    sender: SenderFacts
    election_day: date
    specimen: bool = False


@dataclass(frozen=True, slots=True)
class PollingCardFacts:
    """One issued Wahlschein; ``register_number`` is empty for § 16a Abs. 2 KWO.

    ``recipient`` are the lines of the address to which it is sent. ``is_again``: it was printed
    before.
    """

    number: str
    family_name: str
    given_names: str
    born: str
    dwelling: str
    register_number: str
    district: str
    recipient: tuple[str, ...]
    issued_on: date
    is_again: bool = False


NOTHING = "Kein Wahlschein dieses Drucks ist noch gültig."


class PollingCardWriter:
    """Wahlscheine in the making: add one after the other, then finish."""

    def __init__(self, shared: CardsShared) -> None:
        register_fonts()
        self.shared, self.pages = shared, 0
        self._target = BytesIO()
        self._canvas = Canvas(self._target, pagesize=A4, invariant=1, lang="de")
        self._canvas.setTitle(clean(f"Wahlscheine {shared.sender.municipality}"))
        self._canvas.setAuthor(clean(shared.sender.municipality))
        self._canvas.setCreator("Ausländerbeiratswahl")

    def add(self, card: PollingCardFacts) -> None:
        """Draw one card on a sheet of its own."""
        canvas = self._canvas
        key = f"card-{self.pages}"
        canvas.bookmarkPage(key)
        canvas.addOutlineEntry(clean(f"{card.number} {card.family_name}"), key)
        _surroundings(canvas, self.shared, card)
        # The card of a person with a very long name is set smaller, so that it stays one sheet.
        size = next((s for s in SIZES if _body(None, self.shared, card, s) <= BODY_BOTTOM), 7.0)
        _body(canvas, self.shared, card, size)
        if self.shared.specimen:
            theme.draw_specimen(canvas)
        canvas.showPage()
        self.pages += 1

    def finish(self) -> bytes:
        """Return the file; where no card is left it says so on one page."""
        if not self.pages:
            put(self._canvas, NOTHING, theme.LEFT, theme.TOP, 11)
            self._canvas.showPage()
        self._canvas.save()
        return self._target.getvalue()


def render_polling_cards(shared: CardsShared, cards: Iterable[PollingCardFacts]) -> bytes:
    """Return Wahlscheine as PDF, each on a sheet of its own; the same facts give the same bytes."""
    writer = PollingCardWriter(shared)
    for card in cards:
        writer.add(card)
    return writer.finish()


def _surroundings(canvas: Canvas, shared: CardsShared, card: PollingCardFacts) -> None:
    """Draw what stands above and below the card itself: address field, numbers, marks, code."""
    sender = shared.sender
    canvas.setFillColor(theme.INK)
    canvas.setStrokeColor(theme.RULE)
    canvas.setLineWidth(0.5)
    for fold in FOLDS:
        canvas.line(5 * mm, theme.HEIGHT - fold, 9 * mm, theme.HEIGHT - fold)
    size, name = fitted([sender.municipality], WIDTH, 12 * mm, (13, 11, 10), bold=True)
    top = draw(canvas, name, LEFT, 14 * mm, size)
    put(canvas, sender.office, LEFT, top, 10, width=FIELD_WIDTH)
    size, line = fitted_first(sender.return_lines, FIELD_WIDTH, 5.4 * mm, (7, 6.5, 6, 5.5))
    draw(canvas, line, LEFT, RETURN_BOTTOM - 0.6 * mm - len(line) * size * LEADING, size)
    bottom = theme.HEIGHT - RETURN_BOTTOM
    canvas.line(LEFT, bottom, LEFT + FIELD_WIDTH, bottom)
    _recipient(canvas, card.recipient)
    _numbers(canvas, card)
    code = theme.short_code(theme.fingerprint(card))
    canvas.line(LEFT, theme.HEIGHT - 281 * mm, RIGHT, theme.HEIGHT - 281 * mm)
    put(canvas, f"Prüfcode {code}", LEFT, 282 * mm, 8)
    if card.is_again:
        put(canvas, AGAIN, LEFT + 62 * mm, 282 * mm, 8, bold=True)


def _recipient(canvas: Canvas, recipient: Sequence[str]) -> None:
    room = FIELD_BOTTOM - ADDRESS_TOP
    size, lines = fitted(recipient, FIELD_WIDTH, room, (11, 10.5, 10))
    top = ADDRESS_TOP
    if sum(len(broken(line, FIELD_WIDTH, size)) for line in recipient) > len(lines):
        # A very long address also takes the zone above it.
        room = FIELD_BOTTOM - RETURN_BOTTOM - 1 * mm
        size, lines = fitted(recipient, FIELD_WIDTH, room, (10, 9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6))
        top = FIELD_BOTTOM - len(lines) * size * LEADING
    draw(canvas, lines, LEFT, top, size)


def _numbers(canvas: Canvas, card: PollingCardFacts) -> None:
    width = RIGHT - SIDE_LEFT
    top = put(canvas, "Wahlschein Nr.", SIDE_LEFT, SIDE_TOP, 10, width=width)
    top = put(canvas, card.number, SIDE_LEFT, top, 20, bold=True, width=width)
    rows = (
        ("Wählerverzeichnis Nr.", card.register_number),
        ("Wahlbezirk", card.district),
        ("Ausgestellt am", short_date(card.issued_on)),
    )
    for label, value in rows:
        if value:
            top = put(canvas, label, SIDE_LEFT, top + 1, 8.5, width=width)
            top = put(canvas, value, SIDE_LEFT, top, 11, bold=True, width=width)


@lru_cache(maxsize=1024)
def _lines(text: str, width: float, size: float, bold: bool) -> tuple[Line, ...]:
    """Break a text into lines, once for all cards that say the same."""
    return tuple(broken(unbroken(text), width, size, bold=bold))


class _Pen:
    """Writes downwards from a height; without a canvas it only measures."""

    def __init__(self, canvas: Canvas | None, size: float, top: float) -> None:
        self.canvas, self.size, self.top = canvas, size, top

    def write(
        self,
        text: str,
        *,
        left: float = LEFT,
        width: float = WIDTH,
        bold: bool = False,
        scale: float = 1.0,
    ) -> None:
        size = self.size * scale
        lines = _lines(text, width, size, bold)
        if self.canvas:
            draw(self.canvas, lines, left, self.top, size)
        self.top += len(lines) * size * LEADING

    def row(self, label: str, value: str) -> None:
        """Write a label with its value beside it; a long value takes more lines."""
        top = self.top
        self.write(label, width=LABEL_WIDTH)
        below, self.top = self.top, top
        self.write(value or "–", left=LEFT + LABEL_WIDTH, width=WIDTH - LABEL_WIDTH, bold=True)
        self.top = max(self.top, below) + 1

    def sign(self, below: str, *, left: float = LEFT, width: float = 112 * mm) -> None:
        """Draw a line to sign on with who signs below it."""
        self.top += 10.5 * mm
        if self.canvas:
            self.canvas.setStrokeColor(theme.INK)
            height = theme.HEIGHT - self.top
            self.canvas.line(left, height, left + width, height)
        self.write(below, left=left, width=width, scale=0.86)


def _body(canvas: Canvas | None, shared: CardsShared, card: PollingCardFacts, size: float) -> float:
    """Write the card itself in ``size`` and return where it ends; without a canvas measure it."""
    pen = _Pen(canvas, size, BODY_TOP)
    place = shared.sender.municipality
    pen.write("Wahlschein", bold=True, scale=1.6)
    pen.write(
        f"für die Wahl des Ausländerbeirats in {place} am {long_date(shared.election_day)}",
        bold=True,
    )
    pen.top += size * 0.5
    pen.row("Familienname", card.family_name)
    pen.row("Vornamen", card.given_names)
    pen.row("Geburtsdatum", card.born)
    pen.row("Wohnung", card.dwelling)
    if not card.register_number:
        pen.row("Erteilt nach", "§ 16a Abs. 2 KWO (nicht im Wählerverzeichnis)")
    pen.top += size * 0.4
    pen.write(
        "Diese Person kann mit diesem Wahlschein an der Wahl teilnehmen: durch Briefwahl, oder im "
        "Wahlraum gegen Abgabe des Wahlscheins und mit Personalausweis, Identitätsausweis oder "
        "Reisepass. Sie kann nur einmal und nur persönlich wählen."
    )
    pen.top += size * 0.4
    _issued(pen, place, card)
    pen.top += size * 0.8
    _affirmation(pen, place)
    return pen.top


def _issued(pen: _Pen, place: str, card: PollingCardFacts) -> None:
    """Write place and day, the line for the official, and beside it the room for the seal."""
    top = pen.top
    pen.write(f"{place}, {long_date(card.issued_on)}", width=110 * mm)
    pen.sign("Unterschrift der oder des Bediensteten, der den Wahlschein erteilt")
    below, pen.top = pen.top, top + 10 * mm
    pen.write("(Dienstsiegel)", left=145 * mm, width=RIGHT - 145 * mm, scale=0.86)
    pen.top = max(below, pen.top)


def _affirmation(pen: _Pen, place: str) -> None:
    pen.write("Versicherung an Eides statt zur Briefwahl", bold=True, scale=1.2)
    pen.top += 1 * mm
    top, left, width = pen.top, LEFT + INSET, WIDTH - 2 * INSET
    pen.top += 1.5 * mm
    pen.write(
        "Füllen Sie diesen Teil aus, wenn Sie mit Brief wählen. Ohne diese Unterschrift ist die "
        "Briefwahl ungültig.",
        left=left,
        width=width,
        bold=True,
    )
    pen.top += 1 * mm
    pen.write(
        f"Ich versichere gegenüber dem Gemeindevorstand oder Magistrat ({place}) an Eides statt: "
        "Ich habe den Stimmzettel persönlich gekennzeichnet.",
        left=left,
        width=width,
    )
    pen.sign("Datum, Unterschrift der Wählerin oder des Wählers", left=left)
    pen.top += 1.5 * mm
    pen.write(
        "Oder, wenn die wählende Person nicht schreiben oder lesen kann oder wegen einer "
        "Beeinträchtigung Hilfe braucht: Ich versichere an Eides statt: Ich habe den Stimmzettel "
        "als Hilfsperson nach dem erklärten Willen der wählenden Person gekennzeichnet.",
        left=left,
        width=width,
    )
    pen.sign("Datum, Unterschrift und Name der Hilfsperson", left=left)
    pen.top += 1.5 * mm
    if pen.canvas:
        pen.canvas.setLineWidth(1)
        pen.canvas.rect(LEFT, theme.HEIGHT - pen.top, WIDTH, pen.top - top)
        pen.canvas.setLineWidth(0.5)
    pen.top += 0.5 * mm
    pen.write(
        "Wer eine falsche Versicherung an Eides statt abgibt, macht sich strafbar (§§ 156, 161 des "
        "Strafgesetzbuchs).",
        scale=0.86,
    )
