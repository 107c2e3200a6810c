"""What stands on the papers of a municipality."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.models.municipality import Municipality


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
