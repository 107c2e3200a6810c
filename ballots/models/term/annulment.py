"""An election that was annulled: its seats ended when nobody could contest that any more."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from ballots.models.term.objection import ObjectionDecision
from elections.models import Election
from municipalities.models import User


class Annulment(models.Model):
    """The decision to repeat an election became final on ``final_on`` (§§ 26, 30 KWG; R-END-10).

    From that day nobody sits in this body and nobody follows; the election is repeated within the
    running Wahlzeit. The result that was published stays as it was. The newest row holds: a slip
    in the day is corrected by a further row with its ``reason``.
    """

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="annulments")
    decision = models.ForeignKey(
        ObjectionDecision, on_delete=models.PROTECT, related_name="annulments"
    )
    final_on = models.DateField(_("Rechtskräftig seit"))
    reason = models.CharField(_("Grund der Berichtigung"), max_length=300)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.election}: {self.final_on}"


def repeated_by(election: Election) -> Election | None:
    """Return the election that this one repeats; None where it is the first of its Wahlzeit.

    One that was cancelled gave no seats, so there is nothing of it to end.
    """
    earlier = Election.objects.filter(
        municipality=election.municipality, term=election.term, day__lt=election.day
    ).exclude(phase="cancelled")
    return earlier.order_by("-day").first()


def repeat_of(election: Election) -> Election | None:
    """Return the election that repeats this one in the same Wahlzeit, None while there is none."""
    later = Election.objects.filter(
        municipality=election.municipality, term=election.term, day__gt=election.day
    )
    return later.order_by("day").first()
