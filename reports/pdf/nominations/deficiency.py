"""The letter about defects of a list to its trust person (§ 14 KWG; R-LIST-11, R-LIST-12)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable

from elections.law.course.deadlines import NOMINATIONS_CLOSE_AT
from reports.pdf import theme
from reports.pdf.german import count_of, long_date, short_date, unbroken
from reports.pdf.letters import (
    INVENTED,
    SenderFacts,
    in_a_row,
    items,
    letter_head,
    letter_text,
    signature,
)
from reports.pdf.nominations.facts import GroupFacts
from reports.pdf.tables import facts_table


@dataclass(frozen=True, slots=True)
class DefectFacts:
    """One defect as the group reads it.

    ``where`` says what it is about: „Wahlvorschlag“, „Platz 3, Deniz Kaya“. ``norm`` is empty where
    ``what`` names it. ``until_day`` and ``until_time`` end the period, None where nothing can be
    mended any more. ``curable_after``: the defect can still be mended after lists are closed, until
    the committee decides. ``afterwards`` says what happens when nobody mends it, empty for what
    holds in general.
    """

    where: str
    what: str
    norm: str
    remedy: str
    until_day: date | None
    until_time: time | None = None
    curable_after: bool = False
    afterwards: str = ""


@dataclass(frozen=True, slots=True)
class DeficiencyFacts:
    """The letter; with ``reminds_of``, the day of the first one, it is a reminder.

    ``closes_on`` is the last day for lists, ``decided_on`` the day of the Wahlausschuss;
    ``hand_in`` are the lines of the place where papers are handed in, ``online_at`` the page of the
    list.
    """

    sender: SenderFacts
    recipient: tuple[str, ...]
    name: str
    election_day: date
    group: GroupFacts
    defects: tuple[DefectFacts, ...]
    closes_on: date
    decided_on: date
    hand_in: tuple[str, ...]
    issued_on: date
    received_on: date | None = None
    reminds_of: date | None = None
    online_at: str = ""
    salutation: str = ""
    reference: str = ""
    invented_names: bool = False


def render_deficiency(facts: DeficiencyFacts) -> bytes:
    """Return the letter as PDF (§ 14 KWG; R-LIST-11).

    Raises ValueError without a defect: nobody gets a letter about nothing.
    """
    if not facts.defects:
        raise ValueError("a letter about defects names at least one")
    sheet = theme.PageFrame(
        municipality=facts.sender.municipality,
        title=f"{_subject(facts)} – {facts.group.name}",
        running_title=f"Wahl des Ausländerbeirats am {short_date(facts.election_day)}: Mängel",
        issued_on=facts.issued_on,
        code=theme.short_code(theme.fingerprint(facts)),
        notice=INVENTED if facts.invented_names else "",
    )
    return theme.render(sheet, lambda: _story(facts))


def _curable(facts: DeficiencyFacts) -> bool:
    return any(defect.until_day for defect in facts.defects)


def _subject(facts: DeficiencyFacts) -> str:
    if not _curable(facts):
        return "Mängel Ihres Wahlvorschlags"
    if facts.reminds_of:
        return "Erinnerung: Bitte beheben Sie Mängel Ihres Wahlvorschlags"
    return "Bitte beheben Sie Mängel Ihres Wahlvorschlags"


def _story(facts: DeficiencyFacts) -> list[Flowable]:
    return [
        *letter_head(
            facts.sender,
            facts.recipient,
            facts.issued_on,
            _subject(facts),
            reference=facts.reference,
        ),
        letter_text(f"{facts.salutation or f'Guten Tag {facts.name}'},"),
        *map(letter_text, _opening(facts)),
        *[
            part
            for position, defect in enumerate(facts.defects, start=1)
            for part in _defect(defect, position, facts)
        ],
        *theme.heading("Das gilt für die Fristen"),
        *items(periods(facts)),
        *(_hand_in(facts) if _curable(facts) else []),
        signature(facts.sender, facts.issued_on, greeting="Mit freundlichen Grüßen"),
    ]


def _opening(facts: DeficiencyFacts) -> Sequence[str]:
    found = count_of(len(facts.defects), "Mangel", "Mängel")
    came = f", der am {long_date(facts.received_on)} eingegangen ist," if facts.received_on else ""
    day = long_date(facts.election_day)
    if facts.reminds_of:
        verb = "ist" if len(facts.defects) == 1 else "sind"
        return (
            f"am {long_date(facts.reminds_of)} habe ich Ihnen geschrieben, was dem Wahlvorschlag "
            f"„{facts.group.title}“ für die Wahl des Ausländerbeirats am {day} fehlt. {found} "
            f"{verb} noch nicht behoben.",
        )
    return (
        f"ich habe den Wahlvorschlag „{facts.group.title}“ für die Wahl des Ausländerbeirats am "
        f"{day}{came} geprüft (§ 14 KWG) und {found} gefunden.{_request(facts)}",
    )


def _request(facts: DeficiencyFacts) -> str:
    if not _curable(facts):
        return ""
    one = len(facts.defects) == 1
    how = "er rechtzeitig behoben wird" if one else "sie rechtzeitig behoben werden"
    return f" Bitte sorgen Sie dafür, dass {how}."


def _defect(defect: DefectFacts, position: int, facts: DeficiencyFacts) -> list[Flowable]:
    return [
        CondPageBreak(45 * mm),
        theme.text(f"{position}. {defect.where}", theme.HEADINGS[1], bold=True),
        facts_table(
            [
                ("Mangel", f"{defect.what} ({defect.norm})" if defect.norm else defect.what),
                ("So wird er behoben" if defect.until_day else "Behebung", defect.remedy),
                ("Frist", until(defect)),
                ("Danach", _afterwards(defect, facts)),
            ],
            label_width=34,
            size=9,
            strong=("Frist",),
        ),
    ]


def until(defect: DefectFacts) -> str:
    """Say until when a defect can be mended (§ 14 KWG; R-LIST-11)."""
    if defect.until_day is None:
        return "abgelaufen: Der Mangel kann nicht mehr behoben werden"
    hour = f", {defect.until_time:%H:%M} Uhr" if defect.until_time else ""
    return f"{long_date(defect.until_day)}{hour}"


def _afterwards(defect: DefectFacts, facts: DeficiencyFacts) -> str:
    if defect.afterwards:
        return defect.afterwards
    if defect.until_day is None:
        return f"Der Wahlausschuss entscheidet am {long_date(facts.decided_on)} darüber."
    if defect.curable_after:
        return (
            "Er lässt sich noch beheben, bis der Wahlausschuss am "
            f"{long_date(facts.decided_on)} entschieden hat, danach nicht mehr."
        )
    return "Nach der Frist lässt er sich nicht mehr beheben."


def periods(facts: DeficiencyFacts) -> list[str]:
    """Say what can be mended until when (§§ 13, 14 KWG; R-LIST-10..12)."""
    closed = facts.issued_on > facts.closes_on
    verb, mended = ("konnten", "konnte") if closed else ("können", "kann")
    return [
        f"Wahlvorschläge {verb} bis zum {long_date(facts.closes_on)}, "
        f"{NOMINATIONS_CLOSE_AT:%H:%M} Uhr, eingereicht werden (§ 13 Abs. 1 KWG). Bis dahin "
        f"{mended} jeder Mangel behoben werden.",
        "Danach können nur noch Mängel eines gültigen Wahlvorschlags behoben werden. Nicht mehr "
        "nachgereicht werden können dann die Unterschriften der Vertrauenspersonen, die "
        "Unterstützungsunterschriften mit den Bescheinigungen des Wahlrechts und die Niederschrift "
        "über die Versammlung. Fehlt dann die Zustimmung einer Person, steht nur diese Person "
        "nicht auf dem Wahlvorschlag (§ 14 Abs. 2 KWG).",
        f"Am {long_date(facts.decided_on)} entscheidet der Wahlausschuss über die Zulassung. "
        "Danach kann nichts mehr geändert werden (§ 14 Abs. 3, § 15 Abs. 1 KWG).",
    ]


def _hand_in(facts: DeficiencyFacts) -> list[Flowable]:
    return [*theme.heading("So reichen Sie nach"), *items(_how(facts), numbered=True)]


def _how(facts: DeficiencyFacts) -> list[str]:
    steps = [
        "Legen Sie diesen Brief bei oder nennen Sie den Namen des Wahlvorschlags.",
        f"Geben Sie die Papiere ab oder schicken Sie sie an: {in_a_row(facts.hand_in)}. Es zählt, "
        "wann sie dort eingehen. Unterschriften müssen mit der Hand geschrieben sein; ein Fax oder "
        "eine E-Mail genügt dafür nicht.",
    ]
    if facts.online_at:
        steps.append(unbroken(f"Was schon geprüft ist, sehen Sie unter {facts.online_at}."))
    contact = ", ".join(facts.sender.contact)
    return [*steps, *([f"Fragen beantworten wir gern: {contact}."] if contact else [])]
