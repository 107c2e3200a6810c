"""What is to be done next in one body, as the component of the next step shows it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from ballots.actions.term.successions import call_for
from ballots.law.term.work import TermWork
from ballots.models import Departure, Mandate, Objection
from ballots.models.term.tasks import TermTask, term_tasks
from ballots.views.term.queue import next_in_line
from elections.models import Election
from municipalities.law.body.duties import Who
from municipalities.messages import word

Step = dict[str, Any]


def steps_of(election: Election, today: date, *, may_determine: bool) -> list[Step]:
    """Return what is open in a body, the most pressing first; links only where one may act."""
    tasks = term_tasks(Election.objects.filter(pk=election.pk), today)
    steps = [*_of_ended_body(election), *(_step(task, today) for task in tasks)]
    # The list of tasks reads other names than the next step does.
    steps = [step | {"note": step["by"], "norm": step["citation"]} for step in steps]
    return steps if may_determine else [step | {"url": ""} for step in steps]


def _of_ended_body(election: Election) -> Iterator[Step]:
    end = getattr(election, "body_end", None)
    if end is None:
        return
    yield {
        "title": _("Integrations-Kommission bilden"),
        "who": word(Who.EXECUTIVE),
        "by": _("das Gesetz nennt keinen Tag"),
        "state": "open",
        "citation": "§ 86 Abs. 1 Satz 6 HGO",
        "rule_id": "R-BODY-10",
        "text": _(
            "Weil weniger als drei Mitglieder geblieben sind, besteht der Ausländerbeirat seit dem "
            "%(day)s nicht mehr. Für den Rest der Wahlzeit ist eine Kommission zu bilden."
        )
        % {"day": date_format(end.ended_on, "DATE_FORMAT")},
        "url": reverse("municipalities:detail", args=[election.municipality.ags]),
        "action": _("Zur Gemeinde"),
    }


def _step(task: TermTask, today: date) -> Step:
    about = {
        TermWork.FIND_NOT_ACQUIRED: _week_over,
        TermWork.DETERMINE_SUCCESSION: _succession,
        TermWork.DECIDE_OBJECTION: _objection,
        TermWork.REPEAT_ELECTION: _repeat,
    }[task.work](task)
    overdue = task.due is not None and task.due < today
    return {
        "title": word(task.work),
        "who": word(task.rule.who),
        "by": (
            date_format(task.due, "DATE_FORMAT") if task.due else _("das Gesetz nennt keinen Tag")
        ),
        "due": task.due,
        "state": "overdue" if overdue else "open",
        "citation": task.rule.norm,
        "rule_id": task.rule.rule_id,
        **about,
    }


def _week_over(task: TermTask) -> Step:
    mandate = Mandate.objects.select_related("candidate").get(pk=task.subject)
    return {
        "by": _("Die Woche endete am %(day)s") % {"day": date_format(task.since, "DATE_FORMAT")},
        "text": _(
            "%(name)s hat nicht nachgewiesen, dass der Hinderungsgrund beendet ist. Der Sitz gilt "
            "als nicht erworben."
        )
        % {"name": mandate.candidate},
        "url": reverse("ballots:depart", args=[task.election.pk, task.subject]),
        "action": _("Feststellung eintragen"),
    }


def _succession(task: TermTask) -> Step:
    departure = Departure.objects.select_related("mandate__candidate__nomination").get(
        pk=task.subject
    )
    call = call_for(departure)
    following = next_in_line(departure.mandate, call)
    left = departure.mandate.candidate
    address = "ballots:successor_lot" if call.lot else "ballots:succession"
    if call.lot:
        title = _("Los um den Sitz von %(left)s ziehen") % {"left": left}
    elif following.person is None:
        title = _("Feststellen, dass der Sitz von %(left)s leer bleibt") % {"left": left}
    else:
        title = _("Nachrücken für %(left)s feststellen: %(name)s") % {
            "left": left,
            "name": following.person,
        }
    return {
        "title": title,
        "text": following.reason,
        "citation": following.norm,
        "rule_id": following.rule_id,
        "url": reverse(address, args=[task.election.pk, task.subject]),
        "action": _("Los eintragen") if call.lot else _("Feststellung eintragen"),
    }


def _objection(task: TermTask) -> Step:
    reference = Objection.objects.values_list("reference", flat=True).get(pk=task.subject)
    return {
        "title": _("Über den Einspruch %(reference)s entscheiden") % {"reference": reference},
        "text": _("Eingegangen am %(day)s.") % {"day": date_format(task.since, "DATE_FORMAT")},
        "url": reverse("ballots:objection", args=[task.election.pk, task.subject]),
        "action": _("Zum Einspruch"),
    }


def _repeat(task: TermTask) -> Step:
    return _objection(task) | {
        "title": word(task.work),
        "text": _("So entschieden am %(day)s.") % {"day": date_format(task.since, "DATE_FORMAT")},
    }
