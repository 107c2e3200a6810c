"""The Wahlvorschlag with its Ergänzungsblatt (§§ 10 bis 13 KWG, § 23 KWO; R-LIST-01..05).

The main sheet names the group, the first persons, the trust persons and what is enclosed; whoever
does not fit on its first page stands on the Ergänzungsblatt.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, PageBreak

from elections.law.course.deadlines import NOMINATIONS_CLOSE_AT
from reports.pdf import theme
from reports.pdf.german import count_of, long_date, number, unbroken
from reports.pdf.letters import SenderFacts, in_a_row
from reports.pdf.nominations.facts import GroupFacts, PersonFacts, StateFacts, TrustPersonFacts
from reports.pdf.nominations.forms import (
    Form,
    addressed_to,
    form_head,
    form_sheet,
    signed_by,
    ticks,
)
from reports.pdf.tables import Column, Row, facts_table, fitting_rows, form_table

EMPTY_PLACES = 8
"""Rows to fill in by hand where nobody is on the list yet."""

_PERSONS = (
    Column("Platz", 10, right=True),
    Column("Frau / Herr", 11),
    Column("Familienname, Rufname (mit Doktorgrad)"),
    Column("Beruf oder Stand", 29),
    Column("Geburts- datum", 17),
    Column("Geburtsort", 22),
    Column("Anschrift der Hauptwohnung", 37),
)
_TRUST = (Column("", 26), Column("Vertrauensperson"), Column("Stellvertretende Vertrauensperson"))


@dataclass(frozen=True, slots=True)
class NominationPaperFacts:
    """Everything the Wahlvorschlag says; what is not known leaves room to write.

    ``office`` is the Wahlleitung. ``signatures_needed`` counts the support signatures, 0 where
    ``represented_in`` says why none are needed („dem Hessischen Landtag“). Without ``state`` the
    paper has no code; without persons it has ``empty_places`` to fill in by hand.
    """

    office: SenderFacts
    election_day: date
    group: GroupFacts
    persons: tuple[PersonFacts, ...]
    trust_person: TrustPersonFacts
    deputy: TrustPersonFacts
    issued_on: date
    state: StateFacts | None = None
    draft: bool = False
    signatures_needed: int | None = None
    represented_in: str = ""
    closes_on: date | None = None
    empty_places: int = EMPTY_PLACES
    invented_names: bool = False


def render_nomination(facts: NominationPaperFacts) -> bytes:
    """Return the Wahlvorschlag as PDF, with as many sheets as it has persons for (R-LIST-03)."""
    sheet = form_sheet(
        Form.NOMINATION,
        facts,
        office=facts.office,
        election_day=facts.election_day,
        issued_on=facts.issued_on,
        state=facts.state,
        draft=facts.draft,
        invented_names=facts.invented_names,
    )
    return theme.render(sheet, lambda: _story(facts))


def _story(facts: NominationPaperFacts) -> list[Flowable]:
    rows = [_person_row(person) for person in facts.persons]
    opening = _opening(facts)
    shown = rows or [Row((str(at), *[""] * 6)) for at in range(1, facts.empty_places + 1)]
    room = theme.HEIGHT - theme.TOP - theme.BOTTOM - _height(opening) - 22 * mm
    first = max(1, min(len(shown), fitting_rows(form_table(_PERSONS, shown[:40]), room)))
    return [
        *opening,
        form_table(_PERSONS, shown[:first]),
        theme.text(_count(facts, first)),
        *_trust_persons(facts),
        *_enclosures(facts, supplement=len(shown) > first if rows else None),
        *_signatures(facts),
        *_supplement(facts, shown[first:]),
    ]


def _opening(facts: NominationPaperFacts) -> list[Flowable]:
    close = f"{NOMINATIONS_CLOSE_AT:%H:%M} Uhr"
    by = (
        f" Er muss dort bis zum {long_date(facts.closes_on)}, {close}, eingegangen sein."
        if facts.closes_on
        else ""
    )
    return [
        *form_head(Form.NOMINATION, facts.office, facts.election_day),
        addressed_to(facts.office),
        theme.text(
            unbroken(f"Der Wahlvorschlag ist schriftlich einzureichen (§ 13 Abs. 1 KWG).{by}"),
            theme.CELL,
        ),
        facts_table(
            [
                ("Partei oder Wählergruppe", facts.group.name),
                ("Kurzbezeichnung", facts.group.short_shown),
            ],
            to_fill=True,
        ),
        theme.text("Bewerberinnen und Bewerber in dieser Reihenfolge:", bold=True),
    ]


def _height(shown: Sequence[Flowable]) -> float:
    """How much of the first page is taken, spaces included."""
    return sum(
        one.wrap(theme.CONTENT_WIDTH, theme.HEIGHT)[1] + one.getSpaceBefore() + one.getSpaceAfter()
        for one in shown
    )


def _person_row(person: PersonFacts) -> Row:
    names = [person.listed, person.further_names, "(nur ein Name)" if person.has_one_name else ""]
    return Row(
        (
            "" if person.place is None else str(person.place),
            person.form_of_address,
            " ".join(part for part in names if part),
            person.occupation,
            person.born,
            person.birth_place,
            person.address_shown,
        )
    )


def _count(facts: NominationPaperFacts, first: int) -> str:
    total = len(facts.persons)
    if not total:
        return "Weitere Personen stehen auf einem Ergänzungsblatt:  ja / nein (bitte streichen)"
    named = f"Der Wahlvorschlag nennt {count_of(total, 'Person', 'Personen')}."
    if total <= first:
        return named
    last = facts.persons[first].place
    beginning = f" ab Platz {number(last)}" if last is not None else ""
    rest = count_of(total - first, "weitere Person", "weitere Personen")
    return f"{named} {rest} stehen{beginning} auf dem Ergänzungsblatt, das zu ihm gehört."


def _trust_persons(facts: NominationPaperFacts) -> list[Flowable]:
    both = (facts.trust_person, facts.deputy)
    rows = [
        Row(("Name", *(one.name for one in both))),
        Row(("Anschrift", *(in_a_row(one.address) for one in both))),
        Row(("Telefon", *(one.phone for one in both))),
        Row(("E-Mail", *(one.email for one in both))),
    ]
    return [
        *theme.heading("Vertrauenspersonen", room=55 * mm),
        theme.text(
            "Beide hat die Versammlung benannt. Sie stehen selbst nicht auf einem Wahlvorschlag "
            "für diese Wahl."
        ),
        form_table(_TRUST, rows, size=8.5),
    ]


def enclosures(facts: NominationPaperFacts) -> list[str]:
    """Say what is handed in with the list (§§ 11, 12 KWG, § 23 KWO; R-LIST-03, R-LIST-06..09)."""
    total = len(facts.persons)
    each = f"je Person, zusammen {number(total)}" if total else "je Person"
    reached = sum(person.can_be_reached_only for person in facts.persons)
    shown = [
        f"Zustimmungserklärungen der Bewerberinnen und Bewerber ({each})",
        f"Bescheinigungen der Wählbarkeit ({each})",
        "Niederschrift über die Aufstellungsversammlung mit den Versicherungen an Eides statt",
    ]
    if reached:
        shown.append(f"Nachweise der Auskunftssperre (§ 51 BMG; {number(reached)})")
    if facts.represented_in:
        return [
            *shown,
            "keine Unterstützungsunterschriften: ununterbrochen vertreten in "
            f"{facts.represented_in} (§ 11 KWG)",
        ]
    needed = facts.signatures_needed
    if needed == 0:
        return shown
    how_many = f"mindestens {number(needed)}, " if needed else ""
    return [
        *shown,
        f"Unterstützungsunterschriften auf amtlichen Formblättern ({how_many}jede mit "
        "Bescheinigung des Wahlrechts)",
    ]


def _enclosures(facts: NominationPaperFacts, *, supplement: bool | None) -> list[Flowable]:
    """List them; the Ergänzungsblatt of a printed list is known, that of an empty form is not."""
    shown: list[str | tuple[str, bool]] = [*enclosures(facts)]
    if supplement is not False:
        shown.insert(0, ("Ergänzungsblatt zu diesem Wahlvorschlag", supplement is True))
    return [*theme.heading("Anlagen (bitte ankreuzen)", room=50 * mm), ticks(shown)]


def _signatures(facts: NominationPaperFacts) -> list[Flowable]:
    bound = (
        f"Wir reichen den Wahlvorschlag in dem Stand ein, der hier gedruckt ist ({facts.state.code}"
        f", {count_of(len(facts.persons), 'Person', 'Personen')})."
        if facts.state
        else "Wir reichen diesen Wahlvorschlag ein."
    )
    return [
        *theme.heading("Unterschriften", room=70 * mm),
        theme.text(f"{bound} Beide Vertrauenspersonen unterschreiben mit der Hand."),
        *signed_by(
            (
                (facts.trust_person.name, "Vertrauensperson"),
                (facts.deputy.name, "stellvertretende Vertrauensperson"),
            )
        ),
    ]


def _supplement(facts: NominationPaperFacts, rows: Sequence[Row]) -> list[Flowable]:
    if not rows:
        return []
    title = "Ergänzungsblatt zum Wahlvorschlag"
    return [
        PageBreak(),
        theme.Bookmark(title, 0),
        theme.text(title, theme.TITLE),
        theme.text(facts.group.title or "Partei oder Wählergruppe: " + "_" * 40, theme.SUBTITLE),
        form_table(_PERSONS, rows),
    ]
