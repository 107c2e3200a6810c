"""The two components that show a task: as a row of a list, and as the next step of a page."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from municipalities.doors import way_to
from municipalities.law.task import Task, TaskState
from municipalities.messages import word
from municipalities.messages.task import (
    hours_in_words,
    task_note,
    task_title,
    until_when,
    until_when_in_full,
)

register = template.Library()

SIGNS = {
    TaskState.OVERDUE: "overdue",
    TaskState.DUE: "due",
    TaskState.UNDATED: "duty_open",
    TaskState.OPEN: "open",
    TaskState.DONE: "done",
}
"""The code of the component ``status`` for each state of a task."""

PRESSING = {TaskState.OVERDUE, TaskState.DUE}


@register.filter
def sign(task: Task) -> str:
    """Return the code of the component ``status`` for a task that is owed."""
    return SIGNS[task.state]


@register.filter
def sign_on_way(task: Task) -> str:
    """Return the code for a step of a way: a step without a day is open, not owed yet."""
    return "open" if task.state is TaskState.UNDATED else SIGNS[task.state]


@register.inclusion_tag("components/task_list.html")
def task_list(
    tasks: Iterable[Task],
    place: bool = False,
    term: bool = False,
    election: bool = False,
    as_way: bool = False,
) -> dict[str, Any]:
    """Show tasks; ``place``, ``term`` and ``election`` name what they concern.

    ``as_way`` shows steps that follow one another, each with how far it is.
    """
    return {
        "rows": [
            {
                "task": task,
                "title": task_title(task, place=place, term=term, election=election),
                "who": word(task.who),
                "note": (task_note(task) if as_way else "") or until_when(task),
                "url": way_to(task)[0],
                "sign": sign_on_way(task) if as_way else sign(task),
            }
            for task in tasks
        ]
    }


@register.inclusion_tag("components/next_step.html")
def next_step(
    task: Task, text: object = "", term: bool = False, election: bool = False
) -> dict[str, Any]:
    """Show the task that comes next; ``text`` says more about it."""
    url, action = way_to(task)
    return {
        "title": task_title(task, term=term, election=election),
        "who": word(task.who),
        "by": until_when_in_full(task),
        "state": sign(task) if task.state in PRESSING else "",
        "citation": task.norm,
        "rule_id": task.rule_id,
        "url": url,
        "action": action,
        "text": text,
    }


@register.simple_tag
def task_link(task: Task, term: bool = False, election: bool = False) -> SafeString:
    """Write what is to be done, as a link where a page leads on."""
    url, title = way_to(task)[0], task_title(task, term=term, election=election)
    return format_html('<a href="{}">{}</a>', url, title) if url else format_html("{}", title)


@register.filter(name="until_when")
def until_when_of(task: Task) -> str:
    """Return the last day of a task, or that the law names none."""
    return until_when(task)


@register.filter
def title_of(task: Task) -> str:
    """Return what is to be done."""
    return task_title(task)


@register.filter
def note_of(task: Task) -> str:
    """Return how far a task is."""
    return task_note(task)


@register.filter
def hours_of(task: Task) -> str:
    """Return the hours of a task."""
    return hours_in_words(task.hours)


@register.filter
def in_words(value: StrEnum) -> str:
    """Return the word for a value of the law."""
    return word(value)


@register.filter
def url_of(task: Task) -> str:
    """Return where a task is done; empty where no page leads on."""
    return way_to(task)[0]
