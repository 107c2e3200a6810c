"""What an election needs next and how its appointments stand: the facts, and tasks made of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q
from django.utils import timezone

from elections.law.course.agenda import AgendaFacts, appointment_task, next_work, work_task
from elections.law.course.calendar import moment, on_day
from elections.law.course.deadlines import NOMINATIONS_CLOSE_AT
from elections.law.course.phases import Phase
from elections.law.course.windows import Day
from elections.models.course.body_rows import announced_on, annulled_on
from elections.models.course.election import CalendarEntry, Election
from elections.models.course.letters import not_notified
from elections.models.course.list_order import is_ordered
from elections.models.course.protocols import protocols_missing
from elections.models.course.windows import calendar_days
from municipalities.law.task import About, Task
from municipalities.models.commission.duties import commission_to_form


def agenda_facts(election: Election) -> AgendaFacts:
    """Gather what ``elections.law.course.agenda`` asks of one election."""
    admitted = election.nominations.admitted().annotate(
        persons=Count("candidates", filter=Q(candidates__place__gt=0))
    )
    districts = election.districts
    return AgendaFacts(
        phase=election.current_phase,
        seats=election.seats,
        undecided_lists=election.nominations.undecided().count(),
        is_ordered=is_ordered(election),
        admitted=tuple(admitted.values_list("persons", flat=True)),
        registers_closed=districts.exists() and not districts.filter(closing=None).exists(),
        protocol_missing=_protocol_missing(election),
        not_notified=_not_notified(election),
        unannounced=_unannounced(election),
    )


def _protocol_missing(election: Election) -> bool:
    """Whether the protocol has to be issued before the result is published; asked only then."""
    return election.current_phase is Phase.DETERMINED and protocols_missing(election) > 0


def _not_notified(election: Election) -> int:
    """Count who waits for a letter; before the publication nobody does."""
    return not_notified(election) if election.current_phase is Phase.PUBLISHED else 0


def _unannounced(election: Election) -> bool:
    """Whether the day is missing from which objections to a published result count (C-23)."""
    if election.current_phase is not Phase.PUBLISHED:
        return False
    return announced_on(election) is None and annulled_on(election) is None


def lists_close(election: Election) -> datetime:
    """Return the end of the period for lists as this election's calendar has it (C-03)."""
    entry = election.calendar.filter(code="C-03").first()
    on = entry.on if entry else on_day("C-03", election.day)
    at = entry.at if entry and entry.at else NOMINATIONS_CLOSE_AT
    return moment(on, at)


def committee_meets(election: Election) -> date:
    """Return the day on which the committee decides, as the calendar has it (C-05, R-LIST-14)."""
    entry = election.calendar.filter(code="C-05").first()
    return entry.on if entry else on_day("C-05", election.day)


def about(election: Election, row: int | None = None) -> About:
    """Return what a task of this election concerns; ``row`` is the key of what it deals with."""
    return About(
        municipality=election.municipality.ags,
        place=election.municipality.short_name,
        election=election.pk,
        election_day=election.day,
        row=row,
    )


def election_task(election: Election, now: datetime, overrides: dict[str, Any]) -> Task | None:
    """Return the one thing that this election needs next; None when nothing is left.

    After a cancelled election that is the commission to form, as long as it is owed. Once the
    Wahlzeit is over nothing of an election that was published is asked for, and nothing of one that
    was annulled finally (R-END-10).
    """
    today = timezone.localdate(now)
    if election.current_phase is Phase.CANCELLED:
        place, term = election.municipality, election.term
        return commission_to_form(place, term, today=today, overrides=overrides)
    work = next_work(agenda_facts(election), lists_close=lists_close(election), now=now)
    is_over = election.current_phase is Phase.PUBLISHED and today > election.term.ends_on
    if work is None or is_over or annulled_on(election) is not None:
        return None
    return work_task(work, calendar_days(election), today, about(election))


def appointments(election: Election, today: date) -> list[tuple[CalendarEntry, Task]]:
    """Return every appointment of the election's calendar in the order of its days."""
    facts, concerned = agenda_facts(election), about(election)
    return [
        (
            entry,
            appointment_task(
                entry.code, Day(entry.on, entry.until, entry.at), facts, today, concerned
            ),
        )
        for entry in election.calendar.all()
    ]
