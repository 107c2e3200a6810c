"""What is typed about an annulled election and its repeat."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.forms.fields import DayField, TypedText, not_in_future


class AnnulmentForm(forms.Form):
    """The day on which the decision to repeat the election became final."""

    final_on = DayField(
        label=_("Rechtskräftig seit"),
        help_text=_("Der Tag, von dem an kein Gericht mehr etwas an der Entscheidung ändern kann."),
        validators=[not_in_future],
    )
    reason = TypedText(label=_("Grund der Berichtigung"), max_length=300)

    def __init__(self, *args: Any, is_correction: bool = False, **kwargs: Any) -> None:
        """Ask for a reason only where a day is corrected."""
        super().__init__(*args, **kwargs)
        if not is_correction:
            del self.fields["reason"]


class RepeatForm(forms.Form):
    """The day of the repeat election."""

    day = DayField(
        label=_("Wahltag der Wiederholungswahl"),
        help_text=_(
            "Ein Sonntag in der laufenden Wahlzeit, allein oder zusammen mit einer anderen Wahl. "
            "Zwischen der Aufforderung, Listen einzureichen, und dem Wahltag liegen 79 Tage."
        ),
    )
    reason = TypedText(label=_("Grund der Berichtigung"), max_length=300)

    def __init__(self, *args: Any, is_correction: bool = False, **kwargs: Any) -> None:
        """Ask for a reason only where a day is corrected."""
        super().__init__(*args, **kwargs)
        if not is_correction:
            del self.fields["reason"]
