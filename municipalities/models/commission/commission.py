"""The Integrations-Kommission: its seats, the call for proposals, the day it was formed.

A row is a fact that happened; a change is a new row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from municipalities.models.body.gremium import Term
from municipalities.models.municipality import Municipality
from municipalities.models.staff import LEADING, READING, Role, User

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


class CommissionQuerySet(models.QuerySet["Commission"]):
    """Questions about commissions; each already contains the permission."""

    def _of_roles(self, user: User | AnonymousUser, roles: tuple[Role, ...]) -> Self:
        if not user.is_authenticated:
            return self.none()
        own = user.memberships.filter(role__in=roles).values("municipality")
        return self.filter(municipality__in=own)

    def worked_on_by(self, user: User | AnonymousUser) -> Self:
        """Commissions whose persons this person may read: the own town hall's."""
        return self._of_roles(user, READING)

    def led_by(self, user: User | AnonymousUser) -> Self:
        """Commissions whose facts this person may change; everyone else gets a 404."""
        return self._of_roles(user, LEADING)


class Commission(models.Model):
    """The commission of one municipality in one Wahlzeit, from its preparation on (§ 89 HGO)."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="commissions"
    )
    term = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="commissions")

    objects = CommissionQuerySet.as_manager()

    class Meta:
        ordering = ["-term__starts_on", "municipality__sort_key"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "term"], name="commission_once_in_a_term"
            )
        ]

    def __str__(self) -> str:
        return f"Integrations-Kommission {self.municipality.short_name} {self.term}"


class CommissionPlan(models.Model):
    """How many members of each kind there are; a change is a new row, the newest holds (R-IK-06).

    The chair is one more: the Bürgermeister belongs to it by law.
    """

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="plans")
    experts = models.PositiveSmallIntegerField(_("Sachkundige Einwohnerinnen und Einwohner"))
    executives = models.PositiveSmallIntegerField(_("Mitglieder aus dem Gemeindevorstand"))
    councillors = models.PositiveSmallIntegerField(_("Mitglieder aus der Gemeindevertretung"))
    decided_on = models.DateField(_("Beschlossen am"))
    resolution = models.CharField(_("Beschluss"), max_length=300)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(experts__gte=F("executives") + F("councillors") + 1),
                name="commission_plan_has_half_experts",
            )
        ]

    def __str__(self) -> str:
        return f"{self.commission}: {self.size}"

    @property
    def size(self) -> int:
        """All members with the chair."""
        return self.experts + self.executives + self.councillors + 1


class ProposalCall(models.Model):
    """The organisations were asked for proposals (R-IK-01); the town sets the last day."""

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="calls")
    issued_on = models.DateField(_("Aufgerufen am"))
    closes_on = models.DateField(_("Vorschläge bis"))
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gt=F("issued_on")), name="call_closes_after_its_issue"
            )
        ]

    def __str__(self) -> str:
        return f"Aufruf {self.issued_on}"


class CommissionFormation(models.Model):
    """The commission was formed: from this day on the municipality has its body (R-BODY-04)."""

    commission = models.OneToOneField(
        Commission, on_delete=models.PROTECT, related_name="formation"
    )
    formed_on = models.DateField(_("Gebildet am"))
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.commission}: {self.formed_on}"
