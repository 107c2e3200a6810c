"""How a Wahlschein left the town hall: by post, or handed over (R-WS-03)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from elections.models.cards.polling_card import PollingCard
from municipalities.models import User
from municipalities.models.final import final


class CardDispatch(models.Model):
    """A Wahlschein left the house; the newest row of a card holds, an earlier one was a slip."""

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

    class Meta:
        ordering = ["pk"]
        triggers = final("card_dispatch_stays")

    def __str__(self) -> str:
        return f"{self.get_way_display()}, {self.left_on:%d.%m.%Y}"
