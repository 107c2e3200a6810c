"""What people type about a unit whose ballots another unit counts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ballots.forms.past_day import PastDayForm
from ballots.law.counting.hand_over import Certificate
from ballots.models import CountingUnit
from municipalities.forms.fields import CountField, DayField, offer


class HandOverForm(PastDayForm):
    """The order of the Wahlleitung with the numbers of the certificate (§ 47 Abs. 2 KWO)."""

    to_unit = forms.ModelChoiceField(
        label=_("Wer mitzählt"),
        queryset=CountingUnit.objects.none(),
        empty_label=_("Bitte wählen"),
        help_text=_("Der Auszählungsbezirk, dessen Wahlvorstand beide zusammen auszählt."),
    )
    voters = CountField(
        label=_("Wählende nach der Bescheinigung"),
        help_text=_("Stimmabgabevermerke und Wahlscheine zusammen."),
    )
    electors = CountField(
        label=_("Wahlberechtigte nach der Bescheinigung"),
        required=False,
        help_text=_("Bei Briefwahl bleibt das Feld leer."),
    )
    ordered_on = DayField(label=_("Angeordnet am"))

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "to_unit", units)

    def clean_ordered_on(self) -> date:
        """Refuse a day in the future."""
        return self.past_day("ordered_on")

    def certificate(self) -> Certificate:
        """Return the numbers that go with the ballots."""
        return Certificate(
            voters=self.cleaned_data["voters"],
            electors=self.cleaned_data["electors"],
            ordered_on=self.cleaned_data["ordered_on"],
        )
