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

from elections.law.agenda import NextWork, next_work
from elections.law.calendar import deadline
from elections.law.phases import Phase
from elections.messages import CALENDAR_TEXTS
from elections.models import CalendarEntry, Election
from elections.models.agenda import agenda_facts, lists_close
from elections.views.agenda import DOORS
from municipalities.law.gremium import NextStep
from municipalities.messages import word
from municipalities.models import Municipality, Term
from municipalities.models.standing import Standing, standings
from municipalities.templatetags.components import due_state

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


def tasks_of(
    municipalities: QuerySet[Municipality], elections: QuerySet[Election], now: datetime
) -> list[Task]:
    """Return what these municipalities and elections need next, overdue things first."""
    today = now.date()
    places = list(municipalities)
    name_places = len(places) > 1
    found = [
        *_of_elections(elections, now, name_places=name_places),
        *_of_bodies(municipalities, today, name_places=name_places),
    ]
    return sorted(found, key=lambda task: (task.state != "overdue", task.due or date.max))


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


def _of_bodies(
    municipalities: QuerySet[Municipality], today: date, *, name_places: bool
) -> Iterable[Task]:
    term, rows = body_standings(municipalities, today)
    having = set(Election.objects.filter(term=term).values_list("municipality", flat=True))
    for row in rows:
        step = row.body.next_step
        place = row.municipality
        if step is None or (step is NextStep.HOLD_ELECTION and place.pk in having):
            continue
        title = _("%(step)s (Wahlzeit %(term)s)") % {"step": word(step), "term": term}
        yield Task(
            title=f"{place.short_name}: {title}" if name_places else title,
            url=reverse("municipalities:detail", args=[place.ags]),
            due=row.body.due,
            state=due_state(row.body.due, today),
            who=_("Gemeinde"),
            norm=str(row.body.norm),
            rule_id=row.body.rule_id,
        )


def appointments_of(elections: QuerySet[Election], today: date) -> list[dict[str, Any]]:
    """Return the next appointments of elections that are not finished."""
    entries = CalendarEntry.objects.filter(election__in=elections, on__gte=today)
    ahead = entries.exclude(election__phase__in=FINISHED).select_related("election__municipality")
    return [
        {"entry": entry, "name": CALENDAR_TEXTS[deadline(entry.code).name_key]}
        for entry in ahead[:APPOINTMENTS]
    ]
