"""An order is cancelled, or its failed parts are asked for again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from municipalities.actions.jobs import ENDED, cancel_job
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, Job, User
from reports.actions.printing.orders import PRINT_TASK, request_part
from reports.messages.printing.refusals import PrintRule
from reports.models import PrintCancellation, PrintOrder


@transaction.atomic
def cancel_order(order_id: int, *, now: datetime, actor: User) -> PrintCancellation:
    """Cancel an order: its workers stop at their next step, and nobody in it counts as notified.

    Of letters that were printed anew the earlier ones hold again.
    """
    order = PrintOrder.objects.select_for_update().get(pk=order_id)
    known = PrintCancellation.objects.filter(order=order).first()
    if known is not None:
        return known
    cancellation = PrintCancellation.objects.create(
        order=order, cancelled_at=now, cancelled_by=actor
    )
    for job in jobs_of(order).values():
        cancel_job(job.pk, now=now)
    AuditEvent.objects.record(actor, "print.cancelled", order, order.election.municipality)
    return cancellation


@transaction.atomic
def resume_order(order_id: int, *, now: datetime, actor: User) -> int:
    """Ask again for the parts that failed and return how many; finished parts stay as they are."""
    order = PrintOrder.objects.select_for_update().get(pk=order_id)
    if PrintCancellation.objects.filter(order=order).exists():
        raise RuleViolation(PrintRule.ORDER_CANCELLED)
    jobs = jobs_of(order)
    waiting = order.parts.filter(printed=None)
    failed = [part for part in waiting if part.pk not in jobs or jobs[part.pk].state in ENDED]
    for part in failed:
        request_part(part, now=now, actor=actor)
    if failed:
        AuditEvent.objects.record(
            actor, "print.resumed", order, order.election.municipality, parts=len(failed)
        )
    return len(failed)


def jobs_of(order: PrintOrder) -> dict[int, Job]:
    """Return the newest job of each part, by the key of the part."""
    jobs = Job.objects.filter(kind=PRINT_TASK, arguments__order=order.pk).order_by("pk")
    return {job.arguments["part"]: job for job in jobs}
