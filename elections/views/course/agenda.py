"""What is due in one election, for the reader of its pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.utils import timezone

from elections.models import CalendarEntry, Election
from elections.models.course.agenda import appointments
from elections.models.course.in_term import open_in_term
from elections.models.register.next_step import next_step_of
from municipalities.doors import Access, reachable
from municipalities.law.basis import Certainty
from municipalities.law.task import Place, Task, TaskState, task_order
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

    The most pressing comes first, as on the start page. ``access`` is that of :func:`access_of`;
    ``way`` as for :func:`next_step_of`.
    """
    work = next_step_of(election, now, dict(settings.LAW_ASSUMPTIONS), way)
    in_term = open_in_term(Election.objects.filter(pk=election.pk), timezone.localdate(now))
    open_now = sorted([*([work] if work else []), *in_term], key=task_order)
    if not open_now:
        return None
    may_read = Access.WORKED_ON in access and open_now[0] is not work
    return reachable(open_now[0], access, Place("members", (election.pk,)) if may_read else None)


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
