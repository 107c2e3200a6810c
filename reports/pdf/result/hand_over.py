"""The certificate that goes with the ballots of a few voters (§ 47 Abs. 2 KWO; R-DIST-03)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from reports.pdf import theme
from reports.pdf.german import long_date, number
from reports.pdf.letters import BLANK, SenderFacts, SignatureLine, letter_text, seal_beside
from reports.pdf.tables import Column, Row, table

TITLE = "Bescheinigung über die Zahl der Wählenden"
FIGURES = (Column("Bescheinigt wird"), Column("Zahl", 40, right=True))
CONTENTS = (Column("Inhaltsverzeichnis des versiegelten Pakets"), Column("Stück", 40, right=True))
PACKED = (
    "gefaltete, nicht ausgezählte Stimmzettel",
    "Wahlscheine, die nur für den Ausländerbeirat gelten",
    "sonstige Unterlagen",
)


@dataclass(frozen=True, slots=True)
class HandOverFacts:
    """Who hands over to whom, and how many; what is not known yet is a line to write on."""

    sender: SenderFacts
    election_day: date
    unit: str
    to_unit: str
    voters: int | None
    electors: int | None
    ordered_on: date | None
    issued_on: date


def render_hand_over(facts: HandOverFacts) -> bytes:
    """Return the certificate as PDF."""
    return theme.render(
        theme.PageFrame(
            municipality=facts.sender.municipality,
            title=f"{TITLE}, {facts.unit}",
            running_title=f"Wahl des Ausländerbeirats am {long_date(facts.election_day)}",
            issued_on=facts.issued_on,
            code=theme.short_code(theme.fingerprint(facts)),
        ),
        lambda: _story(facts),
    )


def _story(facts: HandOverFacts) -> list[Flowable]:
    ordered = long_date(facts.ordered_on) if facts.ordered_on else BLANK
    return [
        theme.Bookmark(TITLE, 0),
        theme.text(TITLE, theme.TITLE),
        theme.text(f"Abgabe an einen anderen Wahlvorstand: {facts.unit}", theme.SUBTITLE),
        letter_text(
            "In diesem Bezirk haben weniger als 50 Personen gewählt. Die Wahlleitung hat am "
            f"{ordered} angeordnet, dass seine Stimmzettel zusammen mit denen von "
            f"{facts.to_unit or BLANK} ausgezählt werden (§ 47 Abs. 2 KWO)."
        ),
        table(
            FIGURES,
            [
                Row(("Wählerinnen und Wähler", _count(facts.voters)), bold=True),
                Row(("Wahlberechtigte", _count(facts.electors))),
            ],
        ),
        letter_text(
            "Die Wählenden sind aus den Stimmabgabevermerken und den Wahlscheinen ermittelt."
        ),
        table(CONTENTS, [Row((packed, BLANK)) for packed in PACKED]),
        letter_text(
            "Am Wahlraum steht bekannt gegeben, wo die Stimmen ausgezählt werden: " + BLANK * 2
        ),
        seal_beside(
            [
                letter_text(f"{facts.sender.municipality}, den {BLANK}"),
                letter_text("Der abgebende Wahlvorstand"),
                SignatureLine("Wahlvorsteherin/Wahlvorsteher"),
            ]
        ),
        letter_text("Vollständig und mit unverletztem Siegel übernommen:"),
        SignatureLine("Wahlvorsteherin/Wahlvorsteher des aufnehmenden Wahlvorstands, Uhrzeit"),
    ]


def _count(figure: int | None) -> str:
    return BLANK if figure is None else number(figure)
