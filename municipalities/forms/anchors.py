"""Who gets the anchor of the log, as the office types it."""

from __future__ import annotations

from typing import Any

from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from municipalities.forms.fields import TypedText
from municipalities.forms.seen import SeenForm


class RecipientForm(SeenForm):
    """An address, and who reads there."""

    name = TypedText(
        label=_("Wer ist das?"),
        max_length=120,
        help_text=_("Eine Stelle, keine Person. Zum Beispiel „Revisionsamt des Kreises“."),
    )
    email = TypedText(
        label=_("E-Mail-Adresse"),
        max_length=254,
        validators=[EmailValidator(_("Das ist keine E-Mail-Adresse. Beispiel: name@stadt.de"))],
        help_text=_("Am besten ein Postfach der Stelle, das nicht von einer Person abhängt."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        attrs = self.fields["email"].widget.attrs
        attrs["inputmode"], attrs["autocapitalize"] = "email", "none"
