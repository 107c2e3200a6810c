"""Files that people hand in: kept as bytes with their hash, never changed."""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.models.body.gremium import GremiumDecision
from municipalities.models.municipality import Municipality
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
        triggers = [
            pgtrigger.Protect(
                name="attachment_is_final", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["decision", "sha256"], name="attachment_once")
        ]

    def __str__(self) -> str:
        return self.name


class ResidentFile(models.Model):
    """A table of resident counts that the state handed in, until it is taken in or dropped.

    ``rows`` is the table as it was read (``opendata.residents``); the file itself is not kept.
    """

    name = models.CharField(max_length=150)
    sha256 = models.CharField(max_length=64)
    as_of = models.DateField(_("Stand"))
    status = models.CharField(max_length=10)
    source = models.CharField(_("Quelle"), max_length=300)
    rows = models.JSONField()
    uploaded_at = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.name} ({self.as_of})"


class Letterhead(models.Model):
    """What stands on the papers of a municipality: who writes, from where, to which authority.

    Entered once and corrected when it changes; a paper that was issued keeps what it said.
    """

    municipality = models.OneToOneField(
        Municipality, on_delete=models.PROTECT, related_name="letterhead"
    )
    address = models.TextField(_("Anschrift der Wahlleitung"), max_length=300, blank=True)
    phone = models.CharField(_("Telefon"), max_length=60, blank=True)
    email = models.EmailField(_("E-Mail"), blank=True)
    returning_officer = models.CharField(
        _("Wahlleiterin oder Wahlleiter"), max_length=120, blank=True
    )
    mayor = models.CharField(_("Bürgermeisterin oder Bürgermeister"), max_length=120, blank=True)
    authority = models.TextField(_("Anschrift der Aufsichtsbehörde"), max_length=300, blank=True)

    def __str__(self) -> str:
        return f"Briefkopf {self.municipality}"
