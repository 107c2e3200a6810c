"""When and where something was announced officially."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.forms.fields import DayField, TypedText, not_in_future


class AnnouncedForm(forms.Form):
    """Day and medium; a reason only where an entry is corrected."""

    announced_on = DayField(
        label=_("Tag der öffentlichen Bekanntmachung"), validators=[not_in_future]
    )
    medium = TypedText(
        label=_("Wo bekannt gemacht"),
        help_text=_(
            "So, wie die Hauptsatzung es vorsieht, zum Beispiel „Amtsblatt Nr. 14“ oder "
            "„Internetseite der Gemeinde“."
        ),
        max_length=200,
    )
    reason = TypedText(
        label=_("Grund der Berichtigung"),
        help_text=_("Der frühere Eintrag bleibt im Protokoll stehen."),
        max_length=300,
    )

    def __init__(self, *args: Any, is_correction: bool = False, **kwargs: Any) -> None:
        """Ask for a reason only where an entry is corrected."""
        super().__init__(*args, **kwargs)
        if not is_correction:
            del self.fields["reason"]


class ListAnnouncementForm(AnnouncedForm):
    """When and where something of the lists was announced, or that it was not after all."""

    is_taken_back = forms.BooleanField(
        label=_("Der Eintrag war ein Irrtum: Es ist noch nichts bekannt gemacht"), required=False
    )
    field_order = ("is_taken_back", "announced_on", "medium", "reason")

    def __init__(self, *args: Any, is_correction: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, is_correction=is_correction, **kwargs)
        if not is_correction:
            del self.fields["is_taken_back"]

    def clean(self) -> dict[str, Any]:
        """Ask for no day and place of what was not announced."""
        entered = super().clean() or self.cleaned_data
        if entered.get("is_taken_back"):
            for name in ("announced_on", "medium"):
                self.errors.pop(name, None)
        return entered
