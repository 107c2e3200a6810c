"""What people type where a list is taken out."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from elections.law.nominations.states import WithdrawnBecause
from municipalities.forms.fields import DayField, TypedText, not_in_future


class WithdrawalForm(forms.Form):
    """Why a list is none any more: its trust persons withdraw it, or it was a slip."""

    cause = forms.ChoiceField(
        label=_("Warum entfällt die Liste?"),
        choices=[
            (
                WithdrawnBecause.DECLARED.value,
                _("Beide Vertrauenspersonen haben sie gemeinsam schriftlich zurückgenommen"),
            ),
            (WithdrawnBecause.SLIP.value, _("Sie ist irrtümlich eingetragen")),
        ],
        widget=forms.RadioSelect,
    )
    declared_on = DayField(
        label=_("Tag der Erklärung"),
        help_text=_("Nur wenn die Vertrauenspersonen sie zurückgenommen haben."),
        required=False,
        validators=[not_in_future],
    )
    reason = TypedText(
        label=_("Grund"),
        help_text=_("Er steht im Log. Zum Beispiel: „Doppelt eingetragen, siehe Liste 2.“"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the day of a declaration, and for none where there was no declaration."""
        entered = super().clean() or self.cleaned_data
        if "cause" not in entered or "declared_on" in self.errors:
            return entered
        is_declared = entered["cause"] == WithdrawnBecause.DECLARED
        if is_declared and not entered.get("declared_on"):
            self.add_error("declared_on", _("Von welchem Tag ist die Erklärung?"))
        if entered.get("declared_on") and not is_declared:
            text = _("Ein Irrtum hat keinen Tag der Erklärung. Lassen Sie das Feld leer.")
            self.add_error("declared_on", text)
        return entered
