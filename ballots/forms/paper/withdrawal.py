"""What people type where the approval of the ballot paper is withdrawn."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.forms.fields import TypedText


class PaperWithdrawalForm(forms.Form):
    """The reason, and that no elector has the paper yet."""

    none_is_out = forms.BooleanField(
        label=_("Noch kein Stimmzettel ist an Wahlberechtigte herausgegeben"),
        error_messages={
            "required": _(
                "Hat schon jemand diesen Stimmzettel, lässt sich die Freigabe nicht zurücknehmen: "
                "Sonst gäbe es zwei verschiedene."
            )
        },
    )
    reason = TypedText(
        label=_("Grund"),
        help_text=_("Er steht im Log. Zum Beispiel: „Tippfehler auf Liste 2, Platz 3.“"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
