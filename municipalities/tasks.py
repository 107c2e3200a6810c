"""Tasks that every room relies on, and how the work of a job becomes a task."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from celery import shared_task
from django.utils import timezone
from django.utils.functional import Promise

from municipalities.actions import anchors, jobs
from municipalities.files.refusal import ImportRefused
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from municipalities.models import Job
from municipalities.scope import ROUNDS, taken, town

Work = Callable[[Job], bool]


def task_of_job(kind: str, *, failed: Promise) -> Callable[[Work], Callable[[int], None]]:
    """Make the Celery task ``kind`` from the work of one job, which is done once.

    The work returns whether the job is done; if not, another worker has it or somebody cancelled
    it, and its row stays as it is. A refusal is written into the row as a sentence: trying again
    would not change it. For any other error the person who asked gets the sentence ``failed``, and
    Celery writes the error into the log.
    """

    def task(work: Work) -> Callable[[int], None]:
        @wraps(work)
        def run(job_id: int) -> None:
            with taken(ROUNDS):
                job = jobs.begin_job(job_id, now=timezone.now())
            if job is None:
                return
            with taken(town(job.municipality_id)):
                _do(work, job, failed)

        named: Callable[[int], None] = shared_task(name=kind)(run)
        return named

    return task


def _do(work: Work, job: Job, failed: Promise) -> None:
    """Do the work of a job, in the scope of its municipality, and write down how it ended."""
    try:
        is_done = work(job)
    except RuleViolation as refused:
        jobs.fail_job(job, error=sentence(refused), now=timezone.now())
    except ImportRefused as refused:
        jobs.fail_job(job, error="\n".join(refused.lines()), now=timezone.now())
    except Exception:
        jobs.fail_job(job, error=str(failed), now=timezone.now())
        raise
    else:
        if is_done:
            jobs.finish_job(job, now=timezone.now())


@shared_task(name="municipalities.sweep")
def sweep() -> int:
    """Find lost jobs and send them again; runs every minute."""
    with taken(ROUNDS):
        return jobs.sweep(now=timezone.now())


@shared_task(name=anchors.ANCHORS_TASK)
def send_anchors(chain: str | None = None) -> int:
    """Send the anchors that are due, of one chain or of all; runs every ten minutes."""
    return anchors.send_anchors(chain, now=timezone.now())
