"""Wahlbenachrichtigungen are ordered and may be cancelled (§ 10 KWO; R-REG-07).

Each part is a job of its own, so that every worker takes one.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Count

from elections.actions.register.numbering import fix_numbers
from elections.law.course.phases import Phase
from elections.models import Election
from elections.models.register.entries import RegisterEntry
from municipalities.actions.jobs import ENDED, cancel_job, request_job
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, Job, User
from reports.actions.issue import election_office
from reports.actions.printing.order import has_address, slices, waiting_for_a_notice
from reports.messages.printing.refusals import PrintRule
from reports.models import PrintCancellation, PrintOrder, PrintPart

PRINT_TASK = "reports.print_part"
NOTICES, REGISTERS = PrintOrder.Kind.NOTICES, PrintOrder.Kind.REGISTERS
BEFORE_THE_COUNT = (Phase.SETUP, Phase.NOMINATION, Phase.ADMITTED, Phase.PAPER_APPROVED)
NOTICE = Norm(Statute.KWO, "10")


@transaction.atomic
def order_notices(election_id: int, *, now: datetime, actor: User) -> PrintOrder:
    """Order notices for everybody who has none yet (§ 10 Abs. 1 KWO; C-13, R-REG-07).

    This fixes their numbers, for they are printed. Raises RuleViolation when something is
    missing that every notice must say, while another order is under way, and when all have one.
    """
    election = Election.objects.select_for_update(of=("self",)).get(pk=election_id)
    _require_ready(election)
    fix_numbers(election_id, now=now, actor=actor)
    rows = waiting_for_a_notice(election)
    if not rows:
        raise RuleViolation(PrintRule.EVERYBODY_TOLD, NOTICE, "R-REG-07")
    without_address = sum(not has_address(row) for row in rows)
    order = PrintOrder.objects.create(
        election=election,
        kind=NOTICES,
        requested_at=now,
        requested_by=actor,
        facts={"notices": len(rows), "without_address": without_address},
    )
    for number, cut in enumerate(slices(rows), start=1):
        part = PrintPart.objects.create(
            order=order,
            number=number,
            label=cut.label,
            entries=cut.entries,
            notices=len(cut.entries),
        )
        _request(part, now=now, actor=actor)
    AuditEvent.objects.record(
        actor, "print.ordered", order, election.municipality, notices=len(rows), parts=number
    )
    return order


@transaction.atomic
def order_registers(election_id: int, *, now: datetime, actor: User) -> PrintOrder:
    """Order the registers of all Wahlbezirke for their boards, as they stand now (R-REG-06)."""
    election = Election.objects.select_for_update(of=("self",)).get(pk=election_id)
    _require_none_under_way(election, REGISTERS)
    entries = RegisterEntry.objects.filter(district__election=election).order_by()
    persons = dict(entries.values_list("district").annotate(persons=Count("pk")))
    if not persons:
        raise RuleViolation(PrintRule.REGISTER_EMPTY)
    order = PrintOrder.objects.create(
        election=election, kind=REGISTERS, requested_at=now, requested_by=actor
    )
    districts = election.districts.order_by("number")
    for number, district in enumerate(districts, start=1):
        part = PrintPart.objects.create(
            order=order,
            number=number,
            label=district.number,
            district=district,
            notices=persons.get(district.pk, 0),
        )
        _request(part, now=now, actor=actor)
    AuditEvent.objects.record(
        actor, "print.registers_ordered", order, election.municipality, parts=len(districts)
    )
    return order


@transaction.atomic
def cancel_order(order_id: int, *, now: datetime, actor: User) -> PrintCancellation:
    """Cancel an order: its workers stop at their next step, and nobody in it counts as notified."""
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
        _request(part, now=now, actor=actor)
    if failed:
        AuditEvent.objects.record(
            actor, "print.resumed", order, order.election.municipality, parts=len(failed)
        )
    return len(failed)


def jobs_of(order: PrintOrder) -> dict[int, Job]:
    """Return the newest job of each part, by the key of the part."""
    jobs = Job.objects.filter(kind=PRINT_TASK, arguments__order=order.pk).order_by("pk")
    return {job.arguments["part"]: job for job in jobs}


def _request(part: PrintPart, *, now: datetime, actor: User) -> None:
    request_job(
        PRINT_TASK,
        municipality=part.order.election.municipality,
        actor=actor,
        now=now,
        order=part.order_id,
        part=part.pk,
    )


def _require_ready(election: Election) -> None:
    """Refuse as long as a notice would lack something that the law requires on it."""
    if election.current_phase not in BEFORE_THE_COUNT:
        raise RuleViolation(PrintRule.NOTICES_TOO_LATE, NOTICE, phase=election.get_phase_display())
    if not election_office(election.municipality).address:
        raise RuleViolation(PrintRule.SENDER_MISSING, NOTICE, "R-REG-07")
    entries = RegisterEntry.objects.filter(election=election)
    if not entries.standing().exists():
        raise RuleViolation(PrintRule.REGISTER_EMPTY, NOTICE, "R-REG-07")
    unassigned = entries.without_district().count()
    if unassigned:
        raise RuleViolation(PrintRule.PERSONS_UNASSIGNED, NOTICE, "R-REG-06", unassigned=unassigned)
    without = election.districts.filter(polling_place=None, entries__in=entries.standing())
    numbers = sorted(set(without.values_list("number", flat=True)))
    if numbers:
        shown = ", ".join(numbers[:5]) + (" …" if len(numbers) > 5 else "")
        raise RuleViolation(PrintRule.ROOMS_MISSING, NOTICE, "R-REG-07", districts=shown)
    _require_none_under_way(election, NOTICES)


def _require_none_under_way(election: Election, kind: PrintOrder.Kind) -> None:
    orders = PrintOrder.objects.standing().filter(election=election, kind=kind)
    if orders.filter(parts__printed=None).exists():
        raise RuleViolation(PrintRule.ORDER_UNDER_WAY)
