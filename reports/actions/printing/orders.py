"""Wahlbenachrichtigungen and registers are ordered (§ 10 KWO; R-REG-07, R-REG-06).

Each part is a job of its own, so that every worker takes one. For a large town an order takes
many seconds itself: a page asks for it (``request_order``), and a worker carries it out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import Count

from elections.actions.register.numbering import fix_numbers
from elections.law.course.phases import Phase
from elections.models import Election
from elections.models.register.entries import RegisterEntry
from municipalities.actions.jobs import ENDED, conclude_job, request_job
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, Job, User
from reports.actions.printing.order import (
    Row,
    has_address,
    rows_of,
    slices,
    waiting_for_a_notice,
)
from reports.actions.printing.ready import (
    NOTICE,
    is_specimen,
    require_notices,
    require_public_site,
)
from reports.messages.printing.refusals import PrintRule
from reports.models import PrintOrder, PrintPart
from reports.models.printing.wrong_letters import REPLACED, Cause, wrong_letters

PRINT_TASK, ORDER_TASK = "reports.print_part", "reports.order_print"
NOTICES, REGISTERS = PrintOrder.Kind.NOTICES, PrintOrder.Kind.REGISTERS
REPLACEMENTS = PrintOrder.Kind.REPLACEMENTS
BEFORE_THE_COUNT = (Phase.SETUP, Phase.NOMINATION, Phase.ADMITTED, Phase.PAPER_APPROVED)
Progress = Callable[[int], None]


def no_progress(done: int) -> None:
    """Tell nobody how far the work is."""


@transaction.atomic
def request_order(
    election_id: int,
    kind: PrintOrder.Kind,
    *,
    causes: Sequence[str] = (),
    now: datetime,
    actor: User,
) -> Job:
    """Ask a worker to order something; refuse at once what can be refused without reading much.

    ``causes`` are those of the letters that are printed anew.
    """
    election = _locked(election_id)
    if kind == REGISTERS:
        _require_registers(election)
    else:
        _require_letters(election)
    if order_job(election, under_way=True) is not None:
        raise RuleViolation(PrintRule.ORDER_UNDER_WAY)
    return request_job(
        ORDER_TASK,
        municipality=election.municipality,
        actor=actor,
        now=now,
        total=max(1, RegisterEntry.objects.filter(election=election).count()),
        election=election_id,
        order=kind.value,
        causes=list(causes),
    )


def order_job(election: Election, *, under_way: bool = False) -> Job | None:
    """Return the newest job that orders something for this election."""
    jobs = Job.objects.filter(kind=ORDER_TASK, arguments__election=election.pk)
    return (jobs.exclude(state__in=ENDED) if under_way else jobs).order_by("-pk").first()


def carry_out_order(job: Job, *, now: datetime, progress: Progress = no_progress) -> PrintOrder:
    """Do what a job asks for: the order and the end of the job are one transaction.

    Raises RuleViolation as the acts do, and JobCancelledError.
    """
    election, kind = job.arguments["election"], PrintOrder.Kind(job.arguments["order"])
    if kind == REGISTERS:
        return order_registers(election, now=now, actor=job.requested_by, job=job)
    if kind == REPLACEMENTS:
        causes = [Cause(cause) for cause in job.arguments["causes"]]
        return order_replacements(
            election, causes, now=now, actor=job.requested_by, job=job, progress=progress
        )
    return order_notices(election, now=now, actor=job.requested_by, job=job, progress=progress)


@transaction.atomic
def order_notices(
    election_id: int,
    *,
    now: datetime,
    actor: User,
    job: Job | None = None,
    progress: Progress = no_progress,
) -> PrintOrder:
    """Order notices for everybody who has none yet (§ 10 Abs. 1 KWO; C-13, R-REG-07).

    This fixes their numbers, for they are printed. Raises RuleViolation when something is
    missing that every notice must say, while another order is under way, and when all have one.
    """
    election = _locked(election_id)
    _require_letters(election)
    fix_numbers(election_id, now=now, actor=actor)
    rows = waiting_for_a_notice(election, progress)
    if not rows:
        raise RuleViolation(PrintRule.EVERYBODY_TOLD, NOTICE, "R-REG-07")
    order = _order(election, NOTICES, rows, now=now, actor=actor)
    AuditEvent.objects.record(
        actor,
        "print.ordered",
        order,
        election.municipality,
        notices=len(rows),
        parts=order.parts.count(),
    )
    conclude_job(job, now=now)
    return order


@transaction.atomic
def order_replacements(
    election_id: int,
    causes: Iterable[Cause] = REPLACED,
    *,
    now: datetime,
    actor: User,
    job: Job | None = None,
    progress: Progress = no_progress,
) -> PrintOrder:
    """Order new notices for those whose letter is wrong by now, for these causes (R-REG-07).

    They say that they replace the earlier ones, which stay as history. Raises RuleViolation as
    ``order_notices`` does, and when no letter is wrong for one of these causes.
    """
    election = _locked(election_id)
    _require_letters(election)
    fix_numbers(election_id, now=now, actor=actor)
    wanted = set(causes).intersection(REPLACED)
    groups = wrong_letters(election, with_persons=True)
    keys = [key for group in groups if group.cause in wanted for key in group.entries]
    rows = rows_of(election, keys, progress)
    if not rows:
        raise RuleViolation(PrintRule.EVERY_LETTER_RIGHT, NOTICE, "R-REG-07")
    named = [cause.value for cause in Cause if cause in wanted]
    order = _order(election, REPLACEMENTS, rows, now=now, actor=actor, causes=named)
    AuditEvent.objects.record(
        actor,
        "print.replacements_ordered",
        order,
        election.municipality,
        notices=len(rows),
        parts=order.parts.count(),
        causes=", ".join(named),
    )
    conclude_job(job, now=now)
    return order


@transaction.atomic
def order_registers(
    election_id: int, *, now: datetime, actor: User, job: Job | None = None
) -> PrintOrder:
    """Order the registers of all Wahlbezirke for their boards, as they stand now (R-REG-06)."""
    election = _locked(election_id)
    _require_registers(election)
    entries = RegisterEntry.objects.filter(district__election=election).order_by()
    persons = dict(entries.values_list("district").annotate(persons=Count("pk")))
    if not persons:
        raise RuleViolation(PrintRule.REGISTER_EMPTY)
    order = PrintOrder.objects.create(
        election=election,
        kind=REGISTERS,
        requested_at=now,
        requested_by=actor,
        specimen=is_specimen(),
    )
    districts = election.districts.order_by("number")
    parts = PrintPart.objects.bulk_create(
        PrintPart(
            order=order,
            number=number,
            label=district.number,
            district=district,
            notices=persons.get(district.pk, 0),
        )
        for number, district in enumerate(districts, start=1)
    )
    for part in parts:
        request_part(part, now=now, actor=actor)
    AuditEvent.objects.record(
        actor, "print.registers_ordered", order, election.municipality, parts=len(parts)
    )
    conclude_job(job, now=now)
    return order


def request_part(part: PrintPart, *, now: datetime, actor: User) -> None:
    """Ask a worker to make one part."""
    request_job(
        PRINT_TASK,
        municipality=part.order.election.municipality,
        actor=actor,
        now=now,
        order=part.order_id,
        part=part.pk,
    )


def _order(
    election: Election,
    kind: PrintOrder.Kind,
    rows: Sequence[Row],
    *,
    now: datetime,
    actor: User,
    **facts: object,
) -> PrintOrder:
    """Write an order of letters with its parts and their jobs."""
    order = PrintOrder.objects.create(
        election=election,
        kind=kind,
        requested_at=now,
        requested_by=actor,
        specimen=is_specimen(),
        facts={
            "notices": len(rows),
            "without_address": sum(not has_address(row) for row in rows),
            **facts,
        },
    )
    parts = PrintPart.objects.bulk_create(
        PrintPart(
            order=order,
            number=number,
            label=cut.label,
            entries=cut.entries,
            notices=len(cut.entries),
        )
        for number, cut in enumerate(slices(rows), start=1)
    )
    for part in parts:
        request_part(part, now=now, actor=actor)
    return order


def _locked(election_id: int) -> Election:
    found = Election.objects.select_for_update(of=("self",)).select_related("municipality")
    return found.get(pk=election_id)


def _require_registers(election: Election) -> None:
    require_public_site()
    _require_none_under_way(election, [REGISTERS])


def _require_letters(election: Election) -> None:
    """Refuse as long as a notice would lack something that the law requires on it."""
    if election.current_phase not in BEFORE_THE_COUNT:
        raise RuleViolation(PrintRule.NOTICES_TOO_LATE, NOTICE, phase=election.get_phase_display())
    require_notices(election.municipality)
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
    _require_none_under_way(election, [NOTICES, REPLACEMENTS])


def _require_none_under_way(election: Election, kinds: Sequence[PrintOrder.Kind]) -> None:
    orders = PrintOrder.objects.standing().filter(election=election, kind__in=kinds)
    if orders.filter(parts__printed=None).exists():
        raise RuleViolation(PrintRule.ORDER_UNDER_WAY)
