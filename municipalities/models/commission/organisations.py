"""The register of organisations of migrants (§ 89 Abs. 1 HGO; R-IK-01)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from municipalities.models.municipality import Municipality
from municipalities.models.staff import User


class Organisation(models.Model):
    """An organisation of migrants that may propose members (§ 89 Abs. 1 HGO; R-IK-01)."""

    municipality = models.ForeignKey(
        Municipality, on_delete=models.PROTECT, related_name="organisations"
    )
    name = models.CharField(_("Name"), max_length=200)
    sort_key = models.CharField(max_length=200)
    contact = models.CharField(_("Ansprechperson"), max_length=120, blank=True)
    address = models.CharField(_("Anschrift"), max_length=300, blank=True)
    email = models.EmailField(_("E-Mail"), blank=True)

    class Meta:
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["municipality", "name"], name="organisation_once_in_a_municipality"
            )
        ]

    def __str__(self) -> str:
        return self.name


class OrganisationRemoval(models.Model):
    """An organisation that is no longer asked: dissolved, moved, or by its own wish."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, related_name="removal"
    )
    removed_on = models.DateField(_("Nicht mehr anzuschreiben seit"))
    reason = models.CharField(_("Grund"), max_length=300)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.organisation}: {self.removed_on}"
