"""Attendance list of one meeting of the Integrations-Kommission (§ 89 Abs. 3 HGO; R-IK-05)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from reports.pdf import theme
from reports.pdf.commission.facts import CommissionMemberFacts, grouped
from reports.pdf.german import count_of, long_date, short_date
from reports.pdf.letters import BLANK, INVENTED, SenderFacts, announcement_head
from reports.pdf.tables import SIGNATURE_HEIGHT, Column, Row, facts_table, signature_table

_MEMBERS = (
    Column("Nr.", 10),
    Column("Name", 70),
    Column("von – bis", 30),
    Column("Unterschrift"),
)
_GUESTS = (
    Column("Name", 55),
    Column("Organisation oder Amt", 55),
    Column("Unterschrift"),
)


@dataclass(frozen=True, slots=True)
class AttendanceFacts:
    """The meeting and its members; ``guest_rows`` is the room for guests."""

    sender: SenderFacts
    day: date
    begins_at: time
    place: str
    members: tuple[CommissionMemberFacts, ...]
    issued_on: date
    guest_rows: int = 5
    invented_names: bool = False


def render_attendance_list(facts: AttendanceFacts) -> bytes:
    """Return the list that members and guests sign (§ 89 Abs. 3 HGO; R-IK-05)."""
    place, day = facts.sender.municipality, short_date(facts.day)
    sheet = theme.PageFrame(
        municipality=place,
        title=f"Anwesenheitsliste der Integrations-Kommission – {place}, {day}",
        running_title=f"Anwesenheitsliste, Integrations-Kommission, Sitzung am {day}",
        issued_on=facts.issued_on,
        code=theme.short_code(theme.fingerprint(facts)),
        notice=INVENTED if facts.invented_names else "",
    )
    return theme.render(sheet, lambda: _story(facts))


def _story(facts: AttendanceFacts) -> list[Flowable]:
    return [
        *announcement_head(
            f"Integrations-Kommission {facts.sender.municipality}",
            "Anwesenheitsliste",
            f"Sitzung am {long_date(facts.day)}",
        ),
        facts_table(
            [
                ("Beginn laut Einladung", f"{facts.begins_at:%H:%M} Uhr"),
                ("Ort", facts.place),
                ("Eröffnet und geschlossen", f"{BLANK} Uhr bis {BLANK} Uhr"),
                (
                    "Anwesend",
                    f"{BLANK} von {count_of(len(facts.members), 'Mitglied', 'Mitgliedern')}",
                ),
            ]
        ),
        *theme.heading("Mitglieder"),
        signature_table(_MEMBERS, _rows(facts)),
        *theme.heading("Gäste", room=18 * mm + facts.guest_rows * SIGNATURE_HEIGHT),
        signature_table(_GUESTS, [Row(("", "", ""))] * facts.guest_rows),
    ]


def _rows(facts: AttendanceFacts) -> list[Row]:
    rows: list[Row] = []
    position = 0
    for title, people in grouped(facts.members):
        rows.append(Row((title,), group=True))
        for member in people:
            position += 1
            rows.append(Row((str(position), member.shown_name, "", "")))
    return rows
