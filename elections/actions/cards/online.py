"""Online applications: first the receipt, then the register, then the person is told (R-WS-02).

Three transactions on purpose: whatever fails in between, the receipt is there, and the
reconciliation shows what is missing.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from elections.actions.cards.applications import Applied, write_application
from elections.actions.course.timely import locked
from elections.law.cards.rules import CardRule
from elections.law.course.windows import Timed, check
from elections.models.cards.polling_card import (
    CardApplication,
    OnlineReceipt,
    ReceiptAcknowledgement,
)
from elections.models.course.windows import calendar_days
from elections.models.register.entries import RegisterEntry
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent
from municipalities.models.statements import Statements
from municipalities.scope import ROUNDS, taken, town

RECEIPTS_TASK = "elections.take_receipts"
_SQL = Statements("elections.actions.cards")


@dataclass(frozen=True, slots=True)
class Submission:
    """What became of a form that was sent: a new receipt, or the earlier one."""

    receipt: OnlineReceipt
    is_new: bool


@transaction.atomic
def submit(entry_id: int, *, ship_to: str, language: str, now: datetime) -> Submission:
    """Write the receipt of an online application and nothing else (§ 17 KWO; R-WS-02, C-16).

    Whoever applies twice gets the first receipt, unless its application was refused: that one is
    over, and what comes now is another application. Numbers have no gaps: the election's row is
    locked while one is given.
    """
    entry = RegisterEntry.objects.get(pk=entry_id)
    election = locked(entry.election_id)
    refused = CardApplication.objects.filter(entry=entry).refused()
    known = OnlineReceipt.objects.filter(entry=entry).exclude(application__in=refused).first()
    if known is not None:
        return Submission(known, is_new=False)
    if entry.open_strike is not None:
        raise RuleViolation(CardRule.CARD_FOR_STRUCK, Norm(Statute.KWO, "16a"), "R-WS-01")
    check(Timed.APPLY_ONLINE, now, calendar_days(election))
    ((last,),) = _SQL.rows("last_receipt", election_id=election.pk)
    receipt = OnlineReceipt.objects.create(
        election=election,
        number=last + 1,
        entry=entry,
        received_at=now,
        ship_to=ship_to.strip(),
        language=language,
    )
    AuditEvent.objects.record(None, "online_receipt.written", receipt, election.municipality)
    return Submission(receipt, is_new=True)


@transaction.atomic
def take_receipt(receipt_id: int) -> CardApplication:
    """Take one receipt into the register as an application; idempotent."""
    receipt = OnlineReceipt.objects.select_related("entry").get(pk=receipt_id)
    election = locked(receipt.election_id)
    known = CardApplication.objects.filter(receipt=receipt).first()
    if known is not None:
        return known
    applied = Applied(CardApplication.Channel.ONLINE, receipt.received_at, receipt.ship_to)
    return write_application(election, applied, entry=receipt.entry, actor=None, receipt=receipt)


def take_receipts(election_id: int | None = None) -> int:
    """Take in every receipt, or those of one election, that led to no application; say how many."""
    if election_id is not None:
        waiting = OnlineReceipt.objects.filter(application=None, election=election_id)
        return sum(map(_is_taken, list(waiting.values_list("pk", flat=True))))
    with taken(ROUNDS):
        found = _SQL.rows("waiting_receipts")
    count = 0
    for key, municipality in found:
        with taken(town(municipality)):
            count += _is_taken(key)
    return count


def _is_taken(receipt_id: int) -> bool:
    # One that the law refuses (the election was cancelled) does not hold up the others.
    with suppress(RuleViolation):
        take_receipt(receipt_id)
        return True
    return False


@transaction.atomic
def acknowledge(receipt_id: int, *, now: datetime) -> None:
    """Write down that the person was shown the number of the receipt; once."""
    receipt = OnlineReceipt.objects.select_related("election__municipality").get(pk=receipt_id)
    shown, is_new = ReceiptAcknowledgement.objects.get_or_create(
        receipt=receipt, defaults={"acknowledged_at": now}
    )
    if is_new:
        place = receipt.election.municipality
        AuditEvent.objects.record(None, "online_receipt.shown", shown, place)
