"""How the tables of one source are read, as somebody confirmed it last."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.models.municipality import Municipality
from municipalities.models.staff import User


class TableSourceQuerySet(models.QuerySet["TableSource"]):
    """Questions about what is remembered."""

    def of(self, kind: TableSource.Kind, municipality: Municipality | None = None) -> Self:
        """Sources of one kind of table, of one municipality or of the state; the newest first."""
        return self.filter(kind=kind, municipality=municipality)


class TableSource(models.Model):
    """A source of tables and how it is read: columns, signs, answers (JSON of the reader's shape).

    It is asked once and proposed from then on. A source of the state has no municipality.
    """

    class Kind(models.TextChoices):
        """Which importer reads the tables."""

        RESIDENTS = "residents", _("Einwohnerzahlen")
        POLLING_PLACES = "polling_places", _("Wahllokale")
        STREETS = "streets", _("Straßenverzeichnis")
        RESULTS = "results", _("Ergebnisse")

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, related_name="table_sources"
    )
    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=100)
    reading = models.JSONField()
    confirmed_at = models.DateTimeField(auto_now=True)
    # None: at the console, where nobody is signed in.
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    objects = TableSourceQuerySet.as_manager()

    class Meta:
        ordering = ["-confirmed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "kind", "name"],
                name="table_source_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return self.name
