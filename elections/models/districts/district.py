"""Where people vote: Wahlbezirke, their polling places, the streets that belong to them."""

from __future__ import annotations

import re

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from elections.law.districts.street_names import LONGEST_KEY, street_key
from elections.law.districts.streets import StreetDirectory
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
        correction = "closing__corrections"
        rows = self.order_by(f"{correction}__pk").values_list(
            "pk", f"closing__{figure}", f"{correction}__pk", f"{correction}__{figure}"
        )
        # The newest correction comes last and holds.
        figures = {
            district: certified if corrected is None else newer
            for district, certified, corrected, newer in rows
        }
        known = [count for count in figures.values() if count is not None]
        return sum(known) if known and len(known) == len(figures) else None


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


class StreetRangeQuerySet(models.QuerySet["StreetRange"]):
    """Questions about the street directory."""

    def directory(self, election: Election) -> StreetDirectory:
        """The street directory of an election, ready to answer for many addresses."""
        rows = self.filter(election=election).values_list(
            "street_key",
            "side",
            "first",
            "first_letter",
            "last",
            "last_letter",
            "postcode",
            "district_id",
            "locality",
            "street",
        )
        districts = list(election.districts.values_list("pk", flat=True)[:2])
        return StreetDirectory(rows.iterator(), districts, sort_key)


class StreetRange(models.Model):
    """A part of a street that belongs to one Wahlbezirk, as the street directory has it.

    House numbers are kept as numbers and letters: ``first`` 3 with ``first_letter`` „b“ to
    ``last`` 15. Without any number the whole street belongs to the district.
    """

    class Side(models.TextChoices):
        """Which house numbers of the range count."""

        ALL = "all", _("alle")
        EVEN = "even", _("gerade")
        ODD = "odd", _("ungerade")

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="street_ranges")
    district = models.ForeignKey(District, on_delete=models.CASCADE, related_name="street_ranges")
    street = models.CharField(_("Straße"), max_length=120)
    # ``key_of_street`` of the name: spelling and hyphens do not matter.
    street_key = models.CharField(max_length=LONGEST_KEY)
    side = models.CharField(max_length=4, choices=Side, default=Side.ALL)
    first = models.PositiveIntegerField(null=True)
    first_letter = models.CharField(max_length=5, blank=True)
    last = models.PositiveIntegerField(null=True)
    last_letter = models.CharField(max_length=5, blank=True)
    postcode = models.CharField(_("Postleitzahl"), max_length=10, blank=True)
    locality = models.CharField(_("Ortsteil"), max_length=120, blank=True)

    objects = StreetRangeQuerySet.as_manager()

    class Meta:
        ordering = ["street_key", "first", "first_letter", "pk"]
        indexes = [models.Index(fields=["election", "street_key"], name="street_of_election")]
        constraints = [
            models.CheckConstraint(
                name="street_range_in_order",
                condition=Q(first=None) | Q(last=None) | Q(first__lte=F("last")),
            )
        ]

    def __str__(self) -> str:
        return self.street
