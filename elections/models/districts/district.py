"""Where people vote: Wahlbezirke, their polling places, the streets that belong to them."""

from __future__ import annotations

import re

from django.db import models
from django.utils.translation import gettext_lazy as _

from elections.law.districts.street_names import street_key
from elections.models.course.election import Election
from municipalities.models.sorting import sort_key


def number_order(number: str) -> tuple[int | str, ...]:
    """Return the sort key of the number of a Wahlbezirk: 2 before 10, 10 before 10a."""
    parts = re.split(r"(\d+)", number.casefold(), flags=re.ASCII)
    return tuple(int(part) if place % 2 else part for place, part in enumerate(parts))


class PostalDistrict(models.Model):
    """A Briefwahlbezirk: whose postal ballots one postal board receives (R-ORG-01, R-DIST-06)."""

    election = models.ForeignKey(
        Election, on_delete=models.CASCADE, related_name="postal_districts"
    )
    number = models.CharField(_("Nummer"), max_length=20)
    name = models.CharField(_("Name"), max_length=200)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["election", "number"], name="postal_district_number_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class PostalRoom(models.Model):
    """The room where the board of one Briefwahlbezirk counts; its access may be unknown."""

    postal_district = models.OneToOneField(
        PostalDistrict, on_delete=models.CASCADE, related_name="room"
    )
    name = models.CharField(_("Raum"), max_length=200)
    address = models.CharField(_("Anschrift"), max_length=200)
    accessible = models.BooleanField(_("barrierefrei"), null=True)
    access_note = models.CharField(_("Hinweis zur Barrierefreiheit"), max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.name}, {self.address}"


FIGURES = ("without_mark", "with_mark", "special", "total")
"""What the closing of a register certifies: A1, A2, A3 and A (R-REG-11)."""


class DistrictQuerySet(models.QuerySet["District"]):
    """Questions about Wahlbezirke."""

    def electors(self) -> int | None:
        """Sum of A over the closed registers of these districts; None when one is unknown."""
        return self.certified("total")

    def certified(self, figure: str) -> int | None:
        """Sum of one certified figure: „total“, „without_mark“, „with_mark“ or „special“.

        None if it is unknown for a district, or if there is no district. After a late card the
        newest correction holds (R-REG-11). The count reads these sums and nothing else of the
        register.
        """
        counts = [one[figure] for one in self.certified_each().values()]
        known = [count for count in counts if count is not None]
        return sum(known) if known and len(known) == len(counts) else None

    def certified_each(self) -> dict[int, dict[str, int | None]]:
        """Return the certified figures of every district by its key; unknown is None.

        „closing“ is the key of the closing: None as long as the register is open. After a late
        card the newest correction holds (R-REG-11). One statement, whatever the size of the town.
        """
        correction = "closing__corrections"
        rows = self.order_by(f"{correction}__pk").values_list(
            "pk",
            "closing",
            *(f"closing__{figure}" for figure in FIGURES),
            f"{correction}__pk",
            *(f"{correction}__{figure}" for figure in FIGURES),
        )
        width = len(FIGURES)
        found: dict[int, dict[str, int | None]] = {}
        for district, closing, *counts in rows:  # the newest correction comes last and holds
            corrected = counts[width] is not None
            held = counts[width + 1 :] if corrected else counts[:width]
            found[district] = {"closing": closing, **dict(zip(FIGURES, held, strict=True))}
        return found


class District(models.Model):
    """A Wahlbezirk; its number is text, since town halls use leading zeros and letters."""

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="districts")
    number = models.CharField(_("Nummer"), max_length=20)
    name = models.CharField(_("Name"), max_length=200)
    postal_district = models.ForeignKey(
        PostalDistrict, on_delete=models.SET_NULL, null=True, related_name="districts"
    )

    objects = DistrictQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["election", "number"], name="district_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.name}"


class PollingPlace(models.Model):
    """The room where one Wahlbezirk votes; its access may be unknown."""

    district = models.OneToOneField(
        District, on_delete=models.CASCADE, related_name="polling_place"
    )
    name = models.CharField(_("Wahlraum"), max_length=200)
    address = models.CharField(_("Anschrift"), max_length=200)
    accessible = models.BooleanField(_("barrierefrei"), null=True)
    access_note = models.CharField(_("Hinweis zur Barrierefreiheit"), max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.name}, {self.address}"


def key_of_street(name: str) -> str:
    """Return the key under which the directory finds a street, however it is spelled."""
    return street_key(sort_key(name))
