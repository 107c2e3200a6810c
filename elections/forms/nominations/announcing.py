"""When and where something of the lists was announced."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.forms.fields import DayField, TypedText, not_in_future


class ListAnnouncementForm(forms.Form):
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
