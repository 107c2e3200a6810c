"""Certificates of the Gemeindebehörde: electable (R-ELIG), entitled to vote (R-VOTE, R-LIST-07)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from reportlab.platypus import Flowable

from reports.pdf import theme
from reports.pdf.german import long_date
from reports.pdf.letters import BLANK, SenderFacts, SignatureLine, filled, letter_text, seal_beside
from reports.pdf.nominations.facts import GroupFacts, PersonFacts
from reports.pdf.nominations.forms import Form, form_head, form_sheet, pages, person_rows
from reports.pdf.tables import facts_table


@dataclass(frozen=True, slots=True)
class EligibilityFacts:
    """The persons whose electability is certified; without any, one form to fill in by hand.

    ``office`` is the Gemeindebehörde, „Der Magistrat“; ``certified_on`` is None before anybody
    examined, so that the day is written by hand.
    """

    office: SenderFacts
    election_day: date
    issued_on: date
    group: GroupFacts = field(default_factory=GroupFacts)
    persons: tuple[PersonFacts, ...] = ()
    certified_on: date | None = None
    invented_names: bool = False


@dataclass(frozen=True, slots=True)
class RightToVoteFacts:
    """The signers whose right to vote is certified; without any, one form to fill in by hand.

    ``signed_on`` is the day of the signature, for the right is asked on that day (R-LIST-07).
    Nothing says which list a person supports (R-DP-05).
    """

    office: SenderFacts
    election_day: date
    issued_on: date
    persons: tuple[PersonFacts, ...] = ()
    signed_on: date | None = None
    certified_on: date | None = None
    invented_names: bool = False


def render_eligibility(facts: EligibilityFacts) -> bytes:
    """Return the Bescheinigung der Wählbarkeit, a page for each person (§ 86 Abs. 3, 4 HGO)."""
    return _rendered(Form.ELIGIBILITY, facts, lambda person: _eligibility(facts, person))


def render_right_to_vote(facts: RightToVoteFacts) -> bytes:
    """Return the Bescheinigung des Wahlrechts, a page for each person (§ 11 KWG; R-LIST-07)."""
    return _rendered(Form.RIGHT_TO_VOTE, facts, lambda person: _right_to_vote(facts, person))


def _rendered(
    form: Form,
    facts: EligibilityFacts | RightToVoteFacts,
    page: Callable[[PersonFacts], list[Flowable]],
) -> bytes:
    sheet = form_sheet(
        form,
        facts,
        office=facts.office,
        election_day=facts.election_day,
        issued_on=facts.issued_on,
        invented_names=facts.invented_names,
        numbered=False,
    )

    def story() -> list[Flowable]:
        return pages(
            [
                [
                    *form_head(form, facts.office, facts.election_day, about=person.written),
                    *page(person),
                ]
                for person in facts.persons or (PersonFacts(),)
            ]
        )

    return theme.render(sheet, story)


def _eligibility(facts: EligibilityFacts, person: PersonFacts) -> list[Flowable]:
    day = long_date(facts.election_day)
    return [
        facts_table(
            [
                *person_rows(person),
                ("Beruf oder Stand", person.occupation),
                ("Bewerbung für die Partei oder Wählergruppe", facts.group.title),
            ],
            to_fill=True,
        ),
        letter_text(
            f"Die oben genannte Person ist für die Wahl des Ausländerbeirats am {day} in "
            f"{facts.office.municipality} wählbar (§ 86 Abs. 3 bis 5, § 32 Abs. 2 HGO)."
        ),
        letter_text(
            "Geprüft ist, was am Wahltag gelten muss: Sie ist mindestens 18 Jahre alt und wohnt "
            "seit mindestens drei Monaten in der Gemeinde, bei mehreren Wohnungen mit der "
            "Hauptwohnung. Sie ist nicht Deutsche oder Deutscher oder sie ist es und wurde in "
            "Deutschland eingebürgert oder besitzt auch eine ausländische Staatsangehörigkeit. Der "
            "Gemeinde ist kein Urteil bekannt, das die Wählbarkeit oder die Fähigkeit nimmt, "
            "öffentliche Ämter zu bekleiden."
        ),
        certified(facts.office, facts.certified_on),
    ]


def _right_to_vote(facts: RightToVoteFacts, person: PersonFacts) -> list[Flowable]:
    return [
        facts_table(person_rows(person, all_given=True), to_fill=True),
        *map(letter_text, right_to_vote_words(facts.office, facts.election_day, facts.signed_on)),
        certified(facts.office, facts.certified_on),
    ]


def right_to_vote_words(
    office: SenderFacts, election_day: date, signed_on: date | None
) -> Sequence[str]:
    """Return what is certified of a signer (§ 86 Abs. 2 HGO, § 11 KWG; R-LIST-07, R-VOTE-01)."""
    when = f"am {long_date(signed_on)}" if signed_on else f"am {BLANK}"
    return (
        f"Die oben genannte Person war am Tag ihrer Unterschrift, {when}, für die Wahl des "
        f"Ausländerbeirats am {long_date(election_day)} in {office.municipality} wahlberechtigt "
        "(§ 86 Abs. 2 HGO).",
    )


def certified(office: SenderFacts, certified_on: date | None) -> Flowable:
    """Return the place, the day, the office, a line to sign on, and room for the seal."""
    below = ", ".join(filled((office.person, office.function)))
    day = long_date(certified_on) if certified_on else f"den {BLANK}"
    signed: list[Flowable] = [
        letter_text(f"{office.municipality}, {day}"),
        letter_text(office.office),
        SignatureLine(below or "Name, Funktion"),
    ]
    return seal_beside(signed)
