"""What is published or handed out and is not as the log proves it is not shown, but reported."""

from __future__ import annotations

import logging
from typing import NoReturn

from django.db import models, transaction

from municipalities.models import AuditEvent, Municipality
from municipalities.models.proof import is_proven
from municipalities.models.turns import take_turn
from municipalities.scope import taken, town

ACT = "integrity.differs"
log = logging.getLogger(__name__)


class UnprovenError(Exception):
    """A row is not as the log proves it; whoever asked for it gets a sentence instead."""


def check_proven(row: models.Model, municipality: Municipality, *, fits: bool = True) -> None:
    """Return when a row may be shown; else report it once and raise UnprovenError.

    ``row`` was fetched through ``with_proof``; ``fits`` says whether it has the hash of its own
    that stands in it.
    """
    if not (fits and is_proven(row)):
        refuse_unproven(row, municipality)


def refuse_unproven(row: models.Model, municipality: Municipality) -> NoReturn:
    """Report once that a row is not as the log proves it, and raise UnprovenError."""
    report_unproven(row, municipality)
    raise UnprovenError


def report_unproven(row: models.Model, municipality: Municipality) -> None:
    """Write into the municipality's chain that a row is not as the log proves it; once per row.

    Whoever asked may be the public, so the event is written in the scope of the town hall.
    """
    subject = f"{row._meta.label}:{row.pk}"
    log.error("integrity: %s is not as the log proves it", subject)
    with taken(town(municipality.pk)), transaction.atomic():
        take_turn(ACT, subject)
        if not AuditEvent.objects.filter(act=ACT, subject=subject).exists():
            AuditEvent.objects.record(None, ACT, row, municipality)
