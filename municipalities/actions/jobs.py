"""Long work: asked for inside an act, done by a worker, found again when it was lost."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from celery import current_app
from django.db import transaction
from django.db.models import F

from municipalities.models import Job, Municipality, User

PATIENCE = timedelta(minutes=2)
ATTEMPTS = 5


def request_job(
    kind: str, *, municipality: Municipality, actor: User, now: datetime, **arguments: Any
) -> Job:
    """Write the job row in the caller's transaction; ring the broker's bell on commit.

    ``kind`` is the name of the Celery task. A dead broker loses nothing: the sweep finds the row.
    """
    job = Job.objects.create(
        kind=kind,
        arguments=arguments,
        municipality=municipality,
        requested_by=actor,
        touched_at=now,
    )
    transaction.on_commit(partial(ring, job), robust=True)
    return job


def ring(job: Job) -> None:
    """Tell the workers that a job waits."""
    current_app.send_task(job.kind, args=[job.pk])


@transaction.atomic
def begin_job(job_id: int, *, now: datetime) -> Job | None:
    """Take one job for this worker; None when it is done, has failed, or another has it."""
    job = Job.objects.select_for_update(skip_locked=True).filter(pk=job_id).first()
    if job is None or job.state in {Job.State.DONE, Job.State.FAILED}:
        return None
    if job.state == Job.State.RUNNING and job.touched_at > now - PATIENCE:
        return None
    job.state = Job.State.RUNNING
    job.attempts = F("attempts") + 1
    job.touched_at = now
    job.save(update_fields=["state", "attempts", "touched_at"])
    job.refresh_from_db()
    return job


@transaction.atomic
def finish_job(job: Job, *, now: datetime) -> None:
    """Mark a job as done."""
    Job.objects.filter(pk=job.pk).update(
        state=Job.State.DONE, done=F("total"), touched_at=now, error=""
    )


@transaction.atomic
def fail_job(job: Job, *, error: str, now: datetime) -> None:
    """Mark a job as failed with a sentence for the person who asked for it."""
    Job.objects.filter(pk=job.pk).update(state=Job.State.FAILED, error=error[:300], touched_at=now)


def sweep(*, now: datetime) -> int:
    """Ring again for every job that a dead broker or worker lost; return how many.

    After ``ATTEMPTS`` tries a job is failed, so that one broken job does not run for ever.
    """
    lost = list(Job.objects.lost(now, PATIENCE))
    for job in lost:
        if job.attempts >= ATTEMPTS:
            fail_job(job, error=f"{ATTEMPTS} Versuche ohne Ergebnis", now=now)
            continue
        # A waiting job is touched, so that a busy worker is not rung for every minute; a running
        # one is not: its age tells the next worker that the last one died.
        Job.objects.filter(pk=job.pk, state=Job.State.WAITING).update(touched_at=now)
        ring(job)
    return len(lost)
