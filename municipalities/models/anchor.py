"""Where the last hash of a chain goes, so that it is kept outside this database."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.law.anchors import Anchor
from municipalities.models.audit import STATE_CHAIN, AuditChain
from municipalities.models.municipality import Municipality
from municipalities.models.staff import User


def chain_key(place: Municipality | None) -> str:
    """Return the key of the chain of a municipality, or of the state (None)."""
    return place.ags if place else STATE_CHAIN


def anchor_of(place: Municipality | None) -> Anchor | None:
    """Return the anchor of a chain as it stands: what came before the act that is under way.

    None while nothing was written into it.
    """
    chain = AuditChain.objects.filter(key=chain_key(place), length__gt=0).first()
    return Anchor(chain.key, chain.length, chain.last_hash) if chain else None


class AnchorRecipientQuerySet(models.QuerySet["AnchorRecipient"]):
    """Questions about who gets the anchor."""

    def at(self, place: Municipality | None) -> Self:
        """Addresses that one municipality named, or the state (None)."""
        return self.filter(municipality=place)

    def named(self) -> Self:
        """Addresses that still get the anchor."""
        return self.filter(removal=None)


class AnchorRecipient(models.Model):
    """An address that gets the anchor of a chain: of one municipality, or of the state (None).

    A slip is corrected in place; the log keeps which fields changed.
    """

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, null=True, related_name="anchor_recipients"
    )
    name = models.CharField(_("Wer ist das?"), max_length=120)
    email = models.EmailField(_("E-Mail-Adresse"))

    objects = AnchorRecipientQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class AnchorRecipientRemoval(models.Model):
    """An address that gets no further anchor; those that were sent stay sent.

    ``reason`` is empty where the address was only corrected: another row has the right one.
    """

    recipient = models.OneToOneField(
        AnchorRecipient, on_delete=models.PROTECT, related_name="removal"
    )
    reason = models.CharField(_("Grund"), max_length=300, blank=True)
    removed_at = models.DateTimeField(auto_now_add=True)
    removed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.recipient}: {self.removed_at:%d.%m.%Y}"


class AnchorDispatch(models.Model):
    """One anchor that was sent to one address.

    A row per address: one that the mail server refuses neither keeps the others from their mail
    nor makes them get it again and again.
    """

    recipient = models.ForeignKey(
        AnchorRecipient, on_delete=models.PROTECT, related_name="dispatches"
    )
    chain = models.ForeignKey(AuditChain, on_delete=models.PROTECT, related_name="dispatches")
    position = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        get_latest_by = "pk"

    def __str__(self) -> str:
        return f"{self.chain_id} {self.position}: {self.recipient}"

    @property
    def anchor(self) -> Anchor:
        """The anchor that was sent."""
        return Anchor(self.chain_id, self.position, self.hash)
