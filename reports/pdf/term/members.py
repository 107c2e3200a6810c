"""Announcement of the members of the Ausländerbeirat and of every change (§ 34 Abs. 3 KWG).

It gives names and lists and nothing else about anybody: no address, no day of birth.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from reports.pdf import theme
from reports.pdf.anchors import anchor_note
from reports.pdf.german import count_of, long_date, number, short_date
from reports.pdf.letters import INVENTED, announcement_head, boxed, in_a_row, letter_text, signature
from reports.pdf.tables import Column, Row, facts_table, table
from reports.pdf.term.members_facts import (
    CallReason,
    ChangeFacts,
    MembersFacts,
    ObjectionFacts,
    SuccessorFacts,
)
from reports.pdf.words import LOSS_WORDS, PASSED_OVER_WORDS

REASONS: Mapping[CallReason, str] = {
    CallReason.MOST_VOTES: (
        "hat von den noch nicht berufenen Personen desselben Wahlvorschlags die meisten Stimmen "
        "(§ 34 Abs. 1 KWG)"
    ),
    CallReason.BETTER_PLACE: (
        "hat bei gleicher Stimmenzahl den besseren Platz auf demselben Wahlvorschlag "
        "(§ 34 Abs. 1 KWG)"
    ),
    CallReason.MAJORITY: (
        "hat von den noch nicht berufenen Personen die meisten Stimmen "
        "(Mehrheitswahl, § 34 Abs. 1a KWG)"
    ),
    CallReason.LOT: (
        "wurde bei gleicher Stimmenzahl durch das Los bestimmt, das die Wahlleitung gezogen hat "
        "(Mehrheitswahl, § 34 Abs. 1a KWG)"
    ),
}

_PASSED = (Column("Name", 58), Column("Wahlvorschlag"), Column("Grund", 52))
_MEMBERS = (Column("Nr.", 12), Column("Name"), Column("Mitglied seit", 34))


def render_members(facts: MembersFacts) -> bytes:
    """Return the announcement of members, departures and successors (R-END-07, R-BODY-09)."""
    place, day = facts.sender.municipality, short_date(facts.published_on)
    sheet = theme.PageFrame(
        municipality=place,
        title=f"Mitglieder des Ausländerbeirats – {place}, {day}",
        running_title=f"Öffentliche Bekanntmachung: Mitglieder des Ausländerbeirats, {day}",
        issued_on=facts.published_on,
        code=theme.short_code(theme.fingerprint(facts)),
        notice=INVENTED if facts.invented_names else "",
    )
    return theme.render(sheet, lambda: _story(facts))


def _story(facts: MembersFacts) -> list[Flowable]:
    return [
        *announcement_head(
            "Öffentliche Bekanntmachung der Wahlleitung",
            _title(facts),
            f"{facts.sender.municipality}, Wahl vom {long_date(facts.election_day)}",
        ),
        *([theme.text(f"{INVENTED}.", bold=True)] if facts.invented_names else []),
        *_changes(facts),
        *(_members(facts) if facts.ended_on is None else _ended(facts, facts.ended_on)),
        *(_objections(facts.objection) if facts.objection else []),
        signature(facts.sender, facts.published_on),
        *anchor_note(facts.anchor),
    ]


def _title(facts: MembersFacts) -> str:
    if facts.ended_on is not None:
        return "Der Ausländerbeirat besteht nicht mehr"
    if facts.changes:
        return "Veränderungen im Ausländerbeirat"
    return "Mitglieder des Ausländerbeirats"


def _changes(facts: MembersFacts) -> list[Flowable]:
    if not facts.changes:
        return []
    shown: list[Flowable] = [
        letter_text(
            "Nach § 34 Abs. 3 des Hessischen Kommunalwahlgesetzes (KWG) habe ich festgestellt und "
            "mache bekannt:"
        )
    ]
    for position, change in enumerate(facts.changes, start=1):
        prefix = f"{position}. " if len(facts.changes) > 1 else ""
        shown += [
            *theme.heading(f"{prefix}{_change_title(change)}", room=60 * mm),
            facts_table(_change_rows(change)),
            *_passed_over(change),
        ]
    return shown


def _change_title(change: ChangeFacts) -> str:
    if change.successor is None:
        return f"Der Sitz von {change.name} bleibt leer"
    return f"{change.successor.name} rückt nach"


def _change_rows(change: ChangeFacts) -> list[tuple[str, str]]:
    rows = [
        ("Frei geworden ist der Sitz von", change.name),
        ("gewählt über den Wahlvorschlag", change.list_name),
        ("Grund", LOSS_WORDS[change.ground]),
        ("wirksam seit", long_date(change.effective_on)),
        ("Festgestellt am", long_date(change.determined_on)),
    ]
    if change.successor is None:
        return [*rows, ("Nachfolge", _empty(change))]
    return [*rows, *_successor_rows(change.successor)]


def _empty(change: ChangeFacts) -> str:
    return (
        "Niemand kann mehr berufen werden. Der Sitz bleibt leer; die gesetzliche Zahl der "
        f"Mitglieder vermindert sich für die Wahlzeit auf {number(change.size)} "
        "(§ 34 Abs. 1 KWG)."
    )


def _successor_rows(successor: SuccessorFacts) -> list[tuple[str, str]]:
    return [
        ("Es rückt nach", successor.name),
        ("vom Wahlvorschlag", successor.list_name),
        ("Stimmen", number(successor.votes)),
        ("Warum diese Person", REASONS[successor.reason]),
        ("Mitglied seit", long_date(successor.starts_on)),
    ]


def _passed_over(change: ChangeFacts) -> list[Flowable]:
    if not change.passed_over:
        return []
    rows = [
        Row((person.name, person.list_name, PASSED_OVER_WORDS[person.ground]))
        for person in change.passed_over
    ]
    return [
        theme.text(
            "Vorher wären diese Personen an der Reihe gewesen; sie bleiben unberücksichtigt "
            "(§ 34 Abs. 2 KWG):"
        ),
        table(_PASSED, rows),
    ]


def _members(facts: MembersFacts) -> list[Flowable]:
    rows: list[Row] = []
    position = 0
    for entry in facts.lists:
        rows.append(Row((f"Wahlvorschlag {entry.number}: {entry.name}",), group=True))
        for member in entry.members:
            position += 1
            rows.append(Row((str(position), member.name, long_date(member.starts_on))))
    members = count_of(facts.members, "Mitglied", "Mitglieder")
    missing = facts.seats - facts.members
    empty = (
        f" Von den {number(facts.seats)} Sitzen der Hauptsatzung "
        f"{'bleibt' if missing == 1 else 'bleiben'} {number(missing)} unbesetzt."
        if missing
        else ""
    )
    title = "Die Mitglieder nach dieser Veränderung" if facts.changes else "Die Mitglieder"
    return [
        *theme.heading(title),
        letter_text(
            f"Dem Ausländerbeirat gehören {members} an.{empty} Die Wahlzeit endet am "
            f"{long_date(facts.term_ends_on)}."
        ),
        table(_MEMBERS, rows),
    ]


def _ended(facts: MembersFacts, ended_on: date) -> list[Flowable]:
    left = (
        "kein Mitglied mehr"
        if facts.members == 0
        else f"nur noch {count_of(facts.members, 'Mitglied', 'Mitglieder')}"
    )
    owed = (
        " Für den Rest der Wahlzeit ist eine Integrations-Kommission zu bilden "
        "(§ 86 Abs. 1 Satz 6 HGO)."
        if facts.commission_owed
        else ""
    )
    return [
        *theme.heading("Folge für den Ausländerbeirat"),
        boxed(
            [
                letter_text(
                    f"Seit dem {long_date(ended_on)} hat der Ausländerbeirat {left}. "
                    "Das sind weniger als drei. Er besteht deshalb für den Rest der Wahlzeit, bis "
                    f"zum {long_date(facts.term_ends_on)}, nicht mehr (§ 86 Abs. 1 Satz 4 der "
                    f"Hessischen Gemeindeordnung, HGO).{owed}"
                )
            ]
        ),
    ]


def _objections(objection: ObjectionFacts) -> list[Flowable]:
    needed = (
        "von 1 % der Wahlberechtigten, mindestens von 5; bei mehr als 10.000 Wahlberechtigten von "
        "mindestens 100"
        if objection.support is None
        else f"von mindestens {number(objection.support)} Wahlberechtigten"
    )
    return [
        *theme.heading("Einspruch (§§ 34 Abs. 3, 25 KWG)"),
        letter_text(
            "Gegen diese Feststellung kann jede wahlberechtigte Person des Wahlkreises innerhalb "
            "einer Ausschlussfrist von zwei Wochen nach dieser Bekanntmachung Einspruch erheben, "
            f"spätestens am {long_date(objection.until)}. Der Einspruch ist schriftlich oder zur "
            "Niederschrift bei der Wahlleitung zu erheben und innerhalb derselben Frist zu "
            "begründen."
        ),
        letter_text(f"Er ist zu richten an: {in_a_row(objection.to)}"),
        letter_text(
            "Wer nicht die Verletzung eigener Rechte geltend macht, braucht die Unterstützung "
            f"{needed}."
        ),
    ]
