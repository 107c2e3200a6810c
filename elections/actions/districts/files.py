"""Tables of polling places and streets: handed in, compared, taken in or dropped."""

from __future__ import annotations

import hashlib
import re

from django.db import transaction

from elections.actions.districts.by_hand import (
    DistrictFacts,
    check_before_the_count,
    write_place,
)
from elections.actions.districts.diff import (
    PlaceDiff,
    StreetDiff,
    diff_of,
    place_diff,
    street_diff,
)
from elections.actions.districts.reading import first_reading, read_as
from elections.files.districts.polling_places import POLLING, PlaceEntry
from elections.files.districts.streets import RowAside, StreetEntry
from elections.law.districts.rules import DistrictRule
from elections.models import (
    District,
    DistrictFile,
    Election,
    PostalDistrict,
    StreetRange,
    StreetSetAside,
)
from elections.models.districts.district import key_of_street
from elections.models.districts.reading import FileReading
from elections.models.register.entries import RegisterClosing
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, User

_LONGEST_NAME = 150
_LONGEST_NOTE = 300
_BATCH = 2_000


@transaction.atomic
def hand_in(
    election_id: int,
    kind: DistrictFile.Kind,
    content: bytes,
    *,
    name: str,
    actor: User,
    ask: bool = False,
) -> DistrictFile:
    """Keep a table for its dry run, in place of one that waited. Nothing else is written yet.

    One in another form than the published waits until somebody says how it is read, unless its
    source was confirmed in that form before and nobody wants to see it (``ask``). Raises
    ImportRefused with line, field, reason and
    remedy, and RuleViolation when it is too late.
    """
    election = Election.objects.select_for_update().get(pk=election_id)
    check_open(election, kind)
    reading = first_reading(election, kind, content, name=name, ask=ask)
    if reading:
        read_as(election, kind, content, FileReading.from_json(reading))
    DistrictFile.objects.filter(election=election, kind=kind).delete()
    file = DistrictFile.objects.create(
        election=election,
        kind=kind,
        name=re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", "", name)[-_LONGEST_NAME:],
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        reading=reading,
        uploaded_by=actor,
    )
    record(actor, "district_file.handed_in", file)
    return file


@transaction.atomic
def drop(election_id: int, kind: DistrictFile.Kind, *, sha256: str = "", actor: User) -> None:
    """Drop the table that waits; raise RuleViolation when none does.

    ``sha256`` is the file that the person saw: one that somebody handed in since then stays, and
    RuleViolation says so.
    """
    file = waiting(election_id, kind, sha256)
    record(actor, "district_file.dropped", file)
    file.delete()


@transaction.atomic
def say_numbers_are_meant(
    election_id: int, kind: DistrictFile.Kind, *, sha256: str, actor: User
) -> dict[str, str]:
    """Say that each near number of a waiting table means the known one: „1“ is „001“ (R-DIST-01).

    It is remembered as long as the file waits.
    """
    file = waiting(election_id, kind, sha256)
    near = dict(diff_of(file).near)
    file.meant |= near
    file.save(update_fields=["meant"])
    record(
        actor,
        "district_file.numbers_meant",
        file,
        meant=", ".join(f"{number} = {known}" for number, known in near.items())[:_LONGEST_NOTE],
    )
    return near


@transaction.atomic
def take_in_polling_places(election_id: int, *, sha256: str, actor: User) -> PlaceDiff:
    """Write Wahlbezirke, polling places and Briefwahlbezirke, all or nothing (R-DIST-01).

    ``sha256`` is the file that the person saw. Wahlbezirke that it does not name stay as they are.
    Raises RuleViolation when the count has begun, when another file waits, or when a number may
    mean a known Wahlbezirk.
    """
    file = waiting(election_id, DistrictFile.Kind.PLACES, sha256)
    election = file.election
    check_open(election, DistrictFile.Kind.PLACES)
    reading = FileReading.from_json(file.reading)
    diff = place_diff(election, bytes(file.content), file.meant, reading)
    if diff.near:
        numbers = ", ".join(f"{number} ({known})" for number, known in diff.near.items())
        raise RuleViolation(DistrictRule.DISTRICT_NUMBERS_UNCLEAR, numbers=numbers)
    for change in (*diff.new, *diff.changed):
        _write(election, change.after)
    record(
        actor,
        "polling_places.taken_in",
        file,
        added_rows=len(diff.new),
        changed_rows=len(diff.changed),
    )
    file.delete()
    return diff


