"""The letter that invites a trust person to enter the list online, with a code to type."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, PageBreak, Table

from elections.law.course.deadlines import NOMINATIONS_CLOSE_AT
from reports.pdf import theme
from reports.pdf.german import long_date, short_date
from reports.pdf.letters import (
    INVENTED,
    SenderFacts,
    boxed,
    in_a_row,
    items,
    letter_head,
    letter_text,
    signature,
)
from reports.pdf.nominations.facts import GroupFacts
from reports.pdf.qr_code import draw_code

GROUP_OF = 4
CODE = ParagraphStyle("code", theme.BODY, fontSize=18, leading=26, alignment=TA_CENTER)
ADDRESS = ParagraphStyle(
    "address", theme.BODY, fontSize=11, leading=14, alignment=TA_CENTER, spaceAfter=2
)
ENGLISH = ParagraphStyle("english", theme.SMALL, alignment=TA_CENTER, spaceAfter=0)
SQUARE = 24 * mm


@dataclass(frozen=True, slots=True)
class InvitationFacts:
    """The invitation of one trust person.

    ``code`` is what the person types, with or without hyphens; ``online_at`` the page on which it
    is typed, ``link`` what the QR code leads to, without one there is none. ``hand_in`` are the
    lines of the place where the signed paper goes.
    """

    sender: SenderFacts
    recipient: tuple[str, ...]
    name: str
    election_day: date
    group: GroupFacts
    online_at: str
    code: str
    valid_until: date
    closes_on: date
    hand_in: tuple[str, ...]
    issued_on: date
    link: str = ""
    salutation: str = ""
    reference: str = ""
    invented_names: bool = False


def render_invitation(facts: InvitationFacts) -> bytes:
    """Return the letter as PDF; the code is a secret between office and person (R-LIST-05)."""
    sheet = theme.PageFrame(
        municipality=facts.sender.municipality,
        title=f"Wahlvorschlag online eingeben – {facts.group.name}",
        running_title=f"Wahl des Ausländerbeirats am {short_date(facts.election_day)}",
        issued_on=facts.issued_on,
        code=theme.short_code(theme.fingerprint(facts)),
        notice=INVENTED if facts.invented_names else "",
    )
    return theme.render(sheet, lambda: _story(facts))


def _story(facts: InvitationFacts) -> list[Flowable]:
    return [
        *letter_head(
            facts.sender,
            facts.recipient,
            facts.issued_on,
            "Geben Sie Ihren Wahlvorschlag online ein",
            reference=facts.reference,
        ),
        letter_text(f"{facts.salutation or f'Guten Tag {facts.name}'},"),
        letter_text(
            f"Sie sind Vertrauensperson für „{facts.group.title}“. Für die Ausländerbeiratswahl am "
            f"{long_date(facts.election_day)} können Sie Ihren Wahlvorschlag selbst eingeben."
        ),
        _code(facts),
        *items(steps(facts), numbered=True),
        # The signature never stands alone on a page.
        CondPageBreak(58 * mm),
        letter_text(
            "Geben Sie den Code nicht weiter: Wer ihn hat, kann den Wahlvorschlag ändern. Sie "
            "können den Wahlvorschlag auch weiter auf Papier einreichen."
        ),
        signature(facts.sender, facts.issued_on, greeting="Mit freundlichen Grüßen"),
        *english(facts),
    ]


def in_groups(code: str) -> str:
    """Return a code in groups of four, as people read and type it: „K7M2 PQ4X 9RTD“."""
    plain = "".join(sign for sign in code if sign.isalnum())
    return " ".join(plain[at : at + GROUP_OF] for at in range(0, len(plain), GROUP_OF))


def _code(facts: InvitationFacts) -> Flowable:
    words = [
        theme.text(facts.online_at, ADDRESS, bold=True),
        theme.text(in_groups(facts.code), CODE, bold=True),
        theme.text(f"gültig bis {long_date(facts.valid_until)}", ADDRESS),
        theme.text("Simple English: last page", ENGLISH),
    ]
    if not facts.link:
        return boxed(words)
    inside = theme.CONTENT_WIDTH - 18
    beside = Table(
        [[words, _Square(facts.link)]],
        colWidths=[inside - SQUARE, SQUARE],
        style=[("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("RIGHTPADDING", (0, 0), (-1, -1), 0)],
    )
    return boxed([beside])


class _Square(Flowable):
    """A QR code that stands in the text."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.content = content

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Take the room of the square."""
        return SQUARE, SQUARE

    def draw(self) -> None:
        """Draw the code; its function counts from the upper edge of the page."""
        draw_code(self.canv, self.content, 0, theme.HEIGHT - SQUARE, SQUARE)


def steps(facts: InvitationFacts) -> list[str]:
    """Say what to do, one step after the other (§§ 11, 13 KWG; R-LIST-05, R-LIST-10)."""
    close = f"{long_date(facts.closes_on)}, {NOMINATIONS_CLOSE_AT:%H:%M} Uhr"
    return [
        f"Öffnen Sie die Seite {facts.online_at} und tippen Sie den Code ein.",
        "Tragen Sie die Personen Ihrer Liste ein und lassen Sie die Eingaben prüfen.",
        "Drucken Sie Wahlvorschlag und Vordrucke aus. Beide Vertrauenspersonen unterschreiben mit "
        "der Hand.",
        f"Geben Sie die unterschriebenen Papiere ab: {in_a_row(facts.hand_in)}. Sie müssen dort "
        f"bis {close}, eingegangen sein. Die Eingabe allein genügt nicht (§ 13 Abs. 1 KWG).",
    ]


def english(facts: InvitationFacts) -> list[Flowable]:
    """Return the same in simple English on the next page; it has no legal weight."""
    title = "Enter your list online"
    return [
        PageBreak(),
        theme.Bookmark(title, 0),
        theme.text("In simple English. Only the German text is legally binding.", theme.SMALL),
        theme.text(title, theme.TITLE),
        letter_text(
            f"You are a contact person (Vertrauensperson) of “{facts.group.title}”. For the "
            "election of the foreigners’ council (Ausländerbeirat) on "
            f"{_english_day(facts.election_day)} you can enter your list yourself."
        ),
        *items(
            (
                f"Open the page {facts.online_at} and type the code {in_groups(facts.code)}.",
                "Enter the people on your list and let the page check them.",
                "Print the papers. Both contact persons sign them by hand.",
                f"Bring the signed papers to the town hall: {in_a_row(facts.hand_in)}. They must "
                f"be there on {_english_day(facts.closes_on)} at {_english_hour()} at the latest. "
                "Typing them in is not enough.",
            ),
            numbered=True,
        ),
        letter_text(
            f"The code is valid until {_english_day(facts.valid_until)}. Do not give it to anybody "
            "else: who has it can change your list. You can also hand in your list on paper only."
        ),
    ]


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def _english_day(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def _english_hour() -> str:
    return f"{NOMINATIONS_CLOSE_AT.hour - 12} p.m."
