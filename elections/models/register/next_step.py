"""What an election needs next, with its register: the one answer for every page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from elections.law.course.phases import Phase
from elections.law.register.way import next_of_election, next_of_register
from elections.models.course.agenda import election_task
from elections.models.course.election import Election
from elections.models.register.counts import register_count
from elections.models.register.way import register_tasks
from municipalities.law.task import Task

BEFORE_THE_COUNT = frozenset({Phase.SETUP, Phase.NOMINATION, Phase.ADMITTED, Phase.PAPER_APPROVED})
"""Phases in which the register is made; afterwards nothing of it is asked for."""


def next_step_of(
    election: Election,
    now: datetime,
    overrides: dict[str, Any],
    way: Sequence[Task] | None = None,
) -> Task | None:
    """Return the one thing that start page, overview and register name; None if nothing is left.

    ``way`` are the steps of the register, for a page that shows them itself.
    """
    work = election_task(election, now, overrides)
    if election.current_phase not in BEFORE_THE_COUNT:
        return work
    if way is None:
        way = register_tasks(election, register_count(election), timezone.localdate(now))
    return next_of_election(work, next_of_register(way))
