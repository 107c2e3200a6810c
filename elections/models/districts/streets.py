"""The street directory of an election: its rows, and those that nobody could read yet."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from elections.law.districts.number_ranges import NumberRange, Side
from elections.law.districts.street_names import LONGEST_KEY, searched_keys
from elections.law.districts.streets import StreetDirectory, StreetRow
from elections.models.course.election import Election
from elections.models.districts.district import District
from municipalities.models.sorting import sort_key


class StreetRangeQuerySet(models.QuerySet["StreetRange"]):
    """Questions about the street directory."""

    def rows(self) -> Iterable[StreetRow]:
        """The rows as the law asks them."""
        names = ("street_key", "side", "first", "first_letter", "last", "last_letter")
        found = self.order_by().values_list(*names, "postcode", "district_id", "locality", "street")
        return map(StreetRow._make, found.iterator())

    def directory(self, election: Election) -> StreetDirectory:
        """The street directory of an election, ready to answer for many addresses."""
        set_aside = election.streets_set_aside.values_list("street_key", flat=True)
        return directory_of(election, self.filter(election=election).rows(), set(set_aside))

    def searched(self, street: str) -> Self:
        """Rows of streets that begin so; ü is found as u and as ue, and the other way round."""
        found = Q()
        for key in searched_keys(street, sort_key):
            found |= Q(street_key__startswith=key)
        return self.filter(found)


def directory_of(
    election: Election, rows: Iterable[StreetRow], set_aside: Collection[str] = ()
) -> StreetDirectory:
    """Return the directory that ``rows`` make; ``set_aside`` are keys of streets."""
    districts = list(election.districts.values_list("pk", flat=True)[:2])
    return StreetDirectory(rows, districts, sort_key, set_aside)


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

    @property
    def numbers(self) -> NumberRange:
        """The house numbers of this part."""
        return NumberRange(
            Side(self.side), self.first, self.first_letter, self.last, self.last_letter
        )


class StreetSetAside(models.Model):
    """A row of the street directory that could not be read: it waits for somebody to enter it.

    The cells stand as they were in the file. It goes with the next directory, or once the street is
    entered by hand.
    """

    election = models.ForeignKey(
        Election, on_delete=models.CASCADE, related_name="streets_set_aside"
    )
    line = models.PositiveIntegerField(_("Zeile"))
    street = models.TextField(_("Straße"))
    street_key = models.CharField(max_length=LONGEST_KEY)
    houses = models.TextField(_("Hausnummern"), blank=True)
    postcode = models.TextField(_("Postleitzahl"), blank=True)
    locality = models.TextField(_("Ortsteil"), blank=True)
    district = models.TextField(_("Wahlbezirk"), blank=True)
    reason = models.TextField(_("Grund"))

    class Meta:
        ordering = ["line", "pk"]

    def __str__(self) -> str:
        return f"{self.street} {self.houses}".strip()
