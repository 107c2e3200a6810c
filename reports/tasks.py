"""Long work of this room: fetch, call one act, return; running it twice does it once."""

from __future__ import annotations

from django.utils import timezone

from municipalities.models import Job
from municipalities.tasks import task_of_job
from reports.actions.printing.cards import CARDS_TASK, work_off
from reports.actions.printing.orders import PRINT_TASK
from reports.actions.printing.part import make_part
from reports.actions.result.protocol import PROTOCOL_TASK, issue_protocol
from reports.messages.printing.cards import CARDS_FAILED
from reports.messages.printing.refusals import PRINT_FAILED
from reports.messages.result.refusals import PROTOCOL_FAILED


@task_of_job(PROTOCOL_TASK, failed=PROTOCOL_FAILED)
def issue_protocol_task(job: Job) -> bool:
    """Make the protocol that a job asks for."""
    issue_protocol(job.arguments["determination"], actor=job.requested_by)
    return True


@task_of_job(PRINT_TASK, failed=PRINT_FAILED)
def print_part_task(job: Job) -> bool:
    """Make one part of an order; leave a job that another worker is doing to the sweep."""
    return make_part(job, clock=timezone.now)


@task_of_job(CARDS_TASK, failed=CARDS_FAILED)
def print_cards_task(job: Job) -> bool:
    """Make the Wahlscheine of a print run as one file."""
    return work_off(job, clock=timezone.now)
