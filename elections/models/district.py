"""Where people vote: the Wahlbezirke of an election."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from elections.models.election import Election


class District(models.Model):
    """A Wahlbezirk; its number is text, since town halls use leading zeros and letters."""

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="districts")
    number = models.CharField(_("Nummer"), max_length=20)
    name = models.CharField(_("Name"), max_length=200)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["election", "number"], name="district_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"
