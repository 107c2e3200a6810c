"""Long work of this room: fetch, call one act, return; every task is idempotent."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from elections.actions.cards.online import RECEIPTS_TASK, take_receipts
from elections.actions.register.assignment import assign_districts, take_in_streets
from elections.actions.register.check import check_extract
from elections.actions.register.mappings import CHECK_TASK, TAKE_IN_TASK
from elections.actions.register.street_jobs import ASSIGN_TASK, TAKE_IN_STREETS_TASK
from elections.actions.register.takeover import take_in_extract
from elections.messages.districts.refusals import STREETS_FAILED
from elections.messages.register.refusals import EXTRACT_FAILED
from municipalities.actions.jobs import kept_alive
from municipalities.models import Job
from municipalities.tasks import task_of_job


@shared_task(name=RECEIPTS_TASK)
def take_receipts_task() -> int:
    """Take in online applications that were received but not taken in; runs every few minutes."""
    return take_receipts()


@task_of_job(CHECK_TASK, failed=EXTRACT_FAILED)
def check_extract_task(job: Job) -> bool:
    """Check the extract that a job names; the register is not touched."""
    with kept_alive(job) as pulse:
        check_extract(
            job.arguments["register_import"], today=timezone.localdate(), progress=pulse.report
        )
    return True


@task_of_job(TAKE_IN_TASK, failed=EXTRACT_FAILED)
def take_in_extract_task(job: Job) -> bool:
    """Take in the extract that a job names: all or nothing, once."""
    arguments = dict(job.arguments)
    with kept_alive(job):
        take_in_extract(
            arguments.pop("register_import"),
            now=timezone.now(),
            actor=job.requested_by,
            **arguments,
        )
    return True


@task_of_job(TAKE_IN_STREETS_TASK, failed=STREETS_FAILED)
def take_in_streets_task(job: Job) -> bool:
    """Take in the street directory that a job names and assign by it: all or nothing."""
    arguments = dict(job.arguments)
    with kept_alive(job) as pulse:
        take_in_streets(
            arguments.pop("election"), actor=job.requested_by, progress=pulse.report, **arguments
        )
    return True


@task_of_job(ASSIGN_TASK, failed=STREETS_FAILED)
def assign_districts_task(job: Job) -> bool:
    """Assign everybody by the street directory."""
    with kept_alive(job) as pulse:
        assign_districts(job.arguments["election"], actor=job.requested_by, progress=pulse.report)
    return True
