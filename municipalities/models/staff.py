"""Who may act: people, their roles, where they hold them, and who keeps their accounts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Self

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from municipalities.models.statements import Statements

if TYPE_CHECKING:
    from django.db.models.fields.related_descriptors import RelatedManager

    from municipalities.models.municipality import Municipality


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
# Whose accounts each role keeps: opens, corrects, locks. Of a municipality only inside one's own.
KEEPING: Mapping[Role, tuple[Role, ...]] = {
    Role.STATE_ADMIN: (*STATE_ROLES, *LEADING),
    Role.RETURNING_OFFICER: READING,
    Role.ELECTION_OFFICER: (Role.CAPTURE_CLERK, Role.AUDITOR),
}
# Without an account of this role nobody at a place could unlock another.
INDISPENSABLE = (Role.STATE_ADMIN, Role.RETURNING_OFFICER)


class User(AbstractUser):
    """A person with an account; what the person may do follows from the memberships.

    The person's name stands in ``last_name`` as a whole. A locked account has ``is_active`` False.
    """

    # The password is one that somebody else gave out: the first sign-in has to change it.
    has_start_password = models.BooleanField(default=False)

    if TYPE_CHECKING:
        memberships: RelatedManager[Membership]

    class Meta(AbstractUser.Meta):
        constraints = [
            # Sign-in looks for both without regard to case.
            models.UniqueConstraint(Lower("username"), name="username_once"),
            models.UniqueConstraint(
                Lower("email"), condition=~Q(email=""), name="email_of_one_person"
            ),
        ]

    @property
    def name_and_account(self) -> str:
        """„Petra Beispiel (wahlamt.fulda)“; the account alone where no name is known."""
        name = self.get_full_name()
        return f"{name} ({self.username})" if name else self.username

    def has_role(self, *roles: Role) -> bool:
        """Return whether this person holds one of ``roles`` anywhere."""
        return self.memberships.filter(role__in=roles).exists()

    def kept_roles(self, place: Municipality | None) -> frozenset[Role]:
        """Return the roles whose accounts this person keeps at ``place`` (None: for the state)."""
        held = self.memberships.filter(Q(municipality=None) | Q(municipality=place))
        kept = {
            role
            for mine in held.values_list("role", flat=True)
            for role in KEEPING.get(Role(mine), ())
        }
        return frozenset(role for role in kept if (role in STATE_ROLES) is (place is None))


def has_acted(person: User) -> bool:
    """Whether the log of any municipality names an act of this account.

    The database answers for all municipalities, whose logs nobody else reads at once.
    """
    ((found,),) = Statements("municipalities.models").rows("has_acted", account=person.pk)
    return bool(found)


class MembershipQuerySet(models.QuerySet["Membership"]):
    """Questions about who works where."""

    def at(self, place: Municipality | None) -> Self:
        """Roles at one municipality, or those of the state (None)."""
        return self.filter(municipality=place)

    def able(self, role: Role, place: Municipality | None) -> Self:
        """Who holds ``role`` at ``place`` and can sign in."""
        return self.at(place).filter(role=role, user__is_active=True)


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

    objects = MembershipQuerySet.as_manager()

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
