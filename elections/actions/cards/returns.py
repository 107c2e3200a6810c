"""Notices that the post brought back (§ 10 KWO): one row per letter."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from elections.actions.course.timely import locked
from elections.law.cards.rules import CardRule
from elections.models.cards.printed_notices import notices_printed_for
from elections.models.cards.returns import NoticeReturn, NoticeReturnWithdrawal
from elections.models.register.entries import RegisterEntry
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, User


@transaction.atomic
def record_return(
    entry_id: int, *, ground: NoticeReturn.Ground, returned_on: date, actor: User
) -> NoticeReturn:
    """Write down that a notice of one entry could not be delivered.

    Each letter comes back once: one that was printed anew may come back as the first one did.
    """
    entry = RegisterEntry.objects.select_related("district").get(pk=entry_id)
    election = locked(entry.election_id)
    known = NoticeReturn.objects.filter(entry=entry).standing().count()
    # A notice that comes back was printed, though not here, where nobody printed any.
    if known >= max(1, notices_printed_for(entry.pk)):
        raise RuleViolation(CardRule.NOTICE_RETURNED_ALREADY, entry=entry)
    made = NoticeReturn.objects.create(
        entry=entry, ground=ground, returned_on=returned_on, recorded_by=actor
    )
    AuditEvent.objects.record(
        actor, "notice.returned", made, election.municipality, reason=ground.value
    )
    return made


@transaction.atomic
def take_back_return(return_id: int, *, now: datetime, actor: User) -> NoticeReturnWithdrawal:
    """Take back a return that was written down for the wrong person; a second time does nothing."""
    made = NoticeReturn.objects.select_related("entry").get(pk=return_id)
    election = locked(made.entry.election_id)
    known = NoticeReturnWithdrawal.objects.filter(notice_return=made).first()
    if known is not None:
        return known
    withdrawal = NoticeReturnWithdrawal.objects.create(
        notice_return=made, withdrawn_at=now, withdrawn_by=actor
    )
    AuditEvent.objects.record(actor, "notice.return_withdrawn", made, election.municipality)
    return withdrawal
