"""Objections to the result or to a succession, and what was decided (§§ 25 to 27, 34 KWG)."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ballots.law.term.decisions import WithdrawalGround
from ballots.law.term.objections import ObjectionOutcome, Objector
from ballots.models.term.mandate import Succession
from elections.models import Election
from municipalities.models import User

OBJECTORS = [
    (Objector.OWN_RIGHTS.value, _("wahlberechtigt, macht eigene Rechte geltend")),
    (Objector.SUPPORTED.value, _("wahlberechtigt, mit Unterstützung anderer")),
    (Objector.NO_ELECTOR.value, _("nicht wahlberechtigt")),
]
OUTCOMES = [
    (ObjectionOutcome.INADMISSIBLE.value, _("als unzulässig zurückgewiesen")),
    (ObjectionOutcome.DISMISSED.value, _("als unbegründet zurückgewiesen")),
    (ObjectionOutcome.REDETERMINE.value, _("begründet: Ergebnis neu feststellen")),
    (ObjectionOutcome.REPEAT.value, _("begründet: Wahl wiederholen")),
    (ObjectionOutcome.SEAT_LOST.value, _("begründet: eine Person verliert den Sitz")),
]

WITHDRAWALS = [
    (WithdrawalGround.SLIP.value, _("falsch eingetragen")),
    (WithdrawalGround.JUDGMENT.value, _("durch Urteil aufgehoben")),
]


class Objection(models.Model):
    """One objection as it came in; a late one is recorded too, and the law says what follows.

    The person's name stays on paper: only ``reference`` leads there. ``published_on`` is the
    announcement from which the two weeks run, empty while there was none; ``electors`` the number
    that the needed support rests on, empty where nobody knows it. A slip is corrected in the row
    until it is decided; the log keeps both.
    """

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="objections")
    succession = models.ForeignKey(
        Succession, on_delete=models.PROTECT, null=True, related_name="objections"
    )
    reference = models.CharField(_("Aktenzeichen"), max_length=60)
    objector = models.CharField(_("Wer erhebt ihn?"), max_length=12, choices=OBJECTORS)
    supporters = models.PositiveIntegerField(_("Zahl der Unterstützenden"), default=0)
    electors = models.PositiveIntegerField(null=True)
    published_on = models.DateField(_("Bekannt gemacht am"), null=True)
    received_on = models.DateField(_("Eingegangen am"))
    in_form = models.BooleanField(_("Schriftlich oder zur Niederschrift erhoben"))
    subject = models.CharField(_("Worum es geht"), max_length=500)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["election", "reference"], name="objection_reference_once"
            )
        ]

    def __str__(self) -> str:
        return f"Einspruch {self.reference}"

    @property
    def reasoned_on(self) -> date | None:
        """The day on which the grounds came; None while there are none."""
        grounds = getattr(self, "grounds", None)
        return grounds.received_on if grounds else None


class ObjectionGrounds(models.Model):
    """The grounds of an objection came in, with it or later within the period (R-END-09).

    The day is corrected together with the objection, until it is decided.
    """

    objection = models.OneToOneField(Objection, on_delete=models.PROTECT, related_name="grounds")
    received_on = models.DateField(_("Begründet am"))
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.objection}: {self.received_on}"


class ObjectionDecision(models.Model):
    """What was decided on an objection, and what it does (§ 26 KWG; R-END-10, R-END-11).

    A decision that no longer holds goes, and a :class:`WithdrawnDecision` says what it was.
    """

    objection = models.OneToOneField(Objection, on_delete=models.PROTECT, related_name="decision")
    outcome = models.CharField(_("Entscheidung"), max_length=20, choices=OUTCOMES)
    decided_on = models.DateField(_("Entschieden am"))
    decided_by = models.CharField(_("Entschieden von"), max_length=120)
    reasons = models.CharField(_("Gründe"), max_length=1000)
    # Only where the outcome is that one member loses the seat.
    departure = models.OneToOneField(
        "ballots.Departure", on_delete=models.PROTECT, null=True, related_name="objection_decision"
    )
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=ObjectionOutcome.SEAT_LOST.value, departure__isnull=False)
                | (~Q(outcome=ObjectionOutcome.SEAT_LOST.value) & Q(departure__isnull=True)),
                name="exactly_a_lost_seat_has_a_departure",
            )
        ]

    def __str__(self) -> str:
        return f"{self.objection}: {self.get_outcome_display()}"


class WithdrawnDecision(models.Model):
    """A decision on an objection that was a slip, or that a court lifted (§ 27 KWG; R-END-10).

    ``lifted_on`` is the day of the judgment, or that on which the slip was noticed; ``note`` the
    reason, or the court with its file.
    """

    objection = models.ForeignKey(
        Objection, on_delete=models.PROTECT, related_name="withdrawn_decisions"
    )
    outcome = models.CharField(_("Entscheidung"), max_length=20, choices=OUTCOMES)
    decided_on = models.DateField(_("Entschieden am"))
    decided_by = models.CharField(_("Entschieden von"), max_length=120)
    reasons = models.CharField(_("Gründe"), max_length=1000)
    ground = models.CharField(_("Warum sie nicht mehr gilt"), max_length=10, choices=WITHDRAWALS)
    lifted_on = models.DateField(_("Seit"))
    note = models.CharField(_("Vermerk"), max_length=300)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.objection}: {self.get_outcome_display()}, {self.get_ground_display()}"
