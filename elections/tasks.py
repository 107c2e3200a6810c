"""Long work of this room: fetch, call one act, return; doing it twice does it once."""

from __future__ import annotations

from celery import shared_task

from elections.actions.online import RECEIPTS_TASK, take_receipts


@shared_task(name=RECEIPTS_TASK)
def take_receipts_task() -> int:
    """Take in the online applications that got lost on the way; runs every few minutes."""
    return take_receipts()
