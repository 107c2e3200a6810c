"""Whether the ground of a late application can be true, by what the register knows (C-17).

Asked when an application is written down, and once more when its card is issued: by then an
application that named nobody is matched, and another one may have led to a card.
"""

from __future__ import annotations

from datetime import datetime

from django.utils.timezone import localtime

from elections.law.cards.issuing import (
    LateGround,
    ReplacedCard,
    check_late_ground,
    check_not_arrived,
)
from elections.law.course.windows import Timed, outside
from elections.models import Election
from elections.models.cards.dispatch import CardDispatch
from elections.models.cards.polling_card import CardApplication, PollingCard
from elections.models.course.windows import calendar_days
from elections.models.register.entries import RegisterEntry
from municipalities.law.basis import RuleViolation


def check_recorded(ground: str, entry: RegisterEntry | None, received_at: datetime) -> None:
    """Refuse a ground that is false for somebody of the register (R-WS-01, C-16, C-17).

    Who is struck stands in no register; what such an application leads to is decided later.
    """
    if not ground or entry is None or entry.open_strike is not None:
        return
    check_late_ground(LateGround(ground), replaced(valid_card(entry)), received_at)


def check_missed(card: PollingCard, received_at: datetime) -> None:
    """Refuse that this valid card did not arrive where it says otherwise (R-WS-05)."""
    check_not_arrived(replaced(card), received_at)


def ground_refusal(
    election: Election, application: CardApplication, entry: RegisterEntry | None
) -> RuleViolation | None:
    """Return why the ground of an application gives no card to ``entry``, None if it may be true.

    ``entry`` is None for a card of series B. An application that came in time needs no ground, so
    a wrong one takes nothing from it, unless it would replace a card. One whose ground gave a card
    that fell since, by a mistake of the office or a strike taken back, keeps its ground.
    """
    ground = LateGround(application.late) if application.late else None
    card = replaced(valid_card(entry)) if entry else None
    in_time = outside(Timed.APPLY, application.received_at, calendar_days(election)) is None
    if ground is None or (card is None and (in_time or application.override_reason)):
        return None
    if card is None and ground is LateGround.NOT_ARRIVED and _has_replaced(application):
        return None
    try:
        if entry is not None:
            check_late_ground(ground, card, application.received_at)
        elif ground is LateGround.NOT_ARRIVED:
            check_not_arrived(None, application.received_at)
    except RuleViolation as refusal:
        return refusal
    return None


def _has_replaced(application: CardApplication) -> bool:
    """Whether a card was issued on this application in place of one that did not arrive."""
    return PollingCard.objects.filter(application=application, replaces__isnull=False).exists()


def valid_card(entry: RegisterEntry) -> PollingCard | None:
    """Return the valid card of somebody of the register."""
    return PollingCard.objects.filter(entry=entry).valid().first()


def replaced(card: PollingCard | None) -> ReplacedCard | None:
    """Return what the law asks of a card that is said not to have arrived."""
    if card is None:
        return None
    noted = card.dispatches.last()
    handed = noted is not None and noted.way == CardDispatch.Way.HANDED
    return ReplacedCard(
        number=str(card),
        issued_at=localtime(card.issued_at),
        handed_on=noted.left_on if noted and handed else None,
    )
