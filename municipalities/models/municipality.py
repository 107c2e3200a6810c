"""Who we are: Kreise, municipalities and their number of foreign residents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from municipalities.law.keys import municipality_key
from municipalities.models.regions import ModelRegion, in_area
from municipalities.models.sorting import is_found
from municipalities.models.staff import LEADING, READING, Role, User

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


# Kinds of municipalities that bear the name „Stadt“ (§ 9 Abs. 2, § 49 HGO).
TOWNS = ("Stadt", "kreisfreie Stadt")


class Kreis(models.Model):
    """A Landkreis or a kreisfreie Stadt; the key has five digits („06411“)."""

    key = models.CharField(max_length=5, primary_key=True)
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=40)

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.name


class MunicipalityQuerySet(models.QuerySet["Municipality"]):
    """Questions of the office about municipalities; each already contains the permission."""

    def seen_by(self, user: User | AnonymousUser) -> Self:
        """Municipalities whose pages this person may read: their own, or all for the state."""
        if not user.is_authenticated:
            return self.none()
        state = user.memberships.filter(municipality=None)
        own = user.memberships.filter(role__in=READING).values("municipality")
        return self.filter(Q(models.Exists(state)) | Q(pk__in=own))

    def worked_on_by(self, user: User | AnonymousUser) -> Self:
        """Municipalities in whose town hall this person works, so that persons may be read."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(pk__in=user.memberships.filter(role__in=READING).values("municipality"))

    def led_by(self, user: User | AnonymousUser) -> Self:
        """Municipalities whose facts this person may change."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(pk__in=user.memberships.filter(role__in=LEADING).values("municipality"))

    def audited_by(self, user: User | AnonymousUser) -> Self:
        """Municipalities whose log this person may read."""
        if not user.is_authenticated:
            return self.none()
        roles = [Role.AUDITOR, Role.RETURNING_OFFICER]
        own = user.memberships.filter(role__in=roles).values("municipality")
        return self.filter(pk__in=own)

    def staffed_by(self, user: User | AnonymousUser) -> Self:
        """Municipalities where this person keeps accounts: their own, or all for the state."""
        if not user.is_authenticated:
            return self.none()
        state = user.memberships.filter(role=Role.STATE_ADMIN)
        own = user.memberships.filter(role__in=LEADING).values("municipality")
        return self.filter(Q(models.Exists(state)) | Q(pk__in=own))

    def under_key(self, key: str) -> Municipality | None:
        """Return the one that bears ``key`` today, else the one that bore it, else None."""
        found = self.filter(Q(ags=key) | Q(previous_ags=key))
        return min(found, key=lambda place: place.ags != key, default=None)

    def by_key(self) -> dict[str, Municipality]:
        """Return them under each of their keys, today's and an earlier one."""
        found = list(self)
        earlier = {place.previous_ags: place for place in found if place.previous_ags}
        return {**earlier, **{place.ags: place for place in found}}

    def found_by(self, text: str) -> Self:
        """Municipalities that a search for ``text`` finds: by name, Kreis or key, however written.

        A few hundred names are compared here: no database folds ä, ae and a into one.
        """
        key = municipality_key(text)
        digits = text.strip() if text.strip().isdecimal() else ""
        found = [
            pk
            for pk, ags, earlier, name, kreis in self.values_list(
                "pk", "ags", "previous_ags", "name", "kreis__name"
            )
            if is_found(text, name, kreis)
            or (key is not None and key.ags in {ags, earlier})
            or (digits and ags.startswith((digits, f"0{digits}")))
        ]
        return self.filter(pk__in=found)

    def in_model_region(self, region: ModelRegion) -> Self:
        """Municipalities of one region of the programme „Modellregionen Integration“."""
        return self.filter(in_area(region))


class Municipality(models.Model):
    """A Gemeinde of Hesse; ``ags`` is its key of 2026, ``previous_ags`` an earlier one."""

    ags = models.CharField(_("Gemeindeschlüssel"), max_length=8, unique=True)
    previous_ags = models.CharField(max_length=8, blank=True)
    name = models.CharField(_("Name"), max_length=120)
    sort_key = models.CharField(max_length=120)
    kind = models.CharField(max_length=40)
    kreis = models.ForeignKey(Kreis, on_delete=models.PROTECT, related_name="municipalities")
    population = models.PositiveIntegerField(null=True)
    population_as_of = models.DateField(null=True)

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key"]

    def __str__(self) -> str:
        return self.name

    @property
    def short_name(self) -> str:
        """The name without the official addition: „Fulda“ for „Fulda, Stadt“."""
        return self.name.split(",")[0]

    @property
    def is_town(self) -> bool:
        """Whether it bears the name „Stadt“: then its Gemeindevorstand is the Magistrat."""
        return self.kind in TOWNS

    @property
    def map_key(self) -> str:
        """The key under which the boundaries (territory of 2022) know this municipality."""
        return self.previous_ags or self.ags


class ResidentCount(models.Model):
    """How many foreign residents a municipality had on a day, and who says so."""

    class Status(models.TextChoices):
        """How sure the figure is."""

        OFFICIAL = "official", _("amtlich")
        ESTIMATE = "estimate", _("geschätzt")

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="resident_counts"
    )
    as_of = models.DateField(_("Stand"))
    foreign_residents = models.PositiveIntegerField(_("Ausländische Einwohner"))
    status = models.CharField(max_length=10, choices=Status)
    # The signs of the source beside the number, as written: „( )“ uncertain, r corrected.
    mark = models.CharField(max_length=20, blank=True)
    source = models.CharField(_("Quelle"), max_length=300)

    class Meta:
        ordering = ["-as_of", "-pk"]
        get_latest_by = ["as_of", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "as_of", "source"], name="resident_count_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.municipality}: {self.foreign_residents} ({self.as_of})"
