"""When and where the call for lists and the admitted lists were announced (C-02, C-08)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from elections.law.nominations.announcing import CODES, Announced
from elections.models.course.election import Election
from elections.models.course.windows import calendar_days
from municipalities.models import User


class ListAnnouncement(models.Model):
    """One entry of the day and the medium of an announcement (§ 22 KWO, § 15 Abs. 4 KWG).

    A correction is a further row with its ``reason``: the newest one of a kind counts. One without
    a day takes back what was a slip. While there is none, nobody said that it was announced.
    """

    election = models.ForeignKey(
        Election, on_delete=models.PROTECT, related_name="list_announcements"
    )
    what = models.CharField(
        max_length=8,
        choices=[
            (Announced.CALL.value, _("Aufforderung zu Wahlvorschlägen")),
            (Announced.ADMITTED.value, _("Zugelassene Wahlvorschläge")),
        ],
    )
    announced_on = models.DateField(_("Öffentlich bekannt gemacht am"), null=True)
    medium = models.CharField(_("Wo bekannt gemacht"), max_length=200, blank=True)
    reason = models.CharField(_("Grund der Berichtigung"), max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.medium}, {self.announced_on or '–'}"


@dataclass(frozen=True, slots=True)
class Announcing:
    """What is known of one announcement: the day it is due, and the row that counts, if any."""

    what: Announced
    due: date
    row: ListAnnouncement | None

    @property
    def is_late(self) -> bool:
        """Whether it came after the day of the calendar (C-02, C-08)."""
        on = self.row.announced_on if self.row else None
        return on is not None and on > self.due


def announcing(election: Election, what: Announced) -> Announcing:
    """Return what is known of an announcement (§ 22 Abs. 1 KWO, § 15 Abs. 4 KWG; C-02, C-08)."""
    day = calendar_days(election)[CODES[what]]
    row = election.list_announcements.filter(what=what.value).last()
    return Announcing(what, day.until or day.on, row if row and row.announced_on else None)
