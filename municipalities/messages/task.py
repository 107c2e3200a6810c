"""A thing to do, in words: its title, until when, how far it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from django.utils.formats import date_format, time_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.law.task import Task, TaskState, Who
from municipalities.messages.speaking import TABLES, spoken, word

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

WORDS: dict[type[StrEnum], Mapping[Any, _StrOrPromise]] = {
    TaskState: {
        TaskState.OVERDUE: gettext_lazy("überfällig"),
        TaskState.DUE: gettext_lazy("fällig"),
        TaskState.UNDATED: gettext_lazy("Pflicht offen"),
        TaskState.OPEN: gettext_lazy("offen"),
        TaskState.DONE: gettext_lazy("erledigt"),
        TaskState.PASSED: gettext_lazy("vorbei"),
        TaskState.DROPPED: gettext_lazy("entfällt"),
    },
    Who: {
        Who.COUNCIL: gettext_lazy("Gemeindevertretung"),
        Who.EXECUTIVE: gettext_lazy("Gemeindevorstand"),
        Who.RETURNING_OFFICER: gettext_lazy("Wahlleitung"),
        Who.ELECTION_OFFICE: gettext_lazy("Wahlamt"),
        Who.CAPTURE: gettext_lazy("Erfassung"),
        Who.MAYOR: gettext_lazy("Bürgermeisterin oder Bürgermeister"),
        Who.ORGANISATIONS: gettext_lazy("Vereinigungen der Migrantinnen und Migranten"),
        Who.CHAIR: gettext_lazy("Vorsitz der Integrations-Kommission"),
        Who.EXPERTS: gettext_lazy("sachkundige Mitglieder der Integrations-Kommission"),
    },
}


def task_title(
    task: Task, *, place: bool = False, term: bool = False, election: bool = False
) -> str:
    """Return what is to be done, with the year if it recurs each year and the number if several.

    The flags add what tells it from others on a page: municipality, Wahlzeit, election.
    """
    about = task.about
    title = f"{_worded(task)}{_remark(task.missing, task.facts.get('year'))}"
    if election and about.election_day:
        title = _("%(work)s (Wahl am %(day)s)") % {
            "work": title,
            "day": f"{about.election_day:%d.%m.%Y}",
        }
    elif term and about.term_name:
        title = _("%(duty)s, Wahlzeit %(term)s") % {"duty": title, "term": about.term_name}
    return f"{about.place}: {title}" if place and about.place else title


def _worded(task: Task) -> str:
    return word(task.what) % {name: spoken(value) for name, value in task.facts.items()}


def _remark(missing: int, year: int | None) -> str:
    if missing > 1 and year:
        remark = _("noch %(count)s in %(year)s") % {"count": missing, "year": year}
    elif missing > 1:
        remark = _("noch %(count)s") % {"count": missing}
    else:
        remark = str(year or "")
    return f" ({remark})" if remark else ""


def until_when(task: Task) -> str:
    """Return the last day of a task, or that the law names none."""
    if task.by is None:
        return no_day(task.since)
    return _("bis %(day)s") % {"day": date_format(task.by, "DATE_FORMAT")}


def until_when_in_full(task: Task) -> str:
    """Return all days and hours of a task with the days of the week, or that the law names none."""
    if task.by is None:
        return capfirst(no_day(task.since))
    return days_in_full(task.opens or task.by, task.by, task.hours)


def no_day(since: date | None) -> str:
    """Return that the law names no day, and since when a thing is open if that is known."""
    if since is None:
        return _("das Gesetz nennt keinen Tag")
    return _("das Gesetz nennt keinen Tag, offen seit %(day)s") % {
        "day": date_format(since, "DATE_FORMAT")
    }


def days_in_full(first: date, last: date, hours: Sequence[time] = ()) -> str:
    """Return a day or a range of days with the days of the week and its hours."""
    text = date_format(first, "WEEKDAY_FORMAT")
    if last != first:
        text = _("%(first)s bis %(last)s") % {
            "first": text,
            "last": date_format(last, "WEEKDAY_FORMAT"),
        }
    return f"{text}, {hours_in_words(hours)}" if hours else text


def hours_in_words(hours: Sequence[time]) -> str:
    """Return hours: „18:00 Uhr“, „8:00 bis 18:00 Uhr“, or nothing."""
    shown = [time_format(hour, "G:i") for hour in hours]
    if not shown:
        return ""
    if len(shown) == 1:
        return _("%(time)s Uhr") % {"time": shown[0]}
    return _("%(first)s bis %(last)s Uhr") % {"first": shown[0], "last": shown[1]}


def task_note(task: Task) -> str:
    """Return how far a task is; empty where its kind has nothing to say."""
    note = TABLES.notes.get(type(task.what), {}).get(task.what)
    return note(task.facts) if note else ""
