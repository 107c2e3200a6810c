"""What people type on the pages of this room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.forms.fields import DayField, not_in_future


class PublishedOnForm(forms.Form):
    """The day of an announcement."""

    published_on = DayField(
        label=_("Tag der Bekanntmachung"),
        help_text=_("Von diesem Tag an laufen die zwei Wochen für Einsprüche."),
        validators=[not_in_future],
    )


class HoldForm(forms.Form):
    """Why the register is kept longer."""

    reason = forms.CharField(
        label=_("Grund"),
        help_text=_(
            "Welches Verfahren läuft, zum Beispiel mit Aktenzeichen. Nennen Sie keine Personen: "
            "Der Grund bleibt stehen, auch wenn das Verzeichnis gelöscht ist."
        ),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ProposalCallForm(forms.Form):
    """The call for proposals: its day, and the last day for proposals."""

    issued_on = DayField(label=_("Tag des Aufrufs"), validators=[not_in_future])
    closes_on = DayField(
        label=_("Vorschläge bis"),
        help_text=_("Das Gesetz nennt keine Frist. Vier bis sechs Wochen sind üblich."),
    )


class ReplacementForm(forms.Form):
    """Which wrong letters are printed anew: all of a cause, or all of several."""

    causes = forms.MultipleChoiceField(
        label=_("Welche Briefe"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Wählen Sie aus, welche Briefe neu gedruckt werden.")},
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the causes for which a letter is wrong; at first all of them are chosen."""
        super().__init__(*args, **kwargs)
        field = self.fields["causes"]
        field.choices = choices  # type: ignore[attr-defined]  # a MultipleChoiceField
        field.initial = [value for value, _label in choices]
