"""Letters of the Wahlleitung to a member and to a person who left (§§ 23, 33, 34 KWG).

A seat is acquired by law; nobody has to accept it (R-END-01). There is no letter after a death.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from ballots.law.term.mandates import LossGround
from reports.pdf import theme
from reports.pdf.german import long_date, number, short_date
from reports.pdf.letters import (
    INVENTED,
    SenderFacts,
    boxed,
    items,
    letter_head,
    letter_text,
    signature,
)
from reports.pdf.tables import facts_table
from reports.pdf.words import LOSS_WORDS


@dataclass(frozen=True, slots=True)
class IncompatibilityFacts:
    """A post that cannot be held with the seat, and the last day to prove that it ended.

    ``post`` completes „Nach unserer Kenntnis sind Sie …“ (§ 23 Abs. 2 KWG; R-END-02).
    """

    post: str
    served_on: date
    proof_until: date


@dataclass(frozen=True, slots=True)
class FollowsFacts:
    """The person followed, and when the Wahlleitung determined the successor (R-END-07)."""

    name: str
    determined_on: date


@dataclass(frozen=True, slots=True)
class MandateLetterFacts:
    """A letter to an elected person or, with ``follows``, to a successor.

    ``recipient`` are the lines of the address, the name among them; ``salutation`` is the whole
    first line without its comma, empty for „Guten Tag“ with the name.
    """

    sender: SenderFacts
    recipient: tuple[str, ...]
    name: str
    election_day: date
    list_name: str
    votes: int | None
    starts_on: date
    term_ends_on: date
    issued_on: date
    follows: FollowsFacts | None = None
    incompatibility: IncompatibilityFacts | None = None
    salutation: str = ""
    reference: str = ""
    invented_names: bool = False


@dataclass(frozen=True, slots=True)
class DepartureLetterFacts:
    """A letter to a person who left the Ausländerbeirat (§ 33 KWG; R-END-03)."""

    sender: SenderFacts
    recipient: tuple[str, ...]
    name: str
    election_day: date
    list_name: str
    ground: LossGround
    found_on: date
    effective_on: date
    issued_on: date
    salutation: str = ""
    reference: str = ""
    invented_names: bool = False


def render_mandate_letter(facts: MandateLetterFacts) -> bytes:
    """Return the letter that says a seat was acquired (§ 23 KWG; R-END-01, R-END-02)."""
    title = "Ihr Sitz im Ausländerbeirat"
    return theme.render(_sheet(facts, title), lambda: _mandate_story(facts, title))


def render_departure_letter(facts: DepartureLetterFacts) -> bytes:
    """Return the letter that says a seat was lost (§§ 23, 31, 33 KWG; R-END-03).

    Raises ValueError where the ground is the person's death.
    """
    if facts.ground is LossGround.DEATH:
        raise ValueError("no letter is written to a person who died")
    title = "Ihr Sitz im Ausländerbeirat ist erloschen"
    if facts.ground is LossGround.NEVER_ACQUIRED:
        title = "Ihr Sitz im Ausländerbeirat gilt als nicht erworben"
    return theme.render(_sheet(facts, title), lambda: _departure_story(facts, title))


def _sheet(facts: MandateLetterFacts | DepartureLetterFacts, title: str) -> theme.PageFrame:
    return theme.PageFrame(
        municipality=facts.sender.municipality,
        title=f"{title} – {facts.sender.municipality}",
        running_title=f"Ausländerbeirat, Wahl vom {short_date(facts.election_day)}",
        issued_on=facts.issued_on,
        code=theme.short_code(theme.fingerprint(facts)),
        notice=INVENTED if facts.invented_names else "",
    )


def _opening(facts: MandateLetterFacts | DepartureLetterFacts, title: str) -> list[Flowable]:
    return [
        *letter_head(
            facts.sender, facts.recipient, facts.issued_on, title, reference=facts.reference
        ),
        letter_text(f"{facts.salutation or f'Guten Tag {facts.name}'},"),
    ]


def _mandate_story(facts: MandateLetterFacts, title: str) -> list[Flowable]:
    return [
        *_opening(facts, title),
        *_acquired(facts),
        *_incompatible(facts),
        *theme.heading("Was Sie wissen sollten"),
        *items(_advice(facts)),
        signature(facts.sender, facts.issued_on, greeting="Mit freundlichen Grüßen"),
    ]


def _acquired(facts: MandateLetterFacts) -> list[Flowable]:
    day = long_date(facts.election_day)
    if facts.follows is None:
        how = (
            f"bei der Wahl am {day} sind Sie in den Ausländerbeirat gewählt worden. Den Sitz haben "
            "Sie kraft Gesetzes erworben; Sie müssen die Wahl nicht annehmen (§ 23 Abs. 1 KWG)."
        )
    else:
        how = (
            f"der Sitz von {facts.follows.name} im Ausländerbeirat ist frei geworden. Ich habe am "
            f"{long_date(facts.follows.determined_on)} festgestellt, dass Sie nachrücken (§ 34 "
            "KWG). Den Sitz haben Sie kraft Gesetzes erworben; Sie müssen ihn nicht annehmen."
        )
    return [
        letter_text(how),
        facts_table(
            [
                ("Wahlvorschlag", facts.list_name),
                ("Stimmen", number(facts.votes)),
                ("Mitglied ab", long_date(facts.starts_on)),
                ("Die Wahlzeit endet am", long_date(facts.term_ends_on)),
            ]
        ),
    ]


def _incompatible(facts: MandateLetterFacts) -> list[Flowable]:
    noted = facts.incompatibility
    if noted is None:
        return []
    return [
        *theme.heading("Hinderungsgrund: Bitte handeln Sie innerhalb einer Woche"),
        boxed(
            [
                letter_text(
                    f"Nach unserer Kenntnis sind Sie {noted.post}. Damit ist ein Sitz im "
                    "Ausländerbeirat nicht vereinbar (§ 86 Abs. 5 in Verbindung mit §§ 37, 65 "
                    "Abs. 2 HGO)."
                ),
                letter_text(
                    "Sie können nur innerhalb einer Woche nach Zustellung nachweisen, dass der "
                    f"Hinderungsgrund weggefallen ist. Zugestellt am "
                    f"{long_date(noted.served_on)}; letzter Tag für den Nachweis ist der "
                    f"{long_date(noted.proof_until)}.",
                    bold=True,
                ),
                letter_text(
                    "Bis zum Nachweis ruht Ihr Sitz. Ohne Nachweis bis zu diesem Tag gilt er als "
                    "nicht erworben (§ 23 Abs. 2 KWG)."
                ),
            ]
        ),
    ]


def _advice(facts: MandateLetterFacts) -> list[str]:
    return [
        "Sie müssen nichts erklären, um Mitglied zu sein.",
        "Wer den Sitz nicht behalten will, verzichtet schriftlich gegenüber der Wahlleitung. Der "
        "Verzicht kann nicht widerrufen werden (§ 33 KWG).",
        "Teilen Sie der Wahlleitung mit, wenn Sie aus der Gemeinde wegziehen oder eine "
        "Voraussetzung der Wählbarkeit wegfällt.",
        f"Zur ersten Sitzung, an der Sie teilnehmen, werden Sie gesondert eingeladen. Ihre "
        f"Mitgliedschaft dauert längstens bis zum {long_date(facts.term_ends_on)}.",
    ]


def _departure_story(facts: DepartureLetterFacts, title: str) -> list[Flowable]:
    if facts.ground is LossGround.NEVER_ACQUIRED:
        what = (
            "das Ende des Hinderungsgrunds, auf den ich Sie hingewiesen habe, ist nicht innerhalb "
            "der Frist von einer Woche nachgewiesen worden. Ihr Sitz im Ausländerbeirat gilt damit "
            "als nicht erworben (§ 23 Abs. 2 KWG)."
        )
    else:
        what = "ich habe festgestellt, dass Sie dem Ausländerbeirat nicht mehr angehören."
    return [
        *_opening(facts, title),
        letter_text(what),
        facts_table(
            [
                ("Grund", LOSS_WORDS[facts.ground]),
                ("Wahlvorschlag", facts.list_name),
                ("Festgestellt am", long_date(facts.found_on)),
                ("Wirksam seit", long_date(facts.effective_on)),
            ]
        ),
        letter_text(
            "Die Feststellung und die Nachfolge werden öffentlich bekannt gemacht. Gegen die "
            "Feststellung kann innerhalb von zwei Wochen nach der Bekanntmachung schriftlich oder "
            "zur Niederschrift bei der Wahlleitung Einspruch erhoben werden; er ist innerhalb "
            "derselben Frist zu begründen (§§ 34 Abs. 3, 25 KWG)."
        ),
        *_thanks(facts),
        signature(facts.sender, facts.issued_on, greeting="Mit freundlichen Grüßen"),
    ]


def _thanks(facts: DepartureLetterFacts) -> list[Flowable]:
    if facts.ground is not LossGround.RESIGNATION:
        return []
    return [letter_text("Für Ihre Arbeit im Ausländerbeirat danke ich Ihnen.")]
