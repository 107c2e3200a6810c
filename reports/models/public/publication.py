"""What the public sees: a snapshot, never the working tables."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import OuterRef, Subquery

from ballots.models import Determination, Succession
from elections.models import Election
from municipalities.models import User


class PublicationQuerySet(models.QuerySet["Publication"]):
    """Questions of the public."""

    def current(self) -> Self:
        """The newest publication of each election."""
        newest = (
            Publication.objects.filter(election=OuterRef("election"))
            .order_by("-version")
            .values("pk")[:1]
        )
        return self.filter(pk=Subquery(newest))


class Publication(models.Model):
    """One published version of a result; a correction is a new version (§ 55 KWO; R-CNT-12)."""

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="publications")
    determination = models.ForeignKey(
        Determination, on_delete=models.PROTECT, related_name="publications"
    )
    version = models.PositiveSmallIntegerField()
    snapshot = models.JSONField()
    sha256 = models.CharField(max_length=64)
    published_on = models.DateField()
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = PublicationQuerySet.as_manager()

    class Meta:
        ordering = ["-published_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["election", "version"], name="publication_once")
        ]

    def __str__(self) -> str:
        return f"Bekanntmachung {self.version}: {self.election}"


class MembersPublication(models.Model):
    """One published version of who sits in the body, who sat, and why it changed (R-END-07).

    A version is made for each determined succession; the first one, without any, begins the term.
    ``snapshot`` is all that the public page shows.
    """

    election = models.ForeignKey(
        Election, on_delete=models.PROTECT, related_name="members_publications"
    )
    version = models.PositiveSmallIntegerField()
    successions = models.ManyToManyField(Succession, related_name="publications")
    snapshot = models.JSONField()
    sha256 = models.CharField(max_length=64)
    published_on = models.DateField()
    published_at = models.DateTimeField(auto_now_add=True)
    published_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-version"]
        get_latest_by = "version"
        constraints = [
            models.UniqueConstraint(fields=["election", "version"], name="members_publication_once")
        ]

    def __str__(self) -> str:
        return f"Mitglieder, Fassung {self.version}: {self.election}"
