"""Letter of appointment to the Integrations-Kommission, and what comes next (§ 89 HGO)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from reportlab.platypus import Flowable

from municipalities.law.commission.composition import Capacity
from reports.pdf import theme
from reports.pdf.german import long_date, short_date
from reports.pdf.letters import (
    INVENTED,
    SenderFacts,
    items,
    letter_head,
    letter_text,
    organs_of,
    signature,
)
from reports.pdf.tables import facts_table
from reports.pdf.words import CAPACITY_WORDS


@dataclass(frozen=True, slots=True)
class NextMeetingFacts:
    """The meeting to which the letter points."""

    day: date
    begins_at: time
    place: str


@dataclass(frozen=True, slots=True)
class AppointmentFacts:
    """Everything the letter says; ``recipient`` are the lines of the address with the name.

    ``salutation`` is the first line without its comma, empty for „Guten Tag“ with the name.
    ``further_steps`` are sentences added to those that follow from the law.
    """

    sender: SenderFacts
    recipient: tuple[str, ...]
    name: str
    capacity: Capacity
    elected_on: date
    term_ends_on: date
    issued_on: date
    proposed_by: str = ""
    meeting: NextMeetingFacts | None = None
    further_steps: tuple[str, ...] = ()
    salutation: str = ""
    reference: str = ""
    invented_names: bool = False


def render_appointment(facts: AppointmentFacts) -> bytes:
    """Return the letter of appointment (§§ 72, 89 Abs. 1, 2 HGO; R-IK-01, R-IK-04, R-IK-07)."""
    title = "Berufung in die Integrations-Kommission"
    sheet = theme.PageFrame(
        municipality=facts.sender.municipality,
        title=f"{title} – {facts.sender.municipality}",
        running_title=f"{title}, {short_date(facts.issued_on)}",
        issued_on=facts.issued_on,
        code=theme.short_code(theme.fingerprint(facts)),
        notice=INVENTED if facts.invented_names else "",
    )
    return theme.render(sheet, lambda: _story(facts))


def _story(facts: AppointmentFacts) -> list[Flowable]:
    return [
        *letter_head(
            facts.sender,
            facts.recipient,
            facts.issued_on,
            "Sie gehören der Integrations-Kommission an",
            reference=facts.reference,
        ),
        letter_text(f"{facts.salutation or f'Guten Tag {facts.name}'},"),
        letter_text(_how(facts)),
        facts_table(_rows(facts)),
        *theme.heading("Wie es weitergeht"),
        *items(_steps(facts), numbered=True),
        signature(facts.sender, facts.issued_on, greeting="Mit freundlichen Grüßen"),
    ]


def _how(facts: AppointmentFacts) -> str:
    day = long_date(facts.elected_on)
    board, council = organs_of(facts.sender)
    if facts.capacity is Capacity.CHAIR:
        return (
            "Sie gehören der Integrations-Kommission kraft Gesetzes an. Sie führen den Vorsitz "
            "gemeinsam mit einer Person, die die sachkundigen Einwohnerinnen und Einwohner wählen "
            "(§ 89 Abs. 2 HGO)."
        )
    if facts.capacity is Capacity.EXECUTIVE:
        return (
            f"der {board} hat Sie am {day} aus seiner Mitte in die "
            "Integrations-Kommission gewählt (§§ 72, 89 HGO)."
        )
    if facts.capacity is Capacity.COUNCIL:
        return (
            f"die {council} hat Sie am {day} aus ihrer Mitte in die "
            "Integrations-Kommission gewählt (§§ 72, 89 HGO)."
        )
    return (
        f"die {council} hat Sie am {day} in die Integrations-Kommission gewählt (§ 89 Abs. 1 HGO)."
    )


def _rows(facts: AppointmentFacts) -> list[tuple[str, str]]:
    proposed = facts.proposed_by and facts.capacity is Capacity.EXPERT
    rows = [
        ("Sie gehören ihr an als", CAPACITY_WORDS[facts.capacity]),
        *([("Vorgeschlagen von", facts.proposed_by)] if proposed else []),
        ("bis zum Ende der Wahlzeit am", long_date(facts.term_ends_on)),
    ]
    meeting = facts.meeting
    if meeting is None:
        return rows
    when = f"{long_date(meeting.day)}, {meeting.begins_at:%H:%M} Uhr, {meeting.place}"
    return [*rows, ("Nächste Sitzung", when)]


def _steps(facts: AppointmentFacts) -> list[str]:
    meeting = (
        f"Kommen Sie bitte am {long_date(facts.meeting.day)} zur Sitzung."
        if facts.meeting
        else "Zur nächsten Sitzung werden Sie eingeladen."
    )
    expert = [
        "Die sachkundigen Einwohnerinnen und Einwohner wählen eine Person aus ihrer Mitte. Sie "
        "führt den Vorsitz gemeinsam mit der Bürgermeisterin oder dem Bürgermeister (§ 89 Abs. 2 "
        "HGO). Sie können dort wählen und gewählt werden."
    ]
    return [
        meeting,
        *(expert if facts.capacity is Capacity.EXPERT else []),
        "Die Kommission tagt mindestens viermal im Jahr (§ 89 Abs. 3 HGO) und berichtet einmal im "
        f"Jahr {' und '.join(organs_of(facts.sender))} (§ 89 Abs. 4 HGO).",
        "Prüfen Sie bitte, ob Ihr Name und Ihre Anschrift richtig geschrieben sind. Teilen Sie "
        "uns mit, wenn sich daran etwas ändert, wenn Sie wegziehen oder ausscheiden wollen.",
        *facts.further_steps,
    ]
