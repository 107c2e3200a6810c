"""A list at the office, and its pages sent as a browser sends them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from django.urls import reverse
from django.utils import timezone

from elections.actions.course.setup import move_appointment
from elections.actions.nominations.examining import PapersEntry, see_papers
from elections.law.course.phases import Phase
from elections.law.nominations.proofs import OF_A_LIST, OF_A_PERSON, Proof, Verdict
from elections.models import Nomination
from tests import factories

BEFORE_DEADLINE = datetime(2026, 1, 5, 12, tzinfo=UTC)
AFTER_DEADLINE = datetime(2026, 1, 6, 12, tzinfo=UTC)


def received(persons: int = 3):
    """A list of so many persons at the office, and the Wahlleitung."""
    made = factories.election(Phase.NOMINATION)
    actor = factories.lead(made.municipality)
    return Nomination.objects.get(pk=factories.receive_list(made, 1, persons, actor)), actor


def committee_ahead(found, actor):
    """Move the day of the committee ahead of today, as pages ask the clock."""
    entry = found.election.calendar.get(code="C-05")
    ahead = timezone.localdate() + timedelta(days=30)
    move_appointment(entry.pk, on=ahead, reason="Feiertag", actor=actor)
    return ahead


def saw(person, verdict=Verdict.THERE, note="", proof=Proof.CONSENT):
    """What somebody saw of one paper of a person; None is the list."""
    return PapersEntry(person and person.pk, {proof: verdict}, {proof: note})


def all_there(found, actor, now=AFTER_DEADLINE):
    """Every paper of a list lies there."""
    there = dict.fromkeys(OF_A_LIST, Verdict.THERE)
    see_papers(
        found.pk,
        [],
        of_list=PapersEntry(None, there, {}),
        rest=dict.fromkeys(OF_A_PERSON, Verdict.THERE),
        now=now,
        actor=actor,
    )


def page(name, found, *keys):
    """The address of a page of a list."""
    return reverse(f"elections:{name}", args=[found.election_id, found.pk, *keys])


def sent(answer, changes=()):
    """What a browser sends of the page of papers after ``changes``."""
    rows = answer.context["rows"]
    forms = [rows.management_form, *rows.forms, answer.context["form"], answer.context["rest"]]
    fields = {field.html_name: field.value() for form in forms for field in form}
    return {name: value for name, value in fields.items() if value not in (None, "")} | dict(
        changes
    )
