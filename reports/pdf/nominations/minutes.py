"""Niederschrift of the Wahlausschuss on the admission of the lists (§ 15 KWG; R-LIST-14, C-05)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable

from elections.law.assumptions import OrderBasis
from reports.pdf import theme
from reports.pdf.german import count_of, long_date, number, short_date, unbroken
from reports.pdf.letters import BLANK, INVENTED
from reports.pdf.nominations.minutes_facts import (
    AdmissionMinutesFacts,
    DecidedListFacts,
    Decision,
    VoteFacts,
)
from reports.pdf.result.protocol import BLANK_MEMBERS
from reports.pdf.tables import Column, Row, facts_table, signature_table, table

TITLE = "Niederschrift über die Sitzung des Wahlausschusses zur Zulassung der Wahlvorschläge"

DECISIONS: Mapping[Decision, str] = {
    Decision.ADMITTED: "zugelassen",
    Decision.ADMITTED_WITHOUT_PERSONS: "zugelassen ohne einzelne Personen",
    Decision.REFUSED: "zurückgewiesen",
}
"""What a decision is called in the minutes and in the sum of them."""

_PUBLIC = {True: "ja", False: "nein", None: "ja / nein"}
_ATTENDEES = (Column("Name", 62), Column("Funktion"), Column("Anwesend", 40))
_ORDER = (Column("Nr.", 12, right=True), Column("Wahlvorschlag"))
_STRUCK = (Column("Platz", 12, right=True), Column("Person", 62), Column("Grund"))
_TEST = (
    Column("Wahlvorschlag"),
    Column("Entscheidung", 52),
    Column("zugelassene Personen", 36, right=True),
)
_MEMBERS = (Column("Name", 55), Column("Funktion", 62), Column("Unterschrift"))


def render_admission_minutes(facts: AdmissionMinutesFacts) -> bytes:
    """Return the minutes as PDF; the same facts give the same bytes (§ 15 KWG; R-LIST-14)."""
    place, day = facts.sender.municipality, short_date(facts.election_day)
    sheet = theme.PageFrame(
        municipality=place,
        title=f"{TITLE} – {place}, {day}",
        running_title=f"Niederschrift Zulassung, Wahl des Ausländerbeirats am {day}",
        issued_on=facts.issued_on,
        code=theme.short_code(theme.fingerprint(facts)),
        notice=INVENTED if facts.invented_names else "",
    )
    return theme.render(sheet, lambda: _story(facts))


def _story(facts: AdmissionMinutesFacts) -> list[Flowable]:
    return [
        theme.Bookmark("Niederschrift", 0),
        theme.text(TITLE, theme.TITLE),
        theme.text(
            f"{facts.sender.municipality}, Wahl des Ausländerbeirats am "
            f"{long_date(facts.election_day)}",
            theme.SUBTITLE,
        ),
        facts_table(_meeting(facts), to_fill=True),
        *_attendees(facts),
        *_lists(facts),
        *_order(facts),
        *_test(facts),
        *_remarks(facts),
        *_closing(facts),
    ]


def _meeting(facts: AdmissionMinutesFacts) -> list[tuple[str, str]]:
    noticed = long_date(facts.noticed_on) if facts.noticed_on else BLANK
    return [
        ("Tag der Sitzung", long_date(facts.meeting_day) if facts.meeting_day else ""),
        ("Ort", facts.place),
        ("Eröffnet und geschlossen", f"{_hour(facts.opens_at)} bis {_hour(facts.closes_at)}"),
        ("Öffentlich bekannt gemacht", f"am {noticed}, {facts.notice or BLANK}"),
        ("Die Sitzung war öffentlich", _PUBLIC[facts.was_public]),
    ]


def _hour(at: time | None) -> str:
    return f"{at:%H:%M} Uhr" if at else f"{BLANK} Uhr"


def _attendees(facts: AdmissionMinutesFacts) -> list[Flowable]:
    rows = [
        Row(
            (
                one.name,
                f"{one.function}, in Stellvertretung für {one.deputy_for}"
                if one.deputy_for
                else one.function,
                "ja" if one.present else "nein",
            )
        )
        for one in facts.attendees
    ]
    shown = theme.heading("Wer anwesend war")
    if rows:
        return [*shown, table(_ATTENDEES, rows)]
    blank = [Row(("", function, "ja / nein")) for function in BLANK_MEMBERS]
    return [*shown, signature_table(_ATTENDEES, blank)]


def _lists(facts: AdmissionMinutesFacts) -> list[Flowable]:
    shown = theme.heading("Entscheidungen über die Wahlvorschläge (§ 15 Abs. 1 KWG)")
    if not facts.lists:
        return [*shown, theme.text("Es ist kein Wahlvorschlag eingereicht worden.")]
    shown.append(
        theme.text(
            "Die Wahlleitung hat über die Prüfung berichtet (§ 14 KWG). Beraten wurde in der "
            "Reihenfolge des Eingangs; sie ist nicht die Reihenfolge auf dem Stimmzettel."
        )
    )
    for position, one in enumerate(facts.lists, start=1):
        shown += _list(one, position)
    return shown


def _list(one: DecidedListFacts, position: int) -> list[Flowable]:
    decision = DECISIONS[one.decision]
    rows = [
        ("Eingegangen", one.received or BLANK),
        ("Personen", number(one.persons)),
        *[("Feststellung", said) for said in one.findings],
        ("Entscheidung", decision),
        *([("Begründung", one.reason)] if one.reason else []),
        ("Abstimmung", voted(one.vote)),
    ]
    shown: list[Flowable] = [
        CondPageBreak(50 * mm),
        theme.Bookmark(one.group.title, 1),
        theme.text(f"{position}. {one.group.title}", theme.HEADINGS[1], bold=True),
        facts_table(rows, label_width=34, strong=("Entscheidung",)),
    ]
    if one.struck:
        struck = [Row((str(who.place), who.name, who.reason)) for who in one.struck]
        shown.append(table(_STRUCK, struck, title="Nicht zugelassene Personen"))
    return shown


def voted(vote: VoteFacts | None) -> str:
    """Say how the committee voted; empty room where nobody entered it."""
    if vote is None:
        return f"{BLANK[:8]} dafür, {BLANK[:8]} dagegen, {BLANK[:8]} enthalten"
    if not vote.against and not vote.abstained:
        return f"einstimmig ({number(vote.in_favour)} dafür)"
    return (
        f"{number(vote.in_favour)} dafür, {number(vote.against)} dagegen, "
        f"{number(vote.abstained)} enthalten"
    )


def _order(facts: AdmissionMinutesFacts) -> list[Flowable]:
    if len(facts.admitted) < 2:
        return []
    shown = theme.heading("Reihenfolge auf dem Stimmzettel")
    order = facts.order
    if order is None:
        blank = [Row((str(at), "")) for at in range(1, len(facts.admitted) + 1)]
        set_by = theme.text("Festgesetzt durch Los / Beschluss (bitte streichen):")
        return [*shown, set_by, signature_table(_ORDER, blank)]
    if order.basis is OrderBasis.LOT:
        how = "Die Reihenfolge hat das Los bestimmt. Gezogen wurde nacheinander:"
    else:
        how = "Der Wahlausschuss hat diese Reihenfolge beschlossen:"
    rows = [Row((str(at), name)) for at, name in enumerate(order.names, start=1)]
    shown += [theme.text(how), table(_ORDER, rows)]
    return [*shown, theme.text(f"Hergang: {order.how}")] if order.how else shown


def _test(facts: AdmissionMinutesFacts) -> list[Flowable]:
    rows = [
        Row((one.group.title, DECISIONS[one.decision], number(one.admitted_persons)))
        for one in facts.lists
    ]
    total = Row(("Zusammen zugelassen", "", number(facts.candidates)), bold=True)
    needed = Row(("Zu wählende Mitglieder", "", number(facts.seats)), bold=True)
    return [
        *theme.heading("Findet die Wahl statt? (§ 86 Abs. 1 Satz 3 HGO)", room=55 * mm),
        table(_TEST, [*rows, total, needed]),
        theme.text(unbroken(outcome(facts)), bold=True),
    ]


def outcome(facts: AdmissionMinutesFacts) -> str:
    """Say whether the election takes place (§ 86 Abs. 1 Satz 3 HGO, § 1 Abs. 2 KWG; R-BODY-08).

    As many persons as seats are enough.
    """
    if not facts.lists:
        return "Die Wahl findet nicht statt: Es ist kein Wahlvorschlag eingereicht worden."
    if not facts.admitted:
        return "Die Wahl findet nicht statt: Kein Wahlvorschlag ist zugelassen."
    admitted = count_of(facts.candidates, "Person", "Personen")
    verb = "ist" if facts.candidates == 1 else "sind"
    compared = f"{admitted} {verb} zugelassen, {number(facts.seats)} Mitglieder sind zu wählen"
    if facts.candidates < facts.seats:
        return (
            f"Die Wahl findet nicht statt: {compared}. In der Wahlzeit besteht damit kein "
            "Ausländerbeirat."
        )
    if len(facts.admitted) == 1:
        return (
            f"Die Wahl findet statt: {compared}. Weil nur ein Wahlvorschlag zugelassen ist, wird "
            "nach den Grundsätzen der Mehrheitswahl gewählt (§ 1 Abs. 2 KWG)."
        )
    return f"Die Wahl findet statt: {compared}."


def _remarks(facts: AdmissionMinutesFacts) -> list[Flowable]:
    if not facts.remarks:
        return []
    return [*theme.heading("Bemerkungen"), *[theme.text(remark) for remark in facts.remarks]]


def _closing(facts: AdmissionMinutesFacts) -> list[Flowable]:
    present = [(one.name, one.function) for one in facts.attendees if one.present]
    lines = present or [("", function) for function in BLANK_MEMBERS]
    room = min(42 + 11 * len(lines), 220) * mm
    return [
        *theme.heading("Schluss und Unterschriften", room=room),
        theme.text(
            "Der Vorsitz hat die Entscheidungen in der Sitzung bekannt gegeben. Die Niederschrift "
            "wurde vorgelesen, genehmigt und unterschrieben."
        ),
        signature_table(_MEMBERS, [Row((name, function, "")) for name, function in lines]),
    ]
