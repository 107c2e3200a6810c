"""Who stands in the register: whoever has no strike that is open. Defined here and nowhere else.

A strike is open until it is taken back (R-REG-04, R-REG-10). Statements on whole sets ask the
database view ``elections_openstrike``, which says the same in SQL; a test holds the two together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef

from elections.models.register.name_blocks import found_by_name
from municipalities.law.days import typed_day
from municipalities.models.sorting import sort_key

if TYPE_CHECKING:
    from elections.models.register.entries import (  # noqa: F401 - named in texts below
        RegisterEntry,
        RegisterStrike,
    )


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
        """Entries of one election by a fragment of the name, or by the day of birth.

        Every word must stand somewhere in the name, whole or in part, in whatever writing;
        „3.4.1975“ is a day, „1975“ the births of which only the year is known. At most ``limit``
        entries.
        """
        if day := typed_day(text):
            found = self.filter(election=election_id, birth_date=day).values_list("pk", flat=True)
            return self.filter(pk__in=list(found[:limit]))
        return self.filter(pk__in=found_by_name(election_id, sort_key(text), limit))

    def without_district(self) -> Self:
        """Standing entries whose dwelling no street range knows."""
        return self.standing().filter(district=None)


# Strikes and cards stand in modules that rest on this one.
def _open_strikes() -> models.QuerySet[models.Model]:
    strikes = RegisterStrikeQuerySet(apps.get_model("elections.RegisterStrike"))
    return strikes.open().filter(entry=OuterRef("pk"))


def _valid_cards() -> models.QuerySet[models.Model]:
    cards = apps.get_model("elections.PollingCard")
    return cards._default_manager.filter(entry=OuterRef("pk"), invalidation=None)
