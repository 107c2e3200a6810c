"""What a commission does: meetings and the report of a year (§ 89 Abs. 3, 4 HGO; R-IK-05)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.models.commission.commission import Commission
from municipalities.models.staff import User


class CommissionMeeting(models.Model):
    """A meeting as it was called (§ 89 Abs. 3 HGO; R-IK-05)."""

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="meetings")
    day = models.DateField(_("Tag"))
    begins_at = models.TimeField(_("Beginn"))
    place = models.CharField(_("Ort"), max_length=200)
    agenda = models.TextField(_("Tagesordnung"), max_length=2000, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["day", "begins_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["commission", "day"], name="one_meeting_a_day")
        ]

    def __str__(self) -> str:
        return f"Sitzung {self.day}"


class MeetingOutcome(models.Model):
    """Whether a called meeting took place, and how many members came."""

    meeting = models.OneToOneField(
        CommissionMeeting, on_delete=models.PROTECT, related_name="outcome"
    )
    held = models.BooleanField(_("Hat stattgefunden"))
    present = models.PositiveSmallIntegerField(_("Anwesende Mitglieder"), default=0)
    remark = models.CharField(_("Vermerk"), max_length=300, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.meeting}: {self.held}"


class AnnualReport(models.Model):
    """The report of one year to Gemeindevorstand and Gemeindevertretung (§ 89 Abs. 4; R-IK-05)."""

    commission = models.ForeignKey(Commission, on_delete=models.PROTECT, related_name="reports")
    year = models.PositiveSmallIntegerField(_("Berichtsjahr"))
    given_on = models.DateField(_("Vorgelegt am"))
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["commission", "year"], name="one_report_a_year")
        ]

    def __str__(self) -> str:
        return f"Jahresbericht {self.year}"
