"""Wahlbriefe that came in, and what the postal boards decided on them (R-WS-08).

Counted are letters, never senders: no row leads to a person, a card or an hour. A slip is
corrected by another row that replaces it; the first one stays to be read.
"""

from __future__ import annotations

from typing import TypeVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from elections.models.course.election import Election
from elections.models.districts.district import PostalDistrict
from municipalities.models import User


class Counted(models.Model):
    """What both tables share. Without a ``postal_district`` a row is about the whole election."""

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="+")
    postal_district = models.ForeignKey(
        PostalDistrict, on_delete=models.PROTECT, null=True, related_name="+"
    )
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="replacement"
    )
    # Why the earlier row was wrong; empty for a first one.
    reason = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


class PostalLetters(Counted):
    """So many Wahlbriefe came in on a day (§ 19 KWG; C-20, R-CAST-06).

    ``is_late``: after the hour at which postal ballots must have arrived.
    """

    received_on = models.DateField(_("Eingegangen am"))
    letters = models.PositiveIntegerField(_("Wahlbriefe"))
    is_late = models.BooleanField(default=False)

    class Meta:
        ordering = ["received_on", "is_late", "pk"]

    def __str__(self) -> str:
        return f"{self.received_on:%d.%m.%Y}: {self.letters}"


class PostalDecision(Counted):
    """What one postal board decided: letters accepted, and rejected by ground (R-WS-08).

    ``rejected`` maps each ``PostalRejection`` but „late“ to a count. ``with_invalid_card`` says
    how many of them held a Wahlschein that had been declared invalid: such a card is counted among
    the invalid ones already.
    """

    accepted = models.PositiveIntegerField(_("zugelassen"))
    rejected = models.JSONField()
    with_invalid_card = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.accepted} zugelassen"


Row = TypeVar("Row", PostalLetters, PostalDecision)


def standing(rows: models.QuerySet[Row]) -> models.QuerySet[Row]:
    """Return the rows that no later one replaces."""
    return rows.filter(replacement=None)


def boards_with_letters(election: Election) -> set[int | None]:
    """Return the Briefwahlbezirke for which letters are counted or decided on; None for none."""
    slips = standing(PostalLetters.objects.filter(election=election, letters__gt=0))
    decisions = standing(PostalDecision.objects.filter(election=election))
    decided = {one.postal_district_id for one in decisions if one.accepted or one.rejected}
    return decided.union(slips.values_list("postal_district", flat=True))
