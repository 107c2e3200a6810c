"""How a Wahlschein left the town hall: by post, or handed over (R-WS-03)."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from elections.models.cards.polling_card import PollingCard
from municipalities.models import User


class CardDispatchQuerySet(models.QuerySet["CardDispatch"]):
    """Questions about how Wahlscheine left the house."""

    def standing(self) -> Self:
        """Those that nobody took back."""
        return self.filter(withdrawal=None)


class CardDispatch(models.Model):
    """A Wahlschein left the house; the newest row of a card holds, an earlier one was a slip.

    A card that is still in the house has none that stands: what was noted is taken back.
    """

    class Way(models.TextChoices):
        """How."""

        POST = "post", _("mit der Post")
        HANDED = "handed", _("persönlich ausgehändigt")
        PROXY = "proxy", _("an eine bevollmächtigte Person ausgehändigt")

    card = models.ForeignKey(PollingCard, on_delete=models.PROTECT, related_name="dispatches")
    way = models.CharField(max_length=10, choices=Way)
    left_on = models.DateField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = CardDispatchQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_way_display()}, {self.left_on:%d.%m.%Y}"


class CardDispatchWithdrawal(models.Model):
    """A card was noted as gone that is still in the house; the wrong note stays to be read."""

    dispatch = models.OneToOneField(
        CardDispatch, on_delete=models.PROTECT, related_name="withdrawal"
    )
    reason = models.CharField(max_length=300)
    withdrawn_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.dispatch)


def has_left(card: str = "pk") -> Exists:
    """Return the condition that a card has left the house; ``card`` is the path to its key."""
    return Exists(CardDispatch.objects.filter(card=OuterRef(card)).standing())
