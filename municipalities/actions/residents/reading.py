"""A table of foreign residents is read: as its source was confirmed before, or as somebody says."""

from __future__ import annotations

import hashlib
import re
from datetime import date

from municipalities.files.places import known_places
from municipalities.files.residents.proposal import Proposal, propose
from municipalities.files.residents.tables import unknown_signs
from municipalities.law.basis import RuleViolation
from municipalities.law.residents.rules import ResidentRule
from municipalities.models import ResidentCount, ResidentFile, TableSource
from municipalities.models.residents.reading import TableReading

LONGEST_SOURCE_NAME = 100
_LONGEST_NAME = 150


def proposal_for(content: bytes, *, source: str, chosen: TableReading | None = None) -> Proposal:
    """Propose how to read a table of the state: as its ``source`` was confirmed before.

    What was remembered of another source says nothing about this one: „insgesamt“ may count
    everybody there. Raises ImportRefused when the file is no table at all.
    """
    name = source[:LONGEST_SOURCE_NAME].strip()
    remembered = TableSource.objects.of(TableSource.Kind.RESIDENTS).filter(name__iexact=name)
    known = [TableReading.from_json(one.reading) for one in remembered]
    return propose(content, known_places(), known=known, chosen=chosen)


def read_table(
    content: bytes,
    *,
    name: str,
    as_of: date | None,
    status: ResidentCount.Status,
    source: str,
    today: date,
    chosen: TableReading | None = None,
) -> ResidentFile:
    """Return a table of foreign residents as it is read, not yet stored (R-BODY-01, R-BODY-02).

    ``chosen`` is what somebody confirmed; the rest is as proposed. Raises RuleViolation when its
    day is not known or lies in the future, or when a sign or a row still has no answer;
    ImportRefused when it is no such table.
    """
    check_day(as_of, today)
    found = proposal_for(content, source=source, chosen=chosen)
    day = as_of or found.day
    if day is None:
        raise RuleViolation(ResidentRule.COUNT_WITHOUT_DAY)
    check_day(day, today)
    if found.table is None:
        raise found.refusal or RuleViolation(ResidentRule.RESIDENT_READING_OPEN, open=0)
    if unanswered := [*unknown_signs(found.table), *(q.written for q in found.table.questions)]:
        raise RuleViolation(
            ResidentRule.RESIDENT_READING_OPEN,
            open=", ".join(f"„{one}“" for one in unanswered[:20]),
        )
    return ResidentFile(
        name=plain_file_name(name),
        sha256=hashlib.sha256(content).hexdigest(),
        as_of=day,
        status=status.value,
        source=source,
        rows=found.table.as_json(),
    )


def check_day(day: date | None, today: date) -> None:
    """Raise RuleViolation when numbers are of a day to come."""
    if day is not None and day > today:
        raise RuleViolation(ResidentRule.COUNT_IN_FUTURE, day=day, today=today)


def plain_file_name(name: str) -> str:
    """Return the end of a file's name without control signs, as long as its column."""
    return re.sub(r"[\x00-\x1f\x7f\ud800-\udfff]", "", name)[-_LONGEST_NAME:]
