"""Long work of this room: fetch, call one act, return; doing it twice does it once."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from municipalities.actions.jobs import begin_job, fail_job, finish_job
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from reports.actions.printing.orders import PRINT_TASK
from reports.actions.printing.part import make_part
from reports.actions.result.protocol import PROTOCOL_TASK, issue_protocol
from reports.messages.printing.refusals import PRINT_FAILED
from reports.messages.result.refusals import PROTOCOL_FAILED


@shared_task(name=PROTOCOL_TASK)
def issue_protocol_task(job_id: int) -> None:
    """Make the protocol that a job row asks for."""
    job = begin_job(job_id, now=timezone.now())
    if job is None:
        return
    try:
        issue_protocol(job.arguments["determination"], actor=job.requested_by)
    except RuleViolation as refused:
        # The law said no: trying again would not change that.
        fail_job(job, error=sentence(refused), now=timezone.now())
        return
    except Exception:
        # The person reads a sentence; what broke stands in the log, where Celery writes it.
        fail_job(job, error=str(PROTOCOL_FAILED), now=timezone.now())
        raise
    finish_job(job, now=timezone.now())


@shared_task(name=PRINT_TASK)
def print_part_task(job_id: int) -> None:
    """Make one part of the notices; a job that another worker does is left to the sweep."""
    job = begin_job(job_id, now=timezone.now())
    if job is None:
        return
    try:
        made = make_part(job, clock=timezone.now)
    except Exception:
        fail_job(job, error=str(PRINT_FAILED), now=timezone.now())
        raise
    if made:
        finish_job(job, now=timezone.now())
