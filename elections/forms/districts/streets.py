"""What people type about single streets of the directory."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from elections.law.districts.number_ranges import NumberRange, parse_ranges
from elections.law.districts.postcodes import read_postcode
from elections.models import District, Election
from elections.models.districts.district import number_order
from municipalities.forms.fields import (
    TypedText,
    offer,
)
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence

_POSTCODE_DIGITS = 5


class StreetRowForm(forms.Form):
    """Parts of one street and their Wahlbezirk; ``seen`` names what was shown before confirming."""

    street = TypedText(label=_("Straße"), max_length=120)
    houses = TypedText(
        label=_("Hausnummern"),
        help_text=_("Zum Beispiel 1-99 ungerade oder 2-Ende gerade; leer heißt: alle."),
        required=False,
        max_length=200,
    )
    postcode = TypedText(label=_("Postleitzahl"), required=False, max_length=10)
    locality = TypedText(label=_("Ortsteil"), required=False, max_length=120)
    district = forms.ModelChoiceField(District.objects.none(), label=_("Wahlbezirk"))
    seen = TypedText(required=False, widget=forms.HiddenInput, max_length=64)

    def __init__(self, *args: Any, election: Election, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "district", election.districts.all())
        in_order = sorted(election.districts.all(), key=lambda one: number_order(one.number))
        named = ((district.pk, str(district)) for district in in_order)
        offer(self, "district", [("", _("bitte wählen")), *named])

    def clean_houses(self) -> tuple[NumberRange, ...]:
        """Return the ranges; refuse what cannot be read."""
        try:
            return parse_ranges(self.cleaned_data["houses"])
        except RuleViolation as violation:
            raise forms.ValidationError(sentence(violation)) from violation

    def clean_postcode(self) -> str:
        """Return the five digits, or nothing."""
        code = read_postcode(self.cleaned_data["postcode"])
        if code and not (len(code) == _POSTCODE_DIGITS and code.isdecimal()):
            raise forms.ValidationError(_("Eine Postleitzahl hat fünf Ziffern."))
        return code

    def fingerprint(self) -> str:
        """Return what tells these parts from others: only what was shown is confirmed."""
        entered = self.cleaned_data
        names = ("street", "houses", "postcode", "locality", "district")
        return hashlib.sha256(repr([entered[name] for name in names]).encode()).hexdigest()

    @property
    def is_confirmed(self) -> bool:
        """Whether the person saw what exactly these parts would change."""
        return bool(self.cleaned_data["seen"] == self.fingerprint())
