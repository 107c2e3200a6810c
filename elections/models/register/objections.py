"""Looking into the register, and objections to it (§ 8 KWG, § 13 KWO; R-REG-08, R-REG-09)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from elections.models.course.election import Election
from elections.models.register.entries import RegisterEntry
from municipalities.models import User


class Inspection(models.Model):
    """Somebody looked into the register (R-REG-09): own data, or others' for stated reasons."""

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="inspections")
    inspected_on = models.DateField()
    own_data = models.BooleanField()
    grounds = models.CharField(max_length=300, blank=True)
    override_reason = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-inspected_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.inspected_on}"


class RegisterObjection(models.Model):
    """An objection (Einspruch) to the register (R-REG-08, R-REG-10)."""

    class Aim(models.TextChoices):
        """What is wanted."""

        ENTER = "enter", _("eine Person eintragen")
        STRIKE = "strike", _("eine Person streichen")
        CORRECT = "correct", _("Angaben berichtigen")

    election = models.ForeignKey(
        Election, on_delete=models.PROTECT, related_name="register_objections"
    )
    entry = models.ForeignKey(
        RegisterEntry, on_delete=models.PROTECT, null=True, related_name="objections"
    )
    aim = models.CharField(max_length=10, choices=Aim)
    received_on = models.DateField(_("Eingegangen am"))
    objector = models.CharField(_("Wer den Einspruch einlegt"), max_length=200)
    # Empty where the grounds came later: then they are rows of their own.
    grounds = models.TextField(_("Begründung"), max_length=2000, blank=True)
    override_reason = models.CharField(max_length=300, blank=True)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Einspruch {self.pk}"

    @property
    def is_reasoned(self) -> bool:
        """Whether grounds came, with the objection or later."""
        return bool(self.grounds) or self.later_grounds.exists()


class RegisterObjectionGrounds(models.Model):
    """Grounds of an objection to the register that came after it."""

    objection = models.ForeignKey(
        RegisterObjection, on_delete=models.PROTECT, related_name="later_grounds"
    )
    received_on = models.DateField(_("Eingegangen am"))
    text = models.TextField(_("Begründung"), max_length=2000)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["received_on", "pk"]

    def __str__(self) -> str:
        return f"{self.objection}: {self.received_on}"


class RegisterObjectionDecision(models.Model):
    """The decision of the Gemeindevorstand on an objection, and when it was served (C-15)."""

    objection = models.OneToOneField(
        RegisterObjection, on_delete=models.PROTECT, related_name="decision"
    )
    upheld = models.BooleanField()
    decided_on = models.DateField()
    served_on = models.DateField(null=True)
    reason = models.CharField(max_length=500)
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.objection)
