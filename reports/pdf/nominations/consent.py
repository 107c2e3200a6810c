"""The Zustimmungserklärung: one page for each person of a list (§ 11 Abs. 2 KWG; R-LIST-03)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from reports.pdf import theme
from reports.pdf.german import long_date, unbroken
from reports.pdf.letters import SenderFacts
from reports.pdf.nominations.facts import GroupFacts, PersonFacts, StateFacts
from reports.pdf.nominations.forms import (
    Form,
    election_line,
    form_head,
    form_heading,
    form_sheet,
    pages,
    person_rows,
    signed_by,
    ticks,
)
from reports.pdf.tables import facts_table


@dataclass(frozen=True, slots=True)
class ConsentFacts:
    """The persons of one list who declare their consent; without any, one form to fill in.

    ``resident_since`` is the last day on which residence in the municipality may begin (three
    months before the election day; R-ELIG-01, C-01).
    """

    office: SenderFacts
    election_day: date
    group: GroupFacts
    persons: tuple[PersonFacts, ...]
    resident_since: date
    issued_on: date
    state: StateFacts | None = None
    draft: bool = False
    invented_names: bool = False


def render_consent(facts: ConsentFacts) -> bytes:
    """Return the declarations as one PDF, a page for each person (R-LIST-03, R-ELIG-01..04)."""
    sheet = form_sheet(
        Form.CONSENT,
        facts,
        office=facts.office,
        election_day=facts.election_day,
        issued_on=facts.issued_on,
        state=facts.state,
        draft=facts.draft,
        invented_names=facts.invented_names,
        numbered=False,
    )
    return theme.render(
        sheet, lambda: pages([_page(facts, one) for one in facts.persons or (PersonFacts(),)])
    )


def _page(facts: ConsentFacts, person: PersonFacts) -> list[Flowable]:
    return [
        *form_head(Form.CONSENT, facts.office, facts.election_day, about=person.written),
        facts_table(
            [
                *person_rows(person),
                ("Beruf oder Stand", person.occupation),
                ("Partei oder Wählergruppe", facts.group.title),
                ("Platz auf dem Wahlvorschlag", str(person.place or "")),
            ],
            to_fill=True,
        ),
        form_heading("Ich stimme zu"),
        *map(_paragraph, _consent(facts)),
        form_heading("Ich versichere, dass ich wählbar bin"),
        _paragraph(
            "Am Wahltag bin ich mindestens 18 Jahre alt. In der Gemeinde wohne ich seit mindestens "
            f"drei Monaten, also spätestens seit dem {long_date(facts.resident_since)}; bei "
            "mehreren Wohnungen ist das meine Hauptwohnung. Kein Gericht hat mir die Wählbarkeit "
            "oder die Fähigkeit genommen, öffentliche Ämter zu bekleiden (§ 86 Abs. 3 bis 5, § 32 "
            "Abs. 2 HGO)."
        ),
        _paragraph("Außerdem gilt für mich (bitte ankreuzen):"),
        ticks(GROUNDS),
        form_heading("Das weiß ich"),
        *map(_small, _notes()),
        *signed_by(((person.written, "Bewerberin oder Bewerber"),)),
    ]


GROUNDS = (
    "Ich bin nicht Deutsche oder Deutscher im Sinne des Artikels 116 Abs. 1 des Grundgesetzes "
    "(ausländische Staatsangehörigkeit oder staatenlos).",
    "Ich bin Deutsche oder Deutscher und habe das in Deutschland als ausländische Einwohnerin oder "
    "ausländischer Einwohner erworben (Einbürgerung, nicht Aufnahme als Aussiedlerin, Aussiedler, "
    "Spätaussiedlerin oder Spätaussiedler).",
    "Ich bin Deutsche oder Deutscher und besitze auch eine ausländische Staatsangehörigkeit.",
)
"""Which of the three makes a person electable (§ 86 Abs. 3, 4 HGO; R-ELIG-01..03)."""


def _consent(facts: ConsentFacts) -> list[str]:
    day = election_line(facts.election_day, facts.office.municipality)
    return [
        f"Ich stimme zu, dass ich in dem genannten Wahlvorschlag für die {day} als Bewerberin oder "
        "Bewerber benannt werde. Diese Zustimmung kann ich nicht widerrufen (§ 11 Abs. 2 KWG).",
        "Ich versichere, dass ich für diese Wahl auf keinem anderen Wahlvorschlag stehe und keinem "
        "anderen zugestimmt habe (§ 11 Abs. 2 KWG).",
    ]


def _notes() -> list[str]:
    return [
        "Bekannt gemacht werden Familienname, Rufname, „Frau“ oder „Herr“, Beruf oder Stand und "
        "das Geburtsjahr, nicht die Anschrift (§ 26 KWO). Vertrauenspersonen können nicht "
        "kandidieren; wer zugestimmt hat, kann nicht dem Wahlausschuss angehören (§ 4 KWG).",
        "Mitglieder des Gemeindevorstands und hauptberuflich Beschäftigte der Gemeinde können an "
        "einem Sitz gehindert sein; geprüft wird das nach der Wahl (§ 86 Abs. 5 mit §§ 37, 65 "
        "Abs. 2 HGO).",
    ]


def _paragraph(content: str) -> Flowable:
    return theme.text(unbroken(content))


def _small(content: str) -> Flowable:
    return theme.text(unbroken(content), theme.SMALL)
