"""Support signatures: forms that were given out, and what came of each signature (§ 11 KWG).

A signature shows a political preference (R-DP-05). Of a signer nothing is kept but the outcome and
a keyed hash, by which a second signature of the same person is found; both go in time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from elections.law.nominations.support import SignatureOutcome
from elections.models.course.election import Election
from elections.models.nominations.nomination import Nomination
from municipalities.models import User
from municipalities.models.statements import Statements

OUTCOMES = [
    (SignatureOutcome.VALID.value, _("gültig, Wahlrecht bescheinigt")),
    (SignatureOutcome.NO_ELECTOR.value, _("ungültig: nicht wahlberechtigt")),
    (
        SignatureOutcome.NOT_FOUND.value,
        _("ungültig: nicht im Wählerverzeichnis oder Melderegister"),
    ),
    (SignatureOutcome.SECOND.value, _("ungültig: hat schon eine Liste unterstützt")),
    (SignatureOutcome.FORM.value, _("ungültig: Formblatt unvollständig oder nicht unterschrieben")),
]


class SupportForms(models.Model):
    """Official forms that were given out to a group on request (§ 23 Abs. 2 KWO; R-LIST-08)."""

    nomination = models.ForeignKey(
        Nomination, on_delete=models.PROTECT, related_name="support_forms"
    )
    count = models.PositiveSmallIntegerField()
    issued_on = models.DateField()
    issued_to = models.CharField(max_length=200)
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.nomination}: {self.count}"


class SupportSignature(models.Model):
    """What came of one signature; it names nobody (R-LIST-07, R-DP-05)."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="signatures")
    outcome = models.CharField(max_length=10, choices=OUTCOMES)
    # Keyed with the installation's secret and the election; empty where nobody was found.
    signer_hash = models.CharField(max_length=64, blank=True)
    certified_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["signer_hash"], name="support_signer")]

    def __str__(self) -> str:
        return f"{self.nomination}: {self.get_outcome_display()}"


@dataclass(frozen=True, slots=True)
class SignatureCounts:
    """How many signatures of a list came in, by what came of them; of whom, nobody can ask."""

    by_outcome: Mapping[SignatureOutcome, int]

    @property
    def valid(self) -> int:
        """Those that count."""
        return self.by_outcome.get(SignatureOutcome.VALID, 0)

    @property
    def all(self) -> int:
        """Those that were looked up."""
        return sum(self.by_outcome.values())

    @property
    def in_order(self) -> list[tuple[SignatureOutcome, int]]:
        """Each outcome that there was, the valid ones first."""
        return [(one, self.by_outcome[one]) for one in SignatureOutcome if one in self.by_outcome]


def signatures_of(nomination: Nomination) -> SignatureCounts | None:
    """Return how many signatures of a list came in; None where none did (R-LIST-06, R-DP-05)."""
    rows = Statements("elections.models.nominations").rows("signatures", nomination=nomination.pk)
    if not rows:
        return None
    return SignatureCounts({SignatureOutcome(outcome): number for outcome, number in rows})


def counts_of(nomination: Nomination) -> SignatureCounts:
    """Return how many signatures of a list were looked up, also once they are deleted (R-DP-05).

    (R-LIST-06.)
    """
    erasure = SignatureErasure.objects.filter(election=nomination.election_id).first()
    if erasure is None:
        return signatures_of(nomination) or SignatureCounts({})
    kept = erasure.counted.get(str(nomination.pk), {})
    return SignatureCounts({SignatureOutcome(outcome): number for outcome, number in kept.items()})


class SignatureErasure(models.Model):
    """The support signatures of an election were deleted on time (R-RET-01, R-DP-05)."""

    election = models.ForeignKey(
        Election, on_delete=models.PROTECT, related_name="signature_erasures"
    )
    counted = models.JSONField()
    erased_on = models.DateField()
    erased_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    def __str__(self) -> str:
        return f"{self.election}: {self.erased_on:%d.%m.%Y}"
