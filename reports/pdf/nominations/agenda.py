"""The Wahlausschuss is called: letter to a member with agenda, or the public notice (R-LIST-14).

(§ 5 KWG, § 3 KWO, § 15 Abs. 1 KWG; C-05, R-ORG-02, R-ORG-03.)
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from reportlab.platypus import Flowable

from reports.pdf import theme
from reports.pdf.german import long_date, short_date
from reports.pdf.letters import (
    INVENTED,
    SenderFacts,
    announcement_head,
    items,
    letter_head,
    letter_text,
    signature,
)
from reports.pdf.tables import facts_table


@dataclass(frozen=True, slots=True)
class AgendaPaperFacts:
    """The meeting; with a ``recipient`` a letter to a member, without one the public notice.

    ``lists`` are the names of the lists to decide on, in the order in which they came in; the
    notice does not name them.
    ``further`` are points added to those that the law asks for. ``function`` is what the person is
    in the committee: „Beisitzerin“.
    """

    sender: SenderFacts
    election_day: date
    day: date
    begins_at: time
    place: str
    seats: int
    lists: tuple[str, ...]
    issued_on: date
    recipient: tuple[str, ...] = ()
    name: str = ""
    function: str = ""
    further: tuple[str, ...] = ()
    salutation: str = ""
    reference: str = ""
    invented_names: bool = False


def render_agenda(facts: AgendaPaperFacts) -> bytes:
    """Return the invitation or the public notice with the agenda (§ 15 Abs. 1 KWG; R-LIST-14)."""
    day = short_date(facts.day)
    sheet = theme.PageFrame(
        municipality=facts.sender.municipality,
        title=f"Sitzung des Wahlausschusses am {day} – {facts.sender.municipality}",
        running_title=f"Sitzung des Wahlausschusses am {day}, Zulassung der Wahlvorschläge",
        issued_on=facts.issued_on,
        code=theme.short_code(theme.fingerprint(facts)),
        notice=INVENTED if facts.invented_names else "",
    )
    return theme.render(sheet, lambda: _story(facts))


def _story(facts: AgendaPaperFacts) -> list[Flowable]:
    when = facts_table(
        [
            ("Tag", long_date(facts.day)),
            ("Beginn", f"{facts.begins_at:%H:%M} Uhr"),
            ("Ort", facts.place),
            ("Öffentlichkeit", "Die Sitzung ist öffentlich; alle haben Zutritt."),
        ],
        size=10,
    )
    agenda = [*theme.heading("Tagesordnung"), *items(points(facts), numbered=True)]
    election = f"Wahl des Ausländerbeirats am {long_date(facts.election_day)}"
    if not facts.recipient:
        return [
            *announcement_head(
                "Öffentliche Bekanntmachung der Wahlleitung",
                "Sitzung des Wahlausschusses",
                f"{facts.sender.municipality}, {election}",
            ),
            letter_text(
                "Der Wahlausschuss entscheidet über die Zulassung der Wahlvorschläge (§ 15 Abs. 1 "
                "KWG)."
            ),
            when,
            *agenda,
            signature(facts.sender, facts.issued_on),
        ]
    return [
        *letter_head(
            facts.sender,
            facts.recipient,
            facts.issued_on,
            f"Sitzung des Wahlausschusses am {long_date(facts.day)}",
            reference=facts.reference,
        ),
        letter_text(f"{facts.salutation or f'Guten Tag {facts.name}'},"),
        letter_text(_request(facts, election)),
        when,
        *agenda,
        *theme.heading("Bitte beachten Sie"),
        *items(_notes()),
        signature(facts.sender, facts.issued_on, greeting="Mit freundlichen Grüßen"),
    ]


def _request(facts: AgendaPaperFacts, election: str) -> str:
    role = f" als {facts.function}" if facts.function else ""
    return (
        f"für die {election} lade ich Sie{role} zur Sitzung des Wahlausschusses ein. Er "
        "entscheidet über die Zulassung der Wahlvorschläge (§ 15 Abs. 1 KWG)."
    )


def points(facts: AgendaPaperFacts) -> list[str]:
    """Return the points of the agenda (§§ 14, 15 KWG, § 86 Abs. 1 HGO; R-LIST-14, R-BODY-08)."""
    lists = "; ".join(f"„{name}“" for name in facts.lists)
    # The public reads the names of the admitted ones only (C-08).
    named = f": {lists}" if lists and facts.recipient else ""
    return [
        "Eröffnung; Feststellung, wer anwesend ist und dass die Sitzung bekannt gemacht wurde",
        "Bericht der Wahlleitung über die Prüfung der Wahlvorschläge (§ 14 KWG)",
        f"Entscheidung über die Zulassung der Wahlvorschläge (§ 15 Abs. 1 KWG){named}",
        "Reihenfolge der zugelassenen Wahlvorschläge auf dem Stimmzettel",
        "Feststellung, ob die Wahl stattfindet: Zugelassen sein müssen zusammen mindestens so "
        f"viele Personen, wie Mitglieder zu wählen sind ({facts.seats}; § 86 Abs. 1 Satz 3 HGO)",
        *facts.further,
        "Verlesen und Unterschreiben der Niederschrift",
    ]


def _notes() -> list[str]:
    return [
        "Können Sie nicht kommen, benachrichtigen Sie bitte sofort Ihre Stellvertretung und die "
        "Wahlleitung.",
        "Wer auf einem Wahlvorschlag steht oder seiner Aufstellung zugestimmt hat und wer "
        "Vertrauensperson ist, kann dem Wahlausschuss nicht angehören (§ 4 KWG). Sagen Sie uns "
        "bitte sofort, wenn das für Sie gilt.",
    ]
