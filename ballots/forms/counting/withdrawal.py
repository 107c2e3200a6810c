"""Why a report is taken back."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.forms.fields import TypedText


class WithdrawalForm(forms.Form):
    """The reason, and the version that was on the page."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=99_999)
    reason = TypedText(
        label=_("Grund"),
        help_text=_("Er steht im Log. Zum Beispiel: „Das sind die Zahlen von Bezirk 002.“"),
        max_length=500,
    )
