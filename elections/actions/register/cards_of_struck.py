"""Who is struck can no longer vote by card: the cards become invalid (§ 18 KWO; R-WS-05)."""

from __future__ import annotations

from datetime import date

from django.utils.timezone import localtime

from elections.law.cards.issuing import can_become_invalid
from elections.models import Election
from elections.models.cards.polling_card import CardInvalidation, PollingCard
from elections.models.course.windows import calendar_days
from elections.models.register.entries import RegisterEntry
from municipalities.models import User


def invalidate_cards_of_struck(
    election_id: int, *, on: date, actor: User | None, entry_id: int | None = None
) -> int:
    """Declare the cards of struck persons invalid (R-WS-05); runs in the act's transaction.

    For all the struck of the election or, with ``entry_id``, for one person; return how many.
    Whoever is struck from a day after the vote has voted with the card, or has not.
    """
    election = Election.objects.get(pk=election_id)
    if not can_become_invalid(on, calendar_days(election)["C-20"].on):
        return 0
    struck = RegisterEntry.objects.filter(election=election_id).struck()
    if entry_id is not None:
        struck = struck.filter(pk=entry_id)
    cards = PollingCard.objects.filter(
        election=election_id, invalidation=None, entry__in=struck.values("pk")
    )
    made = [
        CardInvalidation(
            card=card,
            ground=CardInvalidation.Ground.STRUCK,
            # A person may be struck from a day before their card was issued; the card may not.
            invalid_on=max(on, localtime(card.issued_at).date()),
            recorded_by=actor,
        )
        for card in cards
    ]
    CardInvalidation.objects.bulk_create(made)
    return len(made)
