"""What a person has to do: gathered from elections, bodies and commissions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from ballots.models.term.tasks import term_tasks
from elections.law.course.calendar import deadline
from elections.law.course.phases import Phase
from elections.models import CalendarEntry, Election
from elections.models.register.next_step import next_step_of
from municipalities.doors import Access, reachable
from municipalities.law.body.duties import DutyKind
from municipalities.law.task import Place, Task, task_order
from municipalities.messages import word
from municipalities.models import Municipality, Term
from municipalities.models.body.standing import Standing, standings
from municipalities.models.commission.duties import current_terms, duties_of

LEADING_HERE = {Access.SEEN, Access.WORKED_ON, Access.LED}
APPOINTMENTS = 5
FINISHED = (Phase.PUBLISHED.value, Phase.CANCELLED.value)


def tasks_of(
    municipalities: QuerySet[Municipality],
    elections: QuerySet[Election],
    now: datetime,
    determined: Collection[int] = (),
) -> list[Task]:
    """Return what these municipalities and elections need next, overdue things first.

    The people who lead them read this; what only the Wahlleitung may do leads to a page saying so,
    unless the reader determines the results of the elections whose keys are ``determined``.
    """
    today = timezone.localdate(now)
    found = [
        *_of_elections(elections, now, determined),
        *_of_terms(elections, today, determined),
        *_of_bodies(municipalities, today),
    ]
    return sorted(found, key=task_order)


def _access(election: int | None, determined: Collection[int]) -> set[Access]:
    return LEADING_HERE | ({Access.DETERMINED} if election in determined else set())


def _of_elections(
    elections: QuerySet[Election], now: datetime, determined: Collection[int]
) -> Iterable[Task]:
    today = timezone.localdate(now)
    over = Q(phase=Phase.PUBLISHED.value, term__ends_on__lt=today)
    current = elections.exclude(phase=Phase.CANCELLED.value).exclude(over)
    overrides = dict(settings.LAW_ASSUMPTIONS)
    for election in current.select_related("municipality", "term").prefetch_related("calendar"):
        task = next_step_of(election, now, overrides)
        if task is not None:
            access = _access(election.pk, determined)
            yield reachable(task, access, Place("election", (election.pk,)))


def body_standings(
    municipalities: QuerySet[Municipality], today: date
) -> tuple[Term | None, Sequence[Standing]]:
    """Return the running Wahlzeit and how each municipality stands in it."""
    term = Term.objects.running(today)
    if term is None:
        return None, ()
    overrides = dict(settings.LAW_ASSUMPTIONS)
    return term, standings(municipalities, term, today=today, overrides=overrides)


def _of_terms(
    elections: QuerySet[Election], today: date, determined: Collection[int]
) -> Iterable[Task]:
    """What is open in bodies that sit: seats, posts, objections (R-END-02..10)."""
    for task in term_tasks(elections.select_related("municipality"), today):
        access = _access(task.about.election, determined)
        yield reachable(task, access, Place("members", (task.about.election or 0,)))


def _of_bodies(municipalities: QuerySet[Municipality], today: date) -> Iterable[Task]:
    """What is owed in the Wahlzeiten that have not ended: by bodies and by formed commissions."""
    overrides = dict(settings.LAW_ASSUMPTIONS)
    for term in current_terms(today):
        for found in duties_of(municipalities, term, today=today, overrides=overrides):
            for duty in found.duties:
                # An election that exists has a task of its own.
                if duty.what is not DutyKind.HOLD_ELECTION or not found.standing.course.elections:
                    yield reachable(duty, LEADING_HERE)


def appointments_of(elections: QuerySet[Election], today: date) -> list[dict[str, Any]]:
    """Return the next appointments of elections that are not finished."""
    entries = CalendarEntry.objects.filter(election__in=elections, on__gte=today)
    ahead = entries.exclude(election__phase__in=FINISHED).select_related("election__municipality")
    return [
        {"entry": entry, "name": word(deadline(entry.code).what)} for entry in ahead[:APPOINTMENTS]
    ]
