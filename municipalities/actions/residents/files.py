"""Tables of foreign residents for the whole state: read, compared, taken in or dropped."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db import IntegrityError, transaction
from import_export.exceptions import ImportError as ImportFailed

from municipalities.actions.residents.diff import ResidentDiff, resident_diff, run
from municipalities.actions.residents.reading import read_table
from municipalities.files.residents.tables import ResidentTable
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.law.residents.counts import DutyChange
from municipalities.law.residents.rules import ResidentRule
from municipalities.models import (
    AuditChain,
    AuditEvent,
    ResidentCount,
    ResidentFile,
    User,
)
from municipalities.models.audit import STATE_CHAIN
from municipalities.models.residents.reading import TableReading
from municipalities.models.turns import STATE_TABLES, take_turn

READ, TAKEN_IN, DROPPED = "residents.file_read", "residents.file_taken_in", "residents.file_dropped"


@transaction.atomic
def read_resident_file(
    content: bytes,
    *,
    name: str,
    as_of: date | None,
    status: ResidentCount.Status,
    source: str,
    today: date,
    actor: User,
    chosen: TableReading | None = None,
    memory: str = "",
) -> ResidentFile:
    """Store a table of foreign residents for its dry run (R-BODY-01); no count is written yet.

    The rows are kept with the SHA-256 of the file, but not the file. ``memory`` is the name under
    which its reading is remembered, for the log. Raises as ``read_table``.
    """
    file = read_table(
        content,
        name=name,
        as_of=as_of,
        status=status,
        source=source,
        today=today,
        chosen=chosen,
    )
    file.uploaded_by = actor
    file.save(force_insert=True)
    remembered = {"memory": memory} if memory else {}
    AuditEvent.objects.record(
        actor, READ, file, None, **_identity(file), rows=len(file.rows["rows"]), **remembered
    )
    return file


@transaction.atomic
def take_in_residents(file_id: int, *, actor: User) -> ResidentDiff:
    """Write the counts of a stored table, all or none (§ 84 HGO; R-BODY-01, R-BODY-02).

    Every count is one more row; no past decision changes. Raises RuleViolation when the table was
    taken in or dropped before, or when ``take_in`` refuses.
    """
    file = ResidentFile.objects.select_for_update().get(pk=file_id)
    _check_open(file)
    return take_in(file, actor=actor)


@transaction.atomic
def take_in(file: ResidentFile, *, actor: User | None) -> ResidentDiff:
    """Write the counts of a table, stored or not; ``actor`` is None at the console.

    Raises RuleViolation when a row is refused, when nothing is new, or when the same counts were
    entered at the same moment.
    """
    # Tables are taken in one after the other: each is compared with what the last one wrote.
    take_turn(STATE_TABLES)
    diff = resident_diff(file)
    counts = diff.counts
    if diff.faults:
        raise RuleViolation(
            ResidentRule.RESIDENT_FILE_HAS_FAULTS,
            rows=counts["refused"],
            first=str(diff.faults[0]),
        )
    if not counts["new"]:
        raise RuleViolation(ResidentRule.RESIDENT_FILE_NOTHING_NEW, rows=counts["unchanged"])
    _write(file)
    _tell_municipalities(file, diff, actor)
    subject = file if file.pk else AuditChain(key=STATE_CHAIN)
    AuditEvent.objects.record(
        actor,
        TAKEN_IN,
        subject,
        None,
        **_identity(file),
        **{kind: count for kind, count in counts.items() if kind != "refused"},
    )
    return diff


@transaction.atomic
def drop_resident_file(file_id: int, *, actor: User) -> None:
    """Drop a stored table; its row stays, as a record of what was handed in."""
    file = ResidentFile.objects.select_for_update().get(pk=file_id)
    _check_open(file)
    AuditEvent.objects.record(actor, DROPPED, file, None, **_identity(file))


def outcomes(files: Collection[ResidentFile]) -> dict[int, AuditEvent]:
    """Return what became of each table, by its key: the event that took it in or dropped it."""
    keys = {f"{ResidentFile._meta.label}:{file.pk}": file.pk for file in files}
    events = AuditEvent.objects.filter(
        chain=STATE_CHAIN, act__in=[TAKEN_IN, DROPPED], subject__in=keys
    )
    return {keys[event.subject]: event for event in events}


def _check_open(file: ResidentFile) -> None:
    done = outcomes([file]).get(file.pk)
    if done is not None:
        rule = {
            TAKEN_IN: ResidentRule.RESIDENT_FILE_TAKEN_IN,
            DROPPED: ResidentRule.RESIDENT_FILE_DROPPED,
        }[done.act]
        raise RuleViolation(rule, moment=done.recorded_at, person=done.actor_name)


def _write(file: ResidentFile) -> None:
    try:
        run(file, ResidentTable.from_json(file.rows).rows, dry_run=False)
    except ImportFailed as failed:
        if isinstance(failed.error, IntegrityError):  # somebody entered one of them by hand
            raise RuleViolation(
                ResidentRule.RESIDENT_FILE_OVERTAKEN, Norm(Statute.HGO, "84"), "R-BODY-01"
            ) from failed
        raise


def _tell_municipalities(file: ResidentFile, diff: ResidentDiff, actor: User | None) -> None:
    """Log for each municipality concerned that its duty begins or ends."""
    acts = {DutyChange.BEGINS: "residents.duty_began", DutyChange.ENDS: "residents.duty_ended"}
    moved = [change for change in diff.changes if change.duty in acts]
    stored = {
        count.municipality_id: count
        for count in ResidentCount.objects.filter(
            as_of=file.as_of,
            source=file.source,
            municipality__in=[change.municipality.pk for change in moved],
        ).select_related("municipality")
    }
    for change in sorted(moved, key=lambda change: change.municipality.ags):
        AuditEvent.objects.record(
            actor,
            acts[change.duty],
            stored[change.municipality.pk],
            change.municipality,
            foreign_residents=change.number,
            foreign_residents_before=change.before.foreign_residents if change.before else None,
            as_of=file.as_of,
            source=file.source,
        )


def _identity(file: ResidentFile) -> dict[str, object]:
    return {
        "name": file.name,
        "sha256": file.sha256,
        "as_of": file.as_of,
        "source": file.source,
    }
