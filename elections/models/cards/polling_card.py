"""Polling cards (Wahlscheine), the applications for them, and notices that came back.

Nothing of the count may import this module: a card leads to a person.
"""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from elections.models.course.election import Election
from elections.models.register.address import PersonRecord
from elections.models.register.entries import RegisterEntry
from municipalities.models import User
from municipalities.models.final import final


class OnlineReceipt(models.Model):
    """An application that came in online, written before anything else happens to it.

    ``number`` counts without gaps per election. ``entry`` is whom the code on the notice names.
    """

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="online_receipts")
    number = models.PositiveIntegerField()
    entry = models.ForeignKey(RegisterEntry, on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    ship_to = models.TextField(max_length=300, blank=True)
    language = models.CharField(max_length=3, default="de")

    class Meta:
        ordering = ["election", "number"]
        triggers = final("receipt_stays")
        constraints = [
            models.UniqueConstraint(fields=["election", "number"], name="receipt_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class ReceiptAcknowledgement(models.Model):
    """The person was shown the number of the receipt."""

    receipt = models.OneToOneField(
        OnlineReceipt, on_delete=models.PROTECT, related_name="acknowledgement"
    )
    acknowledged_at = models.DateTimeField()

    class Meta:
        triggers = final("acknowledgement_stays")

    def __str__(self) -> str:
        return str(self.receipt)


class CardApplicationQuerySet(models.QuerySet["CardApplication"]):
    """Questions about applications."""

    def unsettled(self) -> Self:
        """Applications that got neither a card nor a refusal."""
        return self.filter(refusal=None).exclude(Exists(_cards_of_application()))

    def issued(self) -> Self:
        """Applications that got a card."""
        return self.filter(Exists(_cards_of_application()))


def _cards_of_application() -> models.QuerySet[PollingCard]:
    return PollingCard.objects.filter(application=OuterRef("pk"))


class CardApplication(models.Model):
    """An application for a polling card; without an entry it waits to be matched (R-WS-01, 02)."""

    class Channel(models.TextChoices):
        """How it came; by telephone is not allowed."""

        OFFICE = "office", _("persönlich im Wahlamt")
        LETTER = "letter", _("Brief oder Rückseite der Benachrichtigung")
        EMAIL = "email", _("E-Mail")
        ONLINE = "online", _("Online-Antrag")

    class Late(models.TextChoices):
        """Why an application after the end of the period is possible (C-17)."""

        ILLNESS = "illness", _("plötzliche Erkrankung, nachgewiesen")
        NOT_ARRIVED = "not_arrived", _("beantragter Wahlschein ist nicht angekommen")
        SPECIAL = "special", _("ohne eigenes Verschulden nicht im Verzeichnis (§ 16a Abs. 2 KWO)")

    election = models.ForeignKey(
        Election, on_delete=models.PROTECT, related_name="card_applications"
    )
    entry = models.ForeignKey(
        RegisterEntry, on_delete=models.PROTECT, null=True, related_name="card_applications"
    )
    channel = models.CharField(max_length=10, choices=Channel)
    received_at = models.DateTimeField(_("Eingegangen"))
    receipt = models.OneToOneField(
        OnlineReceipt, on_delete=models.PROTECT, null=True, related_name="application"
    )
    # Who applies, as the application says; only if no entry was found.
    applicant = models.CharField(_("Person"), max_length=300, blank=True)
    ship_to = models.TextField(_("Zustellung an"), max_length=300, blank=True)
    late = models.CharField(max_length=12, choices=Late, blank=True)
    override_reason = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    objects = CardApplicationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        triggers = final("application_stays")

    def __str__(self) -> str:
        return f"Antrag {self.pk}"


class ApplicationRefusal(models.Model):
    """An application that got no card, and why (R-WS-01)."""

    application = models.OneToOneField(
        CardApplication, on_delete=models.PROTECT, related_name="refusal"
    )
    refused_on = models.DateField()
    reason = models.CharField(max_length=300)
    refused_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        triggers = final("refusal_stays")

    def __str__(self) -> str:
        return str(self.application)


class PollingCard(models.Model):
    """An issued Wahlschein; its number is unique in its series (R-WS-03, R-WS-04).

    Series „A“: electors of the register, who get the mark „W“. Series „B“: § 16a Abs. 2 KWO, not
    in the register; then ``holder`` names the person.
    """

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="polling_cards")
    entry = models.ForeignKey(
        RegisterEntry, on_delete=models.PROTECT, null=True, related_name="polling_cards"
    )
    application = models.ForeignKey(
        CardApplication, on_delete=models.PROTECT, related_name="polling_cards"
    )
    series = models.CharField(max_length=1)
    number = models.PositiveIntegerField(_("Nummer"))
    holder = models.JSONField(default=dict)
    issued_at = models.DateTimeField(_("Ausgestellt"))
    issued_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, related_name="replacement"
    )

    class Meta:
        ordering = ["series", "number"]
        triggers = final("card_stays")
        constraints = [
            models.UniqueConstraint(
                fields=["election", "series", "number"], name="card_number_once"
            ),
            models.CheckConstraint(
                name="card_of_series_a_has_an_entry",
                condition=Q(series="A", entry__isnull=False) | Q(series="B", entry=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series} {self.number}"

    @property
    def holder_name(self) -> str:
        """Whom the card belongs to, family name first."""
        return self.record.name.listed

    @property
    def record(self) -> PersonRecord:
        """Who the card belongs to and where they live: the entry's, or in series B the card's."""
        return self.entry.record if self.entry else PersonRecord.from_json(self.holder)


class CardInvalidation(models.Model):
    """A card that was declared invalid: it goes on the list for the postal boards (R-WS-05)."""

    class Ground(models.TextChoices):
        """Why."""

        STRUCK = "struck", _("Person ist aus dem Verzeichnis gestrichen")
        NOT_ARRIVED = "not_arrived", _("nicht angekommen, ersetzt")
        ERROR = "error", _("irrtümlich ausgestellt")

    card = models.OneToOneField(PollingCard, on_delete=models.PROTECT, related_name="invalidation")
    ground = models.CharField(max_length=12, choices=Ground)
    invalid_on = models.DateField()
    remark = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        triggers = final("invalidation_stays")

    def __str__(self) -> str:
        return str(self.card)


class NoticeReturn(models.Model):
    """A notice that the post brought back: it could not be delivered."""

    class Ground(models.TextChoices):
        """What the post wrote on it."""

        MOVED = "moved", _("unbekannt verzogen")
        UNKNOWN = "unknown", _("Empfänger nicht zu ermitteln")
        DIED = "died", _("verstorben")
        REFUSED = "refused", _("Annahme verweigert")
        OTHER = "other", _("anderer Grund")

    entry = models.OneToOneField(
        RegisterEntry, on_delete=models.PROTECT, related_name="notice_return"
    )
    ground = models.CharField(max_length=10, choices=Ground)
    returned_on = models.DateField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        triggers = final("notice_return_stays")

    def __str__(self) -> str:
        return str(self.entry)
