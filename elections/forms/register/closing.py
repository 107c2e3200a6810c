"""What people type when a Wahlbezirk is closed, and the reason to step outside a period."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from elections.forms.course.timely import OverridableForm
from municipalities.forms.fields import CountField, DayField, TypedText, not_in_future
from municipalities.forms.rows import RowForm
from municipalities.models.seen import Seen

FIGURES = ("without_mark", "with_mark", "special")


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


class ClosingCorrectionForm(forms.Form):
    """The figures as the certificate really has them, with the reason of the correction."""

    without_mark = CountField(label=_("A1: Wahlberechtigte ohne Sperrvermerk „W“"))
    with_mark = CountField(label=_("A2: Wahlberechtigte mit Sperrvermerk „W“ (Wahlschein)"))
    special = CountField(
        label=_("A3: mit Wahlschein, aber nicht im Verzeichnis"),
        help_text=_("Wenn es niemanden gibt: 0."),
    )
    reason = TypedText(
        label=_("Grund der Berichtigung"),
        help_text=_("Er steht beim Abschluss und im Log. Zum Beispiel: „Zahlendreher bei A1.“"),
        max_length=300,
    )


class ClosingRow(RowForm):
    """One Wahlbezirk to close: counted figures are shown, others are typed.

    A row that is not ticked is left as it is; typed figures in it are not dropped silently.
    """

    close = forms.BooleanField(label=_("abschließen"), required=False)
    without_mark = CountField(label=_("A1"), required=False)
    with_mark = CountField(label=_("A2"), required=False)
    special = CountField(label=_("A3"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = self.initial.get("title", "")
        self.remark = self.initial.get("note", "")
        self.is_counted = bool(self.initial.get("is_counted"))
        for name in FIGURES:
            self.fields[name].disabled = self.fields[name].required = self.is_counted

    def is_row_touched(self, saw: Seen) -> bool:
        """Count a tick as well: it certifies the figures that were shown beside it."""
        return bool(self["close"].data) or super().is_row_touched(saw)

    def clean(self) -> dict[str, Any]:
        """Ask for all three figures of a Wahlbezirk that is to be closed, and for its tick."""
        entered = super().clean() or self.cleaned_data
        typed = not self.is_counted and any(entered.get(name) is not None for name in FIGURES)
        if typed and not entered.get("close"):
            self.add_error(
                "close",
                _("Hier stehen Zahlen. Kreuzen Sie den Bezirk an, oder leeren Sie die Felder."),
            )
        for name in FIGURES:
            if entered.get("close") and entered.get(name) is None and name not in self.errors:
                self.add_error(name, _("Die Zahl fehlt. Gibt es niemanden, schreiben Sie 0."))
        return entered


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
