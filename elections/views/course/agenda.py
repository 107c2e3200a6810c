"""What is due in one election, as the components of the pages show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.formats import date_format, time_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from elections.law.course.agenda import (
    AgendaFacts,
    EntryState,
    NextWork,
    Work,
    entry_state,
    next_work,
)
from elections.law.course.calendar import deadline
from elections.messages.course.words import CALENDAR_TEXTS
from elections.models import CalendarEntry, Election
from elections.models.course.agenda import agenda_facts, lists_close
from municipalities.law.basis import Certainty
from municipalities.messages import word
from municipalities.models import User


@dataclass(frozen=True, slots=True)
class Door:
    """The page where a piece of work is done, and the question who may open it."""

    view: str
    action: Any
    allowed: str = "worked_on_by"


# Addresses of the rooms to the right are named as text; nothing is imported from there.
DOORS = {
    Work.CALL_FOR_LISTS: Door("elections:step", gettext_lazy("Aufforderung bestätigen"), "led_by"),
    Work.RECEIVE_LISTS: Door("elections:lists", gettext_lazy("Zu den Listen")),
    Work.DECIDE_LISTS: Door("elections:lists", gettext_lazy("Zu den Listen")),
    Work.CLOSE_ADMISSION: Door(
        "elections:step", gettext_lazy("Zulassung abschließen"), "determined_by"
    ),
    Work.CANCEL_ELECTION: Door("reports:cancel", gettext_lazy("Wahl absagen"), "determined_by"),
    Work.APPROVE_PAPER: Door("ballots:paper", gettext_lazy("Zum Stimmzettel")),
    Work.CLOSE_REGISTERS: Door("elections:register", gettext_lazy("Zum Verzeichnis")),
    Work.START_COUNT: Door("elections:step", gettext_lazy("Auszählung beginnen"), "led_by"),
    Work.DETERMINE_RESULT: Door("ballots:result", gettext_lazy("Zum Ergebnis")),
    Work.PUBLISH_RESULT: Door(
        "reports:publish", gettext_lazy("Ergebnis bekannt machen"), "determined_by"
    ),
    Work.FORM_COMMISSION: Door(
        "municipalities:commission_start", gettext_lazy("Zur Kommission"), "led_by"
    ),
}

TONES = {
    EntryState.DONE: "success",
    EntryState.OVERDUE: "danger",
    EntryState.DUE: "warning",
    EntryState.OPEN: "neutral",
    EntryState.PASSED: "neutral",
    EntryState.DROPPED: "neutral",
}


def next_step(election: Election, user: User, now: datetime) -> dict[str, Any] | None:
    """Return what the component ``next_step`` shows; None when nothing is left to do."""
    facts = agenda_facts(election)
    work = next_work(facts, lists_close=lists_close(election), now=now)
    if work is None:
        return None
    entry = election.calendar.filter(code=work.code).first() if work.code else None
    state = standing(entry, facts, timezone.localdate(now)) if entry else EntryState.OPEN
    pressing = state in {EntryState.OVERDUE, EntryState.DUE}
    return {
        "title": word(work.work),
        "who": word(work.who),
        "by": when(entry) if entry else _("Das Gesetz nennt keinen Tag"),
        "state": state.value if pressing else "",
        "citation": work.norm,
        "rule_id": work.rule_id,
        "url": _address(work, election, user),
        "action": DOORS[work.work].action,
    }


def standing(entry: CalendarEntry, facts: AgendaFacts, today: date) -> EntryState:
    """Return how one appointment of the calendar stands."""
    return entry_state(entry.code, facts, last_day=entry.until or entry.on, today=today)


def when(entry: CalendarEntry) -> str:
    """Return the day or days of an appointment, with its hours."""
    text = date_format(entry.on, "l, j. F Y")
    if entry.until:
        text = _("%(first)s bis %(last)s") % {
            "first": text,
            "last": date_format(entry.until, "l, j. F Y"),
        }
    if entry.at:
        text = f"{text}, {hours(entry)}"
    return text


def hours(entry: CalendarEntry) -> str:
    """Return the hours of an appointment: „18:00 Uhr“, „8:00 bis 18:00 Uhr“, or nothing."""
    if entry.at is None:
        return ""
    first, until = time_format(entry.at, "G:i"), deadline(entry.code).until_at
    if until is None:
        return _("%(time)s Uhr") % {"time": first}
    return _("%(first)s bis %(last)s Uhr") % {"first": first, "last": time_format(until, "G:i")}


def appointments(election: Election, today: date) -> Iterator[dict[str, Any]]:
    """Return every appointment of the election's calendar in the order of its days."""
    facts = agenda_facts(election)
    for entry in election.calendar.all():
        state = standing(entry, facts, today)
        row = deadline(entry.code)
        yield {
            "entry": entry,
            "title": CALENDAR_TEXTS[row.name_key],
            "who": word(row.who),
            "when": when(entry),
            "hours": hours(entry),
            "state": state,
            "word": word(state),
            "tone": TONES[state],
            "certainty": ""
            if entry.certainty == Certainty.CONFIRMED
            else word(Certainty(entry.certainty)),
        }


def tasks(election: Election, today: date) -> list[dict[str, Any]]:
    """Return the appointments that are overdue or due, for the component ``task_list``."""
    pressing = {EntryState.OVERDUE, EntryState.DUE}
    return [
        {
            "title": row["title"],
            "url": "",
            "due": row["entry"].until or row["entry"].on,
            "state": row["state"].value,
            "who": row["who"],
            "norm": row["entry"].norm,
            "rule_id": row["entry"].code,
        }
        for row in appointments(election, today)
        if row["state"] in pressing
    ]


def _address(work: NextWork, election: Election, user: User) -> str:
    """Return where the work is done, or nothing for who may not or where no page exists."""
    door = DOORS[work.work]
    may = getattr(Election.objects, door.allowed)(user).filter(pk=election.pk).exists()
    if not door.view or not may:
        return ""
    of_place = door.view.startswith("municipalities:")
    arguments: list[Any] = [election.municipality.ags if of_place else election.pk]
    if door.view == "elections:step" and work.step is not None:
        arguments.append(work.step.value)
    try:
        return reverse(door.view, args=arguments)
    except NoReverseMatch:
        return ""
