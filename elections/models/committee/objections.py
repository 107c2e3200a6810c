"""Objections against the refusal of a list or of a person on it (§ 15 Abs. 3 KWG; R-LIST-15)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from elections.law.committee.meeting import ObjectionOutcome
from elections.models.committee.meetings import CommitteeMeeting
from elections.models.nominations.nomination import Nomination
from elections.models.nominations.person import Candidate
from municipalities.models import User

OUTCOMES = [
    (ObjectionOutcome.UPHELD.value, _("stattgegeben")),
    (ObjectionOutcome.REJECTED.value, _("zurückgewiesen")),
]


class ListObjection(models.Model):
    """Somebody objected to a refusal; without a decision it is open.

    ``refused_on`` is the day of the decision it is against: from it the two days count (C-07).
    """

    nomination = models.ForeignKey(Nomination, on_delete=models.CASCADE, related_name="objections")
    # None where the whole list was refused.
    candidate = models.ForeignKey(
        Candidate, on_delete=models.CASCADE, null=True, related_name="objections"
    )
    objector = models.CharField(_("Wer Einspruch erhebt"), max_length=200)
    received_on = models.DateField(_("Eingegangen am"))
    grounds = models.CharField(_("Begründung"), max_length=2_000, blank=True)
    refused_on = models.DateField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["received_on", "pk"]

    # The log keeps this text for good: it names the list and nobody.
    def __str__(self) -> str:
        return f"{self.nomination}: Einspruch vom {self.received_on:%d.%m.%Y}"


class ListObjectionDecision(models.Model):
    """What the committee decided on an objection; the decision on the list says what holds."""

    objection = models.OneToOneField(
        ListObjection, on_delete=models.CASCADE, related_name="decision"
    )
    meeting = models.ForeignKey(
        CommitteeMeeting, on_delete=models.PROTECT, related_name="objection_decisions"
    )
    outcome = models.CharField(_("Entscheidung"), max_length=8, choices=OUTCOMES)
    reason = models.CharField(_("Gründe"), max_length=500)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.objection}: {self.get_outcome_display()}"

    @property
    def decided_on(self) -> date:
        """The day of the meeting."""
        return self.meeting.day
