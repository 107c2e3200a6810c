"""What people type about the work of a commission: meetings, reports, organisations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from municipalities.forms.fields import (
    CountField,
    DayField,
    TypedText,
)
from municipalities.forms.seen import SeenForm


class MeetingForm(forms.Form):
    """A meeting that is called, or one that was held before."""

    day = DayField(label=_("Tag"))
    begins_at = forms.TimeField(
        label=_("Beginn"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    place = TypedText(label=_("Ort"), max_length=200)
    agenda = TypedText(
        label=_("Tagesordnung"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class OutcomeForm(forms.Form):
    """Whether a meeting took place, and how many came."""

    HELD, CANCELLED = "ja", "nein"
    held = forms.ChoiceField(
        label=_("Hat die Sitzung stattgefunden?"),
        choices=[(HELD, _("ja")), (CANCELLED, _("nein, sie ist ausgefallen"))],
        widget=forms.RadioSelect,
    )
    present = CountField(
        label=_("Anwesende Mitglieder"),
        help_text=_("Mit dem Vorsitz. Bleibt leer, wenn die Sitzung ausgefallen ist."),
        required=False,
    )
    remark = TypedText(label=_("Vermerk"), max_length=300, required=False)

    def clean(self) -> dict[str, Any] | None:
        """Ask how many came to a meeting that took place."""
        entered = super().clean() or self.cleaned_data
        counted = entered.get("present")
        if entered.get("held") == self.HELD and counted is None and "present" not in self.errors:
            text = _("Tragen Sie ein, wie viele Mitglieder anwesend waren.")
            self.add_error("present", ValidationError(text))
        return entered


class ReportForm(forms.Form):
    """The year of a report, and the day it was given."""

    year = CountField(label=_("Berichtsjahr"))
    given_on = DayField(
        label=_("Vorgelegt am"),
        help_text=_("Der Tag, an dem er Gemeindevorstand und Gemeindevertretung vorlag."),
    )


class OrganisationForm(SeenForm):
    """Name and address of an organisation of migrants."""

    name = TypedText(label=_("Name der Vereinigung"), max_length=200)
    contact = TypedText(label=_("Ansprechperson"), max_length=120, required=False)
    address = TypedText(
        label=_("Anschrift"),
        help_text=_("Straße, Hausnummer, Postleitzahl, Ort."),
        max_length=300,
        required=False,
    )
    email = forms.EmailField(label=_("E-Mail"), required=False)


class RemovalForm(forms.Form):
    """The day from which an organisation is no longer asked, and why."""

    removed_on = DayField(label=_("Nicht mehr anzuschreiben seit"))
    reason = TypedText(
        label=_("Grund"),
        help_text=_("Zum Beispiel „aufgelöst“ oder „auf eigenen Wunsch“."),
        max_length=300,
    )
