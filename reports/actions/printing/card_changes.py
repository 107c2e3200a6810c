"""Which printed Wahlscheine say something else than the register says today."""

from __future__ import annotations

from dataclasses import dataclass, fields

from django.db.models import F

from elections.models import Election
from elections.models.cards.polling_card import PollingCard
from elections.models.cards.prints import CardPrint, printable
from reports.actions.printing.card_facts import card_from, polling_card_facts
from reports.pdf.printing.polling_card import PollingCardFacts
from reports.pdf.printing.register import PROTECTED

_WHERE = ("dwelling", "recipient")
_SAID = tuple(field.name for field in fields(PollingCardFacts) if field.name != "is_again")


@dataclass(frozen=True, slots=True)
class ChangedCard:
    """A card whose last print is no longer true: what it said, what it would say now."""

    card: PollingCard
    before: tuple[str, ...]
    now: tuple[str, ...]


def changed_since_print(election: Election) -> list[ChangedCard]:
    """Return the valid cards whose entry was corrected after their last print (R-WS-03, R-REG-10).

    Cards of series B have no entry, and nothing of them changes.
    """
    touched = printable(election).filter(
        prints__isnull=False, entry__corrections__recorded_at__gt=F("prints__run__ordered_at")
    )
    prints = CardPrint.objects.filter(card__in=touched.values("pk")).order_by("run__number")
    last = {one.card_id: one.said for one in prints}
    districts: dict[int | None, str] = dict(election.districts.values_list("pk", "number"))
    cards = PollingCard.objects.filter(pk__in=last).select_related("entry__district", "application")
    found = []
    for card in cards.order_by("series", "number"):
        said, today = card_from(last[card.pk]), polling_card_facts(card, districts)
        differing = [name for name in _SAID if getattr(said, name) != getattr(today, name)]
        if differing:
            hidden = card.entry is not None and card.entry.blocked
            before, now = (_shown(one, differing, hidden=hidden) for one in (said, today))
            found.append(ChangedCard(card, before, now))
    return found


def _shown(facts: PollingCardFacts, names: list[str], *, hidden: bool) -> tuple[str, ...]:
    """Return what a page shows of the facts; no address of a person with an Auskunftssperre."""
    # The lines of the address repeat the name and the dwelling.
    named = [name for name in names if name != "recipient" or len(names) == 1]
    values = (PROTECTED if hidden and name in _WHERE else getattr(facts, name) for name in named)
    return tuple(", ".join(one) if isinstance(one, tuple) else str(one) for one in values)
