"""Documents as they were issued: the bytes, and the hash of the facts they were made from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from ballots.models import Determination
from elections.models import Election
from municipalities.models import Commission, Municipality, User
from municipalities.models.staff import READING

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser


class DocumentQuerySet(models.QuerySet["Document"]):
    """Questions about papers; the permission check is included."""

    def read_by(self, user: User | AnonymousUser) -> Self:
        """Papers this person may read: those of their own town hall, for papers name persons."""
        if not user.is_authenticated:
            return self.none()
        own = user.memberships.filter(role__in=READING).values("municipality")
        return self.filter(municipality__in=own)

    def without_content(self) -> Self:
        """The same papers for a list, without loading their bytes."""
        return self.defer("content")


class Document(models.Model):
    """One PDF as it left the house.

    ``about`` names the one fact that it documents („determination:5“, „succession:12“); each fact
    has one document of a kind. ``election`` or ``commission`` is where it is filed.
    """

    class Kind(models.TextChoices):
        """Which paper."""

        PROTOCOL = "protocol", _("Niederschrift des Wahlausschusses")
        CANCELLATION = "cancellation", _("Bekanntmachung: Die Wahl findet nicht statt")
        CANCELLATION_NOTICE = "cancellation_notice", _("Mitteilung an die Aufsichtsbehörde")
        MEMBERS = "members", _("Bekanntmachung: Mitglieder des Ausländerbeirats")
        MANDATE_LETTER = "mandate_letter", _("Benachrichtigung über den Sitz")
        DEPARTURE_LETTER = "departure_letter", _("Schreiben über das Ausscheiden")
        PROPOSAL_CALL = "proposal_call", _("Aufruf zu Vorschlägen für die Kommission")
        APPOINTMENT = "appointment", _("Berufung in die Integrations-Kommission")
        MEETING_MINUTES = "meeting_minutes", _("Niederschrift einer Sitzung des Wahlausschusses")

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="documents"
    )
    election = models.ForeignKey(
        Election, on_delete=models.PROTECT, null=True, related_name="documents"
    )
    determination = models.ForeignKey(
        Determination, on_delete=models.PROTECT, null=True, related_name="documents"
    )
    commission = models.ForeignKey(
        Commission, on_delete=models.PROTECT, null=True, related_name="documents"
    )
    kind = models.CharField(max_length=20, choices=Kind)
    about = models.CharField(max_length=60)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    facts_sha256 = models.CharField(max_length=64)
    issued_at = models.DateTimeField(auto_now_add=True)
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "about"], name="document_once_per_fact")
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.municipality}"
