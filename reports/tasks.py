"""Long work of this room: fetch, call one act, return; running it twice does it once."""

from __future__ import annotations

from django.utils import timezone

from municipalities.actions.jobs import JobCancelledError, kept_alive
from municipalities.models import Job
from municipalities.tasks import task_of_job
from reports.actions.printing.orders import ORDER_TASK, PRINT_TASK, carry_out_order
from reports.actions.printing.part import make_part
from reports.actions.printing.retention import ERASE_TASK, erase_register_and_prints
from reports.actions.result.protocol import PROTOCOL_TASK, issue_protocol
from reports.messages.printing.refusals import ERASE_FAILED, ORDER_FAILED, PRINT_FAILED
from reports.messages.result.refusals import PROTOCOL_FAILED


@task_of_job(PROTOCOL_TASK, failed=PROTOCOL_FAILED)
def issue_protocol_task(job: Job) -> bool:
    """Make the protocol that a job asks for."""
    issue_protocol(job.arguments["determination"], actor=job.requested_by)
    return True


@task_of_job(ORDER_TASK, failed=ORDER_FAILED)
def order_print_task(job: Job) -> bool:
    """Order the notices or registers that a job asks for: all or nothing, once."""
    with kept_alive(job) as pulse:
        try:
            carry_out_order(job, now=timezone.now(), progress=pulse.report)
        except JobCancelledError:
            return False
    return True


@task_of_job(ERASE_TASK, failed=ERASE_FAILED)
def erase_register_task(job: Job) -> bool:
    """Delete the register that a job names, with what was printed from it: all or nothing, once."""
    with kept_alive(job) as pulse:
        try:
            erase_register_and_prints(
                job.arguments["election"],
                today=timezone.localdate(),
                actor=job.requested_by,
                job=job,
                progress=pulse.report,
            )
        except JobCancelledError:
            return False
    return True


@task_of_job(PRINT_TASK, failed=PRINT_FAILED)
def print_part_task(job: Job) -> bool:
    """Make one part of an order; leave a job that another worker is doing to the sweep."""
    return make_part(job, clock=timezone.now)
