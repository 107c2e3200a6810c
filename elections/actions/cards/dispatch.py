"""Wahlscheine leave the town hall: by post or handed over, with the day (§ 18 KWO; R-WS-03)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localtime

from elections.actions.course.timely import locked
from elections.law.cards.issuing import check_dispatch
from elections.law.cards.rules import CardRule
from elections.law.register.rules import RegisterRule
from elections.models.cards.dispatch import (
    CardDispatch,
    CardDispatchQuerySet,
    CardDispatchWithdrawal,
    has_left,
)
from elections.models.cards.polling_card import PollingCard
from elections.models.cards.prints import CardPrintRun, posted_together
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, User

CARD = Norm(Statute.KWO, "18")


@transaction.atomic
def dispatch_card(
    card_id: int, *, way: CardDispatch.Way, on: date, now: datetime, actor: User
) -> CardDispatch:
    """Write down how one card left the house; a later row puts an earlier slip right (R-WS-03)."""
    election = locked(PollingCard.objects.get(pk=card_id).election_id)
    card = PollingCard.objects.select_related("invalidation").get(pk=card_id)
    check_dispatch(
        valid=not hasattr(card, "invalidation"), on=on, issued_on=localtime(card.issued_at).date()
    )
    made = CardDispatch.objects.create(
        card=card, way=way, left_on=on, recorded_at=now, recorded_by=actor
    )
    AuditEvent.objects.record(
        actor, "polling_card.dispatched", card, election.municipality, way=way.value, left_on=on
    )
    return made


@transaction.atomic
def post_run(run_id: int, *, on: date, now: datetime, actor: User) -> int:
    """Write down that the cards of a print run went to the post; return how many (R-WS-03).

    Those that are invalid, or have left the house already, are left out.
    """
    run = CardPrintRun.objects.get(pk=run_id)
    election = locked(run.election_id)
    cards = PollingCard.objects.filter(prints__run=run).exclude(has_left()).valid()
    waiting = list(cards.order_by("series", "number"))
    for card in waiting:
        check_dispatch(valid=True, on=on, issued_on=localtime(card.issued_at).date())
    CardDispatch.objects.bulk_create(
        CardDispatch(
            card=card, way=CardDispatch.Way.POST, left_on=on, recorded_at=now, recorded_by=actor
        )
        for card in waiting
    )
    if waiting:
        AuditEvent.objects.record(
            actor, "polling_card.run_posted", run, election.municipality,
            left_on=on, cards=len(waiting),
        )  # fmt: skip
    return len(waiting)


@transaction.atomic
def take_back_dispatch(card_id: int, *, reason: str, now: datetime, actor: User) -> int:
    """Take back what is noted of a card that is still in the house; return how many rows (R-WS-03).

    All of them, for an earlier row was a slip already when the next one was written. The reason
    may name somebody: it goes with the register, and the log does without.
    """
    card = PollingCard.objects.get(pk=card_id)
    election = locked(card.election_id)
    count = _take_back(
        CardDispatch.objects.filter(card=card).standing(), reason=reason, now=now, actor=actor
    )
    AuditEvent.objects.record(actor, "polling_card.dispatch_withdrawn", card, election.municipality)
    return count


@transaction.atomic
def take_back_posting(run_id: int, *, reason: str, now: datetime, actor: User) -> int:
    """Take back that the cards of a run went to the post, as it was noted last (R-WS-03).

    What was noted of a single card before or since stays.
    """
    run = CardPrintRun.objects.get(pk=run_id)
    election = locked(run.election_id)
    count = _take_back(posted_together(run), reason=reason, now=now, actor=actor)
    AuditEvent.objects.record(
        actor, "polling_card.posting_withdrawn", run, election.municipality, cards=count
    )
    return count


def _take_back(rows: CardDispatchQuerySet, *, reason: str, now: datetime, actor: User) -> int:
    if not reason.strip():
        raise RuleViolation(RegisterRule.REASON_MISSING, CARD, "R-WS-03")
    made = CardDispatchWithdrawal.objects.bulk_create(
        CardDispatchWithdrawal(
            dispatch=row, reason=reason.strip(), withdrawn_at=now, withdrawn_by=actor
        )
        for row in rows
    )
    if not made:
        raise RuleViolation(CardRule.NOTHING_NOTED, CARD, "R-WS-03")
    return len(made)