def checked_directory(file: DistrictFile, *, set_aside: bool) -> StreetDiff:
    """Return what the waiting directory would change, if it may be taken in now.

    ``set_aside``: rows that cannot be read are put aside on purpose. Raises RuleViolation when
    there are such rows and nobody said so, and when the register of a Wahlbezirk is closed.
    """
    check_open(file.election, DistrictFile.Kind.STREETS)
    reading = FileReading.from_json(file.reading)
    diff = street_diff(file.election, bytes(file.content), file.meant, reading)
    if diff.set_aside and not set_aside:
        raise RuleViolation(DistrictRule.STREET_ROWS_UNREAD, rows=len(diff.set_aside))
    return diff


def replace_directory(file: DistrictFile, *, set_aside: bool, actor: User) -> StreetDiff:
    """Replace the street directory with the one that waits (R-REG-02).

    Rows that cannot be read are kept aside, to be entered by hand; those in which nobody lives
    were named before. Raises RuleViolation as ``checked_directory`` does.
    """
    election = file.election
    diff = checked_directory(file, set_aside=set_aside)
    districts = dict(election.districts.values_list("number", "pk"))
    election.street_ranges.all().delete()
    election.streets_set_aside.all().delete()
    StreetRange.objects.bulk_create(
        (street_range(election, entry, districts[entry.district]) for entry in diff.entries),
        batch_size=_BATCH,
    )
    StreetSetAside.objects.bulk_create(
        (_aside(election, row) for row in diff.set_aside if row.waits), batch_size=_BATCH
    )
    record(
        actor,
        "streets.taken_in",
        file,
        added_rows=len(diff.new),
        gone_rows=len(diff.gone),
        rows_set_aside=len(diff.set_aside),
    )
    file.delete()
    return diff


def waiting(election_id: int, kind: DistrictFile.Kind, sha256: str = "") -> DistrictFile:
    """Lock the election and return the waiting table; raise RuleViolation if it is another one."""
    Election.objects.select_for_update().get(pk=election_id)
    file = (
        DistrictFile.objects.filter(election=election_id, kind=kind)
        .select_related("election__municipality", "uploaded_by")
        .first()
    )
    if file is None:
        raise RuleViolation(DistrictRule.DISTRICT_FILE_GONE)
    if sha256 and sha256 != file.sha256:
        raise RuleViolation(DistrictRule.DISTRICT_FILE_REPLACED, person=file.uploaded_by)
    return file


def check_open(election: Election, kind: DistrictFile.Kind) -> None:
    """Refuse to change streets once a register is closed, and all once the count has begun."""
    check_before_the_count(election)
    if kind == DistrictFile.Kind.PLACES:
        return
    closing = RegisterClosing.objects.filter(district__election=election).first()
    if closing is not None:
        raise RuleViolation(
            DistrictRule.STREETS_AFTER_CLOSING,
            Norm(Statute.KWO, "15"),
            "C-18",
            district=closing.district,
        )


def _write(election: Election, entry: PlaceEntry) -> None:
    facts = DistrictFacts(entry.name, entry.room, entry.address, entry.accessible, entry.note)
    of = District if entry.kind == POLLING else PostalDistrict
    district, _made = of._default_manager.update_or_create(
        election=election, number=entry.number, defaults={"name": entry.name}
    )
    write_place(district, facts)


def street_range(election: Election, entry: StreetEntry, district_id: int) -> StreetRange:
    """Return the row of the directory for a part of a street; it is not saved yet."""
    numbers = entry.numbers
    return StreetRange(
        election=election,
        district_id=district_id,
        street=entry.street,
        street_key=key_of_street(entry.street),
        side=numbers.side.value,
        first=numbers.first,
        first_letter=numbers.first_letter,
        last=numbers.last,
        last_letter=numbers.last_letter,
        postcode=entry.postcode,
        locality=entry.locality,
    )


def _aside(election: Election, row: RowAside) -> StreetSetAside:
    cells = row._asdict()
    del cells["waits"]
    return StreetSetAside(election=election, street_key=key_of_street(row.street), **cells)


def record(actor: User, act: str, file: DistrictFile, **details: int | str) -> None:
    """Log what was done with a table."""
    AuditEvent.objects.record(
        actor,
        act,
        file.election,
        file.election.municipality,
        table=str(DistrictFile.Kind(file.kind).label),
        name=file.name,
        sha256=file.sha256,
        **details,
    )
