"""One part of an order is made: once, by one worker, which says every two seconds how far it is.

Who makes a part holds a lock of its database session. A killed worker loses it together with its
connection, and the sweep rings for the part again.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic

from django.db import connection, transaction

from municipalities.actions.jobs import advance_job, cancel_job
from municipalities.models import AuditEvent, Job
from municipalities.opendata.harmless import harmless
from reports.actions.notice_facts import notice_facts, people_of
from reports.models import PrintCancellation, PrintedPart, PrintOrder, PrintPart
from reports.pdf.notice import NoticeWriter
from reports.pdf.notice_facts import NoticePerson

STEP = 2.0  # seconds
_LOCKS = 0x7072696E74 << 24  # „print“: these locks are told from others by it


@dataclass
class Made:
    """What a part is while it grows: pages, rows of the address list, counts."""

    writer: NoticeWriter
    rows: io.StringIO = field(default_factory=lambda: io.StringIO(newline=""))
    districts: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)


def make_part(job: Job, *, clock: Callable[[], datetime]) -> bool:
    """Make the part that a job names; False when it is cancelled or another worker makes it."""
    found = PrintPart.objects.select_related("order__election__municipality")
    part = found.get(pk=job.arguments["part"])
    with _alone(part) as is_alone:
        if not is_alone:
            return False
        if PrintCancellation.objects.filter(order=part.order_id).exists():
            cancel_job(job.pk, now=clock())
            return False
        if PrintedPart.objects.filter(part=part).exists():
            return True
        made = _draw(part, job, clock)
        return made is not None and _keep(part, made, job, now=clock())


def _draw(part: PrintPart, job: Job, clock: Callable[[], datetime]) -> Made | None:
    """Draw every notice; None as soon as somebody has cancelled the job."""
    made = Made(NoticeWriter(notice_facts(part.order.election)))
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
    return made if advance_job(job, part.notices, now=clock()) else None


def _address(part: PrintPart, position: int, person: NoticePerson) -> tuple[str | int, ...]:
    """Return one row of the address list; the language is left out, it hints at nationality."""
    return (
        *(part.number, position, person.given_names, person.family_name),
        *(person.street, person.place, person.district, person.number),
    )


@transaction.atomic
def _keep(part: PrintPart, made: Made, job: Job, *, now: datetime) -> bool:
    """Keep a part, unless its order was cancelled while it was drawn."""
    order = PrintOrder.objects.select_for_update().get(pk=part.order_id)
    if PrintCancellation.objects.filter(order=order).exists():
        return False
    if PrintedPart.objects.filter(part=part).exists():
        return True
    content = made.writer.finish()
    printed = PrintedPart.objects.create(
        part=part,
        content=content,
        addresses=made.rows.getvalue().encode(),
        counts={"districts": made.districts, "languages": made.languages},
        pages=made.writer.pages,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        made_at=now,
    )
    AuditEvent.objects.record(
        job.requested_by,
        "print.part_made",
        printed,
        part.order.election.municipality,
        part=part.number,
        notices=part.notices,
        sha256=printed.sha256,
    )
    return True


@contextmanager
def _alone(part: PrintPart) -> Iterator[bool]:
    """Hold the lock of a part; tell whether it was free."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCKS + part.pk])
        (is_alone,) = cursor.fetchone()
        try:
            yield is_alone
        finally:
            if is_alone:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCKS + part.pk])
