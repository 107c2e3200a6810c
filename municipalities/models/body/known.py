"""Bodies that public sources name: what each says, how surely, and of which Wahlzeit."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from municipalities.models.body.gremium import Term
from municipalities.models.municipality import Municipality


class KnownBodyQuerySet(models.QuerySet["KnownBody"]):
    """Questions about what sources say."""

    def of(self, term: Term) -> Self:
        """Rows that speak of ``term``: those that name it, else those from its election day on.

        A row without a Wahlzeit speaks of the next election from March of the last year on.
        """
        begins = min(term.election_day, term.starts_on.replace(month=3, day=1))
        untold = Q(term_stated="", as_of__gte=begins, as_of__lt=term.ends_on.replace(day=1))
        return self.filter(untold | Q(term_stated__startswith=f"{term.starts_on.year}-"))

    def stated(self) -> Self:
        """Rows whose source says that something is so, not that it is planned."""
        return self.filter(certainty=KnownBody.Certainty.STATED)


class KnownBody(models.Model):
    """What one public source says about the body of a municipality.

    ``as_of`` is the last day of what ``as_of_stated`` names („2021“, „2021-10“, „2021-10-05“),
    None where the source bears no date. ``term_stated`` is the Wahlzeit that the collection of
    sources gives („2021-2026“), empty where it follows from the day. ``ground`` is what ``reason``,
    the source's own word, comes to under §§ 84, 86 HGO; empty where it does not say.
    """

    class Kind(models.TextChoices):
        """What the source names; „none“ where it says that no body came about."""

        ABR = "ABR", _("Ausländerbeirat")
        IK = "IK", _("Integrations-Kommission")
        NONE = "NO", _("kein Ausländerbeirat zustande gekommen")

    class Certainty(models.TextChoices):
        """How the source speaks; only the first says that a body is there or is not."""

        STATED = "stated", _("belegt")
        ANNOUNCED = "announced", _("angekündigt")
        INFERRED = "inferred", _("erschlossen")

    class Ground(models.TextChoices):
        """Why there is a commission, as far as the source says so (R-BODY-04, R-BODY-10)."""

        CHOSEN = "chosen", _("durch Beschluss")
        FAILED = "failed", _("weil die Wahl ausfiel")
        DROPPED = "dropped", _("weil weniger als drei Mitglieder blieben")

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="known_bodies"
    )
    body = models.CharField(max_length=3, choices=Kind)
    as_of = models.DateField(null=True)
    as_of_stated = models.CharField(max_length=10, blank=True)
    term_stated = models.CharField(max_length=9, blank=True)
    certainty = models.CharField(max_length=9, choices=Certainty, default=Certainty.STATED)
    reason = models.CharField(max_length=200, blank=True)
    ground = models.CharField(max_length=7, choices=Ground, blank=True)
    since_stated = models.CharField(max_length=10, blank=True)
    members = models.PositiveSmallIntegerField(null=True)
    lists = models.PositiveSmallIntegerField(null=True)
    eligible = models.PositiveIntegerField(null=True)
    voters = models.PositiveIntegerField(null=True)
    turnout_stated = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    system = models.CharField(max_length=40, blank=True)
    source_date = models.CharField(max_length=10, blank=True)
    source = models.CharField(max_length=500)
    note = models.CharField(max_length=500, blank=True)

    objects = KnownBodyQuerySet.as_manager()

    class Meta:
        ordering = [models.F("as_of").desc(nulls_last=True), "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "as_of", "body", "source", "term_stated"],
                name="known_body_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.municipality}: {self.get_body_display()} ({self.as_of_stated or self.as_of})"

    @property
    def is_stated(self) -> bool:
        """Whether the source says that it is so; an announcement or a conclusion is not that."""
        return self.certainty == self.Certainty.STATED

    @property
    def day_stated(self) -> str:
        """The day as the source names it, in the form „2021-10-05“, „2021-10“, „2021“ or empty."""
        return self.as_of_stated or (self.as_of.isoformat() if self.as_of else "")
