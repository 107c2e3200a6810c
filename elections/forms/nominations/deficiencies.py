"""What people choose for a deficiency letter (§ 14 Abs. 1 KWG)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from elections.law.course.calendar import moment
from municipalities.forms.fields import DayField


class LetterForm(forms.Form):
    """Which defects a letter names, and until when the list shall mend them."""

    chosen = forms.MultipleChoiceField(
        label=_("Diese Mängel stehen im Schreiben"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Kreuzen Sie wenigstens einen Mangel an.")},
    )
    until_day = DayField(label=_("Zu beheben bis zum"))
    until_time = forms.TimeField(
        label=_("Uhrzeit"),
        help_text=_("Bis dahin muss es beim Wahlamt sein."),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["chosen"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = choices

    @property
    def mend_until(self) -> datetime:
        """Return the end of the period, in Hesse."""
        return moment(self.cleaned_data["until_day"], self.cleaned_data["until_time"])
