"""Which body: terms and the council's decisions."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from municipalities.models.municipality import Municipality
from municipalities.models.staff import User


class BodyChoice(models.TextChoices):
    """The two bodies of §§ 84, 89 HGO."""

    ABR = "ABR", _("Ausländerbeirat")
    IK = "IK", _("Integrations-Kommission")


class TermQuerySet(models.QuerySet["Term"]):
    """Questions about Wahlzeiten."""

    def running(self, today: date) -> Term | None:
        """Return the Wahlzeit in which ``today`` lies (§ 2 KWG; R-BODY-07).

        Where no such Wahlzeit is recorded it is the next one to begin, else the last that ended;
        None where there is none at all. This is the Wahlzeit of every page on which nobody chose
        another.
        """
        begun = self.filter(starts_on__lte=today).order_by("starts_on").last()
        if begun is not None and begun.ends_on >= today:
            return begun
        return self.filter(starts_on__gt=today).order_by("starts_on").first() or begun


class Term(models.Model):
    """A Wahlzeit: five years from 1 April (§ 2 KWG); R-BODY-07."""

    starts_on = models.DateField(unique=True)
    ends_on = models.DateField()
    election_day = models.DateField(_("Wahltag"))

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gt=F("starts_on")), name="term_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return f"{self.starts_on.year}–{self.ends_on.year}"


class GremiumDecision(models.Model):
    """One resolution of the council on the body of a term; a correction is a new row."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="decisions"
    )
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="decisions")
    body = models.CharField(_("Gremium"), max_length=3, choices=BodyChoice)
    seats = models.PositiveSmallIntegerField(_("Zahl der Mitglieder"))
    # Only then may a municipality without the duty elect an Ausländerbeirat (R-BODY-03).
    in_statute = models.BooleanField(_("In der Hauptsatzung geregelt"), default=False)
    decided_on = models.DateField(_("Datum des Beschlusses"))
    resolution = models.CharField(_("Beschluss"), max_length=300)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        get_latest_by = "pk"
        constraints = [
            models.CheckConstraint(
                condition=Q(seats__gte=3, seats__lte=37), name="decision_has_3_to_37_seats"
            )
        ]

    def __str__(self) -> str:
        return f"{self.municipality}: {self.get_body_display()}, {self.decided_on}"
