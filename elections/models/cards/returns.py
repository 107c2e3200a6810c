"""Notices that the post brought back (§ 10 KWO)."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from elections.models.register.entries import RegisterEntry
from municipalities.models import User


class NoticeReturnQuerySet(models.QuerySet["NoticeReturn"]):
    """Questions about returned notices."""

    def standing(self) -> Self:
        """Those that were no slip of whoever wrote them down."""
        return self.filter(withdrawal=None)


class NoticeReturn(models.Model):
    """A notice that the post brought back: it could not be delivered; one row per letter."""

    class Ground(models.TextChoices):
        """What the post wrote on it."""

        MOVED = "moved", _("unbekannt verzogen")
        UNKNOWN = "unknown", _("Empfänger nicht zu ermitteln")
        DIED = "died", _("verstorben")
        REFUSED = "refused", _("Annahme verweigert")
        OTHER = "other", _("anderer Grund")

    entry = models.ForeignKey(
        RegisterEntry, on_delete=models.PROTECT, related_name="notice_returns"
    )
    ground = models.CharField(max_length=10, choices=Ground)
    returned_on = models.DateField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = NoticeReturnQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.entry)


class NoticeReturnWithdrawal(models.Model):
    """A returned notice was written down for the wrong person, and is taken back."""

    notice_return = models.OneToOneField(
        NoticeReturn, on_delete=models.PROTECT, related_name="withdrawal"
    )
    withdrawn_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.notice_return)
