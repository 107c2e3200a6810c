"""Tasks that every room relies on."""

from __future__ import annotations

from celery import shared_task
from django.utils import timezone

from municipalities.actions import jobs


@shared_task(name="municipalities.sweep")
def sweep() -> int:
    """Find lost jobs and ring for them again; runs every minute."""
    return jobs.sweep(now=timezone.now())
