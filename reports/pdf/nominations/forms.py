"""What the forms of a list share: their names, the page, boxes to tick, lines to sign on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepInFrame, PageBreak, Spacer, Table

from reports.pdf import theme
from reports.pdf.german import long_date, short_date, unbroken
from reports.pdf.letters import BLANK, INVENTED, SenderFacts, SignatureLine, in_a_row
from reports.pdf.nominations.facts import PersonFacts, StateFacts, called

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

NOT_SUBMITTED = "Entwurf – noch nicht eingereicht"
BOX = 3.4 * mm
ELECTION = ParagraphStyle("election", theme.SUBTITLE, spaceAfter=2)


class Form(StrEnum):
    """The forms of a list."""

    NOMINATION = "nomination"
    SUPPORT = "support"
    RIGHT_TO_VOTE = "right_to_vote"
    CONSENT = "consent"
    ELIGIBILITY = "eligibility"
    ASSEMBLY = "assembly"


@dataclass(frozen=True, slots=True)
class FormName:
    """What a form is called, in full and in its header, and the number of its official pattern."""

    title: str
    pattern: str
    short: str = ""


PATTERN_YEAR = 2015
"""The year of the patterns' numbers; those of today were not seen."""

FORMS: Mapping[Form, FormName] = {
    Form.NOMINATION: FormName("Wahlvorschlag", "AW 6"),
    Form.SUPPORT: FormName(
        "Formblatt für eine Unterstützungsunterschrift", "AW 7", "Unterstützungsunterschrift"
    ),
    Form.RIGHT_TO_VOTE: FormName("Bescheinigung des Wahlrechts", "AW 8"),
    Form.CONSENT: FormName("Zustimmungserklärung", "AW 9"),
    Form.ELIGIBILITY: FormName("Bescheinigung der Wählbarkeit", "AW 10"),
    Form.ASSEMBLY: FormName(
        "Niederschrift über die Aufstellungsversammlung", "AW 11", "Aufstellungsversammlung"
    ),
}
"""Name and pattern of each form: the only place that knows the numbers."""


def election_line(day: date, municipality: str) -> str:
    """Return „Wahl des Ausländerbeirats am 15. März 2026 in …“."""
    return f"Wahl des Ausländerbeirats am {long_date(day)} in {municipality}"


def form_sheet(
    form: Form,
    facts: DataclassInstance,
    *,
    office: SenderFacts,
    election_day: date,
    issued_on: date,
    state: StateFacts | None = None,
    draft: bool = False,
    invented_names: bool = False,
    numbered: bool = True,
) -> theme.PageFrame:
    """Return what surrounds a form; a draft says so across each page and in words."""
    title = FORMS[form].title
    day = short_date(election_day)
    notice = NOT_SUBMITTED if draft else ""
    return theme.PageFrame(
        municipality=office.municipality,
        title=f"{title} – Wahl des Ausländerbeirats {office.municipality}, {day}",
        running_title=f"{FORMS[form].short or title}, Wahl des Ausländerbeirats am {day}",
        issued_on=issued_on,
        code=theme.short_code(theme.fingerprint(facts)),
        notice=INVENTED if invented_names else notice,
        draft=draft,
        state=state.code if state else "",
        state_address=state.address if state else "",
        numbered=numbered,
    )


def form_head(
    form: Form, office: SenderFacts, election_day: date, *, about: str = ""
) -> list[Flowable]:
    """Return the title of a form, its election, and which pattern it follows.

    ``about`` is what tells it from the other forms of the file, in the outline.
    """
    name = FORMS[form]
    return [
        theme.Bookmark(f"{name.title}: {about}" if about else name.title, 0),
        theme.text(name.title, theme.TITLE),
        theme.text(election_line(election_day, office.municipality), ELECTION),
        theme.text(
            f"Nach dem Vordruck {name.pattern} (Bezeichnung von {PATTERN_YEAR})", theme.SMALL
        ),
    ]


def addressed_to(office: SenderFacts) -> Flowable:
    """Return to whom a form goes, in one line."""
    return theme.text(
        f"An: {in_a_row((office.office, office.municipality, *office.address))}", theme.CELL
    )


