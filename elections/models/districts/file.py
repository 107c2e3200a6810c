"""A table of streets or polling places that waits for the confirmation of its dry run."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from elections.models.course.election import Election
from municipalities.models import User


def published_form() -> dict[str, bool]:
    """Return how a table in the published form is read: nothing has to be said."""
    return {"published": True}


class DistrictFile(models.Model):
    """The file as it was handed in; it goes away once it is taken in or dropped."""

    class Kind(models.TextChoices):
        """Which of the two tables it is."""

        PLACES = "places", _("Wahllokale")
        STREETS = "streets", _("Straßenverzeichnis")

    election = models.ForeignKey(Election, on_delete=models.CASCADE, related_name="district_files")
    kind = models.CharField(max_length=10, choices=Kind)
    name = models.CharField(_("Dateiname"), max_length=150)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    # Numbers of the file that mean another one of the election, as a person said: {"1": "001"}.
    meant = models.JSONField(default=dict)
    # How it is read (``FileReading``); empty until somebody said it of a table in another form.
    reading = models.JSONField(default=published_form)
    uploaded_at = models.DateTimeField(auto_now_add=True)
    uploaded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["election", "kind"], name="district_file_once")
        ]

    def __str__(self) -> str:
        return self.name
