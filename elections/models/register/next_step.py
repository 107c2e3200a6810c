"""What an election needs next, with its register: the one answer for every page."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils import timezone

from elections.law.course.phases import Phase
from elections.law.register.way import next_of_election, next_of_register
from elections.models.course.agenda import election_task
from elections.models.course.election import Election
from elections.models.register.counts import RegisterCount, register_count
from elections.models.register.way import register_tasks
from municipalities.law.task import Task

BEFORE_THE_COUNT = frozenset({Phase.SETUP, Phase.NOMINATION, Phase.ADMITTED, Phase.PAPER_APPROVED})
"""Phases in which the register is made; afterwards nothing of it is asked for."""


def next_step_of(
    election: Election,
    now: datetime,
    overrides: dict[str, Any],
    count: RegisterCount | None = None,
) -> Task | None:
    """Return the one thing that start page, overview and register name; None if nothing is left.

    ``count`` spares a page that shows the register from counting it twice.
    """
    work = election_task(election, now, overrides)
    if election.current_phase not in BEFORE_THE_COUNT:
        return work
    way = register_tasks(election, count or register_count(election), timezone.localdate(now))
    return next_of_election(work, next_of_register(way))
