"""What a person has to do: gathered from elections, bodies, units and jobs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from ballots.models.term.tasks import term_tasks
from elections.law.course.agenda import NextWork, next_work
from elections.law.course.calendar import deadline
from elections.law.course.phases import Phase
from elections.messages.course.words import CALENDAR_TEXTS
from elections.models import CalendarEntry, Election
from elections.models.course.agenda import agenda_facts, lists_close
from elections.views.course.agenda import DOORS
from municipalities.law.body.duties import DutyKind
from municipalities.messages import word
from municipalities.models import Municipality, Term
from municipalities.models.body.standing import Standing, standings
from municipalities.models.commission.duties import current_terms, duties_of
from municipalities.templatetags.components import due_state
from municipalities.views.body.owed import duty_tasks, no_day

APPOINTMENTS = 5
FINISHED = (Phase.PUBLISHED.value, Phase.CANCELLED.value)


@dataclass(frozen=True, slots=True)
class Task:
    """One row of the list of tasks; ``due`` is None where the law names no day."""

    title: str
    url: str
    due: date | None
    state: str
    who: str
    norm: str
    rule_id: str
    note: str = ""


ORDER = ("overdue", "due", "duty_open", "open")
"""The states of tasks, the most pressing first; „duty_open“: the law names no day."""


def tasks_of(
    municipalities: QuerySet[Municipality], elections: QuerySet[Election], now: datetime
) -> list[Task]:
    """Return what these municipalities and elections need next, overdue things first."""
    today = now.date()
    places = list(municipalities)
    name_places = len(places) > 1
    found = [
        *_of_elections(elections, now, name_places=name_places),
        *_of_terms(elections, today, name_places=name_places),
        *_of_bodies(municipalities, today, name_places=name_places),
    ]
    return sorted(found, key=lambda task: (ORDER.index(task.state), task.due or date.max))


def _of_elections(
    elections: QuerySet[Election], now: datetime, *, name_places: bool
) -> Iterable[Task]:
    current = elections.exclude(phase__in=FINISHED)
    for election in current.select_related("municipality").prefetch_related("calendar"):
        work = next_work(agenda_facts(election), lists_close=lists_close(election), now=now)
        if work is not None:
            yield _election_task(election, work, now.date(), name_places=name_places)


def _election_task(election: Election, work: NextWork, today: date, *, name_places: bool) -> Task:
    days = {entry.code: entry.until or entry.on for entry in election.calendar.all()}
    due = days.get(work.code)
    title = _("%(work)s (Wahl am %(day)s)") % {
        "work": word(work.work),
        "day": f"{election.day:%d.%m.%Y}",
    }
    return Task(
        title=f"{election.municipality.short_name}: {title}" if name_places else title,
        url=_page(work, election),
        due=due,
        state=due_state(due, today),
        who=word(work.who),
        norm=str(work.norm),
        rule_id=work.rule_id,
    )


def _page(work: NextWork, election: Election) -> str:
    """Return where the work is done if the whole town hall may open it, else the overview."""
    door = DOORS[work.work]
    everybody = door.view and door.allowed == "worked_on_by"
    return reverse(door.view if everybody else "elections:detail", args=[election.pk])


def body_standings(
    municipalities: QuerySet[Municipality], today: date
) -> tuple[Term | None, Sequence[Standing]]:
    """Return the newest Wahlzeit and how each municipality stands in it."""
    term = Term.objects.first()
    if term is None:
        return None, ()
    overrides = dict(settings.LAW_ASSUMPTIONS)
    return term, standings(municipalities, term, today=today, overrides=overrides)


def _of_terms(elections: QuerySet[Election], today: date, *, name_places: bool) -> Iterable[Task]:
    """What is open in bodies that sit: seats, posts, objections (R-END-02..10)."""
    for open_thing in term_tasks(elections.select_related("municipality"), today):
        election = open_thing.election
        title = _("%(work)s (Wahl am %(day)s)") % {
            "work": word(open_thing.work),
            "day": f"{election.day:%d.%m.%Y}",
        }
        due = open_thing.due
        yield Task(
            title=f"{election.municipality.short_name}: {title}" if name_places else title,
            url=reverse("ballots:members", args=[election.pk]),
            due=due,
            state=due_state(due, today) if due else "duty_open",
            who=word(open_thing.rule.who),
            norm=str(open_thing.rule.norm),
            rule_id=open_thing.rule.rule_id,
            note="" if due else no_day(open_thing.since),
        )


def _of_bodies(
    municipalities: QuerySet[Municipality], today: date, *, name_places: bool
) -> Iterable[Task]:
    """What is owed in the Wahlzeiten that have not ended: by bodies and by formed commissions."""
    overrides = dict(settings.LAW_ASSUMPTIONS)
    terms = current_terms(today)
    for term in terms:
        elections = dict(
            Election.objects.filter(term=term, municipality__in=municipalities).values_list(
                "municipality", "pk"
            )
        )
        for found in duties_of(municipalities, term, today=today, overrides=overrides):
            place = found.municipality
            for duty in duty_tasks(found, today, may_lead=True, election=elections.get(place.pk)):
                # An election that exists has a task of its own.
                if duty.kind is DutyKind.HOLD_ELECTION and place.pk in elections:
                    continue
                title = duty.title
                if len(terms) > 1:
                    title = _("%(duty)s, Wahlzeit %(term)s") % {"duty": title, "term": term}
                yield Task(
                    title=f"{place.short_name}: {title}" if name_places else title,
                    url=duty.url,
                    due=duty.due,
                    state=duty.state,
                    who=duty.who,
                    norm=duty.norm,
                    rule_id=duty.rule_id,
                    note=duty.note,
                )


def appointments_of(elections: QuerySet[Election], today: date) -> list[dict[str, Any]]:
    """Return the next appointments of elections that are not finished."""
    entries = CalendarEntry.objects.filter(election__in=elections, on__gte=today)
    ahead = entries.exclude(election__phase__in=FINISHED).select_related("election__municipality")
    return [
        {"entry": entry, "name": CALENDAR_TEXTS[deadline(entry.code).name_key]}
        for entry in ahead[:APPOINTMENTS]
    ]
