"""The call to the organisations of migrants to propose experts (§ 89 Abs. 1 HGO; R-IK-01).

It is written in plain words, for it goes to people who have never read the law.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from reports.pdf import theme
from reports.pdf.german import count_of, long_date, number, short_date
from reports.pdf.letters import (
    SenderFacts,
    announcement_head,
    boxed,
    in_a_row,
    items,
    letter_head,
    letter_text,
    organs_of,
    signature,
)
from reports.pdf.tables import Column, Row, table

_SUBJECT = "Vorschläge für die Integrations-Kommission"
_DATA = (Column("Was wir von jeder Person brauchen", 78), Column("Wofür"))


@dataclass(frozen=True, slots=True)
class ProposalCallFacts:
    """A call for proposals: with a ``recipient`` a letter, without one an announcement to all.

    ``size`` counts all members including the chair, ``elected_on`` is the day of the council's
    election if it is known. ``send_to`` are the address lines for proposals.
    """

    sender: SenderFacts
    size: int
    experts: int
    term_starts_on: date
    term_ends_on: date
    issued_on: date
    closes_on: date
    send_to: tuple[str, ...]
    recipient: tuple[str, ...] = ()
    elected_on: date | None = None
    reference: str = ""


def render_proposal_call(facts: ProposalCallFacts) -> bytes:
    """Return the call for proposals (§ 89 Abs. 1 HGO; R-IK-01..03)."""
    sheet = theme.PageFrame(
        municipality=facts.sender.municipality,
        title=f"{_SUBJECT} – {facts.sender.municipality}, bis {short_date(facts.closes_on)}",
        running_title=f"{_SUBJECT} bis {short_date(facts.closes_on)}",
        issued_on=facts.issued_on,
        code=theme.short_code(theme.fingerprint(facts)),
    )
    return theme.render(sheet, lambda: _story(facts))


def _story(facts: ProposalCallFacts) -> list[Flowable]:
    return [
        *_head(facts),
        *_what(facts),
        *_who(facts),
        *_how(facts),
        signature(facts.sender, facts.issued_on, greeting="Mit freundlichen Grüßen"),
        *_data(),
    ]


def _head(facts: ProposalCallFacts) -> list[Flowable]:
    request = (
        f"schlagen Sie bitte bis zum {long_date(facts.closes_on)} Personen vor, die in der "
        f"Integrations-Kommission von {facts.sender.municipality} mitarbeiten wollen."
    )
    if facts.recipient:
        opening = letter_head(
            facts.sender, facts.recipient, facts.issued_on, _SUBJECT, reference=facts.reference
        )
        return [*opening, letter_text("Sehr geehrte Damen und Herren,"), letter_text(request)]
    return [
        *announcement_head(
            "Aufruf an die Interessenvertretungen der Migrantinnen und Migranten",
            _SUBJECT,
            facts.sender.municipality,
        ),
        letter_text(f"{request[0].upper()}{request[1:]}"),
    ]


def _what(facts: ProposalCallFacts) -> list[Flowable]:
    return [
        *theme.heading("Was ist eine Integrations-Kommission?"),
        letter_text(
            "In einer Integrations-Kommission beraten Menschen mit eigener Erfahrung von Migration "
            f"zusammen mit Mitgliedern von {' und '.join(organs_of(facts.sender))}. Sie vertritt "
            "die ausländischen Einwohnerinnen und Einwohner und berät die Gemeinde in allem, was "
            "sie betrifft. Sie tagt mindestens viermal im Jahr. Den Vorsitz führt die "
            "Bürgermeisterin oder der Bürgermeister gemeinsam mit einer Person, die die "
            "sachkundigen Einwohnerinnen und Einwohner wählen (§ 89 HGO)."
        ),
        *theme.heading("Wie viele Personen werden gesucht?"),
        letter_text(
            f"Die Kommission hat {count_of(facts.size, 'Mitglied', 'Mitglieder')}. Gesucht werden "
            f"{number(facts.experts)} sachkundige Einwohnerinnen und Einwohner: mindestens die "
            f"Hälfte der Mitglieder. Die {organs_of(facts.sender)[1]} wählt sie "
            "aus den Vorschlägen von Organisationen wie Ihrer. Sie dürfen auch mehr Personen "
            f"vorschlagen. Die Kommission arbeitet bis zum {long_date(facts.term_ends_on)}."
        ),
    ]


def _who(facts: ProposalCallFacts) -> list[Flowable]:
    _board, council = organs_of(facts.sender)
    day = (
        f"am Tag der Wahl durch die {council} ({long_date(facts.elected_on)})"
        if facts.elected_on
        else f"am Tag der Wahl durch die {council}"
    )
    return [
        *theme.heading("Wer kann vorgeschlagen werden?"),
        letter_text(f"Eine Person, für die {day} alles das zutrifft:"),
        *items(
            (
                "Sie ist mindestens 18 Jahre alt.",
                "Sie wohnt seit mindestens drei Monaten in der Gemeinde; bei mehreren "
                "Wohnungen zählt die Hauptwohnung.",
                "Sie hat eine ausländische Staatsangehörigkeit oder ist staatenlos. Oder sie ist "
                "Deutsche oder Deutscher und wurde in Deutschland eingebürgert oder hat daneben "
                "eine ausländische Staatsangehörigkeit. Die Aufnahme als Aussiedlerin, Aussiedler, "
                "Spätaussiedlerin oder Spätaussiedler genügt dafür nicht.",
                "Kein Gericht hat ihr das Wahlrecht, die Wählbarkeit oder die Fähigkeit "
                "genommen, öffentliche Ämter zu bekleiden.",
            )
        ),
        letter_text(
            "Die Hälfte der gewählten Personen soll Frauen sein. Die Vielfalt der Herkunft soll "
            "sich in der Kommission zeigen. Bitte denken Sie daran, wenn Sie Personen vorschlagen."
        ),
    ]


def _how(facts: ProposalCallFacts) -> list[Flowable]:
    return [
        *theme.heading("Bis wann und wohin?"),
        boxed(
            [
                letter_text(f"Letzter Tag: {long_date(facts.closes_on)}", bold=True),
                letter_text(f"Senden Sie Ihre Vorschläge an: {in_a_row(facts.send_to)}"),
            ]
        ),
        letter_text(
            "Gehen zu wenige Vorschläge ein, soll die "
            f"{organs_of(facts.sender)[1]} selbst Personen vorschlagen (§ 89 Abs. 1 HGO)."
        ),
    ]


def _data() -> list[Flowable]:
    rows = (
        ("Familienname und Rufname", "Wahl und Einladung"),
        ("Geschlecht (freiwillig)", "Die Hälfte der Gewählten soll Frauen sein."),
        ("Geburtsdatum", "Alter von mindestens 18 Jahren"),
        ("Alle Staatsangehörigkeiten", "Wählbarkeit; Vielfalt der Herkunft"),
        (
            "Bei deutscher Staatsangehörigkeit: in Deutschland eingebürgert? Als Aussiedlerin "
            "oder Aussiedler aufgenommen?",
            "Wählbarkeit",
        ),
        ("Wohnt in der Gemeinde seit; ist es die Hauptwohnung?", "drei Monate in der Gemeinde"),
        ("Anschrift", "Schreiben an die gewählte Person"),
        ("Name der Organisation, die vorschlägt", "Nachweis des Vorschlags"),
        ("Einverständnis der Person", "Niemand wird ohne sein Einverständnis vorgeschlagen."),
    )
    return [
        *theme.heading("Anlage: Angaben zu jeder vorgeschlagenen Person"),
        table(_DATA, [Row(row) for row in rows]),
        theme.text(
            "Die Angaben werden nur für diese Wahl und die Arbeit der Kommission verwendet."
        ),
    ]
