"""Lists (Wahlvorschläge), their candidates, and the committee's decision on them."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from elections.law.nominations.states import ListState, Redecided, WithdrawnBecause
from elections.law.register.names import PersonName
from elections.models.course.election import Election
from municipalities.models import User


class NominationQuerySet(models.QuerySet["Nomination"]):
    """Questions about lists."""

    def admitted(self) -> Self:
        """Lists that the Wahlausschuss admitted."""
        return self.filter(decision__admitted=True)


class Nomination(models.Model):
    """One Wahlvorschlag; its number is the place on the ballot paper (R-LIST-17)."""

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="nominations")
    number = models.PositiveSmallIntegerField(_("Listennummer"))
    name = models.CharField(_("Name"), max_length=200)
    short_name = models.CharField(_("Kurzbezeichnung"), max_length=60, blank=True)
    received_at = models.DateTimeField(_("Eingegangen am"))
    # A list copied from a published result may be longer than its source says.
    known_in_full = models.BooleanField(default=True)

    objects = NominationQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["election", "number"], name="list_number_once"),
            models.UniqueConstraint(fields=["election", "name"], name="list_name_once"),
        ]

    def __str__(self) -> str:
        return f"Liste {self.number} {self.short_name or self.name}"

    def state(self) -> ListState:
        """Return where the list stands: received, or as the committee decided."""
        decision = NominationDecision.objects.filter(nomination=self).first()
        if decision is None:
            return ListState.RECEIVED
        return ListState.ADMITTED if decision.admitted else ListState.REFUSED


class Candidate(models.Model):
    """One person on a list, at the place the assembly gave (R-LIST-03, R-LIST-04)."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="candidates")
    place = models.PositiveSmallIntegerField(_("Platz"))
    # People with one name only have either of the two.
    family_name = models.CharField(_("Familienname"), max_length=120, blank=True)
    given_name = models.CharField(_("Rufname"), max_length=120, blank=True)
    title = models.CharField(_("Doktorgrad"), max_length=40, blank=True)
    birth_date = models.DateField(_("Geburtsdatum"))
    occupation = models.CharField(_("Beruf oder Stand"), max_length=120, blank=True)
    # Why somebody similar on a list of this election is another person: who it is like, and why.
    is_other = models.CharField(max_length=300, blank=True)
    # Persons of the demonstration do not exist; every page and paper says so.
    invented = models.BooleanField(default=False)

    class Meta:
        ordering = ["nomination", "place"]
        constraints = [
            models.UniqueConstraint(fields=["nomination", "place"], name="list_place_once")
        ]

    def __str__(self) -> str:
        return self.name.on_a_letter

    @property
    def name(self) -> PersonName:
        """Every part of the name."""
        return PersonName(self.family_name, self.given_name, self.title)

    @property
    def listed_name(self) -> str:
        """The name in a list: „Kaya, Dr. Deniz“."""
        return self.name.listed


class NominationDecision(models.Model):
    """What the Wahlausschuss decided on one list, and why (§ 15 Abs. 1 KWG)."""

    nomination = models.OneToOneField(Nomination, on_delete=models.PROTECT, related_name="decision")
    admitted = models.BooleanField()
    decided_on = models.DateField()
    reason = models.CharField(max_length=500, blank=True)
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
    received_at = models.DateTimeField()
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
