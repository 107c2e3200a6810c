"""What people type when a Wahlbezirk is closed, and the reason to step outside a period."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from elections.forms.course.timely import OverridableForm
from municipalities.forms.fields import CountField, DayField, not_in_future


class ClosingForm(OverridableForm):
    """The certified closing of a Wahlbezirk without entries."""

    without_mark = CountField(
        label=_("A1: Wahlberechtigte ohne Sperrvermerk „W“"),
    )
    with_mark = CountField(
        label=_("A2: Wahlberechtigte mit Sperrvermerk „W“ (Wahlschein)"),
    )
    special = CountField(
        label=_("A3: mit Wahlschein, aber nicht im Verzeichnis"),
        help_text=_("Wenn es niemanden gibt: 0."),
    )
    closed_on = DayField(label=_("Abgeschlossen am"), validators=[not_in_future])


class CountedClosingForm(OverridableForm):
    """The closing of a Wahlbezirk whose figures are counted."""

    closed_on = DayField(label=_("Abgeschlossen am"), validators=[not_in_future])
    acknowledged = forms.BooleanField(
        label=_("Ich kenne die offenen Punkte und schließe trotzdem ab."), required=False
    )

    def __init__(self, *args: Any, has_open_points: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_open_points:
            del self.fields["acknowledged"]
