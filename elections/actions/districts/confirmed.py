"""Somebody says how a table of polling places or streets is read; it is remembered."""

from __future__ import annotations

from django.db import transaction

from elections.actions.districts.files import record, waiting
from elections.actions.districts.reading import SOURCES, filled, found_in, read_as
from elections.files.districts.reading import missing_fields, open_words
from elections.law.districts.rules import DistrictRule
from elections.models import DistrictFile
from elections.models.districts.reading import FileReading, fields_of
from municipalities.law.basis import RuleViolation
from municipalities.models import TableSource, User


@transaction.atomic
def read_waiting_file(
    election_id: int,
    kind: DistrictFile.Kind,
    chosen: FileReading,
    *,
    sha256: str,
    memory: str,
    actor: User,
) -> None:
    """Read a table that waits as somebody confirmed it, and remember that (R-DIST-01, R-REG-02).

    Raises RuleViolation while a field has no column or a word no meaning, ImportRefused when the
    table cannot be read so.
    """
    file = waiting(election_id, kind, sha256)
    election, content = file.election, bytes(file.content)
    found = found_in(election, kind, content, chosen, name=file.name)
    if missing := missing_fields(found.reading, kind):
        titles = [str(one.title) for one in fields_of(kind) if one.key in missing]
        raise RuleViolation(DistrictRule.DISTRICT_COLUMN_MISSING, columns=", ".join(titles))
    if words := open_words(found):
        told = ", ".join(f"„{word}“" for _key, word in words[:20])
        raise RuleViolation(DistrictRule.DISTRICT_WORDS_OPEN, words=told)
    reading = filled(election, found.reading)
    read_as(election, kind, content, reading)
    file.reading = reading.as_json()
    file.save(update_fields=["reading"])
    if memory:
        TableSource.objects.update_or_create(
            municipality=election.municipality,
            kind=SOURCES[kind],
            name=memory,
            defaults={"reading": file.reading, "confirmed_by": actor},
        )
    record(actor, "district_file.read", file, **({"memory": memory} if memory else {}))
