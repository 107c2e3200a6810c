"""The leaflet for postal voters (§ 19 KWG; R-CAST-05, R-CAST-06, R-WS-04, R-WS-05, R-WS-08).

The front says in plain German how one votes by letter, the back the key sentences in the other
languages of the voters. It names no person: one leaflet goes with every Wahlschein of an election.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from elections.law.cards.issuing import PostalRejection
from reports.pdf import theme
from reports.pdf.german import long_date, unbroken
from reports.pdf.letters import SenderFacts, in_a_row
from reports.pdf.lines import Block, Column, broken, draw, put, size_for
from reports.pdf.text import clean, register_fonts

LEFT, RIGHT = 20 * mm, 190 * mm
TOP, BOTTOM = 30 * mm, 283 * mm
GAP = 10 * mm
STEP_LEFT = 9 * mm
FRONT_SIZES = (11.5, 11, 10.5, 10, 9.5, 9)
BACK_SIZES = (11.5, 11, 10.5, 10, 9.5, 9, 8.5, 8)

REJECTED_IF = {
    PostalRejection.LATE: "er zu spät ankommt",
    PostalRejection.NO_VALID_CARD: "kein gültiger Wahlschein darin liegt",
    PostalRejection.NO_BALLOT_ENVELOPE: "kein Stimmzettelumschlag darin liegt",
    PostalRejection.NOT_SEALED: (
        "weder der Wahlbriefumschlag noch der Stimmzettelumschlag zugeklebt ist"
    ),
    PostalRejection.TOO_FEW_CARDS: "mehr Stimmzettelumschläge als Wahlscheine darin liegen",
    PostalRejection.NO_AFFIRMATION: (
        "auf dem Wahlschein die Unterschrift unter der Versicherung an Eides statt fehlt"
    ),
    PostalRejection.OTHER_ENVELOPE: "es nicht der amtliche Umschlag ist",
}
"""Every ground of rejection, as the end of a sentence (R-WS-08)."""


@dataclass(frozen=True, slots=True)
class LeafletLanguage:
    """The key sentences in one language, under its own name; ``rtl``: from right to left."""

    name: str
    sentences: tuple[str, ...]
    rtl: bool = False


@dataclass(frozen=True, slots=True)
class LeafletFacts:
    """What the leaflet of an election says.

    ``due`` is when letters must have arrived, ``late_until`` until when a card that did not arrive
    is replaced.
    """

    sender: SenderFacts
    election_day: date
    due: tuple[date, time]
    late_until: tuple[date, time]
    languages: tuple[LeafletLanguage, ...] = ()
    specimen: bool = False


def render_leaflet(facts: LeafletFacts) -> bytes:
    """Return the leaflet as PDF: front and back of one sheet."""
    register_fonts()
    target = BytesIO()
    canvas = Canvas(target, pagesize=A4, invariant=1, lang="de")
    canvas.setTitle(clean(f"Merkblatt zur Briefwahl {facts.sender.municipality}"))
    canvas.setAuthor(clean(facts.sender.municipality))
    canvas.setFillColor(theme.INK)
    _front(canvas, facts)
    _end(canvas, facts)
    if facts.languages:
        canvas.setFillColor(theme.INK)
        _back(canvas, facts.languages)
        _end(canvas, facts)
    canvas.save()
    return target.getvalue()


def _end(canvas: Canvas, facts: LeafletFacts) -> None:
    if facts.specimen:
        theme.draw_specimen(canvas)
    canvas.showPage()


def _front(canvas: Canvas, facts: LeafletFacts) -> None:
    place = facts.sender.municipality
    top = put(canvas, "Merkblatt zur Briefwahl", LEFT, 14 * mm, 20, bold=True)
    title = f"Wahl des Ausländerbeirats in {place} am {long_date(facts.election_day)}"
    top = put(canvas, title, LEFT, top, 12, bold=True, width=RIGHT - LEFT)
    canvas.setStrokeColor(theme.RULE)
    canvas.setLineWidth(0.5)
    canvas.line(LEFT, theme.HEIGHT - top - 3, RIGHT, theme.HEIGHT - top - 3)
    top += 3 * mm
    size = next(
        (s for s in FRONT_SIZES if _written(None, facts, s, top) <= BOTTOM), FRONT_SIZES[-1]
    )
    _written(canvas, facts, size, top)


def _written(canvas: Canvas | None, facts: LeafletFacts, size: float, top: float) -> float:
    """Write the front in ``size`` from ``top`` and return where it ends, or only measure it."""
    width = RIGHT - LEFT

    def write(text: str, *, left: float = 0, bold: bool = False, scale: float = 1.0) -> None:
        nonlocal top
        lines = broken(unbroken(text), width - left, size * scale, bold=bold)
        if canvas:
            draw(canvas, lines, LEFT + left, top, size * scale)
        top += len(lines) * size * scale * 1.3

    def listed(entries: Sequence[str], *, numbered: bool) -> None:
        nonlocal top
        for number, entry in enumerate(entries, start=1):
            mark = f"{number}." if numbered else "–"
            if canvas:
                draw(canvas, broken(mark, STEP_LEFT, size, bold=numbered), LEFT, top, size)
            write(entry, left=STEP_LEFT if numbered else 5 * mm)
            top += size * 0.22

    for heading, entries, numbered in _sections(facts):
        top += size * 0.55
        write(heading, bold=True, scale=1.12)
        top += size * 0.15
        listed(entries, numbered=numbered)
    return top


Section = tuple[str, Sequence[str], bool]


def _sections(facts: LeafletFacts) -> list[Section]:
    """Return the headings of the front, each with its entries and whether they are numbered."""
    sender = facts.sender
    office = in_a_row((f"{sender.office}, {sender.municipality}", *sender.address))
    contact = in_a_row(sender.contact)
    inside = (
        "Ihr Wahlschein, der Stimmzettel, ein Stimmzettelumschlag, ein Wahlbriefumschlag und "
        "dieses Merkblatt. Fehlt etwas? Sagen Sie es bitte sofort dem Wahlamt."
    )
    due = f"Der Wahlbrief muss am {_moment(facts.due, ' bis ')} angekommen sein"
    early = "Was später ankommt, zählt nicht. Senden Sie ihn deshalb früh ab."
    return [
        ("Das liegt in diesem Brief", [inside], False),
        ("So wählen Sie mit Brief", _steps(office), True),
        (due, [early], False),
        ("Das ist wichtig", _important(_moment(facts.late_until, ", ")), False),
        ("Ein Wahlbrief wird zurückgewiesen, wenn", list(REJECTED_IF.values()), False),
        ("Fragen?", [contact or office], False),
    ]


def _steps(office: str) -> list[str]:
    return [
        "Kennzeichnen Sie den Stimmzettel allein und so, dass niemand zusieht. Wie viele Stimmen "
        "Sie haben, steht auf dem Stimmzettel.",
        "Legen Sie nur diesen Stimmzettel in den Stimmzettelumschlag, und kleben Sie den Umschlag "
        "zu. Wählen Sie am selben Tag noch etwas anderes: Jede Wahl hat einen eigenen "
        "Stimmzettelumschlag.",
        "Unterschreiben Sie auf dem Wahlschein die Versicherung an Eides statt, mit Datum.",
        "Legen Sie den Wahlschein und den zugeklebten Stimmzettelumschlag zusammen in den "
        "Wahlbriefumschlag, und kleben Sie ihn zu.",
        f"Senden Sie den Wahlbrief mit der Post, oder geben Sie ihn ab: {office}. Ob Sie eine "
        "Briefmarke brauchen, steht auf dem Wahlbriefumschlag.",
    ]


def _important(late: str) -> list[str]:
    return [
        "Sie dürfen nur einmal und nur persönlich wählen. Niemand darf für Sie entscheiden.",
        "Wenn Sie nicht schreiben oder lesen können oder wegen einer Beeinträchtigung Hilfe "
        "brauchen: Eine Hilfsperson darf den Stimmzettel so kennzeichnen, wie Sie es sagen. Sie "
        "unterschreibt dann auf dem Wahlschein und schweigt über Ihre Wahl.",
        "Mit dem Wahlschein können Sie auch im Wahlraum wählen. Bringen Sie ihn und Ihren Ausweis "
        "oder Reisepass mit. Ohne den Wahlschein geht es dort nicht.",
        "Ein verlorener Wahlschein wird nicht ersetzt. Ist er nicht angekommen, bekommen Sie bis "
        f"{late} einen neuen.",
    ]


def _moment(moment: tuple[date, time], between: str) -> str:
    day, at = moment
    return f"{long_date(day)}{between}{at.hour}:{at.minute:02}\N{NO-BREAK SPACE}Uhr"


def _back(canvas: Canvas, languages: Sequence[LeafletLanguage]) -> None:
    """Write every language in one of two columns, all in the largest size that fits."""
    width = (RIGHT - LEFT - GAP) / 2
    half = (len(languages) + 1) // 2
    sides = (languages[:half], languages[half:])
    top = 16 * mm
    size = size_for(
        [Column(_blocks(side), LEFT, width) for side in sides if side], BOTTOM - top, BACK_SIZES
    )
    for place, side in enumerate(sides):
        left, end = LEFT + place * (width + GAP), top
        for language in side:
            column = Column(_blocks([language]), left, width, rtl=language.rtl)
            end = column.draw(canvas, end, size)
    middle = LEFT + width + GAP / 2
    canvas.setStrokeColor(theme.RULE)
    canvas.line(middle, theme.HEIGHT - top, middle, theme.HEIGHT - BOTTOM)


def _blocks(languages: Sequence[LeafletLanguage]) -> list[Block]:
    blocks = []
    for language in languages:
        blocks.append(Block(language.name, bold=True, space=1.0, scale=1.15))
        blocks += [Block(sentence, space=0.35) for sentence in language.sentences]
    return blocks
