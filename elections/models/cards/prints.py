"""Wahlscheine that were printed: each run, what every card of it said, and the file as it was made.

A printed card is a fact. Nothing here is changed afterwards: whoever prints a card once more makes
another row, which says so.
"""

from __future__ import annotations

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef

from elections.models.cards.dispatch import CardDispatch, CardDispatchQuerySet
from elections.models.cards.polling_card import PollingCard
from elections.models.course.election import Election
from municipalities.models import User


class CardPrintRunQuerySet(models.QuerySet["CardPrintRun"]):
    """Questions about print runs."""

    def with_counts(self) -> Self:
        """Each with ``card_count``, how many cards it has, and ``again_count``, how many again."""
        again = models.Count("prints", filter=models.Q(prints__is_again=True))
        return self.annotate(card_count=models.Count("prints"), again_count=again)


class CardPrintRun(models.Model):
    """Somebody had Wahlscheine printed (R-WS-03). ``said`` is what all cards of the run say.

    ``reason`` says why cards were printed once more; empty where none was.
    """

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="card_print_runs")
    number = models.PositiveIntegerField()
    said = models.JSONField()
    reason = models.CharField(max_length=300, blank=True)
    ordered_at = models.DateTimeField()
    ordered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = CardPrintRunQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["election", "number"], name="card_print_run_once")
        ]

    def __str__(self) -> str:
        return f"Druck {self.number}"


class CardPrint(models.Model):
    """One card of a run and what it said; ``is_again``: it had been printed before."""

    run = models.ForeignKey(CardPrintRun, on_delete=models.PROTECT, related_name="prints")
    card = models.ForeignKey(PollingCard, on_delete=models.PROTECT, related_name="prints")
    is_again = models.BooleanField(default=False)
    said = models.JSONField()

    class Meta:
        ordering = ["card__series", "card__number"]
        constraints = [
            models.UniqueConstraint(fields=["run", "card"], name="card_once_in_a_print_run")
        ]

    def __str__(self) -> str:
        return str(self.card)


class CardPrintFile(models.Model):
    """The Wahlscheine of a run as one PDF, exactly as it was made.

    ``left_out`` are the numbers of those that became invalid between the order and the file.
    """

    run = models.OneToOneField(CardPrintRun, on_delete=models.PROTECT, related_name="file")
    content = models.BinaryField()
    pages = models.PositiveIntegerField()
    left_out = ArrayField(models.CharField(max_length=20), default=list)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.run)


def printable(election: Election) -> models.QuerySet[PollingCard]:
    """Return the cards that may be printed: valid, and their person is not struck (R-WS-05)."""
    return PollingCard.objects.filter(election=election).valid().of_nobody_struck()


def open_to_print(election: Election) -> models.QuerySet[PollingCard]:
    """Return the printable cards that were never printed, in the order of their numbers."""
    printed = CardPrint.objects.filter(card=OuterRef("pk"))
    return printable(election).exclude(Exists(printed))


def posted_together(run: CardPrintRun) -> CardDispatchQuerySet:
    """Return what the last „zur Post gegeben“ of a run noted, as far as it still holds."""
    posted = CardDispatch.objects.filter(card__prints__run=run, way=CardDispatch.Way.POST)
    posted = posted.standing().filter(card__invalidation=None)
    last = posted.aggregate(last=models.Max("recorded_at"))["last"]
    return posted.filter(recorded_at=last)