def person_rows(person: PersonFacts, *, all_given: bool = False) -> list[tuple[str, str]]:
    """Return what identifies a person on a form of one page, empty where it is not known.

    A list names the Rufname, a certificate on an elector ``all_given`` names.
    """
    given = ("Vornamen", person.name.given) if all_given else ("Rufname", called(person.name).given)
    rows = [("Familienname", person.name.family), given]
    if person.has_one_name:
        rows = [("Name (nur ein Name)", person.listed)]
    if person.further_names:
        rows.append(("Weitere Namen", person.further_names.strip("()")))
    label = "Hauptwohnung"
    if person.can_be_reached_only:
        label = "Erreichbarkeitsanschrift (Auskunftssperre)"
    return [
        *rows,
        ("Geburtsdatum", person.born),
        ("Geburtsort", person.birth_place),
        (label, in_a_row(person.address)),
    ]


class TickBox(Flowable):
    """A box to tick; one that is known already has its cross."""

    def __init__(self, *, ticked: bool = False) -> None:
        super().__init__()
        self.ticked = ticked

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the room of one line."""
        return BOX, BOX

    def draw(self) -> None:
        """Draw the box, and its cross."""
        canvas = self.canv
        canvas.setStrokeColor(theme.INK)
        canvas.setLineWidth(0.7)
        canvas.rect(0, 0, BOX, BOX)
        if self.ticked:
            canvas.setLineWidth(1)
            canvas.line(0, 0, BOX, BOX)
            canvas.line(0, BOX, BOX, 0)


def ticks(contents: Sequence[str | tuple[str, bool]]) -> Flowable:
    """Return lines with a box each; a pair says whether the box has its cross already."""
    pairs = [(entry, False) if isinstance(entry, str) else entry for entry in contents]
    built = Table(
        [[TickBox(ticked=ticked), theme.text(unbroken(content))] for content, ticked in pairs],
        colWidths=[7 * mm, theme.CONTENT_WIDTH - 7 * mm],
        style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (0, -1), 1.8),
            ("TOPPADDING", (1, 0), (1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ],
        hAlign="LEFT",
    )
    built.spaceAfter = 4
    return built


def on_one_page(content: Sequence[Flowable]) -> list[Flowable]:
    """Return a form that has one page, set smaller where very long names would need a second."""
    height = theme.HEIGHT - theme.TOP - theme.BOTTOM - 1
    shown = [one for one in content if not isinstance(one, theme.Bookmark)]
    return [
        # Entries of the outline get lost inside a frame.
        *(one for one in content if isinstance(one, theme.Bookmark)),
        KeepInFrame(theme.CONTENT_WIDTH, height, shown, mode="shrink", hAlign="LEFT"),
    ]


def form_heading(title: str) -> Flowable:
    """Return a heading inside a form of one page."""
    return theme.text(title, theme.HEADINGS[0], bold=True)


def pages(forms: Sequence[Sequence[Flowable]]) -> list[Flowable]:
    """Return forms one after the other, each on its own page."""
    shown: list[Flowable] = []
    for form in forms:
        shown += [PageBreak()] if shown else []
        shown += on_one_page(form)
    return shown


def signed_by(names: Sequence[tuple[str, str]]) -> list[Flowable]:
    """Return place and day by hand, and lines to sign on side by side, each with name and role.

    Role alone stands below a line whose name is not known.
    """
    width = theme.CONTENT_WIDTH / 2
    lines: list[Flowable] = []
    for name, role in names:
        below = f"{name}, {role}" if name else f"{role} (Vor- und Familienname, Unterschrift)"
        lines.append(SignatureLine(below, width - 8 * mm))
    pairs = [
        [*lines[at : at + 2], *([""] * (at + 2 > len(lines)))] for at in range(0, len(lines), 2)
    ]
    return [
        Spacer(0, 3 * mm),
        theme.text(f"{BLANK}, den {BLANK}"),
        Table(
            pairs,
            colWidths=[width, width],
            style=[("LEFTPADDING", (0, 0), (-1, -1), 0), ("VALIGN", (0, 0), (-1, -1), "TOP")],
            hAlign="LEFT",
        ),
    ]
