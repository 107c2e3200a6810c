"""The determined result: a row per determination, never changed afterwards."""

from __future__ import annotations

from fractions import Fraction

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from elections.models import Candidate, Election, Nomination
from municipalities.models import User
from municipalities.models.final import final


class Lot(models.Model):
    """A lot as the Wahlleitung drew it, with its minutes (R-SEAT-03, R-SEAT-07).

    ``tied`` and ``drawn`` are list numbers, or places of the single list in a Mehrheitswahl;
    ``drawn`` stands in the order of drawing. It answers the votes it was drawn on
    (``votes_sha256``): when the count changes, the lot no longer counts.
    """

    class Question(models.TextChoices):
        """What had to be decided."""

        LISTS = "lists", _("Sitz zwischen Listen mit gleichem Bruchteil")
        PERSONS = "persons", _("Sitz zwischen Personen mit gleicher Stimmenzahl")

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="lots")
    question = models.CharField(max_length=10, choices=Question)
    tied = ArrayField(models.PositiveSmallIntegerField())
    drawn = ArrayField(models.PositiveSmallIntegerField())
    votes_sha256 = models.CharField(max_length=64)
    drawn_on = models.DateField(_("Gezogen am"))
    minutes = models.CharField(_("Niederschrift über das Los"), max_length=1000)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        triggers = final("lot_is_final")
        constraints = [
            models.UniqueConstraint(
                fields=["election", "question", "votes_sha256"], name="lot_once_per_count"
            )
        ]

    def __str__(self) -> str:
        return f"Los: {self.drawn}"


class Determination(models.Model):
    """The result as the Wahlausschuss determined it (§ 54 Abs. 2 KWO; R-CNT-11)."""

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="determinations")
    version = models.PositiveSmallIntegerField()
    decided_on = models.DateField(_("Sitzung des Wahlausschusses"))
    law_version = models.CharField(max_length=10)
    assumptions = models.JSONField(default=dict)
    majority_vote = models.BooleanField()
    electors = models.PositiveIntegerField(null=True)
    voters = models.PositiveIntegerField(null=True)
    voters_with_card = models.PositiveIntegerField(null=True)
    invalid_ballots = models.PositiveIntegerField(null=True)
    valid_votes = models.PositiveIntegerField()
    votes_sha256 = models.CharField(max_length=64)
    # False: some persons' votes are unknown, so who is elected stays open.
    persons_determined = models.BooleanField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-version"]
        get_latest_by = "version"
        triggers = final("determination_is_final")
        constraints = [
            models.UniqueConstraint(fields=["election", "version"], name="determination_once")
        ]

    def __str__(self) -> str:
        return f"Feststellung {self.version}: {self.election}"


class ListResult(models.Model):
    """One row of the worked calculation (R-SEAT-02..05)."""

    determination = models.ForeignKey(Determination, on_delete=models.PROTECT, related_name="lists")
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="results")
    votes = models.PositiveIntegerField()
    quota_numerator = models.PositiveBigIntegerField(null=True)
    quota_denominator = models.PositiveBigIntegerField(null=True)
    whole_seats = models.PositiveSmallIntegerField()
    majority_seats = models.PositiveSmallIntegerField()
    remainder_seats = models.PositiveSmallIntegerField()
    seats = models.PositiveSmallIntegerField()
    vacant = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["nomination__number"]
        triggers = final("list_result_is_final")
        constraints = [
            models.UniqueConstraint(fields=["determination", "nomination"], name="list_result_once")
        ]

    def __str__(self) -> str:
        return f"{self.nomination}: {self.seats}"

    @property
    def quota(self) -> Fraction | None:
        """The exact share of the seats; None in a Mehrheitswahl, which knows no quota."""
        if self.quota_numerator is None or self.quota_denominator is None:
            return None
        return Fraction(self.quota_numerator, self.quota_denominator)


class CandidateResult(models.Model):
    """Votes of one person and whether the person is elected; ``order`` counts from 1.

    ``order`` is the order of election, then of succession; empty where it stays open.
    """

    determination = models.ForeignKey(
        Determination, on_delete=models.PROTECT, related_name="candidates"
    )
    candidate = models.ForeignKey(Candidate, on_delete=models.PROTECT, related_name="results")
    votes = models.PositiveIntegerField(null=True)
    elected = models.BooleanField()
    order = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["candidate__nomination__number", "order", "candidate__place"]
        triggers = final("candidate_result_is_final")
        constraints = [
            models.UniqueConstraint(
                fields=["determination", "candidate"], name="candidate_result_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.candidate}: {self.votes}"
