"""Which election day the reader of the turnout of the Kreise wants to see, from the URL."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _


class TurnoutFilter(forms.Form):
    """One day of those of which some place is known; the newest unless another is chosen."""

    wahltag = forms.ChoiceField(label=_("Wahltag"), required=False)

    def __init__(self, data: Any = None, *, days: Sequence[date], **kwargs: Any):
        super().__init__(data, label_suffix="", **kwargs)
        self._days = {day.isoformat(): day for day in days}
        field = cast(forms.ChoiceField, self.fields["wahltag"])
        field.choices = [(key, date_format(day, "DATE_FORMAT")) for key, day in self._days.items()]

    def day(self) -> date | None:
        """Return the chosen day, by default the newest; None where there is none."""
        self.is_valid()
        newest = next(iter(self._days), "")
        return self._days.get(self.cleaned_data.get("wahltag") or newest)
