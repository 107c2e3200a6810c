"""Minutes of the Wahlausschuss on lists and on objections (§ 15 KWG; R-LIST-14, R-LIST-15)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from elections.law.committee.meeting import MeetingKind
from reports.pdf import theme
from reports.pdf.german import long_date, short_date
from reports.pdf.letters import BLANK, INVENTED
from reports.pdf.nominations.minutes_facts import AttendeeFacts, MinutesFacts
from reports.pdf.nominations.minutes_points import point_lists, point_order, point_test
from reports.pdf.result.protocol import BLANK_MEMBERS
from reports.pdf.tables import Column, Row, facts_table, signature_table, table

TITLES: Mapping[MeetingKind, str] = {
    MeetingKind.ADMISSION: (
        "Niederschrift über die Sitzung des Wahlausschusses zur Zulassung der Wahlvorschläge"
    ),
    MeetingKind.OBJECTION: (
        "Niederschrift über die Sitzung des Wahlausschusses zu Einsprüchen gegen die "
        "Zurückweisung von Wahlvorschlägen"
    ),
}
"""What the minutes are called; those of the result are a paper of their own."""

_RUNNING: Mapping[MeetingKind, str] = {
    MeetingKind.ADMISSION: "Niederschrift Zulassung",
    MeetingKind.OBJECTION: "Niederschrift Einsprüche",
}
NOT_ISSUED = "Entwurf – nicht ausgestellt"
_PUBLIC = {True: "ja", False: "nein", None: "ja / nein"}
_ATTENDEES = (Column("Name", 62), Column("Funktion"), Column("Anwesend", 40))
_MEMBERS = (Column("Name", 55), Column("Funktion", 62), Column("Unterschrift"))


def render_minutes(facts: MinutesFacts) -> bytes:
    """Return the minutes as PDF; the same facts give the same bytes (§ 15 KWG; R-LIST-14)."""
    place, day = facts.sender.municipality, short_date(facts.election_day)
    notice = NOT_ISSUED if facts.draft else ""
    sheet = theme.PageFrame(
        municipality=place,
        title=f"{TITLES[facts.kind]} – {place}, {day}",
        running_title=f"{_RUNNING[facts.kind]}, Wahl des Ausländerbeirats am {day}",
        issued_on=facts.issued_on,
        code=theme.short_code(theme.fingerprint(facts)),
        notice=INVENTED if facts.invented_names else notice,
        draft=facts.draft,
    )
    return theme.render(sheet, lambda: _story(facts))


def _story(facts: MinutesFacts) -> list[Flowable]:
    return [
        theme.Bookmark("Niederschrift", 0),
        theme.text(TITLES[facts.kind], theme.TITLE),
        theme.text(
            f"{facts.sender.municipality}, Wahl des Ausländerbeirats am "
            f"{long_date(facts.election_day)}",
            theme.SUBTITLE,
        ),
        facts_table(_meeting(facts), to_fill=True),
        *_attendees(facts),
        *point_lists(facts),
        *point_order(facts),
        *point_test(facts),
        *_remarks(facts),
        *_closing(facts),
    ]


def _meeting(facts: MinutesFacts) -> list[tuple[str, str]]:
    noticed = long_date(facts.noticed_on) if facts.noticed_on else BLANK
    more = (
        ("Warum an diesem Tag", facts.why_then),
        ("Eingeladen", f"am {long_date(facts.invited_on)}" if facts.invited_on else ""),
        ("Sonst anwesend", facts.guests),
    )
    return [
        ("Tag der Sitzung", long_date(facts.meeting_day) if facts.meeting_day else ""),
        ("Ort", facts.place),
        ("Eröffnet und geschlossen", f"{_hour(facts.opens_at)} bis {_hour(facts.closes_at)}"),
        ("Öffentlich bekannt gemacht", f"am {noticed}, {facts.notice or BLANK}"),
        ("Die Sitzung war öffentlich", _PUBLIC[facts.was_public]),
        *(row for row in more if row[1]),
    ]


def _hour(at: time | None) -> str:
    return f"{at:%H:%M} Uhr" if at else f"{BLANK} Uhr"


def _attendees(facts: MinutesFacts) -> list[Flowable]:
    shown = theme.heading("Wer anwesend war")
    if not facts.attendees:
        blank = [Row(("", function, "ja / nein")) for function in BLANK_MEMBERS]
        return [*shown, signature_table(_ATTENDEES, blank)]
    rows = [Row((one.name, _function(one), _PUBLIC[one.present])) for one in facts.attendees]
    return [*shown, table(_ATTENDEES, rows)]


def _function(one: AttendeeFacts) -> str:
    if not one.deputy_for:
        return one.function
    # Before anybody came a deputy only may.
    came = "Stellvertretung für" if one.present is None else "in Stellvertretung für"
    return f"{one.function}, {came} {one.deputy_for}"


def _remarks(facts: MinutesFacts) -> list[Flowable]:
    if not facts.remarks:
        return []
    return [*theme.heading("Bemerkungen"), *[theme.text(remark) for remark in facts.remarks]]


def _closing(facts: MinutesFacts) -> list[Flowable]:
    lines = [(one.name, one.function) for one in facts.attendees if one.present]
    if not lines or any(one.present is None for one in facts.attendees):
        lines = [("", function) for function in BLANK_MEMBERS]
    room = min(42 + 11 * len(lines), 220) * mm
    return [
        *theme.heading("Schluss und Unterschriften", room=room),
        theme.text(
            "Der Vorsitz hat die Entscheidungen in der Sitzung bekannt gegeben. Die Niederschrift "
            "wurde vorgelesen, genehmigt und unterschrieben."
        ),
        signature_table(_MEMBERS, [Row((name, function, "")) for name, function in lines]),
    ]
