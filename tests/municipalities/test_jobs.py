"""Long work: asked for in the act, done once, found again when it was lost."""

from __future__ import annotations

from contextlib import nullcontext
from datetime import date, timedelta

import pytest
from django.utils import timezone
from django.utils.translation import gettext_lazy

from ballots.actions.counting.counts import record_report
from ballots.actions.result.determination import determine_result
from elections.actions.course.phases import take_step
from elections.law.course.phases import Phase, Step
from elections.models import Election
from municipalities.actions import jobs
from municipalities.files.refusal import ImportRefused, Problem
from municipalities.law.basis import RuleViolation
from municipalities.models import Job
from municipalities.tasks import task_of_job
from reports.actions.result.protocol import issue_protocol, request_protocol
from reports.messages.result.refusals import ProtocolRule
from reports.models import Document
from reports.tasks import issue_protocol_task
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def job():
    """A protocol that somebody asked for."""
    made = factories.election(Phase.DETERMINED)
    return request_protocol(made.pk, now=timezone.now(), actor=factories.lead(made.municipality))


def test_the_worker_makes_the_document_and_marks_the_job_as_done(job):
    issue_protocol_task(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done, job.attempts) == (Job.State.DONE, 1, 1)
    document = Document.objects.get()
    assert bytes(document.content).startswith(b"%PDF-")


def test_the_same_message_twice_makes_one_document(job):
    issue_protocol_task(job.pk)
    issue_protocol_task(job.pk)
    assert Document.objects.count() == 1
    job.refresh_from_db()
    assert job.attempts == 1


def test_a_job_that_a_killed_worker_left_is_taken_over_after_a_while(job):
    now = timezone.now()
    assert jobs.begin_job(job.pk, now=now) is not None
    assert jobs.begin_job(job.pk, now=now + timedelta(seconds=5)) is None
    later = now + jobs.PATIENCE + timedelta(seconds=1)
    assert jobs.begin_job(job.pk, now=later).attempts == 2


def test_the_sweep_finds_what_a_dead_broker_lost_and_gives_up_in_the_end(job):
    now = timezone.now()
    assert jobs.sweep(now=now) == 0
    later = now + jobs.PATIENCE + timedelta(seconds=1)
    assert jobs.sweep(now=later) == 1
    assert jobs.sweep(now=later) == 0
    Job.objects.filter(pk=job.pk).update(attempts=jobs.ATTEMPTS, touched_at=now)
    assert jobs.sweep(now=later) == 1
    job.refresh_from_db()
    assert (job.state, job.error) == (Job.State.FAILED, "5 Versuche ohne Ergebnis")


def test_a_broken_job_says_so_and_is_not_called_done(job):
    Job.objects.filter(pk=job.pk).update(arguments={"determination": 0})
    with pytest.raises(Exception, match="Determination"):
        issue_protocol_task(job.pk)
    job.refresh_from_db()
    assert (job.state, job.error) == (
        Job.State.FAILED,
        "Die Niederschrift ist wegen eines unerwarteten Fehlers nicht erstellt worden. Versuchen "
        "Sie es noch einmal. Kommt der Fehler wieder, melden Sie ihn der Stelle, die dieses "
        "Programm betreibt.",
    )


def test_a_protocol_that_waited_while_the_count_was_opened_again_is_not_made(job):
    election = Election.objects.get()
    actor = factories.lead(election.municipality)
    take_step(election.pk, Step.REOPEN_COUNT, actor=actor, reason="Zahlendreher")
    unit = election.units.get()
    corrected = factories.values({1: {1: 8, 2: 0, 3: 0, 4: 0}, 2: {1: 1, 2: 0, 3: 0, 4: 0}})
    record_report(unit.pk, corrected, source="Neu", based_on=1, reason="Zahlendreher", actor=actor)
    issue_protocol_task(job.pk)
    determine_result(election.pk, decided_on=date(2026, 3, 28), actor=actor)
    outdated = job.arguments["determination"]
    with pytest.raises(RuleViolation) as refused:
        issue_protocol(outdated, actor=actor)
    job.refresh_from_db()
    assert (job.state, job.error) == (
        Job.State.FAILED,
        "Die Auszählung wurde nach der 1. Feststellung wieder geöffnet. Stellen Sie das Ergebnis "
        "neu fest und erstellen Sie dann die Niederschrift.",
    )
    assert refused.value.rule is ProtocolRule.DETERMINATION_OUTDATED
    assert Document.objects.count() == 0


def is_done(job):
    return True


def is_elsewhere(job):
    return False


def cancels(job):
    assert jobs.cancel_job(job.pk, now=timezone.now())
    return True


def refused_by_law(job):
    raise RuleViolation(ProtocolRule.DETERMINATION_OUTDATED, version=2)


def refused_file(job):
    raise ImportRefused((Problem(5, "Name", "Hier steht nichts.", "Tragen Sie ihn ein."),))


def breaks(job):
    raise ZeroDivisionError


BECOMES = [
    pytest.param(is_done, Job.State.DONE, "", id="done work"),
    pytest.param(is_elsewhere, Job.State.RUNNING, "", id="work that another worker has"),
    pytest.param(cancels, Job.State.CANCELLED, "", id="work that is cancelled meanwhile"),
    pytest.param(
        refused_by_law,
        Job.State.FAILED,
        "Die Auszählung wurde nach der 2. Feststellung wieder geöffnet. Stellen Sie das Ergebnis "
        "neu fest und erstellen Sie dann die Niederschrift.",
        id="what the law refuses",
    ),
    pytest.param(
        refused_file,
        Job.State.FAILED,
        "Zeile 5, Feld Name: Hier steht nichts. Abhilfe: Tragen Sie ihn ein.",
        id="a file that is refused",
    ),
    pytest.param(breaks, Job.State.FAILED, "Es ging nicht.", id="what nobody foresaw"),
]


@pytest.mark.parametrize(("work", "state", "error"), BECOMES)
def test_the_row_of_a_job_says_what_became_of_its_work(job, work, state, error):
    task = task_of_job(f"tests.{work.__name__}", failed=gettext_lazy("Es ging nicht."))(work)
    with pytest.raises(ZeroDivisionError) if work is breaks else nullcontext():
        task(job.pk)
    job.refresh_from_db()
    assert (job.state, job.error, job.attempts) == (state, error, 1)
