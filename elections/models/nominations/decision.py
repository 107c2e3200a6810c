"""What the Wahlausschuss decided on lists, in which order they stand, and which fell away."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from elections.law.assumptions import OrderBasis
from elections.law.nominations.states import Redecided, WithdrawnBecause
from elections.models.course.election import Election
from elections.models.nominations.nomination import Nomination
from municipalities.models import User


class NominationDecision(models.Model):
    """What the Wahlausschuss decided on one list, and why (§ 15 Abs. 1 KWG).

    An admitted list of which persons were struck is admitted without them (``PersonStrike``).
    ``why_then`` says why it decided on another day than the calendar names (R-LIST-14).
    """

    nomination = models.OneToOneField(Nomination, on_delete=models.PROTECT, related_name="decision")
    admitted = models.BooleanField()
    decided_on = models.DateField()
    reason = models.CharField(max_length=500, blank=True)
    why_then = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.nomination}: {'zugelassen' if self.admitted else 'zurückgewiesen'}"


class NominationDecisionChange(models.Model):
    """What stood of a decision before it was corrected or taken back, by whom, when and why.

    What stands since then is the decision itself; without one the committee has not decided yet. It
    goes only with a list that is withdrawn; then the log still has it.
    """

    nomination = models.ForeignKey(
        Nomination, on_delete=models.CASCADE, related_name="decision_changes"
    )
    admitted = models.BooleanField()
    decided_on = models.DateField()
    decision_reason = models.CharField(max_length=500, blank=True)
    # Whom the decision before had struck: place, name, reason.
    struck = models.JSONField(default=list)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    cause = models.CharField(
        max_length=10,
        choices=[
            (Redecided.SLIP.value, _("Irrtum bei der Eingabe")),
            (Redecided.OBJECTION.value, _("Einspruch gegen die Zurückweisung")),
        ],
    )
    # The day on which the objection came; a slip has none.
    objected_on = models.DateField(null=True)
    reason = models.CharField(max_length=500)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(cause="objection", objected_on__isnull=False)
                | Q(cause="slip", objected_on__isnull=True),
                name="objection_has_its_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.nomination}: {self.get_cause_display()}"


class WithdrawnList(models.Model):
    """A list that is none any more: withdrawn by its trust persons, or entered by a slip.

    Its persons are not kept; ``persons`` says how many they were. ``declared_on`` is the day of the
    trust persons' written declaration (R-LIST-13).
    """

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="withdrawn_lists")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60, blank=True)
    # None where the paper had not come in yet.
    received_at = models.DateTimeField(null=True)
    persons = models.PositiveSmallIntegerField()
    cause = models.CharField(
        max_length=10,
        choices=[
            (WithdrawnBecause.DECLARED.value, _("von beiden Vertrauenspersonen zurückgenommen")),
            (WithdrawnBecause.SLIP.value, _("irrtümlich eingetragen")),
        ],
    )
    declared_on = models.DateField(null=True)
    reason = models.CharField(max_length=500)
    withdrawn_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(cause="declared", declared_on__isnull=False)
                | Q(cause="slip", declared_on__isnull=True),
                name="declaration_has_its_day",
            )
        ]

    def __str__(self) -> str:
        return f"Liste {self.number} {self.short_name or self.name}"


class ListOrder(models.Model):
    """The order of the lists on the ballot paper, as the Wahlausschuss set it (R-LIST-17).

    ``numbers`` are those of the lists then, by their keys; ``minutes`` says how it came about. A
    new one takes the place of the old one, which the log still has.
    """

    election = models.OneToOneField(Election, on_delete=models.PROTECT, related_name="list_order")
    basis = models.CharField(
        max_length=12,
        choices=[
            (OrderBasis.LOT.value, _("Los im Wahlausschuss")),
            (OrderBasis.RESOLUTION.value, _("Beschluss des Wahlausschusses")),
            (OrderBasis.PUBLISHED.value, _("wie bekannt gemacht")),
        ],
    )
    numbers = models.JSONField()
    minutes = models.CharField(max_length=500)
    set_on = models.DateField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.election}: {self.get_basis_display()}"
