"""Long work of this room: fetch, call one act, return; doing it twice does it once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from celery import shared_task
from django.utils import timezone

from elections.actions.cards.online import RECEIPTS_TASK, take_receipts
from elections.actions.register.check import check_extract
from elections.actions.register.mappings import CHECK_TASK, TAKE_IN_TASK
from elections.actions.register.takeover import take_in_extract
from elections.messages.register.refusals import EXTRACT_FAILED
from municipalities.actions.jobs import begin_job, fail_job, finish_job, kept_alive
from municipalities.files.refusal import ImportRefused
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from municipalities.models import Job


@shared_task(name=RECEIPTS_TASK)
def take_receipts_task() -> int:
    """Take in the online applications that got lost on the way; runs every few minutes."""
    return take_receipts()


@shared_task(name=CHECK_TASK)
def check_extract_task(job_id: int) -> None:
    """Check the extract that a job row names; the register is not touched."""

    def work(job: Job, now: datetime) -> None:
        with kept_alive(job) as pulse:
            check_extract(
                job.arguments["register_import"],
                today=timezone.localdate(now),
                progress=pulse.report,
            )

    _do(job_id, work)


@shared_task(name=TAKE_IN_TASK)
def take_in_extract_task(job_id: int) -> None:
    """Take in the extract that a job row names: all or nothing, once."""

    def work(job: Job, now: datetime) -> None:
        arguments = dict(job.arguments)
        with kept_alive(job):
            take_in_extract(
                arguments.pop("register_import"), now=now, actor=job.requested_by, **arguments
            )

    _do(job_id, work)


def _do(job_id: int, work: Callable[[Job, datetime], None]) -> None:
    """Take a job, do its work, and write what became of it; a refusal is a sentence."""
    now = timezone.now()
    job = begin_job(job_id, now=now)
    if job is None:
        return
    try:
        work(job, now)
    except RuleViolation as refused:
        fail_job(job, error=sentence(refused), now=timezone.now())
    except ImportRefused as refused:
        fail_job(job, error="\n".join(refused.lines()), now=timezone.now())
    except Exception:
        fail_job(job, error=str(EXTRACT_FAILED), now=timezone.now())
        raise
    else:
        finish_job(job, now=timezone.now())
