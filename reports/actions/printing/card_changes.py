"""Which printed Wahlscheine say something else than the register says today."""

from __future__ import annotations

from dataclasses import dataclass, fields

from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce, Concat

from elections.models import Election
from elections.models.cards.dispatch import has_left
from elections.models.cards.polling_card import PollingCard
from elections.models.cards.prints import CardPrint, printable
from elections.models.register.entries import RegisterCorrection
from reports.actions.printing.card_facts import card_from, polling_card_facts
from reports.pdf.printing.polling_card import PollingCardFacts
from reports.pdf.printing.register import PROTECTED

_WHERE = ("dwelling", "recipient")
_SAID = tuple(field.name for field in fields(PollingCardFacts) if field.name != "is_again")


@dataclass(frozen=True, slots=True)
class ChangedCard:
    """A card whose last print is no longer true: what it said, what it would say now.

    One that ``has_left`` is not printed again: there would be a second valid paper (R-WS-05).
    """

    card: PollingCard
    before: tuple[str, ...]
    now: tuple[str, ...]
    has_left: bool = False


def changed_since_print(election: Election) -> list[ChangedCard]:
    """Return the valid cards that would say something else today (R-WS-03, R-REG-10).

    Looked at are those whose entry was corrected after a print, or stands under another number: a
    new street directory moves people without correcting them. Cards of series B have no entry, and
    nothing of them changes.
    """
    touched = _prints_to_look_at(election).values("card")
    prints = CardPrint.objects.filter(card__in=touched).order_by("run__number")
    last = {one.card_id: one.said for one in prints}
    districts: dict[int | None, str] = dict(election.districts.values_list("pk", "number"))
    cards = PollingCard.objects.filter(pk__in=last).select_related("entry__district", "application")
    gone = set(cards.filter(has_left()).values_list("pk", flat=True))
    found = []
    for card in cards.order_by("series", "number"):
        said, today = card_from(last[card.pk]), polling_card_facts(card, districts)
        differing = [name for name in _SAID if getattr(said, name) != getattr(today, name)]
        if differing:
            hidden = card.entry is not None and card.entry.blocked
            before, now = (_shown(one, differing, hidden=hidden) for one in (said, today))
            found.append(ChangedCard(card, before, now, has_left=card.pk in gone))
    return found


def _prints_to_look_at(election: Election) -> QuerySet[CardPrint]:
    corrected = RegisterCorrection.objects.filter(
        entry=OuterRef("card__entry"), recorded_at__gt=OuterRef("run__ordered_at")
    )
    # As an entry says its number: „001/27“.
    number = Concat(
        Coalesce("card__entry__district__number", Value("–")),
        Value("/"),
        Coalesce(Cast("card__entry__number", CharField()), Value("–")),
    )
    prints = CardPrint.objects.filter(
        card__in=printable(election).values("pk"), card__entry__isnull=False
    ).annotate(said_number=KT("said__register_number"), number=number)
    return prints.filter(Exists(corrected) | ~Q(said_number=F("number")))


def _shown(facts: PollingCardFacts, names: list[str], *, hidden: bool) -> tuple[str, ...]:
    """Return what a page shows of the facts; no address of a person with an Auskunftssperre."""
    # The lines of the address repeat the name and the dwelling.
    named = [name for name in names if name != "recipient" or len(names) == 1]
    values = (PROTECTED if hidden and name in _WHERE else getattr(facts, name) for name in named)
    return tuple(", ".join(one) if isinstance(one, tuple) else str(one) for one in values)
