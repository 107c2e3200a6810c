"""The council's resolution as a document: kept as bytes with its hash, never changed."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.models.body.gremium import GremiumDecision
from municipalities.models.staff import User


class DecisionAttachment(models.Model):
    """The resolution as the council signed it, as a PDF."""

    decision = models.ForeignKey(
        GremiumDecision, on_delete=models.PROTECT, related_name="attachments"
    )
    name = models.CharField(_("Dateiname"), max_length=150)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    attached_at = models.DateTimeField(auto_now_add=True)
    attached_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "sha256"], name="attachment_once")
        ]

    def __str__(self) -> str:
        return self.name
