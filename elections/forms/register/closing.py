"""What people type when a Wahlbezirk is closed, and the reason to step outside a period."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.forms.fields import CountField, DayField, not_in_future


class OverridableForm(forms.Form):
    """A form whose days are bound; only the returning officer sees the field for a reason."""

    override_reason = forms.CharField(
        label=_("Grund für eine Ausnahme von der Frist"),
        help_text=_("Nur wenn der Tag außerhalb der Frist liegt. Der Grund steht im Log."),
        required=False,
        max_length=300,
    )

    def __init__(self, *args: Any, may_override: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_override:
            del self.fields["override_reason"]
        else:
            self.order_fields([name for name in self.fields if name != "override_reason"])


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
