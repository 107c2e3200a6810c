"""One part of an order is made: once, by one worker, which reports progress every two seconds.

The worker that makes a part holds a lock of its database session. A killed worker loses it
together with its connection, and the sweep queues the part again.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from time import monotonic
from typing import TypeAlias

from django.db import connection, transaction
from django.utils.timezone import localtime
from pypdf import PdfReader

from elections.models.register.address import ON_A_LETTER, is_deliverable
from elections.models.register.entries import RegisterEntry
from municipalities.actions.jobs import advance_job, cancel_job
from municipalities.models import AuditEvent, Job
from reports.actions.printing.notice_facts import Letter, letters_of, notice_facts
from reports.actions.printing.register_papers import register_facts
from reports.models import (
    PrintCancellation,
    PrintedNotice,
    PrintedPart,
    PrintedRoom,
    PrintOrder,
    PrintPart,
)
from reports.models.printing.wrong_letters import polling_hours
from reports.pdf.printing.notice import NoticeWriter
from reports.pdf.printing.notice_facts import NoticeFacts, NoticePerson
from reports.pdf.printing.register import render_register

Made: TypeAlias = tuple[PrintedPart, list[PrintedNotice]]
"""A part that is drawn but not kept yet, and what its letters say; a register says nothing."""

STEP = 2.0  # seconds
_LOCKS = 0x7072696E74 << 24  # „print“: tells these locks from others


@dataclass
class GrowingPart:
    """A part in the making: its pages, the rows of its address list, its letters and counts."""

    writer: NoticeWriter
    letters: list[Letter] = field(default_factory=list)
    rows: io.StringIO = field(default_factory=lambda: io.StringIO(newline=""))
    districts: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)


def make_part(job: Job, *, clock: Callable[[], datetime]) -> bool:
    """Make the part that a job names; False when it is cancelled or another worker makes it."""
    found = PrintPart.objects.select_related(
        "order__election__municipality", "district__election__municipality"
    )
    part = found.filter(pk=job.arguments["part"]).first()
    if part is None or (part.district_id is not None and part.district is None):
        cancel_job(job.pk, now=clock())  # it went with the register, or its Wahlbezirk is removed
        return False
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
        return made is not None and _keep(*made, job)


def _register(part: PrintPart, job: Job, clock: Callable[[], datetime]) -> Made | None:
    """Draw the register of one Wahlbezirk, which takes seconds."""
    if part.district is None or not advance_job(job, 0, now=clock(), total=max(1, part.notices)):
        return None
    as_of = localtime(clock()).date()
    content = render_register(
        register_facts(part.district, as_of=as_of, specimen=part.order.specimen)
    )
    pages = len(PdfReader(io.BytesIO(content)).pages)
    return _printed(part, content, pages=pages, now=clock()), []


def _notices(part: PrintPart, job: Job, clock: Callable[[], datetime]) -> Made | None:
    """Draw every notice; None as soon as somebody has cancelled the job."""
    order = part.order
    facts = notice_facts(
        order.election,
        replaces=order.kind == PrintOrder.Kind.REPLACEMENTS,
        specimen=order.specimen,
    )
    made = GrowingPart(NoticeWriter(facts))
    table = csv.writer(made.rows, delimiter=";", lineterminator="\r\n")
    if not advance_job(job, 0, now=clock(), total=part.notices):
        return None
    touched = monotonic()
    for position, letter in enumerate(letters_of(part.entries, facts), start=1):
        person = letter.person
        made.writer.add(person)
        made.letters.append(letter)
        made.districts[person.district] += 1
        made.languages[made.writer.language_of(person)] += 1
        table.writerow(_address(part, position, person))
        if monotonic() - touched >= STEP:
            if not advance_job(job, position, now=clock()):
                return None
            touched = monotonic()
    if not advance_job(job, part.notices, now=clock()):
        return None
    reached = {letter.entry for letter in made.letters}
    skipped = [key for key in part.entries if key not in reached]
    counts: dict[str, object] = {"districts": made.districts, "languages": made.languages}
    if nowhere := _without_address(skipped):
        counts["skipped_without_address"] = nowhere
    printed = _printed(
        part,
        made.writer.finish(),
        pages=made.writer.pages,
        now=clock(),
        addresses=made.rows.getvalue().encode(),
        counts=counts,
        skipped=skipped,
    )
    return printed, _said(printed, facts, made.letters)


def _without_address(keys: Sequence[int]) -> int:
    """Return how many of these persons the post could not have reached: the order counted them."""
    if not keys:
        return 0
    homes = RegisterEntry.objects.filter(pk__in=keys).values_list(*ON_A_LETTER)
    return sum(not is_deliverable(*home) for home in homes)


def _said(
    printed: PrintedPart, facts: NoticeFacts, letters: Iterable[Letter]
) -> list[PrintedNotice]:
    """Return what these letters say, as rows that are not kept yet; they share their rooms.

    All of it comes from what was drawn: the register and the calendar may be others by now.
    """
    (opens, closes), election = polling_hours(), printed.part.order.election
    rooms: dict[str, PrintedRoom] = {}
    said = []
    for letter in letters:
        number = letter.person.district
        if number not in rooms:
            room = facts.districts[number]
            rooms[number] = PrintedRoom(
                printed=printed,
                district=number,
                name=room.room,
                address=room.address,
                accessible=room.accessible,
                access_note=room.access_note,
                day=election.day,
                opens=opens,
                closes=closes,
                apply_until=facts.apply_until,
            )
        said.append(
            PrintedNotice(
                room=rooms[number],
                entry=letter.entry,
                number=letter.person.number,
                name=letter.name,
                dwelling=letter.dwelling,
            )
        )
    return said


def _printed(
    part: PrintPart,
    content: bytes,
    *,
    pages: int,
    now: datetime,
    addresses: bytes = b"",
    counts: Mapping[str, object] | None = None,
    skipped: Sequence[int] = (),
) -> PrintedPart:
    """Return the row of a part that is not kept yet."""
    return PrintedPart(
        part=part,
        content=content,
        addresses=addresses,
        counts=counts or {},
        skipped=list(skipped),
        pages=pages,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        made_at=now,
    )


def _address(part: PrintPart, position: int, person: NoticePerson) -> tuple[str | int, ...]:
    """Return one row of the address list, without the language, which hints at nationality.

    Names stand there as they are; what a spreadsheet would compute, the package leaves out.
    """
    return (
        *(part.number, position, person.name, person.given_names, person.family_name),
        *(", ".join(person.above), person.street, person.place, person.district, person.number),
    )


@transaction.atomic
def _keep(printed: PrintedPart, said: Sequence[PrintedNotice], job: Job) -> bool:
    """Keep a part with what its letters said, unless its order was cancelled meanwhile."""
    part = printed.part
    order = PrintOrder.objects.select_for_update().filter(pk=part.order_id).first()
    if order is None or PrintCancellation.objects.filter(order=order).exists():
        return False
    if PrintedPart.objects.filter(part=part).exists():
        return True
    printed.save()
    PrintedRoom.objects.bulk_create({notice.room.district: notice.room for notice in said}.values())
    PrintedNotice.objects.bulk_create(said, batch_size=2_000)
    AuditEvent.objects.record(
        job.requested_by,
        "print.part_made",
        printed,
        part.order.election.municipality,
        part=part.number,
        sha256=printed.sha256,
        **({"skipped": len(printed.skipped)} if printed.skipped else {}),
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
