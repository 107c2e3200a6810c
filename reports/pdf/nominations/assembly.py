"""The minutes of the nomination assembly and the affirmation (§ 12 KWG; R-LIST-09).

Filled as far as known; the rest is written by hand. Persons who do not fit on the first sheet stand
on the Ergänzungsblatt, as on the Wahlvorschlag itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, PageBreak

from reports.pdf import theme
from reports.pdf.german import long_date, number, unbroken
from reports.pdf.letters import BLANK, SenderFacts, in_a_row
from reports.pdf.nominations.facts import GroupFacts, StateFacts, TrustPersonFacts
from reports.pdf.nominations.forms import Form, form_head, form_sheet, signed_by, ticks
from reports.pdf.tables import Column, Row, facts_table, form_table

LEAST_VOTING = 3
"""Participants who vote, at least (§ 12 KWG; R-LIST-09)."""

FIRST_ROWS, EMPTY_ROWS = 20, 12

_RESULTS = (
    Column("Platz", 12, right=True),
    Column("Familienname, Rufname"),
    Column("Stimmen dafür", 24, right=True),
    Column("Bemerkung", 48),
)


class AssemblyKind(StrEnum):
    """Who was called to the assembly (§ 12 KWG; R-LIST-09)."""

    MEMBERS = "members"
    DELEGATES = "delegates"


KINDS = {
    AssemblyKind.MEMBERS: "Versammlung der Mitglieder der Partei oder Wählergruppe im Wahlkreis",
    AssemblyKind.DELEGATES: "Versammlung der Vertreterinnen und Vertreter, die die Mitglieder im "
    "Wahlkreis aus ihrer Mitte gewählt haben",
}


@dataclass(frozen=True, slots=True)
class NominatedFacts:
    """A person whom the assembly put on a place; ``votes`` is None where nobody entered them."""

    place: int
    name: str
    votes: int | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class AssemblyFacts:
    """What the minutes say; an empty value leaves room to write.

    ``voting`` counts those entitled to vote among the ``present``. ``procedure`` says how was
    voted, „einzeln, mit Stimmzetteln“. Without persons there are ``empty_places``.
    """

    office: SenderFacts
    election_day: date
    group: GroupFacts
    issued_on: date
    kind: AssemblyKind | None = None
    place: str = ""
    day: date | None = None
    begins_at: time | None = None
    ends_at: time | None = None
    invited_by: str = ""
    invited_on: date | None = None
    invitation_form: str = ""
    present: int | None = None
    voting: int | None = None
    chair: str = ""
    clerk: str = ""
    procedure: str = ""
    persons: tuple[NominatedFacts, ...] = ()
    trust_person: TrustPersonFacts = field(default_factory=TrustPersonFacts)
    deputy: TrustPersonFacts = field(default_factory=TrustPersonFacts)
    state: StateFacts | None = None
    draft: bool = False
    empty_places: int = EMPTY_ROWS
    invented_names: bool = False


def render_assembly(facts: AssemblyFacts) -> bytes:
    """Return the minutes with the affirmation of chair and clerk (§ 12 KWG; R-LIST-09)."""
    sheet = form_sheet(
        Form.ASSEMBLY,
        facts,
        office=facts.office,
        election_day=facts.election_day,
        issued_on=facts.issued_on,
        state=facts.state,
        draft=facts.draft,
        invented_names=facts.invented_names,
    )
    return theme.render(sheet, lambda: _story(facts))


def _story(facts: AssemblyFacts) -> list[Flowable]:
    rows = [_row(person) for person in facts.persons]
    rows = rows or [Row((str(at), "", "", "")) for at in range(1, facts.empty_places + 1)]
    return [
        *form_head(Form.ASSEMBLY, facts.office, facts.election_day),
        facts_table(_meeting(facts), label_width=58, to_fill=True),
        ticks([(words, facts.kind is kind) for kind, words in KINDS.items()]),
        *_procedure(facts),
        *_results(facts, rows[:FIRST_ROWS]),
        *_trust_persons(facts),
        *_signatures(facts),
        *_affirmation(facts),
        *_supplement(facts, rows[FIRST_ROWS:]),
    ]


def _meeting(facts: AssemblyFacts) -> list[tuple[str, str]]:
    hours = [f"{at:%H:%M}" if at else BLANK for at in (facts.begins_at, facts.ends_at)]
    known = facts.begins_at is not None or facts.ends_at is not None
    times = " bis ".join(f"{hour} Uhr" for hour in hours) if known else ""
    return [
        ("Partei oder Wählergruppe", facts.group.title),
        ("Ort der Versammlung", facts.place),
        ("Tag", long_date(facts.day) if facts.day else ""),
        ("Beginn und Ende", times),
        ("Eingeladen hat", facts.invited_by),
        ("Form der Einladung", facts.invitation_form),
        ("Tag der Einladung", long_date(facts.invited_on) if facts.invited_on else ""),
        ("Anwesende", _figure(facts.present)),
        (f"davon stimmberechtigt (mindestens {LEAST_VOTING})", _figure(facts.voting)),
        ("Leitung der Versammlung", facts.chair),
        ("Schriftführung", facts.clerk),
    ]


def _figure(value: int | None) -> str:
    return "" if value is None else number(value)


def _row(person: NominatedFacts) -> Row:
    return Row((str(person.place), person.name, _figure(person.votes), person.remark))


def _procedure(facts: AssemblyFacts) -> list[Flowable]:
    return [
        *theme.heading("So wurde gewählt", room=60 * mm),
        theme.text("Bitte ankreuzen, was zutrifft:"),
        ticks(
            [
                "Die Leitung hat festgestellt, wer stimmberechtigt ist.",
                "Alle Teilnehmenden konnten Personen vorschlagen.",
                "Die vorgeschlagenen Personen konnten sich und ihr Programm vorstellen.",
                "Über die Bewerberinnen und Bewerber und über ihre Reihenfolge wurde geheim "
                "abgestimmt.",
                "Auf die gleiche Berücksichtigung von Frauen und Männern wurde hingewiesen.",
            ]
        ),
        facts_table([("Art der Abstimmung", facts.procedure)], label_width=58, to_fill=True),
    ]


def _results(facts: AssemblyFacts, rows: Sequence[Row]) -> list[Flowable]:
    left = (len(facts.persons) or facts.empty_places) - len(rows)
    more = "Weitere Personen stehen auf dem Ergänzungsblatt, das zu dieser Niederschrift gehört."
    return [
        *theme.heading("Ergebnis: gewählt sind in dieser Reihenfolge", room=50 * mm),
        form_table(_RESULTS, rows, size=8),
        *([theme.text(more)] if left > 0 else []),
    ]


def _trust_persons(facts: AssemblyFacts) -> list[Flowable]:
    both = (facts.trust_person, facts.deputy)
    labels = ("Vertrauensperson", "Stellvertretende Vertrauensperson")
    return [
        *theme.heading("Benannt sind als Vertrauenspersonen", room=40 * mm),
        facts_table(
            [
                (label, in_a_row((one.name, *one.address)))
                for label, one in zip(labels, both, strict=True)
            ],
            to_fill=True,
        ),
    ]


def _signatures(facts: AssemblyFacts) -> list[Flowable]:
    more = "weitere Teilnehmerin oder weiterer Teilnehmer"
    return [
        *theme.heading("Unterschriften", room=85 * mm),
        *signed_by(
            (
                (facts.chair, "Leitung der Versammlung"),
                (facts.clerk, "Schriftführung"),
                ("", more),
                ("", more),
            )
        ),
    ]


def _affirmation(facts: AssemblyFacts) -> list[Flowable]:
    day = f" am {long_date(facts.day)}" if facts.day else ""
    return [
        CondPageBreak(95 * mm),
        *theme.heading("Versicherung an Eides statt", room=0),
        theme.text(
            unbroken(
                "Gegenüber der Wahlleitung versichern wir an Eides statt, dass in der Versammlung"
                f"{day} die Bewerberinnen und Bewerber und ihre Reihenfolge in geheimer Abstimmung "
                "festgelegt wurden, dass alle Teilnehmenden Personen vorschlagen konnten und dass "
                "die vorgeschlagenen Personen sich und ihr Programm vorstellen konnten (§ 12 KWG)."
            )
        ),
        *signed_by(
            ((facts.chair, "Leitung der Versammlung"), (facts.clerk, "Schriftführung")),
        ),
    ]


def _supplement(facts: AssemblyFacts, rows: Sequence[Row]) -> list[Flowable]:
    if not rows:
        return []
    title = "Ergänzungsblatt zur Niederschrift"
    return [
        PageBreak(),
        theme.Bookmark(title, 0),
        theme.text(title, theme.TITLE),
        theme.text(facts.group.title or "Partei oder Wählergruppe: " + "_" * 40, theme.SUBTITLE),
        form_table(_RESULTS, rows, size=8),
    ]
