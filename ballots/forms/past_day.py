"""A form for a day that is not in the future."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class PastDayForm(forms.Form):
    """A form with a day that cannot lie after ``today``."""

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def past_day(self, name: str) -> date:
        """Return the cleaned day; raise ValidationError when it has not come yet."""
        day: date = self.cleaned_data[name]
        if day > self.today:
            raise ValidationError(_("Dieser Tag liegt in der Zukunft. Prüfen Sie das Datum."))
        return day
