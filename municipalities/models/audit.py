"""What was done: one append-only chain of events per municipality, and one for the state.

An act writes its event open, without a place; when its transaction commits, the database closes it:
place, hash of the event before, own hash (config.database.chain, docs/decisions/0024). The chain's
row holds its length and its last hash, so that a cut-off end is found as well. Nobody changes or
deletes a closed event.
"""

from __future__ import annotations

import hashlib
import json
from datetime import UTC
from typing import TYPE_CHECKING, Any

from django.db import connection, models
from django.utils import timezone

from municipalities.models.canonical import canonical_sha256

if TYPE_CHECKING:
    from datetime import datetime

    from municipalities.models.municipality import Municipality
    from municipalities.models.staff import User

STATE_CHAIN = "land"
FIRST_HASH = "0" * 64
# How the hash of an event is made: 1 by the program as it wrote it, 2 by the database at commit.
BY_PROGRAM, AT_COMMIT = 1, 2


class AuditChain(models.Model):
    """One chain of events: its key is the municipality's AGS, or „land“ for the state.

    Only a function of the database's owner writes here; it also makes the chain of a first event.
    """

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
        """Write one event inside the caller's transaction, which closes it when it commits.

        ``act`` is a dotted name in the past tense („nomination.admitted“); ``details`` are JSON
        values without personal data beyond what the act itself needs. No lock is taken here: the
        event has no place in its chain before the commit, and then one without a gap.
        """
        event = AuditEvent(
            chain_id=municipality.ags if municipality else STATE_CHAIN,
            recorded_at=timezone.now(),
            actor=actor,
            actor_name=actor.get_username() if actor else "",
            act=act,
            subject=f"{subject._meta.label}:{subject.pk}",
            subject_name=str(subject)[:200],
            details=json.loads(json.dumps(details, default=str)),
            batch=_batch(),
        )
        event.content_hash = event.computed_content()
        event.save(force_insert=True)
        return event


class AuditEvent(models.Model):
    """One act: who did what to which thing, and when.

    Open until its transaction commits: ``position`` and ``chained_at`` are empty then. Of ``form``
    1 are events of versions before 0024, which have no batch.
    """

    # Without a constraint: the chain of a first event is made when the event is closed, and asking
    # for it would lock the row that everybody waits for.
    chain = models.ForeignKey(
        AuditChain, on_delete=models.PROTECT, related_name="events", db_constraint=False
    )
    position = models.PositiveBigIntegerField(null=True)
    recorded_at = models.DateTimeField()
    actor = models.ForeignKey(
        "municipalities.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    actor_name = models.CharField(max_length=150, blank=True)
    act = models.CharField(max_length=60)
    subject = models.CharField(max_length=80)
    subject_name = models.CharField(max_length=200)
    details = models.JSONField(default=dict)
    form = models.PositiveSmallIntegerField(default=AT_COMMIT)
    batch = models.UUIDField(null=True)
    content_hash = models.CharField(max_length=64, blank=True)
    facts_hash = models.CharField(max_length=64, blank=True)
    chained_at = models.DateTimeField(null=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64, blank=True)

    objects = AuditEventManager()

    class Meta:
        ordering = ["chain", "position"]
        constraints = [
            models.UniqueConstraint(fields=["chain", "position"], name="audit_position_once")
        ]
        indexes = [
            models.Index(fields=["batch"], name="audit_of_a_batch"),
            # Holds what running transactions wrote, so it is as good as empty.
            models.Index(
                fields=["batch"], name="audit_open", condition=models.Q(position__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.chain_id} {self.position or ''} {self.act}"

    def is_intact(self) -> bool:
        """Whether the hashes that stand here are those of the facts that stand here."""
        if self.form == AT_COMMIT and self.content_hash != self.computed_content():
            return False
        return self.hash == self.computed_hash()

    def computed_hash(self) -> str:
        """Return the SHA-256 (hex) over the row before and every fact of this one."""
        if self.form == BY_PROGRAM:
            facts = [self.previous_hash, self.chain_id, self.position, *self._facts()]
            return canonical_sha256(facts)
        lines = (
            self.previous_hash,
            self.chain_id,
            str(self.position),
            _stated(self.chained_at),
            self.computed_content(),
            self.facts_hash,
        )
        return hashlib.sha256("\n".join(lines).encode()).hexdigest()

    def computed_content(self) -> str:
        """Return the SHA-256 (hex) over what the act said, and the batch it was part of."""
        return canonical_sha256([*self._facts(), str(self.batch)])

    def _facts(self) -> list[Any]:
        moment: datetime = self.recorded_at
        return [
            moment.astimezone(UTC).isoformat(timespec="microseconds"),
            self.actor_id,
            self.actor_name,
            self.act,
            self.subject,
            self.subject_name,
            self.details,
        ]


def _batch() -> str:
    """Return what the database calls everything that this transaction writes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT guard.batch()")
        return str(cursor.fetchone()[0])


def _stated(moment: datetime | None) -> str:
    """Return a time as the database states it in the hash: UTC, with microseconds."""
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S.%fZ}" if moment else ""
