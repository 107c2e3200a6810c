"""What is due in one election, for the reader of its pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings

from elections.models import CalendarEntry, Election
from elections.models.course.agenda import appointments
from elections.models.register.next_step import next_step_of, read_instead
from municipalities.doors import Access, reachable
from municipalities.law.basis import Certainty
from municipalities.law.task import Task, TaskState
from municipalities.messages import word
from municipalities.models import User
from municipalities.templatetags.tasks import PRESSING

TONES = {
    TaskState.DONE: "success",
    TaskState.OVERDUE: "danger",
    TaskState.DUE: "warning",
    TaskState.OPEN: "neutral",
    TaskState.PASSED: "neutral",
    TaskState.DROPPED: "neutral",
}


def access_of(user: User, election: Election) -> set[Access]:
    """Return which pages of this election the person may open."""
    return {
        access
        for access in Access
        if getattr(Election.objects, access.value)(user).filter(pk=election.pk).exists()
    }


def next_task(
    election: Election, access: set[Access], now: datetime, way: Sequence[Task] | None = None
) -> Task | None:
    """Return what the election or the body elected in it needs next, linked for those who may.

    ``access`` is that of :func:`access_of`; ``way`` as for :func:`open_steps_of`.
    """
    task = next_step_of(election, now, dict(settings.LAW_ASSUMPTIONS), way)
    if task is None:
        return None
    instead = read_instead(task)
    # The overview itself says how the election stands.
    is_elsewhere = instead.door != "election" and Access.WORKED_ON in access
    return reachable(task, access, instead if is_elsewhere else None)


def pressing(election: Election, today: date) -> list[Task]:
    """Return the appointments that are overdue or due."""
    return [task for _entry, task in appointments(election, today) if task.state in PRESSING]


def row_of(entry: CalendarEntry, task: Task) -> dict[str, Any]:
    """Return one appointment as a row of the calendar."""
    certainty = Certainty(entry.certainty)
    return {
        "entry": entry,
        "task": task,
        "tone": TONES[task.state],
        "certainty": "" if certainty is Certainty.CONFIRMED else word(certainty),
    }
