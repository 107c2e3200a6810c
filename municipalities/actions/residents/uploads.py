"""Tables of foreign residents that wait until somebody says how they are read."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from django.db import transaction

from municipalities.actions.residents.files import DROPPED, read_resident_file
from municipalities.actions.residents.reading import check_day, plain_file_name, proposal_for
from municipalities.files.residents.sorting import is_key_of_row
from municipalities.law.basis import RuleViolation
from municipalities.law.residents.rules import ResidentRule
from municipalities.models import (
    AuditEvent,
    ResidentCount,
    ResidentFile,
    ResidentUpload,
    TableSource,
    User,
)
from municipalities.models.residents.reading import TableReading

HANDED_IN = "residents.file_handed_in"


@transaction.atomic
def hand_in_residents(
    content: bytes,
    *,
    name: str,
    as_of: date | None,
    status: ResidentCount.Status,
    source: str,
    today: date,
    actor: User,
    ask: bool = False,
) -> ResidentFile | ResidentUpload:
    """Store a table of foreign residents for its dry run, or until somebody says how it is read.

    Only the product's own form, or one that its source was confirmed in, is read without asking,
    and that only while nobody wants to see it (``ask``).
    Raises RuleViolation when its day lies in the future, ImportRefused when it is no table.
    """
    check_day(as_of, today)
    found = proposal_for(content, source=source)
    if found.is_certain and found.day_is(as_of) and not ask:
        return read_resident_file(
            content,
            name=name,
            as_of=as_of or found.day,
            status=status,
            source=source,
            today=today,
            actor=actor,
        )
    if found.refusal is not None and not found.shape.areas:
        raise found.refusal
    return _keep(content, name, status, source, actor)


def _keep(
    content: bytes, name: str, status: ResidentCount.Status, source: str, actor: User
) -> ResidentUpload:
    upload = ResidentUpload.objects.create(
        name=plain_file_name(name),
        content=content,
        status=status.value,
        source=source,
        uploaded_by=actor,
    )
    AuditEvent.objects.record(
        actor,
        HANDED_IN,
        upload,
        None,
        name=upload.name,
        sha256=hashlib.sha256(content).hexdigest(),
        source=source,
    )
    return upload


@transaction.atomic
def read_upload(
    upload_id: int,
    chosen: TableReading,
    *,
    as_of: date,
    memory: str,
    today: date,
    actor: User,
) -> ResidentFile:
    """Read a table that waited as somebody confirmed it, and remember that for its source.

    Raises as ``read_table``, and RuleViolation when somebody read or dropped it meanwhile.
    """
    upload = _waiting(upload_id)
    content = bytes(upload.content)
    file = read_resident_file(
        content,
        name=upload.name,
        as_of=as_of,
        status=ResidentCount.Status(upload.status),
        source=upload.source,
        today=today,
        actor=actor,
        chosen=chosen,
        memory=memory,
    )
    if memory:
        reading = proposal_for(content, source=upload.source, chosen=chosen).reading
        lasting = {key: ags for key, ags in reading.places.items() if not is_key_of_row(key)}
        TableSource.objects.update_or_create(
            municipality=None,
            kind=TableSource.Kind.RESIDENTS,
            name=memory,
            defaults={"reading": replace(reading, places=lasting).as_json(), "confirmed_by": actor},
        )
    upload.delete()
    return file


@transaction.atomic
def drop_upload(upload_id: int, *, actor: User) -> None:
    """Drop a table that nobody said how to read; RuleViolation when it waits no longer."""
    upload = _waiting(upload_id)
    AuditEvent.objects.record(actor, DROPPED, upload, None, name=upload.name, source=upload.source)
    upload.delete()


def _waiting(upload_id: int) -> ResidentUpload:
    """Lock a table that waits; of two who act at once, the second finds none."""
    upload = ResidentUpload.objects.select_for_update().filter(pk=upload_id).first()
    if upload is None:
        raise RuleViolation(ResidentRule.RESIDENT_UPLOAD_GONE)
    return upload
