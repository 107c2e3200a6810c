"""The approved ballot paper: what is printed can no longer change, but be withdrawn as a whole."""

from __future__ import annotations

from django.db import models

from ballots.law.paper.approved import ApprovedPaper
from elections.models import Election
from municipalities.models import User


class BallotPaper(models.Model):
    """The paper of one election as the Wahlleitung approved it; capture uses exactly this.

    ``facts`` are the seats and the lists with their printed persons in order; ``sha256`` is their
    hash. The row goes only where the approval is withdrawn, and stays as a ``WithdrawnPaper``.
    """

    election = models.OneToOneField(Election, on_delete=models.PROTECT, related_name="paper")
    facts = models.JSONField()
    sha256 = models.CharField(max_length=64)
    approved_on = models.DateField()
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"Stimmzettel {self.election} ({self.sha256[:8]})"

    def paper(self) -> ApprovedPaper:
        """Return what was approved."""
        return ApprovedPaper.from_json(self.facts)


class WithdrawnPaper(models.Model):
    """A paper whose approval was withdrawn before any elector had it, and why (§ 16 KWG)."""

    election = models.ForeignKey(
        Election, on_delete=models.PROTECT, related_name="withdrawn_papers"
    )
    facts = models.JSONField()
    sha256 = models.CharField(max_length=64)
    approved_on = models.DateField()
    approved_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500)
    withdrawn_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Stimmzettel {self.election} ({self.sha256[:8]}), zurückgenommen"
