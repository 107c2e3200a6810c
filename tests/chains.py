"""The log as its tests need it: taken in as by a commit, and changed as only an owner could."""

from __future__ import annotations

from django.db import connection

from municipalities.models import AuditChain, AuditEvent
from municipalities.models.audit import FIRST_HASH
from tests.database import by_owner, close_events_at_once

EVENTS, CHAINS = AuditEvent._meta.db_table, AuditChain._meta.db_table


def take_in() -> None:
    """Let the log take in what a test did so far, as a commit does."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    close_events_at_once()


def rewrite(key: str, position: int, subject_name: str) -> None:
    """Change one event and compute the whole chain anew, so that it is consistent again."""
    by_owner(
        f"UPDATE {EVENTS} SET subject_name = %s WHERE chain_id = %s AND position = %s",
        subject_name,
        key,
        position,
    )
    last = FIRST_HASH
    for event in AuditEvent.objects.filter(chain=key).order_by("position"):
        event.previous_hash = last
        event.content_hash = event.computed_content()
        last = event.computed_hash()
        by_owner(
            f"UPDATE {EVENTS} SET previous_hash = %s, content_hash = %s, hash = %s WHERE id = %s",
            event.previous_hash,
            event.content_hash,
            last,
            event.pk,
        )
    by_owner(f"UPDATE {CHAINS} SET last_hash = %s WHERE key = %s", last, key)
