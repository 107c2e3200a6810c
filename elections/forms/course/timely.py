"""The reason to step outside a period: a field that only the returning officer sees."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.forms.fields import TypedText


class OverridableForm(forms.Form):
    """A form whose days are limited; only the returning officer sees the field for a reason."""

    override_reason = TypedText(
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
