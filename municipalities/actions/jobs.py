"""Long work: requested inside an act, done by a worker, found again when lost."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from threading import Event, Thread
from typing import Any

from celery import current_app
from django.db import connection, transaction
from django.db.models import F
from django.db.models.functions import Least
from django.utils import timezone

from municipalities.models import Job, Municipality, User
from municipalities.scope import carried

PATIENCE = timedelta(minutes=2)
PULSE = 2.0  # seconds
ATTEMPTS = 5
ENDED = (Job.State.DONE, Job.State.FAILED, Job.State.CANCELLED)


def request_job(
    kind: str,
    *,
    municipality: Municipality,
    actor: User,
    now: datetime,
    total: int = 1,
    **arguments: Any,
) -> Job:
    """Write the job row in the caller's transaction; notify the broker on commit.

    ``kind`` is the name of the Celery task, ``total`` the end of its progress. A dead
    broker loses nothing: the sweep finds the row.
    """
    job = Job.objects.create(
        kind=kind,
        arguments=arguments,
        total=total,
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
    if job is None or job.state in ENDED:
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
    """Mark a job as done, unless somebody cancelled it."""
    Job.objects.filter(pk=job.pk).exclude(state=Job.State.CANCELLED).update(
        state=Job.State.DONE, done=F("total"), touched_at=now, error=""
    )


class JobCancelledError(Exception):
    """Somebody cancelled a job while its work was done; the work is rolled back."""


def conclude_job(job: Job | None, *, now: datetime) -> None:
    """Mark a job as done inside the transaction of its work: both hold, or neither.

    Raises JobCancelledError when somebody cancelled it; whoever calls lets that roll the work
    back. Work that nobody asked a job for has none.
    """
    if job is None:
        return
    running = Job.objects.filter(pk=job.pk).exclude(state=Job.State.CANCELLED)
    if not running.update(state=Job.State.DONE, done=F("total"), touched_at=now, error=""):
        raise JobCancelledError


@transaction.atomic
def fail_job(job: Job, *, error: str, now: datetime) -> None:
    """Mark a job as failed with a sentence for the person who asked for it.

    A job that was cancelled, or that another worker has done meanwhile, keeps its state.
    """
    Job.objects.filter(pk=job.pk).exclude(state__in=ENDED).update(
        state=Job.State.FAILED, error=error[:300], touched_at=now
    )


def advance_job(job: Job, done: int, *, now: datetime, total: int | None = None) -> bool:
    """Write down how far a job is; return False when somebody cancelled it meanwhile."""
    facts: dict[str, Any] = {"done": done, "touched_at": now}
    if total is not None:
        facts["total"] = total
    return bool(Job.objects.filter(pk=job.pk, state=Job.State.RUNNING).update(**facts))


@transaction.atomic
def cancel_job(job_id: int, *, now: datetime) -> bool:
    """Cancel a job that has not ended; False when it has. Its worker stops at its next step."""
    waiting = Job.objects.filter(pk=job_id).exclude(state__in=ENDED)
    return bool(waiting.update(state=Job.State.CANCELLED, touched_at=now))


@dataclass(slots=True)
class Pulse:
    """How far a long step is, for the thread that writes it down."""

    done: int = 0

    def report(self, done: int) -> None:
        """Say how far the step is; written down with the next pulse."""
        self.done = done


@contextmanager
def kept_alive(job: Job, *, every: float = PULSE) -> Iterator[Pulse]:
    """Touch the job's row while one long step runs, so that the sweep does not take it for lost.

    A separate thread touches the row and writes down how far the step is: what this thread writes
    is not visible before its transaction ends.
    """
    ended, pulse = Event(), Pulse()

    def beat() -> None:
        try:
            while not ended.wait(every):
                running = Job.objects.filter(pk=job.pk, state=Job.State.RUNNING)
                running.update(done=Least(pulse.done, F("total")), touched_at=timezone.now())
        finally:
            connection.close()

    thread = Thread(target=carried(beat), daemon=True)
    thread.start()
    try:
        yield pulse
    finally:
        ended.set()
        thread.join()


def sweep(*, now: datetime) -> int:
    """Send again every job that a dead broker or worker lost; return how many.

    After ``ATTEMPTS`` tries a job fails, so that one broken job does not run for ever.
    """
    lost = list(Job.objects.lost(now, PATIENCE))
    for job in lost:
        if job.attempts >= ATTEMPTS:
            fail_job(job, error=f"{ATTEMPTS} Versuche ohne Ergebnis", now=now)
            continue
        # Touch a waiting job, so that a busy worker is not notified every minute. Do not touch a
        # running one: its age shows the next worker that the last one died.
        Job.objects.filter(pk=job.pk, state=Job.State.WAITING).update(touched_at=now)
        ring(job)
    return len(lost)
