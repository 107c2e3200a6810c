"""The facts that decide what an election needs next."""

from __future__ import annotations

from datetime import datetime

from django.db.models import Count

from elections.law.course.agenda import AgendaFacts
from elections.law.course.calendar import moment, on_day
from elections.law.course.deadlines import NOMINATIONS_CLOSE_AT
from elections.models.course.election import Election


def agenda_facts(election: Election) -> AgendaFacts:
    """Gather what ``elections.law.course.agenda`` asks of one election."""
    admitted = election.nominations.admitted().annotate(persons=Count("candidates"))
    districts = election.districts
    return AgendaFacts(
        phase=election.current_phase,
        seats=election.seats,
        undecided_lists=election.nominations.filter(decision=None).count(),
        admitted=tuple(admitted.values_list("persons", flat=True)),
        registers_closed=districts.exists() and not districts.filter(closing=None).exists(),
    )


def lists_close(election: Election) -> datetime:
    """Return the end of the period for lists as this election's calendar has it (C-03)."""
    entry = election.calendar.filter(code="C-03").first()
    on = entry.on if entry else on_day("C-03", election.day)
    at = entry.at if entry and entry.at else NOMINATIONS_CLOSE_AT
    return moment(on, at)
