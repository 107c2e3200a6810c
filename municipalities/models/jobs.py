"""Long work: the row says how it stands, the broker only wakes a worker."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from municipalities.models.municipality import Municipality
from municipalities.models.staff import User


class JobQuerySet(models.QuerySet["Job"]):
    """Questions about work that is waiting."""

    def lost(self, now: datetime, patience: timedelta) -> Self:
        """Jobs that should have moved by now: a dead broker or worker dropped them."""
        return self.filter(
            state__in=[Job.State.WAITING, Job.State.RUNNING], touched_at__lt=now - patience
        )


class Job(models.Model):
    """One piece of long work; ``kind`` is the name of the Celery task that does it."""

    class State(models.TextChoices):
        """Where the work stands."""

        WAITING = "waiting", _("wartet")
        RUNNING = "running", _("läuft")
        DONE = "done", _("fertig")
        FAILED = "failed", _("gescheitert")
        CANCELLED = "cancelled", _("abgebrochen")

    kind = models.CharField(max_length=80)
    arguments = models.JSONField(default=dict)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="jobs")
    requested_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField(auto_now_add=True)
    touched_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=1)
    error = models.CharField(max_length=300, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(done__lte=F("total")), name="job_done_within_total")
        ]

    def __str__(self) -> str:
        return f"{self.kind} ({self.get_state_display()})"
