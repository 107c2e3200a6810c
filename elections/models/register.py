"""The register of electors (Wählerverzeichnis); nothing of the count may import this module."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from elections.models.district import District
from municipalities.models import User


class RegisterEntry(models.Model):
    """One eligible person in the register of one Wahlbezirk (R-REG-02, R-REG-06).

    Only what the register needs: nationality and length of residence decided the entry and are
    not kept.
    """

    district = models.ForeignKey(District, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField(_("laufende Nummer"))
    family_name = models.CharField(_("Familienname"), max_length=120)
    given_names = models.CharField(_("Vornamen"), max_length=120)
    birth_date = models.DateField(_("Geburtsdatum"))
    dwelling = models.CharField(_("Wohnung"), max_length=200)
    polling_card = models.BooleanField(_("Wahlschein erteilt (W)"), default=False)

    class Meta:
        ordering = ["district", "number"]
        constraints = [
            models.UniqueConstraint(fields=["district", "number"], name="register_number_once"),
            models.UniqueConstraint(
                fields=["district", "family_name", "given_names", "birth_date", "dwelling"],
                name="register_person_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.district.number}/{self.number}"


class RegisterClosing(models.Model):
    """The certified closing (Abschluss) of the register of one Wahlbezirk (R-REG-11).

    ``without_mark`` is A1, ``with_mark`` A2, ``special`` A3, ``total`` A. Where figures were
    taken from a published result that does not state them they stay empty: unknown, not zero.
    """

    district = models.OneToOneField(District, on_delete=models.PROTECT, related_name="closing")
    without_mark = models.PositiveIntegerField(_("A1: ohne Sperrvermerk"), null=True)
    with_mark = models.PositiveIntegerField(_("A2: mit Sperrvermerk"), null=True)
    special = models.PositiveIntegerField(_("A3: nicht im Verzeichnis"), null=True)
    total = models.PositiveIntegerField(_("A: Wahlberechtigte insgesamt"), null=True)
    source = models.CharField(_("Grundlage"), max_length=500)
    closed_on = models.DateField(_("Abschluss am"))
    closed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="closing_sums_up",
                condition=Q(without_mark=None)
                | Q(total=F("without_mark") + F("with_mark") + F("special")),
            )
        ]

    def __str__(self) -> str:
        return f"Abschluss {self.district}"
