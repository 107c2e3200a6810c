"""Frame of the annual report of the Integrations-Kommission (§ 89 Abs. 4 HGO; R-IK-05).

Meetings and members are printed from the database. For what the commission has to say itself,
there are headed sections with room to write.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Table

from reports.pdf import theme
from reports.pdf.commission.facts import CommissionMemberFacts, grouped, proposer
from reports.pdf.german import count_of, long_date, number, short_date
from reports.pdf.letters import (
    BLANK,
    CLOSING,
    INVENTED,
    SenderFacts,
    SignatureLine,
    announcement_head,
    letter_text,
    organs_of,
)
from reports.pdf.tables import Column, Row, table

MEETINGS_A_YEAR = 4
LINES, LINE_HEIGHT = 6, 8.5 * mm
SECTIONS = (
    ("Anträge", "Welche Anträge hat die Kommission gestellt, und was wurde daraus?"),
    ("Stellungnahmen", "Wozu wurde die Kommission gehört, und was hat sie gesagt?"),
    ("Themen", "Womit hat sich die Kommission beschäftigt?"),
    ("Ausblick", "Was hat die Kommission im nächsten Jahr vor?"),
)

_MEETINGS = (
    Column("Nr.", 10),
    Column("Tag", 32),
    Column("Anwesende Mitglieder", 38),
    Column("Vermerk"),
)
_MEMBERS = (Column("Nr.", 10), Column("Name"), Column("Vorgeschlagen von", 75))


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """One called meeting of the year; ``present`` is None where nobody entered it."""

    day: date
    held: bool
    present: int | None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class AnnualReportFacts:
    """What the frame says; a commission that began or ended in the year has fewer ``expected``."""

    sender: SenderFacts
    year: int
    meetings: tuple[MeetingFacts, ...]
    members: tuple[CommissionMemberFacts, ...]
    issued_on: date
    chair: str = ""
    co_chair: str = ""
    expected: int = MEETINGS_A_YEAR
    invented_names: bool = False


def render_annual_report(facts: AnnualReportFacts) -> bytes:
    """Return the frame of the annual report (§ 89 Abs. 4 HGO; R-IK-05)."""
    place = facts.sender.municipality
    sheet = theme.PageFrame(
        municipality=place,
        title=f"Jahresbericht {facts.year} der Integrations-Kommission – {place}",
        running_title=f"Jahresbericht {facts.year} der Integrations-Kommission",
        issued_on=facts.issued_on,
        code=theme.short_code(theme.fingerprint(facts)),
        notice=INVENTED if facts.invented_names else "",
    )
    return theme.render(sheet, lambda: _story(facts))


def _story(facts: AnnualReportFacts) -> list[Flowable]:
    shown: list[Flowable] = [
        *announcement_head(
            f"Integrations-Kommission {facts.sender.municipality}",
            f"Jahresbericht {facts.year}",
            f"an {' und '.join(organs_of(facts.sender))} (§ 89 Abs. 4 HGO)",
        ),
        *_meetings(facts),
        *_members(facts),
    ]
    for title, question in SECTIONS:
        shown += [
            *theme.heading(title, room=22 * mm + LINES * LINE_HEIGHT),
            theme.text(question, theme.SMALL),
            WritingLines(LINES),
        ]
    return [*shown, *_signatures(facts)]


def _meetings(facts: AnnualReportFacts) -> list[Flowable]:
    held = sum(meeting.held for meeting in facts.meetings)
    rows = [_meeting_row(number_, meeting) for number_, meeting in enumerate(facts.meetings, 1)]
    asked = "Das Gesetz verlangt mindestens vier Sitzungen im Jahr (§ 89 Abs. 3 HGO)."
    if facts.expected < MEETINGS_A_YEAR:
        asked += (
            " Die Kommission bestand nicht das ganze Jahr; erwartet wurden anteilig "
            f"{count_of(facts.expected, 'Sitzung', 'Sitzungen')}."
        )
    return [
        *theme.heading("Sitzungen"),
        letter_text(
            f"Im Jahr {facts.year} hat die Kommission "
            f"{count_of(held, 'Sitzung', 'Sitzungen') if held else 'keine Sitzung'} "
            f"abgehalten. {asked}"
        ),
        *([table(_MEETINGS, rows)] if rows else []),
    ]


def _meeting_row(position: int, meeting: MeetingFacts) -> Row:
    remark = meeting.remark if meeting.held else f"nicht abgehalten. {meeting.remark}".strip()
    present = number(meeting.present) if meeting.held else "–"
    return Row((str(position), long_date(meeting.day), present, remark))


def _members(facts: AnnualReportFacts) -> list[Flowable]:
    rows: list[Row] = []
    position = 0
    for title, people in grouped(facts.members):
        rows.append(Row((title,), group=True))
        for member in people:
            position += 1
            rows.append(Row((str(position), member.shown_name, proposer(member))))
    return [
        *theme.heading("Mitglieder"),
        theme.text(f"Stand {short_date(facts.issued_on)}", theme.SMALL),
        *([table(_MEMBERS, rows)] if rows else [letter_text("Ihr gehört niemand an.")]),
    ]


def _signatures(facts: AnnualReportFacts) -> list[Flowable]:
    width = theme.CONTENT_WIDTH / 2
    lines = [
        SignatureLine(f"{name}{', ' if name else ''}{function}", width - 8 * mm)
        for name, function in ((facts.chair, "Vorsitz"), (facts.co_chair, "Co-Vorsitz"))
    ]
    style = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    return [
        CondPageBreak(45 * mm),
        theme.text(f"{facts.sender.municipality}, den {BLANK}", CLOSING),
        Table([lines], colWidths=[width, width], style=style, hAlign="LEFT"),
    ]


class WritingLines(Flowable):
    """Empty lines to write on; they are not split over pages."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count
        self.spaceAfter = 10

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the room of all lines."""
        return available_width, self.count * LINE_HEIGHT

    def draw(self) -> None:
        """Draw the lines."""
        self.canv.setStrokeColor(theme.RULE)
        self.canv.setLineWidth(0.4)
        for line in range(self.count):
            self.canv.line(0, line * LINE_HEIGHT, theme.CONTENT_WIDTH, line * LINE_HEIGHT)
