"""The Wahlschein with the affirmation for the postal vote (R-WS-03, R-WS-04, R-WS-06).

The official form of 2026 was not at hand; the wording is that of such forms everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, Table

from municipalities.law.days import KnownDay
from reports.pdf import theme
from reports.pdf.german import long_date
from reports.pdf.letters import SenderFacts, SignatureLine, boxed, letter_text
from reports.pdf.tables import facts_table


@dataclass(frozen=True, slots=True)
class PollingCardFacts:
    """One issued Wahlschein; ``register_number`` is empty for § 16a Abs. 2 KWO."""

    sender: SenderFacts
    election_day: date
    number: str
    family_name: str
    given_names: str
    birth_date: KnownDay
    dwelling: str
    register_number: str
    issued_on: date


def render_polling_card(facts: PollingCardFacts) -> bytes:
    """Return the Wahlschein as PDF, on one page."""
    place = facts.sender.municipality
    return theme.render(
        theme.PageFrame(
            municipality=place,
            title=f"Wahlschein {facts.number}",
            running_title=f"Wahl des Ausländerbeirats am {long_date(facts.election_day)}",
            issued_on=facts.issued_on,
            code=theme.short_code(theme.fingerprint(facts)),
        ),
        lambda: [*_card(facts), *_affirmation(place)],
    )


def _card(facts: PollingCardFacts) -> list[Flowable]:
    place = facts.sender.municipality
    kind = (
        ("Nummer im Wählerverzeichnis", facts.register_number)
        if facts.register_number
        else ("Erteilt nach", "§ 16a Abs. 2 KWO (nicht im Wählerverzeichnis)")
    )
    return [
        theme.Bookmark("Wahlschein", 0),
        theme.text(f"Wahlschein Nr. {facts.number}", theme.TITLE, bold=True),
        theme.text(
            f"für die Wahl des Ausländerbeirats in {place} am {long_date(facts.election_day)}",
            theme.SUBTITLE,
        ),
        facts_table(
            [
                ("Familienname", facts.family_name),
                ("Vornamen", facts.given_names),
                ("Geburtsdatum", str(facts.birth_date)),
                ("Wohnung", facts.dwelling),
                kind,
            ]
        ),
        letter_text(
            "Diese Person kann mit diesem Wahlschein an der Wahl teilnehmen: durch Briefwahl, oder "
            "im Wahlraum gegen Abgabe des Wahlscheins und mit Personalausweis, "
            "Identitätsausweis oder Reisepass. Sie kann nur einmal und nur persönlich wählen."
        ),
        _sealed(facts),
    ]


def _sealed(facts: PollingCardFacts) -> Flowable:
    """Return place and day, the signature line, and beside it the room for the seal."""
    signed = [
        letter_text(f"{facts.sender.municipality}, {long_date(facts.issued_on)}"),
        SignatureLine("Unterschrift der oder des Bediensteten, der den Wahlschein erteilt"),
    ]
    return seal_beside(signed)


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


def _affirmation(place: str) -> list[Flowable]:
    return [
        *theme.heading("Versicherung an Eides statt zur Briefwahl"),
        boxed(
            [
                letter_text(
                    "Füllen Sie diesen Teil aus, wenn Sie mit Brief wählen. Ohne diese "
                    "Unterschrift ist die Briefwahl ungültig.",
                    bold=True,
                ),
                letter_text(
                    f"Ich versichere gegenüber dem Gemeindevorstand oder Magistrat ({place}) an "
                    "Eides statt: Ich habe den Stimmzettel persönlich gekennzeichnet."
                ),
                SignatureLine("Datum, Unterschrift der Wählerin oder des Wählers"),
                letter_text(
                    "Oder, wenn die wählende Person nicht schreiben oder lesen kann oder wegen "
                    "einer Beeinträchtigung Hilfe braucht: Ich versichere an Eides statt: Ich habe "
                    "den Stimmzettel als Hilfsperson nach dem erklärten Willen der wählenden "
                    "Person gekennzeichnet."
                ),
                SignatureLine("Datum, Unterschrift und Name der Hilfsperson"),
            ]
        ),
        theme.text(
            "Wer eine falsche Versicherung an Eides statt abgibt, macht sich strafbar "
            "(§§ 156, 161 des Strafgesetzbuchs).",
            theme.SMALL,
        ),
    ]
