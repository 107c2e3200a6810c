"""When and where a result was announced officially: what the period for objections counts from."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.models import User
from reports.models.public.publication import Publication


class ResultAnnouncementQuerySet(models.QuerySet["ResultAnnouncement"]):
    """Questions about the announcements of one publication."""

    def in_force(self) -> ResultAnnouncement | None:
        """The newest row: a correction is a row of its own."""
        return self.order_by("-pk").first()


class ResultAnnouncement(models.Model):
    """One entry of the day and the medium of the public announcement (§ 55 KWO; C-22, C-23).

    The public page of this program is not the official medium unless the Hauptsatzung says so: the
    two weeks for objections begin on ``announced_on``. A correction is a further row with its
    ``reason``; while there is no row, the day is unknown.
    """

    publication = models.ForeignKey(
        Publication, on_delete=models.PROTECT, related_name="announcements"
    )
    announced_on = models.DateField(_("Öffentlich bekannt gemacht am"))
    medium = models.CharField(_("Wo bekannt gemacht"), max_length=200)
    reason = models.CharField(_("Grund der Berichtigung"), max_length=300)
    recorded_at = models.DateTimeField(auto_now_add=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    objects = ResultAnnouncementQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.publication}: {self.medium}, {self.announced_on}"
