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

    def __str__(self) -> str:
        return str(self.receipt)


class CardApplicationQuerySet(models.QuerySet["CardApplication"]):
    """Questions about applications."""

    def unsettled(self) -> Self:
        """Applications that got neither a refusal nor a card.

        A card issued by mistake settles nothing: the person still waits for the right one. So
        does one that became invalid by a strike that was taken back (R-REG-10).
        """
        return self.exclude(Exists(_refusals_of_application())).exclude(Exists(_settling_cards()))

    def issued(self) -> Self:
        """Applications that got a card that was neither a mistake nor lost by a wrong strike."""
        return self.filter(Exists(_settling_cards()))

    def refused(self) -> Self:
        """Applications with a refusal that nobody took back."""
        return self.filter(Exists(_refusals_of_application()))

    def without_card(self) -> Self:
        """Applications for which no card was ever issued, not even by mistake."""
        return self.exclude(Exists(PollingCard.objects.filter(application=OuterRef("pk"))))


def _settling_cards() -> models.QuerySet[PollingCard]:
    """What ``PollingCard.settles`` says of one card."""
    cards = PollingCard.objects.filter(application=OuterRef("pk"))
    grounds = CardInvalidation.Ground
    struck = RegisterEntry.objects.filter(pk=OuterRef("entry")).struck()
    other = PollingCard.objects.filter(entry=OuterRef("entry"), invalidation=None)
    return cards.exclude(invalidation__ground=grounds.ERROR).exclude(
        Q(invalidation__ground=grounds.STRUCK) & ~Exists(struck) & ~Exists(other)
    )


def _refusals_of_application() -> models.QuerySet[ApplicationRefusal]:
    return ApplicationRefusal.objects.filter(application=OuterRef("pk"), withdrawal=None)


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

    def __str__(self) -> str:
        return f"Antrag {self.pk}"

    @property
    def refusal(self) -> ApplicationRefusal | None:
        """The refusal that holds; None where there is none, or it was taken back."""
        refusals = self.refusals.all()
        return next((one for one in refusals if not hasattr(one, "withdrawal")), None)

    @property
    def is_settled(self) -> bool:
        """Whether it got a refusal that holds, or a card that settles it."""
        return self.refusal is not None or any(c.settles for c in self.polling_cards.all())


class ApplicationRefusal(models.Model):
    """An application that got no card, and why (R-WS-01). Only one of an application holds."""

    application = models.ForeignKey(
        CardApplication, on_delete=models.PROTECT, related_name="refusals"
    )
    refused_on = models.DateField()
    reason = models.CharField(max_length=300)
    refused_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.application)


class RefusalWithdrawal(models.Model):
    """A refusal is taken back: the application is open again (R-WS-01)."""

    refusal = models.OneToOneField(
        ApplicationRefusal, on_delete=models.PROTECT, related_name="withdrawal"
    )
    withdrawn_on = models.DateField()
    reason = models.CharField(max_length=300)
    withdrawn_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.refusal)


class PollingCardQuerySet(models.QuerySet["PollingCard"]):
    """Questions about polling cards."""

    def valid(self) -> Self:
        """Cards that were not declared invalid."""
        return self.filter(invalidation=None)

    def of_nobody_struck(self) -> Self:
        """Cards whose person stands in the register, or was never to stand in it (series B)."""
        struck = RegisterEntry.objects.filter(pk=OuterRef("entry")).struck()
        return self.exclude(Exists(struck))


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

    objects = PollingCardQuerySet.as_manager()

    class Meta:
        ordering = ["series", "number"]
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
    def settles(self) -> bool:
        """Whether the application is done with this card.

        It is not if the card was issued by mistake, or became invalid by a strike that was taken
        back and the person got no other: somebody still waits for a card that is valid.
        """
        invalidation: CardInvalidation | None = getattr(self, "invalidation", None)
        if invalidation is None or invalidation.ground == CardInvalidation.Ground.NOT_ARRIVED:
            return True
        if invalidation.ground == CardInvalidation.Ground.ERROR:
            return False
        if self.entry is None or self.entry.open_strike is not None:
            return True
        return self.entry.polling_cards.filter(invalidation=None).exists()

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

    def __str__(self) -> str:
        return str(self.card)
