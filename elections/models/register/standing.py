"""Who stands in the register: whoever has no strike that is open. Defined here and nowhere else.

A strike is open until it is taken back (R-REG-04, R-REG-10). Statements on whole sets ask the
database view ``elections_openstrike``, which says the same in SQL; a test holds the two together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, F, OuterRef, Value
from django.db.models.functions import Replace

from elections.models.register.name_blocks import found_by_name, searched, searched_words
from elections.models.register.search_terms import terms_of
from municipalities.models.sorting import sort_key

if TYPE_CHECKING:
    from elections.models.register.entries import (  # noqa: F401 - named in texts below
        RegisterEntry,
        RegisterStrike,
    )

_LETTERS = 3
"""A shorter word stands in so many names that it tells nothing."""


class RegisterStrikeQuerySet(models.QuerySet["RegisterStrike"]):
    """Questions about strikes."""

    def open(self) -> Self:
        """Strikes that nobody took back; a person has one at most."""
        return self.filter(restoration=None)


class RegisterEntryQuerySet(models.QuerySet["RegisterEntry"]):
    """Questions about persons in the register."""

    def standing(self) -> Self:
        """Entries that are not struck."""
        return self.exclude(Exists(_open_strikes()))

    def struck(self) -> Self:
        """Entries that are struck."""
        return self.filter(Exists(_open_strikes()))

    def with_marks(self) -> Self:
        """Each with ``is_struck`` and ``has_card`` (the mark „W“)."""
        return self.annotate(is_struck=Exists(_open_strikes()), has_card=Exists(_valid_cards()))

    def with_card(self) -> Self:
        """Entries that carry the mark „W“: a polling card was issued and is valid."""
        return self.filter(Exists(_valid_cards()))

    def search(self, election_id: int, text: str, limit: int = 51) -> Self:
        """Entries of one election by a fragment of the name, by the birth, or by both.

        Every word must stand somewhere in the name, whole or in part, in whatever writing; titles
        count for nothing. „3.4.1975“ is a day, „4.1975“ and „1975“ are all births of a month or a
        year. At most ``limit`` entries.
        """
        name, births = terms_of(text)
        name = sort_key(name)
        if births is None:
            return self.filter(pk__in=found_by_name(election_id, name, limit))
        found = self.filter(election=election_id, birth_date__range=births)
        for word in name.split():
            found = found.alias(searched=_searched_name()).filter(searched__contains=searched(word))
        # In the order of the index: it is read no further than to the last one that is shown.
        keys = found.order_by("birth_date", "pk").values_list("pk", flat=True)[:limit]
        return self.filter(pk__in=list(keys))

    def sharing_a_name(self, names: str) -> Self:
        """Entries whose name holds one of these folded names, in whatever writing (R-REG-02)."""
        words = searched_words(names)
        shared = models.Q(pk__in=[])
        for word in [word for word in words if len(word) >= _LETTERS] or words:
            shared |= models.Q(searched__contains=word)
        return self.alias(searched=_searched_name()).filter(shared)

    def only_postcode(self) -> str:
        """Return the postcode that all of them have, empty where there are several or none."""
        known = self.exclude(postcode="").order_by().values_list("postcode", flat=True)
        found = list(known.distinct()[:2])
        return str(found[0]) if len(found) == 1 else ""

    def without_district(self) -> Self:
        """Standing entries whose dwelling no street range knows."""
        return self.standing().filter(district=None)


def _searched_name() -> models.Expression:
    """Return the name as ``name_blocks.searched`` writes it."""
    name: models.Expression = F("sort_key")  # type: ignore[assignment]
    for written, bare in (("ae", "a"), ("oe", "o"), ("ue", "u"), (" ", "")):
        name = Replace(name, Value(written), Value(bare))
    return name


# Strikes and cards stand in modules that rest on this one.
def _open_strikes() -> models.QuerySet[models.Model]:
    strikes = RegisterStrikeQuerySet(apps.get_model("elections.RegisterStrike"))
    return strikes.open().filter(entry=OuterRef("pk"))


def _valid_cards() -> models.QuerySet[models.Model]:
    cards = apps.get_model("elections.PollingCard")
    return cards._default_manager.filter(entry=OuterRef("pk"), invalidation=None)
