"""What people type about trust persons, and how one of them gets access."""

from __future__ import annotations

from typing import Any

from allauth.account.fields import PasswordField, SetPasswordField
from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from elections.models import TrustPerson
from elections.models.nominations.trust import TrustEntry
from municipalities.forms.fields import TypedText
from municipalities.forms.seen import SeenForm

FIELDS = {
    "given_name": (_("Vorname"), 120),
    "family_name": (_("Familienname"), 120),
    "street": (_("Straße und Hausnummer"), 200),
    "postcode": (_("Postleitzahl"), 10),
    "town": (_("Ort"), 120),
    "phone": (_("Telefon"), 60),
}


class TrustPersonsForm(SeenForm):
    """Both trust persons of a list (§ 11 KWG; R-LIST-05)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for position in TrustPerson.Position:
            for name, (label, longest) in FIELDS.items():
                self.fields[f"{name}_{position.value}"] = TypedText(
                    label=label, required=False, max_length=longest
                )
            self.fields[f"email_{position.value}"] = forms.EmailField(
                label=_("E-Mail-Adresse"), required=False
            )

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the fields of each trust person under its title."""
        return [
            (str(one.label), [self[f"{name}_{one.value}"] for name in (*FIELDS, "email")])
            for one in TrustPerson.Position
        ]

    @property
    def entries(self) -> dict[str, TrustEntry]:
        """Return what was typed, by position."""
        return {
            one.value: TrustEntry(
                **{name: self.cleaned_data[f"{name}_{one.value}"] for name in (*FIELDS, "email")}
            )
            for one in TrustPerson.Position
        }


class InvitationForm(forms.Form):
    """How a trust person is invited."""

    by_mail = forms.TypedChoiceField(
        label=_("Wie geht die Einladung hinaus?"),
        choices=[("mail", _("per E-Mail")), ("code", _("als gedruckter Code"))],
        coerce=lambda word: word == "mail",
        widget=forms.RadioSelect,
    )


class EndAccessForm(forms.Form):
    """Why an access ends."""

    reason = TypedText(
        label=_("Grund"),
        help_text=_("Er steht im Log. Zum Beispiel: „Telefon verloren, neue Einladung folgt.“"),
        max_length=300,
    )


class ArrivalForm(forms.Form):
    """The password that a trust person chooses."""

    password = SetPasswordField(
        label=_("Passwort"),
        help_text=_(
            "Mindestens 12 Zeichen, nicht nur Ziffern. Gut sind drei Wörter, die nichts "
            "miteinander zu tun haben."
        ),
    )
    again = PasswordField(label=_("Passwort noch einmal"))

    def clean_password(self) -> str:
        """Return a password that is good enough."""
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password

    def clean(self) -> dict[str, Any]:
        """Refuse two that differ."""
        entered = super().clean() or self.cleaned_data
        if "password" in entered and entered["password"] != entered.get("again"):
            self.add_error("again", ValidationError(_("Das sind zwei verschiedene Passwörter.")))
        return entered
