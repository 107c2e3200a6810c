"""What a person has to do: gathered from elections, bodies and commissions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from elections.law.course.calendar import deadline
from elections.law.course.phases import Phase
from elections.models import CalendarEntry, Election
from elections.models.register.next_step import current_elections, open_steps_of, read_instead
from municipalities.doors import Access, reachable
from municipalities.law.body.duties import DutyKind
from municipalities.law.task import Task, task_order
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
        *_of_bodies(municipalities, today),
    ]
    return sorted(found, key=task_order)


def _of_elections(
    elections: QuerySet[Election], now: datetime, determined: Collection[int]
) -> Iterable[Task]:
    """What elections need, and what is open in the bodies elected in them (R-END-02..10)."""
    overrides = dict(settings.LAW_ASSUMPTIONS)
    for election in current_elections(elections, timezone.localdate(now)):
        access = LEADING_HERE | ({Access.DETERMINED} if election.pk in determined else set())
        for task in open_steps_of(election, now, overrides):
            yield reachable(task, access, read_instead(task))


def body_standings(
    municipalities: QuerySet[Municipality], today: date
) -> tuple[Term | None, Sequence[Standing]]:
    """Return the running Wahlzeit and how each municipality stands in it."""
    term = Term.objects.running(today)
    if term is None:
        return None, ()
    overrides = dict(settings.LAW_ASSUMPTIONS)
    return term, standings(municipalities, term, today=today, overrides=overrides)


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
