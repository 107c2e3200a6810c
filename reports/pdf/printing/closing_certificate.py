"""The closing of the register of one Wahlbezirk, certified (§ 15 KWO; C-18, R-REG-11)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from reports.pdf import theme
from reports.pdf.german import long_date, number
from reports.pdf.letters import SenderFacts, SignatureLine, filled, letter_text, seal_beside
from reports.pdf.tables import Column, Row, table

COLUMNS = (Column("", 14), Column("Wahlberechtigte"), Column("Zahl", 30, right=True))


@dataclass(frozen=True, slots=True)
class ClosingFacts:
    """A1, A2 and A3 of one Wahlbezirk; None is unknown. ``corrections`` are later changes."""

    sender: SenderFacts
    election_day: date
    district: str
    closed_on: date
    without_mark: int | None
    with_mark: int | None
    special: int | None
    total: int | None
    source: str
    corrections: tuple[str, ...] = ()


def render_closing(facts: ClosingFacts) -> bytes:
    """Return the certificate as PDF."""
    return theme.render(
        theme.PageFrame(
            municipality=facts.sender.municipality,
            title=f"Abschluss des Wählerverzeichnisses, Wahlbezirk {facts.district}",
            running_title=f"Wahl des Ausländerbeirats am {long_date(facts.election_day)}",
            issued_on=facts.closed_on,
            code=theme.short_code(theme.fingerprint(facts)),
        ),
        lambda: _story(facts),
    )


def _story(facts: ClosingFacts) -> list[Flowable]:
    rows = [
        Row(("A1", "im Verzeichnis, ohne Sperrvermerk „W“", number(facts.without_mark))),
        Row(("A2", "im Verzeichnis, mit Sperrvermerk „W“ (Wahlschein)", number(facts.with_mark))),
        Row(
            (
                "A3",
                "nicht im Verzeichnis, mit Wahlschein nach § 16a Abs. 2 KWO",
                number(facts.special),
            )
        ),
        Row(("A", "Wahlberechtigte zusammen", number(facts.total)), bold=True),
    ]
    title = "Abschluss des Wählerverzeichnisses"
    below = ", ".join(filled((facts.sender.person, facts.sender.function)))
    return [
        theme.Bookmark(title, 0),
        theme.text(title, theme.TITLE),
        theme.text(f"Wahlbezirk {facts.district}", theme.SUBTITLE),
        letter_text(
            "Das Wählerverzeichnis dieses Wahlbezirks für die Wahl des Ausländerbeirats am "
            f"{long_date(facts.election_day)} ist am {long_date(facts.closed_on)} abgeschlossen "
            "worden (§ 15 KWO). Es hat diese Zahlen:"
        ),
        table(COLUMNS, rows),
        *([letter_text(f"Quelle: {facts.source}")] if facts.source else []),
        *([letter_text("Änderungen nach dem Abschluss:")] if facts.corrections else []),
        *map(letter_text, facts.corrections),
        seal_beside(
            [
                letter_text(f"{facts.sender.municipality}, {long_date(facts.closed_on)}"),
                letter_text(facts.sender.office),
                SignatureLine(below or "Name, Funktion"),
            ]
        ),
    ]
