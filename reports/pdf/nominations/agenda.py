"""The Wahlausschuss is called: letters to members with agenda, or the public notice (R-LIST-14).

(§ 5 KWG, § 3 KWO, § 15 KWG, § 54 Abs. 2 KWO; C-05, C-21, R-ORG-02, R-ORG-03, R-LIST-15.)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, PageBreak

from elections.law.committee.meeting import MeetingKind
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
    in the committee, in the accusative: „stellvertretenden Beisitzer“; ``deputy_for`` names the
    member whom a deputy stands in for.
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
    kind: MeetingKind = MeetingKind.ADMISSION
    deputy_for: str = ""


DECIDES: Mapping[MeetingKind, str] = {
    MeetingKind.ADMISSION: "entscheidet über die Zulassung der Wahlvorschläge (§ 15 Abs. 1 KWG)",
    MeetingKind.OBJECTION: (
        "entscheidet über Einsprüche gegen die Zurückweisung von Wahlvorschlägen (§ 15 Abs. 3 KWG)"
    ),
    MeetingKind.DETERMINATION: "stellt das Ergebnis der Wahl fest (§ 54 Abs. 2 KWO)",
}
"""What the committee meets for."""

SUBJECTS: Mapping[MeetingKind, str] = {
    MeetingKind.ADMISSION: "Zulassung der Wahlvorschläge",
    MeetingKind.OBJECTION: "Einsprüche",
    MeetingKind.DETERMINATION: "Feststellung des Ergebnisses",
}
"""The same in the header of a page."""


def render_agenda(facts: AgendaPaperFacts) -> bytes:
    """Return the invitation or the public notice with the agenda (§ 15 KWG; R-LIST-14)."""
    return theme.render(_sheet(facts, theme.fingerprint(facts)), lambda: _story(facts))


def render_agendas(letters: Sequence[AgendaPaperFacts]) -> bytes:
    """Return the invitations of one meeting, each on pages of its own (§ 15 KWG; R-LIST-14).

    Raises ValueError where there is none.
    """
    if not letters:
        raise ValueError("nobody is invited")
    code = theme.fingerprint(_Letters(tuple(letters)))

    def story() -> list[Flowable]:
        shown: list[Flowable] = []
        for facts in letters:
            shown += [PageBreak()] if shown else []
            shown += _story(facts)
        return shown

    # Each letter goes to somebody else: no page counts those of the others.
    return theme.render(replace(_sheet(letters[0], code), numbered=False), story)


@dataclass(frozen=True, slots=True)
class _Letters:
    letters: tuple[AgendaPaperFacts, ...]


def _sheet(facts: AgendaPaperFacts, code: str) -> theme.PageFrame:
    day = short_date(facts.day)
    return theme.PageFrame(
        municipality=facts.sender.municipality,
        title=f"Sitzung des Wahlausschusses am {day} – {facts.sender.municipality}",
        running_title=f"Sitzung des Wahlausschusses am {day}, {SUBJECTS[facts.kind]}",
        issued_on=facts.issued_on,
        code=theme.short_code(code),
        notice=INVENTED if facts.invented_names else "",
    )


_CLOSING_ROOM = 65 * mm
_PUBLIC = ("Öffentlichkeit", "Die Sitzung ist öffentlich; alle haben Zutritt.")


def _story(facts: AgendaPaperFacts) -> list[Flowable]:
    when = facts_table(
        [
            ("Beginn", f"{long_date(facts.day)}, {facts.begins_at:%H:%M} Uhr"),
            ("Ort", facts.place),
            *([] if facts.recipient else [_PUBLIC]),
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
            letter_text(f"Der Wahlausschuss {DECIDES[facts.kind]}."),
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
        # Nobody signs alone at the top of a second page.
        CondPageBreak(_CLOSING_ROOM),
        *map(letter_text, _notes(facts)),
        signature(facts.sender, facts.issued_on, greeting="Mit freundlichen Grüßen"),
    ]


def _request(facts: AgendaPaperFacts, election: str) -> str:
    role = f" als {facts.function}" if facts.function else ""
    return (
        f"für die {election} lade ich Sie{role} zur Sitzung des Wahlausschusses ein. Er "
        f"{DECIDES[facts.kind]}."
    )


def points(facts: AgendaPaperFacts) -> list[str]:
    """Return the points of the agenda (§§ 14, 15 KWG, § 86 Abs. 1 HGO, § 54 Abs. 2 KWO).

    (R-LIST-14, R-LIST-15, R-BODY-08, C-21.)
    """
    return [
        "Eröffnung; Feststellung, wer anwesend ist und dass die Sitzung bekannt gemacht wurde",
        *_decides(facts),
        *facts.further,
        "Verlesen und Unterschreiben der Niederschrift",
    ]


def _decides(facts: AgendaPaperFacts) -> list[str]:
    if facts.kind is MeetingKind.DETERMINATION:
        return [
            "Bericht der Wahlleitung über die Prüfung der Wahlniederschriften",
            "Feststellung des Ergebnisses der Wahl und der gewählten Personen (§ 54 Abs. 2 KWO)",
        ]
    lists = "; ".join(f"„{name}“" for name in facts.lists)
    # The public reads the names of the admitted ones only (C-08).
    named = f": {lists}" if lists and facts.recipient else ""
    decisions = {
        MeetingKind.ADMISSION: (
            "Bericht der Wahlleitung über die Prüfung der Wahlvorschläge (§ 14 KWG)",
            f"Entscheidung über die Zulassung der Wahlvorschläge (§ 15 Abs. 1 KWG){named}",
        ),
        MeetingKind.OBJECTION: (
            "Bericht der Wahlleitung über die Einsprüche",
            f"Entscheidung über die Einsprüche (§ 15 Abs. 3 KWG){named}",
        ),
    }
    return [
        *decisions[facts.kind],
        "Reihenfolge der zugelassenen Wahlvorschläge auf dem Stimmzettel",
        f"Feststellung, ob die Wahl stattfindet: ab {facts.seats} zugelassenen Personen (§ 86 "
        "Abs. 1 Satz 3 HGO)",
    ]


def _notes(facts: AgendaPaperFacts) -> list[str]:
    if facts.deputy_for:
        comes = (
            f"Sie vertreten {facts.deputy_for}. Halten Sie sich den Termin bitte frei; mit "
            "abstimmen können Sie nur, wenn das Mitglied verhindert ist."
        )
    else:
        comes = (
            "Können Sie nicht kommen, benachrichtigen Sie bitte sofort Ihre Stellvertretung und "
            "die Wahlleitung."
        )
    return [
        comes,
        "Wer auf einer Liste steht, wer dem zugestimmt hat und wer Vertrauensperson ist, kann dem "
        "Wahlausschuss nicht angehören (§ 4 KWG); sagen Sie uns das bitte sofort.",
    ]
