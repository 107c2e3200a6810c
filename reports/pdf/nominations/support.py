"""The Formblatt for a support signature, issued by the Wahlamt (§ 11 KWG, § 23 Abs. 2 KWO).

(R-LIST-06..08.) One person a sheet: who signs for one group sees no other signature, and a sheet
can be counted and certified for itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, HRFlowable

from reports.pdf import theme
from reports.pdf.german import long_date, number, unbroken
from reports.pdf.letters import BLANK, SenderFacts, SignatureLine, letter_text
from reports.pdf.nominations.eligibility import certified, right_to_vote_words
from reports.pdf.nominations.facts import GroupFacts
from reports.pdf.nominations.forms import FORMS, Form, form_head, form_heading, form_sheet, pages
from reports.pdf.tables import facts_table

_SIGNER = ("Familienname", "Vornamen", "Geburtsdatum", "Anschrift der Hauptwohnung")


@dataclass(frozen=True, slots=True)
class SupportSheetsFacts:
    """The sheets of one issue to one group: ``count`` from ``first_number`` on.

    ``office`` is the Wahlleitung that issues, ``authority`` the Gemeindebehörde that certifies.
    """

    office: SenderFacts
    authority: SenderFacts
    election_day: date
    group: GroupFacts
    first_number: int
    count: int
    issued_on: date
    invented_names: bool = False


def render_support_sheets(facts: SupportSheetsFacts) -> bytes:
    """Return as many pages as sheets are issued, each with its running number (R-LIST-08).

    Raises ValueError where there is none to print, or the group has no name: a sheet is issued on
    request that names the group.
    """
    if facts.count < 1 or not facts.group.name.strip():
        raise ValueError("sheets are issued to a named group, at least one")
    sheet = form_sheet(
        Form.SUPPORT,
        facts,
        office=facts.office,
        election_day=facts.election_day,
        issued_on=facts.issued_on,
        invented_names=facts.invented_names,
        numbered=False,
    )
    return theme.render(
        sheet, lambda: pages([_page(facts, number_) for number_ in _numbers(facts)])
    )


def _numbers(facts: SupportSheetsFacts) -> range:
    return range(facts.first_number, facts.first_number + facts.count)


def _page(facts: SupportSheetsFacts, running: int) -> list[Flowable]:
    return [
        *form_head(Form.SUPPORT, facts.office, facts.election_day, about=f"Nr. {running}"),
        facts_table(
            [
                ("Laufende Nummer der Ausgabe", number(running)),
                ("Ausgegeben am", long_date(facts.issued_on)),
                ("Ausgegeben von", f"{facts.office.office}, {facts.office.municipality}"),
                ("Für die Partei oder Wählergruppe", facts.group.title),
            ]
        ),
        letter_text(
            "Ich unterstütze mit meiner Unterschrift den Wahlvorschlag dieser Partei oder "
            f"Wählergruppe für die Wahl des Ausländerbeirats am {long_date(facts.election_day)}."
        ),
        facts_table([(label, "") for label in _SIGNER], to_fill=True),
        theme.text(f"{BLANK}, den {BLANK}"),
        SignatureLine("persönliche Unterschrift mit der Hand"),
        *map(_small, _notes(facts)),
        HRFlowable(width="100%", thickness=1, color=theme.INK, spaceBefore=3 * mm, spaceAfter=0),
        form_heading(FORMS[Form.RIGHT_TO_VOTE].title),
        theme.text("Füllt die Gemeindebehörde aus.", theme.SMALL),
        *map(letter_text, right_to_vote_words(facts.authority, facts.election_day, None)),
        certified(facts.authority, None),
    ]


def _notes(facts: SupportSheetsFacts) -> list[str]:
    return [
        "Unterschreiben kann, wer zur Wahl des Ausländerbeirats wahlberechtigt ist: ausländische "
        "Einwohnerinnen und Einwohner, auch Staatenlose. Wer die deutsche Staatsangehörigkeit "
        "besitzt, auch neben einer anderen, kann nicht unterschreiben (§ 86 Abs. 2 HGO).",
        "Jede Person kann nur einen Wahlvorschlag unterstützen (§ 11 KWG). Die Angaben werden nur "
        f"zur Prüfung dieser Unterschrift verwendet. Das Blatt gehört allein zu "
        f"„{facts.group.title}“ und ist kostenlos.",
    ]


def _small(content: str) -> Flowable:
    return theme.text(unbroken(content), theme.SMALL)
