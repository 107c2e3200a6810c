"""Trust persons (Vertrauenspersonen) of a list, and how they get to it online (R-LIST-05)."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _

from elections.law.register.names import PersonName
from elections.models.nominations.nomination import Nomination
from municipalities.models import User
from municipalities.models.codes import Codes

INVITATION_CODES = Codes("elections.invitation")


@dataclass(frozen=True, slots=True)
class TrustEntry:
    """One trust person as the list names them; what it does not say is empty."""

    family_name: str = ""
    given_name: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    phone: str = ""
    email: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all is said."""
        return not any(asdict(self).values())


class TrustPerson(models.Model):
    """The Vertrauensperson of a list or her deputy; both sign it by hand (§ 11 KWG; R-LIST-05)."""

    class Position(models.TextChoices):
        """Which of the two somebody is."""

        TRUST = "trust", _("Vertrauensperson")
        DEPUTY = "deputy", _("Stellvertretende Vertrauensperson")

    nomination = models.ForeignKey(
        Nomination, on_delete=models.PROTECT, related_name="trust_persons"
    )
    position = models.CharField(max_length=6, choices=Position)
    family_name = models.CharField(_("Familienname"), max_length=120, blank=True)
    given_name = models.CharField(_("Vorname"), max_length=120, blank=True)
    street = models.CharField(_("Straße und Hausnummer"), max_length=200, blank=True)
    postcode = models.CharField(_("Postleitzahl"), max_length=10, blank=True)
    town = models.CharField(_("Ort"), max_length=120, blank=True)
    phone = models.CharField(_("Telefon"), max_length=60, blank=True)
    email = models.EmailField(_("E-Mail-Adresse"), blank=True)

    class Meta:
        ordering = ["nomination", "-position"]
        constraints = [
            models.UniqueConstraint(fields=["nomination", "position"], name="trust_position_once")
        ]

    def __str__(self) -> str:
        return self.name.on_a_letter or str(self.get_position_display())

    @property
    def name(self) -> PersonName:
        """Both names."""
        return PersonName(self.family_name, self.given_name)

    @property
    def is_named(self) -> bool:
        """Whether the list names somebody."""
        return bool(self.family_name or self.given_name)


class Invitation(models.Model):
    """A trust person was asked to enter the list online, by mail or by a printed code.

    The newest one holds; its code is worked out of the key and stored nowhere.
    """

    trust_person = models.ForeignKey(
        TrustPerson, on_delete=models.PROTECT, related_name="invitations"
    )
    # Where the mail went; empty for a printed code.
    sent_to = models.EmailField(blank=True)
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    invited_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.trust_person}: {self.invited_at:%d.%m.%Y}"

    @property
    def code(self) -> str:
        """What opens the list, once."""
        return INVITATION_CODES.of(self.pk)


class TrustAccess(models.Model):
    """An account sees and enters one list, because its trust person took up an invitation."""

    trust_person = models.ForeignKey(TrustPerson, on_delete=models.PROTECT, related_name="access")
    invitation = models.OneToOneField(Invitation, on_delete=models.PROTECT, related_name="access")
    account = models.ForeignKey(User, on_delete=models.PROTECT, related_name="list_access")
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.trust_person}: {self.account.username}"


class TrustAccessEnd(models.Model):
    """The office ended an access, say because another person is named, or a phone was lost."""

    access = models.OneToOneField(TrustAccess, on_delete=models.PROTECT, related_name="end")
    reason = models.CharField(max_length=300)
    ended_at = models.DateTimeField()
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.access}: {self.ended_at:%d.%m.%Y}"
