"""Long work: asked for in the act, done once, found again when it was lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from elections.law.phases import Phase
from municipalities.actions import jobs
from municipalities.models import Job
from reports.actions.documents import request_protocol
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
    assert (job.state, job.error) == (Job.State.FAILED, "DoesNotExist")
