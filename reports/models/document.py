"""Documents as they were issued: the bytes, and the hash of the facts they were made from."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from ballots.models import Determination
from elections.models import Election
from municipalities.models import User


class Document(models.Model):
    """One PDF as it left the house."""

    class Kind(models.TextChoices):
        """Which paper."""

        PROTOCOL = "protocol", _("Niederschrift des Wahlausschusses")

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="documents")
    determination = models.ForeignKey(
        Determination, on_delete=models.PROTECT, related_name="documents"
    )
    kind = models.CharField(max_length=20, choices=Kind)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    facts_sha256 = models.CharField(max_length=64)
    issued_at = models.DateTimeField(auto_now_add=True)
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        triggers = [
            pgtrigger.Protect(
                name="document_is_final", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["determination", "kind"], name="document_once")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.election}"
