"""Composition sheet of the Integrations-Kommission: who sits, and what the law asks (§ 89 HGO)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from municipalities.law.commission.composition import Capacity
from reports.pdf import theme
from reports.pdf.commission.facts import GROUPS, ORDER, CommissionMemberFacts, grouped, proposer
from reports.pdf.german import number, short_date, unbroken
from reports.pdf.letters import INVENTED, SenderFacts, announcement_head
from reports.pdf.tables import Column, Row, facts_table, table
from reports.pdf.words import period

OFFICIAL_USE = "Nur für den Dienstgebrauch"

_CHECKS = (
    Column("Was das Gesetz verlangt", 58),
    Column("Ergebnis", 28),
    Column("Erläuterung"),
    Column("Norm", 32),
)
_PLACES = (
    Column("Mitglieder"),
    Column("vorgesehen", 24, right=True),
    Column("besetzt", 24, right=True),
    Column("offen", 24, right=True),
)
_MEMBERS = (
    Column("Nr.", 10),
    Column("Name", 62),
    Column("Gewählt am", 24),
    Column("Vorgeschlagen von"),
)


class CheckResult(StrEnum):
    """The outcome of a check of the composition; a breach of a „soll“ is only noted."""

    MET = "met"
    NOTED = "noted"
    BROKEN = "broken"
    OPEN = "open"


RESULTS: Mapping[CheckResult, str] = {
    CheckResult.MET: "erfüllt",
    CheckResult.NOTED: "Hinweis",
    CheckResult.BROKEN: "nicht erfüllt",
    CheckResult.OPEN: "noch offen",
}


@dataclass(frozen=True, slots=True)
class CheckFacts:
    """One check: what is asked, the outcome, why, under which norm."""

    subject: str
    result: CheckResult
    explanation: str
    norm: str


@dataclass(frozen=True, slots=True)
class PlacesFacts:
    """How many members of one capacity are planned; the chair is one."""

    capacity: Capacity
    planned: int


@dataclass(frozen=True, slots=True)
class CompositionFacts:
    """Everything the sheet says about a commission on one day (R-IK-01..06)."""

    sender: SenderFacts
    term_starts_on: date
    term_ends_on: date
    issued_on: date
    planned: tuple[PlacesFacts, ...]
    members: tuple[CommissionMemberFacts, ...]
    checks: tuple[CheckFacts, ...]
    resolution: str = ""
    formed_on: date | None = None
    invented_names: bool = False


def render_composition_sheet(facts: CompositionFacts) -> bytes:
    """Return the composition sheet, for official use only (§§ 72, 89 HGO; R-IK-01..06)."""
    place, day = facts.sender.municipality, short_date(facts.issued_on)
    sheet = theme.PageFrame(
        municipality=place,
        title=f"Zusammensetzung der Integrations-Kommission – {place}, {day}",
        running_title=f"Zusammensetzung der Integrations-Kommission, Stand {day}",
        issued_on=facts.issued_on,
        code=theme.short_code(theme.fingerprint(facts)),
        notice=OFFICIAL_USE,
    )
    return theme.render(sheet, lambda: _story(facts))


def _story(facts: CompositionFacts) -> list[Flowable]:
    term = period(facts.term_starts_on, facts.term_ends_on)
    return [
        *announcement_head(
            facts.sender.office,
            "Zusammensetzung der Integrations-Kommission",
            f"{facts.sender.municipality}, Wahlzeit {term}",
        ),
        *([theme.text(f"{INVENTED}.", bold=True)] if facts.invented_names else []),
        facts_table(
            [
                ("Stand", short_date(facts.issued_on)),
                ("Gebildet am", short_date(facts.formed_on) if facts.formed_on else "noch nicht"),
                ("Beschluss über die Größe", facts.resolution or "nicht angegeben"),
            ]
        ),
        *_checks(facts),
        *_places(facts),
        *_members(facts),
    ]


def _checks(facts: CompositionFacts) -> list[Flowable]:
    rows = [
        Row(
            (check.subject, RESULTS[check.result], check.explanation, unbroken(check.norm)),
            bold=check.result is CheckResult.BROKEN,
        )
        for check in facts.checks
    ]
    return [*theme.heading("Prüfung"), table(_CHECKS, rows)] if rows else []


def _places(facts: CompositionFacts) -> list[Flowable]:
    shown = theme.heading("Vorgesehen und besetzt")
    if not facts.planned:
        return [*shown, theme.text("Über die Größe ist noch nicht beschlossen.")]
    planned = dict.fromkeys(ORDER, 0)
    seated = dict(planned)
    for places in facts.planned:
        planned[places.capacity] += places.planned
    for member in facts.members:
        seated[member.capacity] += 1
    rows = [_place_row(GROUPS[c], planned[c], seated[c]) for c in ORDER]
    total = _place_row("Zusammen", sum(planned.values()), sum(seated.values()), bold=True)
    return [*shown, table(_PLACES, [*rows, total])]


def _place_row(title: str, planned: int, seated: int, *, bold: bool = False) -> Row:
    missing = max(planned - seated, 0)
    return Row((title, number(planned), number(seated), number(missing)), bold=bold)


def _members(facts: CompositionFacts) -> list[Flowable]:
    rows: list[Row] = []
    position = 0
    for title, people in grouped(facts.members):
        rows.append(Row((title,), group=True))
        for member in people:
            position += 1
            rows.append(Row((str(position), *_member_cells(member))))
    shown = theme.heading("Mitglieder", room=50 * mm)
    if not rows:
        return [*shown, theme.text("Noch gehört ihr niemand an.")]
    return [*shown, table(_MEMBERS, rows)]


def _member_cells(member: CommissionMemberFacts) -> tuple[str, str, str]:
    if member.capacity is Capacity.CHAIR:
        return member.shown_name, "kraft Gesetzes", "–"
    return member.shown_name, short_date(member.elected_on), proposer(member)
