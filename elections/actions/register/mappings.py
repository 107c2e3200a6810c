"""How an extract is read, and the jobs that take long: checking and taking in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction

from elections.actions.register.files import check_idle, check_undecided
from elections.law.register.rules import RegisterRule
from elections.models import Election
from elections.models.register.imports import (
    ImportCheck,
    RegisterImport,
    SupplierMapping,
)
from elections.models.register.reading import Reading
from municipalities.actions.jobs import request_job
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, Job, User

CHECK_TASK, TAKE_IN_TASK = "elections.check_extract", "elections.take_in_extract"


@transaction.atomic
def read_extract_as(
    import_id: int, reading: Reading, *, mapping: str, now: datetime, actor: User
) -> Job:
    """Say how an extract is read and ask for its check; ``mapping`` keeps that for the next one.

    Raises RuleViolation when a required field has no column, or when the extract is decided or
    being worked on.
    """
    found = _open_import(import_id)
    if missing := reading.missing():
        raise RuleViolation(
            RegisterRule.MAPPING_INCOMPLETE, fields=[str(column.title) for column in missing]
        )
    _read_anew(found, reading)
    if mapping:
        keep_mapping(found.election, mapping, reading, actor=actor)
    return _request(CHECK_TASK, found, now=now, actor=actor, act="register.extract_read_as")


@transaction.atomic
def read_extract_by_mapping(import_id: int, name: str, *, actor: User | None) -> RegisterImport:
    """Say that an extract is read as a kept mapping says; the check is asked for later.

    Raises RuleViolation where no mapping has that name, and when the extract is decided or being
    worked on.
    """
    found = _open_import(import_id)
    # Where the header stands belongs to the file and not to its supplier.
    header_line = Reading.from_json(found.reading).header_line
    kept = mapping_named(found.election, name)
    _read_anew(found, replace(kept, header_line=header_line))
    found.save(update_fields=["reading"])
    AuditEvent.objects.record(
        actor, "register.extract_read_as", found, found.election.municipality, mapping=name
    )
    return found


@transaction.atomic
def explain_words(
    import_id: int,
    values: Mapping[str, Mapping[str, str]],
    *,
    mapping: str,
    now: datetime,
    actor: User,
) -> Job:
    """Say what the words of an extract stand for, and check it again; ``mapping`` remembers them.

    ``values`` maps a field to its folded words and their meaning. Raises RuleViolation when the
    extract is decided or being worked on.
    """
    found = _open_import(import_id)
    known = Reading.from_json(found.reading)
    fields = {*known.values, *values}
    together = {
        name: {**known.values.get(name, {}), **values.get(name, {})} for name in sorted(fields)
    }
    _read_anew(found, replace(known, values=together))
    if mapping:
        keep_mapping(found.election, mapping, Reading.from_json(found.reading), actor=actor)
    return _request(CHECK_TASK, found, now=now, actor=actor, act="register.extract_read_as")


@transaction.atomic
def request_taking_in(
    import_id: int,
    *,
    set_faults_aside: bool,
    loss_is_meant: bool,
    now: datetime,
    actor: User,
) -> Job:
    """Ask for an extract to be taken in; a worker does it in one transaction."""
    found = _open_import(import_id)
    return _request(
        TAKE_IN_TASK,
        found,
        now=now,
        actor=actor,
        act="register.taking_in_requested",
        set_faults_aside=set_faults_aside,
        loss_is_meant=loss_is_meant,
    )


@transaction.atomic
def keep_mapping(
    election: Election, name: str, reading: Reading, *, actor: User | None
) -> SupplierMapping:
    """Keep how a supplier's extracts are read, under a name; a known name is brought up to date."""
    kept, _is_new = SupplierMapping.objects.update_or_create(
        municipality=election.municipality, name=name, defaults=reading.kept()
    )
    AuditEvent.objects.record(
        actor, "register.mapping_kept", kept, election.municipality, mapping=name
    )
    return kept


def mapping_named(election: Election, name: str) -> Reading:
    """Return a kept mapping; raise RuleViolation with the known names where there is none."""
    own = SupplierMapping.objects.filter(municipality=election.municipality)
    kept = own.filter(name=name).first()
    if kept is None:
        known = list(own.values_list("name", flat=True)) or ["–"]
        raise RuleViolation(RegisterRule.MAPPING_UNKNOWN, name=name, known=known)
    return Reading(
        kept.encoding, kept.separator, kept.date_format, kept.columns, values=kept.values
    )


def _read_anew(found: RegisterImport, reading: Reading) -> None:
    """Set how the extract is read; what an earlier reading found can no longer be taken in."""
    found.reading = reading.as_json()
    ImportCheck.objects.filter(register_import=found).delete()


def _open_import(import_id: int) -> RegisterImport:
    """Return an extract that nobody decided on and no worker has."""
    check_idle(import_id)
    found = RegisterImport.objects.select_for_update(of=("self",)).get(pk=import_id)
    check_undecided(found)
    check_idle(import_id)
    return found


def _request(
    task: str,
    found: RegisterImport,
    *,
    now: datetime,
    actor: User,
    act: str,
    **arguments: Any,
) -> Job:
    municipality = found.election.municipality
    found.job = request_job(
        task,
        municipality=municipality,
        actor=actor,
        now=now,
        total=max(found.size, 1) if task == CHECK_TASK else 1,
        register_import=found.pk,
        **arguments,
    )
    found.save(update_fields=["reading", "job"])
    AuditEvent.objects.record(actor, act, found, municipality)
    return found.job
