"""Somebody enters how many foreign residents a municipality had on a day."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from municipalities.law.basis import RuleViolation
from municipalities.law.residents.rules import ResidentRule
from municipalities.models import (
    AuditEvent,
    Municipality,
    ResidentCount,
    User,
)


@transaction.atomic
def record_residents(
    municipality: Municipality,
    *,
    foreign_residents: int,
    as_of: date,
    status: ResidentCount.Status,
    source: str,
    today: date,
    actor: User,
) -> ResidentCount:
    """Record how many foreign residents a municipality had on a day (R-BODY-01, R-BODY-02).

    A new count never changes a past decision; it is one more row.

    Raises RuleViolation when the day lies in the future, or when this source has a count of it.
    """
    if as_of > today:
        raise RuleViolation(ResidentRule.COUNT_IN_FUTURE, day=as_of, today=today)
    # When somebody enters the same count at this moment, wait for it instead of failing.
    count, is_new = ResidentCount.objects.get_or_create(
        municipality=municipality,
        as_of=as_of,
        source=source,
        defaults={"foreign_residents": foreign_residents, "status": status},
    )
    if not is_new:
        raise RuleViolation(ResidentRule.COUNT_EXISTS, day=as_of, source=source)
    AuditEvent.objects.record(
        actor,
        "residents.recorded",
        count,
        municipality,
        foreign_residents=foreign_residents,
        as_of=as_of,
        source=source,
    )
    return count
