"""Where people vote: the Wahlbezirke of an election."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from elections.models.election import Election


class DistrictQuerySet(models.QuerySet["District"]):
    """Questions about Wahlbezirke."""

    def electors(self) -> int | None:
        """Sum of A over the closed registers of these districts; None when one is unknown."""
        return self.certified("total")

    def certified(self, figure: str) -> int | None:
        """Sum of one certified figure: „total“, „without_mark“, „with_mark“ or „special“.

        None when it is unknown for a district, or when there is none. The count reads these sums
        and nothing else of the register.
        """
        figures = list(self.values_list(f"closing__{figure}", flat=True))
        known = [count for count in figures if count is not None]
        return sum(known) if known and len(known) == len(figures) else None


class District(models.Model):
    """A Wahlbezirk; its number is text, since town halls use leading zeros and letters."""

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="districts")
    number = models.CharField(_("Nummer"), max_length=20)
    name = models.CharField(_("Name"), max_length=200)

    objects = DistrictQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["election", "number"], name="district_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"
