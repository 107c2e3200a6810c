"""What an election needs next, with its register: the one answer for every page."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from elections.law.course.agenda import Work
from elections.law.course.phases import Phase
from elections.law.register.way import RegisterStep, next_of_election, next_of_register
from elections.models.course.agenda import election_task
from elections.models.course.election import Election
from elections.models.course.in_term import open_in_term
from elections.models.register.counts import register_count
from elections.models.register.way import register_tasks
from municipalities.law.body.duties import DutyKind
from municipalities.law.task import Place, Task, task_order

BEFORE_THE_COUNT = frozenset({Phase.SETUP, Phase.NOMINATION, Phase.ADMITTED, Phase.PAPER_APPROVED})
"""Phases in which the register is made; afterwards nothing of it is asked for."""


def open_steps_of(
    election: Election,
    now: datetime,
    overrides: dict[str, Any],
    way: Sequence[Task] | None = None,
) -> list[Task]:
    """Return what is open in an election and in the body elected in it, the most pressing first.

    ``way`` are the steps of the register, for a page that shows them itself.
    """
    today = timezone.localdate(now)
    work = election_task(election, now, overrides)
    if election.current_phase in BEFORE_THE_COUNT:
        if way is None:
            way = register_tasks(election, register_count(election), today)
        work = next_of_election(work, next_of_register(way))
    in_term = open_in_term(Election.objects.filter(pk=election.pk), today)
    return sorted([*([work] if work else []), *in_term], key=task_order)


def next_step_of(
    election: Election,
    now: datetime,
    overrides: dict[str, Any],
    way: Sequence[Task] | None = None,
) -> Task | None:
    """Return the one thing that every page names as the next; None if nothing is left."""
    return next(iter(open_steps_of(election, now, overrides, way)), None)


def read_instead(task: Task) -> Place:
    """Return the page that says how it stands to whoever may not do the task."""
    of_election = isinstance(task.what, Work | RegisterStep | DutyKind)
    return Place("election" if of_election else "members", (task.about.election or 0,))


def current_elections(elections: QuerySet[Election], today: date) -> QuerySet[Election]:
    """Return the elections that can still need something, with what is asked of each."""
    over = Q(phase=Phase.PUBLISHED.value, term__ends_on__lt=today)
    current = elections.exclude(phase=Phase.CANCELLED.value).exclude(over)
    return current.select_related("municipality", "term").prefetch_related("calendar")


def open_in_elections(
    places: Collection[str], now: datetime, overrides: dict[str, Any]
) -> list[Task]:
    """Return what is open in all elections of some municipalities, named by their keys."""
    here = Election.objects.filter(municipality__ags__in=places)
    return [
        task
        for election in current_elections(here, timezone.localdate(now))
        for task in open_steps_of(election, now, overrides)
    ]
