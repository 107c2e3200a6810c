"""What is to be done next in one body: the same tasks as elsewhere, with persons named."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ballots.actions.term.successions import call_for
from ballots.law.term.work import TermWork
from ballots.models import Departure, Mandate, Objection
from ballots.models.term.tasks import term_tasks
from ballots.views.term.queue import next_in_line
from elections.models import Election
from municipalities.doors import Access, reachable
from municipalities.law.task import Place, Task, TaskRule
from municipalities.models.commission.duties import commission_to_form

Step = tuple[Task, str]
"""A task, and a sentence about it."""


def steps_of(election: Election, today: date, access: set[Access]) -> list[Step]:
    """Return what is open in a body, the most pressing first, with links where one may act."""
    tasks = term_tasks(Election.objects.filter(pk=election.pk), today)
    steps = [*_of_ended_body(election, today), *(_step(task, election) for task in tasks)]
    return [(reachable(task, access), text) for task, text in steps]


def _of_ended_body(election: Election, today: date) -> list[Step]:
    """Return the duty that an ended body leaves behind, as long as it is owed."""
    end = getattr(election, "body_end", None)
    if end is None:
        return []
    overrides = dict(settings.LAW_ASSUMPTIONS)
    place, term = election.municipality, election.term
    duty = commission_to_form(place, term, today=today, overrides=overrides)
    text = _(
        "Weil weniger als drei Mitglieder geblieben sind, besteht der Ausländerbeirat seit dem "
        "%(day)s nicht mehr. Für den Rest der Wahlzeit ist eine Kommission zu bilden."
    ) % {"day": date_format(end.ended_on, "DATE_FORMAT")}
    return [(duty, text)] if duty else []


def _step(task: Task, election: Election) -> Step:
    row = task.about.row or 0
    if task.what is TermWork.FIND_NOT_ACQUIRED:
        return task, _week_over(row)
    if task.what is TermWork.DETERMINE_SUCCESSION:
        return _succession(task, election, row)
    return _objection(task, row)


def _week_over(mandate_id: int) -> str:
    mandate = Mandate.objects.select_related("candidate").get(pk=mandate_id)
    return _(
        "%(name)s hat nicht nachgewiesen, dass der Hinderungsgrund beendet ist. Der Sitz gilt "
        "als nicht erworben."
    ) % {"name": mandate.candidate}


def _succession(task: Task, election: Election, departure_id: int) -> Step:
    departure = Departure.objects.select_related("mandate__candidate__nomination").get(
        pk=departure_id
    )
    call = call_for(departure)
    following = next_in_line(departure.mandate, call)
    facts = {"left": str(departure.mandate.candidate), "name": str(following.person or "")}
    if call.lot:
        work = TermWork.DRAW_LOT
    else:
        work = TermWork.SEAT_SUCCESSOR if following.person else TermWork.LEAVE_SEAT_EMPTY
    rule = TaskRule(task.who, following.norm, following.rule_id)
    where = Place(work, (election.pk, departure_id))
    return replace(task, what=work, rule=rule, facts=facts, where=where), following.reason


def _objection(task: Task, objection_id: int) -> Step:
    day = {"day": date_format(task.since, "DATE_FORMAT") if task.since else ""}
    if task.what in {TermWork.REPEAT_ELECTION, TermWork.ENTER_FINALITY}:
        return task, _("So entschieden am %(day)s.") % day
    reference = Objection.objects.values_list("reference", flat=True).get(pk=objection_id)
    one = replace(task, what=TermWork.DECIDE_ONE_OBJECTION, facts={"reference": reference})
    return one, _("Eingegangen am %(day)s.") % day
