"""Whether this installation works, for the machine that monitors it, and nothing else."""

from __future__ import annotations

import logging
import os
from datetime import timedelta

from celery import current_app
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from kombu.exceptions import KombuError

from municipalities.models import Job
from municipalities.scope import ROUNDS, taken

WAITING_TOO_LONG = timedelta(minutes=10)
"""The sweep queues work again after two minutes; work untouched for this long has no worker."""

log = logging.getLogger(__name__)


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Answer „ok“ when database, broker and workers do their part, 503 otherwise."""
    works = database_answers() and broker_answers() and not work_is_stuck()
    return HttpResponse(
        "ok\n" if works else "nicht ok\n",
        status=200 if works else 503,
        content_type="text/plain; charset=utf-8",
    )


def database_answers() -> bool:
    """Whether the database answers a query."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        log.warning("health: the database does not answer")
        return False
    return True


def broker_answers() -> bool:
    """Whether a message could be sent: the broker listens, or its folder can be written to."""
    folder = current_app.conf.broker_transport_options.get("data_folder_out")
    if folder:
        writable = os.access(folder, os.W_OK | os.X_OK)
        if not writable:
            log.warning("health: the folder of the broker cannot be written")
        return writable
    try:
        with current_app.connection_for_write(connect_timeout=2) as broker:
            broker.ensure_connection(max_retries=1, interval_start=0, timeout=3)
    except (KombuError, OSError) as error:
        log.warning("health: the broker does not answer (%s)", type(error).__name__)
        return False
    return True


def work_is_stuck() -> bool:
    """Whether a job has waited or run without a sign of life for too long."""
    try:
        with taken(ROUNDS):
            stuck = Job.objects.lost(timezone.now(), WAITING_TOO_LONG).exists()
    except DatabaseError:
        return True
    if stuck:
        log.warning("health: work waits for more than %s", WAITING_TOO_LONG)
    return stuck
