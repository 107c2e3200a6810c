"""The list of invalid Wahlscheine, handed to the postal boards (R-WS-05)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from reports.pdf import theme
from reports.pdf.german import long_date, short_date
from reports.pdf.letters import SenderFacts, letter_text, signature
from reports.pdf.tables import Column, Row, table

COLUMNS = (
    Column("Nummer", 20),
    Column("Familienname, Vornamen"),
    Column("Wahlbezirk", 23),
    Column("Ungültig seit", 24),
    Column("Grund", 44),
)


@dataclass(frozen=True, slots=True)
class InvalidCard:
    """One Wahlschein that is no longer valid."""

    number: str
    name: str
    district: str
    invalid_on: date
    ground: str


@dataclass(frozen=True, slots=True)
class InvalidCardsFacts:
    """All invalid Wahlscheine of an election on a day."""

    sender: SenderFacts
    election_day: date
    cards: tuple[InvalidCard, ...]
    as_of: date
    specimen: bool = False


def render_invalid_cards(facts: InvalidCardsFacts) -> bytes:
    """Return the list as PDF; an empty list says so."""
    title = "Verzeichnis der ungültigen Wahlscheine"
    return theme.render(
        theme.PageFrame(
            municipality=facts.sender.municipality,
            title=title,
            running_title=f"Wahl des Ausländerbeirats am {long_date(facts.election_day)}",
            issued_on=facts.as_of,
            code=theme.short_code(theme.fingerprint(facts)),
            specimen=facts.specimen,
        ),
        lambda: _story(facts, title),
    )


def _story(facts: InvalidCardsFacts, title: str) -> list[Flowable]:
    rows = [
        Row((card.number, card.name, card.district, short_date(card.invalid_on), card.ground))
        for card in facts.cards
    ]
    return [
        theme.Bookmark(title, 0),
        theme.text(title, theme.TITLE),
        theme.text(f"Stand: {long_date(facts.as_of)}", theme.SUBTITLE),
        letter_text(
            "Für die Briefwahlvorstände und Wahlvorstände: Wer einen dieser Wahlscheine vorlegt "
            "oder einsendet, kann damit nicht wählen."
        ),
        *(
            [table(COLUMNS, rows, size=10)]
            if rows
            else [letter_text("Kein Wahlschein ist ungültig.")]
        ),
        letter_text(f"Zahl der ungültigen Wahlscheine: {len(rows)}"),
        signature(facts.sender, facts.as_of),
    ]
