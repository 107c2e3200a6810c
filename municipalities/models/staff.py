"""Who may act: people, their roles, and where they hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager


class Role(models.TextChoices):
    """What a person is in this system; the public has no role."""

    STATE_ADMIN = "state_admin", _("Landesverwaltung")
    STATE_MONITOR = "state_monitor", _("Landesbeobachtung")
    ELECTION_OFFICER = "election_officer", _("Wahlamt")
    RETURNING_OFFICER = "returning_officer", _("Wahlleitung")
    CAPTURE_CLERK = "capture_clerk", _("Erfassung")
    AUDITOR = "auditor", _("Prüfung")


STATE_ROLES = (Role.STATE_ADMIN, Role.STATE_MONITOR)
# Roles that change the facts of a municipality and its election.
LEADING = (Role.ELECTION_OFFICER, Role.RETURNING_OFFICER)
# Roles that type in what the counting boards report.
COUNTING = (Role.ELECTION_OFFICER, Role.RETURNING_OFFICER, Role.CAPTURE_CLERK)
# Roles that determine and publish a result.
DETERMINING = (Role.RETURNING_OFFICER,)
# Roles that may open the pages of their own municipality at all.
READING = (*COUNTING, Role.AUDITOR)


class User(AbstractUser):
    """A person with an account; what the person may do follows from the memberships."""

    if TYPE_CHECKING:
        memberships: RelatedManager[Membership]

    def has_role(self, *roles: Role) -> bool:
        """Return whether this person holds one of ``roles`` anywhere."""
        return self.memberships.filter(role__in=roles).exists()


class Membership(models.Model):
    """One role of one person: for the state, or in one municipality."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    municipality = models.ForeignKey(
        "municipalities.Municipality",
        on_delete=models.PROTECT,
        null=True,
        related_name="memberships",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "municipality"],
                name="membership_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                name="state_roles_have_no_municipality",
                condition=Q(role__in=STATE_ROLES, municipality=None)
                | (~Q(role__in=STATE_ROLES) & Q(municipality__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"
