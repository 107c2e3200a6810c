"""Earlier elections as public sources state them; a missing figure stays empty."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.models.municipality import Municipality


class PastElection(models.Model):
    """One election of one municipality, as one source states it."""

    class Kind(models.TextChoices):
        """Which body was elected."""

        FOREIGNERS = "foreigners", _("Ausländerbeiratswahl")
        COUNCIL = "council", _("Gemeindewahl")

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="past_elections"
    )
    kind = models.CharField(max_length=12, choices=Kind)
    day = models.DateField()
    eligible = models.PositiveIntegerField(null=True)
    voters = models.PositiveIntegerField(null=True)
    turnout_stated = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    invalid_ballots = models.PositiveIntegerField(null=True)
    valid_ballots = models.PositiveIntegerField(null=True)
    valid_votes = models.PositiveIntegerField(null=True)
    seats = models.PositiveSmallIntegerField(null=True)
    lists = models.PositiveSmallIntegerField(null=True)
    status = models.CharField(max_length=60, blank=True)
    source = models.CharField(max_length=500)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["-day", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "kind", "day", "source"], name="past_election_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.municipality}: {self.get_kind_display()} {self.day}"


class StateTotal(models.Model):
    """The Ausländerbeirat elections of one day over the whole state, as a source states them."""

    day = models.DateField(unique=True)
    municipalities = models.PositiveSmallIntegerField(null=True)
    kreise = models.PositiveSmallIntegerField(null=True)
    eligible = models.PositiveIntegerField(null=True)
    voters = models.PositiveIntegerField(null=True)
    turnout = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    seats = models.PositiveSmallIntegerField(null=True)
    candidates = models.PositiveIntegerField(null=True)
    lists = models.PositiveSmallIntegerField(null=True)
    source = models.CharField(max_length=500)
    note = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["day"]

    def __str__(self) -> str:
        return str(self.day)
