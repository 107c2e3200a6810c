"""The Wahlscheinverzeichnis: every issued card in its series, with what became of it (R-WS-03)."""

from __future__ import annotations

import re
from datetime import date

from django.db.models import Prefetch, Q
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from elections.models.cards.dispatch import CardDispatch
from elections.models.cards.lookup import entries_like
from elections.models.cards.polling_card import PollingCard, PollingCardQuerySet
from elections.models.cards.prints import CardPrint
from elections.models.course.election import Election
from elections.models.register.address import PersonRecord
from elections.models.register.search_terms import terms_of
from municipalities.law.days import KnownDay
from municipalities.models.sorting import is_found, sort_key

_NUMBER = re.compile(r"\s*([ABab])?\s*(\d{1,9})\s*")


def listed(election: Election) -> PollingCardQuerySet:
    """Return the cards of an election with person, invalidation, replacement, prints, dispatch."""
    rows = PollingCard.objects.filter(election=election).select_related(
        "entry__district", "invalidation", "application", "replaces", "replacement"
    )
    again = CardPrint.objects.filter(is_again=True).select_related("run").defer("said", "run__said")
    return rows.prefetch_related(
        Prefetch("dispatches", CardDispatch.objects.order_by("-pk")),
        Prefetch("prints", again.order_by("pk"), to_attr="reprints"),
    ).order_by("series", "number")


def reprinted_on(card: PollingCard) -> list[date]:
    """Return the days on which a listed card was printed once more (R-WS-05)."""
    return [localtime(one.run.ordered_at).date() for one in getattr(card, "reprints", ())]


def way_of(card: PollingCard) -> str:
    """Return how a listed card left the house and when; „nicht vermerkt“ where nobody wrote it."""
    newest = next(iter(card.dispatches.all()), None)
    if newest is None:
        return _("nicht vermerkt")
    elsewhere = newest.way == CardDispatch.Way.POST and card.application.ship_to
    return f"{newest}, {_('andere Anschrift')}" if elsewhere else str(newest)


def found_by(election: Election, text: str) -> Q:
    """Return which cards somebody means: „A 17“, „17“, a name, „001/27“ or a birth date."""
    if number := _NUMBER.fullmatch(text):
        series = Q(series=number[1].upper()) if number[1] else Q()
        return series & Q(number=int(number[2]))
    entries = entries_like(election.pk, text).values_list("pk", flat=True)
    return Q(entry__in=list(entries)) | Q(pk__in=_held_by(election, text))


def _held_by(election: Election, text: str) -> list[int]:
    """Return the cards without an entry whose holder a search means, in whatever writing.

    They are few: those of § 16a Abs. 2 KWO (R-WS-01).
    """
    name, births = terms_of(text)
    cards = PollingCard.objects.filter(election=election, entry=None)
    return [
        card.pk
        for card in cards.only("holder")
        if (births or sort_key(name))
        and _is_meant(PersonRecord.from_json(card.holder), name, births)
    ]


def _is_meant(holder: PersonRecord, name: str, births: tuple[KnownDay, KnownDay] | None) -> bool:
    is_born_then = births is None or births[0] <= holder.born <= births[1]
    return is_born_then and is_found(name, holder.name.listed)
