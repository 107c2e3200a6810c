"""Which units have not reported, of many elections at once."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from ballots.law.counting.work import COUNT_RULES, CountWork
from ballots.models.counting.unit import CountingUnit
from elections.models import CalendarEntry, Election
from elections.models.course.agenda import about
from municipalities.law.task import Place, Task, task_state


def missing_reports(elections: QuerySet[Election], today: date) -> list[Task]:
    """Return one task for each unit that has not reported."""
    units = CountingUnit.objects.filter(election__in=elections).awaited()
    rule = COUNT_RULES[CountWork.ENTER_REPORT]
    entries = CalendarEntry.objects.filter(election__in=elections, code=rule.code)
    last = {entry.election_id: entry.until or entry.on for entry in entries}
    return [
        Task(
            what=CountWork.ENTER_REPORT,
            rule=rule,
            state=task_state(last.get(unit.election_id), today),
            by=last.get(unit.election_id),
            facts={"unit": str(unit)},
            about=about(unit.election, unit.pk),
            where=Place(CountWork.ENTER_REPORT, (unit.election_id, unit.pk)),
        )
        for unit in units.select_related("election__municipality")
    ]
