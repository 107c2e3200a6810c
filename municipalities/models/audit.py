"""What was done: one append-only chain of events per municipality, and one for the state.

Each event carries the SHA-256 of the one before. The chain's row holds its length and its last
hash, so that a cut-off end is found as well. Nobody changes or deletes an event
(config.database).
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from datetime import datetime

    from municipalities.models.municipality import Municipality
    from municipalities.models.staff import User

STATE_CHAIN = "land"
FIRST_HASH = "0" * 64


class AuditChain(models.Model):
    """One chain of events: its key is the municipality's AGS, or „land“ for the state."""

    key = models.CharField(max_length=8, primary_key=True)
    length = models.PositiveBigIntegerField(default=0)
    last_hash = models.CharField(max_length=64, default=FIRST_HASH)

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.key


class AuditEventManager(models.Manager["AuditEvent"]):
    """Writes events; nothing else in the product inserts one."""

    def record(
        self,
        actor: User | None,
        act: str,
        subject: models.Model,
        municipality: Municipality | None,
        **details: Any,
    ) -> AuditEvent:
        """Append one event inside the caller's transaction.

        ``act`` is a dotted name in the past tense („nomination.admitted“); ``details`` are JSON
        values without personal data beyond what the act itself needs. The chain's row is locked
        until the transaction ends, so positions have no gaps.
        """
        key = municipality.ags if municipality else STATE_CHAIN
        AuditChain.objects.get_or_create(key=key)
        chain = AuditChain.objects.select_for_update().get(key=key)
        event = AuditEvent(
            chain=chain,
            position=chain.length + 1,
            recorded_at=timezone.now(),
            actor=actor,
            actor_name=actor.get_username() if actor else "",
            act=act,
            subject=f"{subject._meta.label}:{subject.pk}",
            subject_name=str(subject)[:200],
            details=json.loads(json.dumps(details, default=str)),
            previous_hash=chain.last_hash,
        )
        event.hash = event.computed_hash()
        event.save(force_insert=True)
        chain.length = event.position
        chain.last_hash = event.hash
        chain.save(update_fields=["length", "last_hash"])
        return event


class AuditEvent(models.Model):
    """One act: who did what to which thing, and when."""

    chain = models.ForeignKey(AuditChain, on_delete=models.PROTECT, related_name="events")
    position = models.PositiveBigIntegerField()
    recorded_at = models.DateTimeField()
    actor = models.ForeignKey(
        "municipalities.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    actor_name = models.CharField(max_length=150, blank=True)
    act = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)
    subject_name = models.CharField(max_length=200)
    details = models.JSONField(default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = AuditEventManager()

    class Meta:
        ordering = ["chain", "position"]
        constraints = [
            models.UniqueConstraint(fields=["chain", "position"], name="audit_position_once")
        ]

    def __str__(self) -> str:
        return f"{self.chain_id} {self.position} {self.act}"

    def computed_hash(self) -> str:
        """Return the SHA-256 (hex) over the row before and every fact of this one."""
        moment: datetime = self.recorded_at
        facts = [
            self.previous_hash,
            self.chain_id,
            self.position,
            moment.astimezone(UTC).isoformat(timespec="microseconds"),
            self.actor_id,
            self.actor_name,
            self.act,
            self.subject,
            self.subject_name,
            self.details,
        ]
        text = json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()
