"""How far one register is, and the steps that follow."""

from __future__ import annotations

from datetime import date

from elections.law.register.way import WayFacts, way_of_register
from elections.models.course.agenda import about
from elections.models.course.election import Election
from elections.models.course.windows import calendar_days
from elections.models.register.counts import RegisterCount
from elections.models.register.entries import NumbersFixed, RegisterClosing
from municipalities.law.task import Task


def register_tasks(election: Election, count: RegisterCount, today: date) -> tuple[Task, ...]:
    """Return the steps of the register in the order in which an office takes them."""
    facts = WayFacts(
        districts=election.districts.count(),
        has_streets=election.street_ranges.exists(),
        taken_on=count.newest.taken_on if count.newest else None,
        doubtful=count.doubtful,
        unassigned=count.unassigned,
        numbers_fixed=NumbersFixed.objects.filter(election=election).exists(),
        closed=RegisterClosing.objects.filter(district__election=election).count(),
    )
    return way_of_register(facts, calendar_days(election), today, about(election))
