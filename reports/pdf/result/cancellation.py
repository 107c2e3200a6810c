"""No election takes place: the announcement and the letter to the Aufsichtsbehörde (R-BODY-11).

§ 86 Abs. 1 Satz 3 HGO; § 86a KWO, whose words are those of the Ortsbeirat, is applied accordingly.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.platypus import Flowable

from reports.pdf import theme
from reports.pdf.german import UNKNOWN, count_of, long_date, number, short_date
from reports.pdf.letters import (
    SenderFacts,
    announcement_head,
    items,
    letter_head,
    letter_text,
    signature,
)
from reports.pdf.tables import Column, Row, facts_table, table
from reports.pdf.words import period

_GROUNDS = "§ 86 Abs. 1 Satz 3 der Hessischen Gemeindeordnung (HGO)"
_ACCORDINGLY = "§ 86a der Kommunalwahlordnung (KWO), der entsprechend angewandt wird"

_LISTS = (
    Column("Nr.", 12),
    Column("Zugelassener Wahlvorschlag"),
    Column("Bewerberinnen und Bewerber", 44, right=True),
)


@dataclass(frozen=True, slots=True)
class AdmittedListFacts:
    """One admitted Wahlvorschlag; ``number`` is None before the numbers are given."""

    number: int | None
    name: str
    candidates: int


@dataclass(frozen=True, slots=True)
class CancellationFacts:
    """What the announcement says; ``submitted`` is None where nobody counted the lists.

    ``decided_on`` is the day of the Wahlausschuss, ``commission_owed`` whether the municipality
    must form an Integrations-Kommission (R-BODY-10).
    """

    sender: SenderFacts
    election_day: date
    seats: int
    submitted: int | None
    lists: tuple[AdmittedListFacts, ...]
    decided_on: date
    term_starts_on: date
    term_ends_on: date
    issued_on: date
    commission_owed: bool = True

    @property
    def candidates(self) -> int:
        """Admitted persons of all lists together."""
        return sum(entry.candidates for entry in self.lists)


@dataclass(frozen=True, slots=True)
class CancellationNoticeFacts:
    """The letter to the Aufsichtsbehörde about an announced cancellation.

    ``authority`` are the lines of its address as the office wrote them; without any the letter
    has lines to fill in. ``foreign_residents`` with ``residents_as_of`` is the newest known count.
    """

    announcement: CancellationFacts
    ags: str
    authority: tuple[str, ...]
    issued_on: date
    reference: str = ""
    foreign_residents: int | None = None
    residents_as_of: date | None = None


def render_cancellation(facts: CancellationFacts) -> bytes:
    """Return the announcement that no election takes place (§ 86 Abs. 1 Satz 3 HGO; R-BODY-08)."""
    day = short_date(facts.election_day)
    sheet = theme.PageFrame(
        municipality=facts.sender.municipality,
        title=f"Absage der Wahl des Ausländerbeirats – {facts.sender.municipality}, {day}",
        running_title=f"Öffentliche Bekanntmachung: Die Ausländerbeiratswahl am {day} findet "
        "nicht statt",
        issued_on=facts.issued_on,
        code=theme.short_code(theme.fingerprint(facts)),
    )
    return theme.render(sheet, lambda: _announcement(facts))


def render_cancellation_notice(facts: CancellationNoticeFacts) -> bytes:
    """Return the letter to the Aufsichtsbehörde (§ 86a KWO applied accordingly; R-BODY-11)."""
    announcement = facts.announcement
    day = short_date(announcement.election_day)
    sheet = theme.PageFrame(
        municipality=announcement.sender.municipality,
        title=f"Mitteilung an die Aufsichtsbehörde – {announcement.sender.municipality}, {day}",
        running_title=f"Mitteilung an die Aufsichtsbehörde: Absage der Ausländerbeiratswahl {day}",
        issued_on=facts.issued_on,
        code=theme.short_code(theme.fingerprint(facts)),
    )
    return theme.render(sheet, lambda: _notice(facts))


def _announcement(facts: CancellationFacts) -> list[Flowable]:
    day = long_date(facts.election_day)
    return [
        *announcement_head(
            "Öffentliche Bekanntmachung der Wahlleitung",
            f"Die Ausländerbeiratswahl am {day} findet nicht statt",
            facts.sender.municipality,
        ),
        letter_text(
            f"Nach {_GROUNDS} und {_ACCORDINGLY}, stelle ich fest und mache bekannt: Die für den "
            f"{day} vorgesehene Wahl des Ausländerbeirats findet nicht statt."
        ),
        *theme.heading("Grund"),
        letter_text(reason(facts)),
        letter_text(
            f"Der Wahlausschuss hat am {long_date(facts.decided_on)} über die Zulassung der "
            "Wahlvorschläge entschieden."
        ),
        *_lists(facts),
        *theme.heading("Folgen"),
        *items(consequences(facts)),
        signature(facts.sender, facts.issued_on),
    ]


def reason(facts: CancellationFacts) -> str:
    """Say which of the three cases of the law is met (§ 86 Abs. 1 Satz 3 HGO; R-BODY-08)."""
    to_elect = f"Zu wählen sind {count_of(facts.seats, 'Mitglied', 'Mitglieder')}."
    if facts.submitted == 0:
        return f"{to_elect} Es ist kein Wahlvorschlag eingereicht worden."
    if not facts.lists:
        handed_in = (
            f" Eingereicht waren {number(facts.submitted)}."
            if facts.submitted is not None and facts.submitted > 1
            else ""
        )
        return f"{to_elect} Es ist kein Wahlvorschlag zugelassen worden.{handed_in}"
    admitted = count_of(facts.candidates, "Bewerberin oder Bewerber", "Bewerberinnen und Bewerbern")
    if len(facts.lists) == 1:
        return (
            f"{to_elect} Zugelassen ist 1 Wahlvorschlag mit {admitted}. Das sind weniger, als "
            "Mitglieder zu wählen sind."
        )
    return (
        f"{to_elect} Zugelassen sind {number(len(facts.lists))} Wahlvorschläge mit zusammen "
        f"{admitted}. Das sind weniger, als Mitglieder zu wählen sind."
    )


def _lists(facts: CancellationFacts) -> list[Flowable]:
    if not facts.lists:
        return []
    rows = [
        Row(("" if e.number is None else str(e.number), e.name, number(e.candidates)))
        for e in facts.lists
    ]
    total = Row(("", "Zusammen", number(facts.candidates)), bold=True)
    needed = Row(("", "Zu wählende Mitglieder", number(facts.seats)), bold=True)
    return [table(_LISTS, [*rows, total, needed])]


def consequences(facts: CancellationFacts) -> list[str]:
    """Say what follows (§ 86 Abs. 1 Satz 3, 5 HGO; R-BODY-08, R-BODY-10)."""
    term = period(facts.term_starts_on, facts.term_ends_on)
    stated = [
        f"In der Wahlzeit {term} besteht kein Ausländerbeirat (§ 86 Abs. 1 Satz 3 HGO).",
        "Andere Wahlen, die am selben Tag stattfinden, bleiben davon unberührt.",
    ]
    if facts.commission_owed:
        stated.insert(
            1,
            "Für diese Wahlzeit ist eine Integrations-Kommission zu bilden "
            "(§ 86 Abs. 1 Satz 5 HGO).",
        )
    return stated


def _notice(facts: CancellationNoticeFacts) -> list[Flowable]:
    announcement = facts.announcement
    day = long_date(announcement.election_day)
    place = announcement.sender.municipality
    return [
        *letter_head(
            announcement.sender,
            facts.authority,
            facts.issued_on,
            f"Ausländerbeiratswahl am {day}: Die Wahl findet nicht statt",
            reference=facts.reference,
        ),
        letter_text("Sehr geehrte Damen und Herren,"),
        letter_text(
            f"nach {_GROUNDS} und {_ACCORDINGLY}, teile ich Ihnen mit: Die Wahl des "
            f"Ausländerbeirats {place} findet nicht statt. {reason(announcement)}"
        ),
        facts_table(_figures(facts)),
        letter_text(_duty(announcement)),
        letter_text(
            f"Die öffentliche Bekanntmachung vom {long_date(announcement.issued_on)} liegt bei."
        ),
        signature(announcement.sender, facts.issued_on, greeting="Mit freundlichen Grüßen"),
    ]


def _duty(facts: CancellationFacts) -> str:
    term = period(facts.term_starts_on, facts.term_ends_on)
    absent = f"In der Wahlzeit {term} besteht damit kein Ausländerbeirat."
    if not facts.commission_owed:
        return absent
    return (
        f"{absent} Die Gemeinde ist verpflichtet, für diese Wahlzeit eine Integrations-Kommission "
        "zu bilden (§ 86 Abs. 1 Satz 5 HGO)."
    )


def _figures(facts: CancellationNoticeFacts) -> list[tuple[str, str]]:
    announcement = facts.announcement
    as_of = f" (Stand {short_date(facts.residents_as_of)})" if facts.residents_as_of else ""
    return [
        ("Gemeinde", f"{announcement.sender.municipality} (Gemeindeschlüssel {facts.ags})"),
        ("Wahltag", long_date(announcement.election_day)),
        ("Zu wählende Mitglieder", number(announcement.seats)),
        ("Eingereichte Wahlvorschläge", number(announcement.submitted)),
        ("Zugelassene Wahlvorschläge", number(len(announcement.lists))),
        ("Zugelassene Personen", number(announcement.candidates)),
        ("Entscheidung über die Zulassung", long_date(announcement.decided_on)),
        (
            "Ausländische Einwohner",
            UNKNOWN
            if facts.foreign_residents is None
            else f"{number(facts.foreign_residents)}{as_of}",
        ),
    ]
