"""One part of an order is made: once, by one worker, which reports progress every two seconds.

The worker that makes a part holds a lock of its database session. A killed worker loses it
together with its connection, and the sweep queues the part again.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic

from django.db import connection, transaction
from django.utils.timezone import localtime
from pypdf import PdfReader

from municipalities.actions.jobs import advance_job, cancel_job
from municipalities.files.harmless import harmless
from municipalities.models import AuditEvent, Job
from reports.actions.printing.notice_facts import notice_facts, people_of
from reports.actions.printing.register_papers import register_facts
from reports.models import PrintCancellation, PrintedPart, PrintOrder, PrintPart
from reports.pdf.printing.notice import NoticeWriter
from reports.pdf.printing.notice_facts import NoticePerson
from reports.pdf.printing.register import render_register

STEP = 2.0  # seconds
_LOCKS = 0x7072696E74 << 24  # „print“: tells these locks from others


@dataclass
class GrowingPart:
    """A part in the making: its pages, the rows of its address list, its counts."""

    writer: NoticeWriter
    rows: io.StringIO = field(default_factory=lambda: io.StringIO(newline=""))
    districts: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)


def make_part(job: Job, *, clock: Callable[[], datetime]) -> bool:
    """Make the part that a job names; False when it is cancelled or another worker makes it."""
    found = PrintPart.objects.select_related(
        "order__election__municipality", "district__election__municipality"
    )
    part = found.get(pk=job.arguments["part"])
    with _alone(part) as is_alone:
        if not is_alone:
            return False
        if PrintCancellation.objects.filter(order=part.order_id).exists():
            cancel_job(job.pk, now=clock())
            return False
        if PrintedPart.objects.filter(part=part).exists():
            return True
        is_register = part.order.kind == PrintOrder.Kind.REGISTERS
        made = (_register if is_register else _notices)(part, job, clock)
        return made is not None and _keep(made, job)


def _register(part: PrintPart, job: Job, clock: Callable[[], datetime]) -> PrintedPart | None:
    """Draw the register of one Wahlbezirk, which takes seconds."""
    if part.district is None or not advance_job(job, 0, now=clock(), total=max(1, part.notices)):
        return None
    content = render_register(register_facts(part.district, as_of=localtime(clock()).date()))
    pages = len(PdfReader(io.BytesIO(content)).pages)
    return _printed(part, content, pages=pages, now=clock())


def _notices(part: PrintPart, job: Job, clock: Callable[[], datetime]) -> PrintedPart | None:
    """Draw every notice; None as soon as somebody has cancelled the job."""
    made = GrowingPart(NoticeWriter(notice_facts(part.order.election)))
    table = csv.writer(made.rows, delimiter=";", lineterminator="\r\n")
    if not advance_job(job, 0, now=clock(), total=part.notices):
        return None
    touched = monotonic()
    for position, person in enumerate(people_of(part.entries), start=1):
        made.writer.add(person)
        made.districts[person.district] += 1
        made.languages[made.writer.language_of(person)] += 1
        table.writerow([harmless(cell) for cell in _address(part, position, person)])
        if monotonic() - touched >= STEP:
            if not advance_job(job, position, now=clock()):
                return None
            touched = monotonic()
    if not advance_job(job, part.notices, now=clock()):
        return None
    return _printed(
        part,
        made.writer.finish(),
        pages=made.writer.pages,
        now=clock(),
        addresses=made.rows.getvalue().encode(),
        counts={"districts": made.districts, "languages": made.languages},
    )


def _printed(
    part: PrintPart,
    content: bytes,
    *,
    pages: int,
    now: datetime,
    addresses: bytes = b"",
    counts: Mapping[str, Mapping[str, int]] | None = None,
) -> PrintedPart:
    """Return the row of a part that is not kept yet."""
    return PrintedPart(
        part=part,
        content=content,
        addresses=addresses,
        counts=counts or {},
        pages=pages,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        made_at=now,
    )


def _address(part: PrintPart, position: int, person: NoticePerson) -> tuple[str | int, ...]:
    """Return one row of the address list, without the language, which hints at nationality."""
    return (
        *(part.number, position, person.given_names, person.family_name),
        *(person.street, person.place, person.district, person.number),
    )


@transaction.atomic
def _keep(printed: PrintedPart, job: Job) -> bool:
    """Keep a part, unless its order was cancelled while it was drawn."""
    part = printed.part
    order = PrintOrder.objects.select_for_update().get(pk=part.order_id)
    if PrintCancellation.objects.filter(order=order).exists():
        return False
    if PrintedPart.objects.filter(part=part).exists():
        return True
    printed.save()
    AuditEvent.objects.record(
        job.requested_by,
        "print.part_made",
        printed,
        part.order.election.municipality,
        part=part.number,
        sha256=printed.sha256,
    )
    return True


@contextmanager
def _alone(part: PrintPart) -> Iterator[bool]:
    """Try to hold the lock of a part; yield whether it was free."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCKS + part.pk])
        (is_alone,) = cursor.fetchone()
        try:
            yield is_alone
        finally:
            if is_alone:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCKS + part.pk])
