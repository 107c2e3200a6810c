"""Accounts as the office types them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator
from django.utils.translation import gettext_lazy as _

from municipalities.forms.fields import TypedText, offer
from municipalities.forms.seen import SeenForm
from municipalities.models import Role, User
from municipalities.models.seen import Seen


class ReasonForm(forms.Form):
    """An act on an account, with its reason."""

    reason = TypedText(label=_("Grund"), max_length=300, help_text=_("Er steht im Log."))


class StartPasswordForm(ReasonForm, SeenForm):
    """Why an account gets another start password; ``seen`` marks the password it has now."""

    def clean(self) -> dict[str, Any]:
        """Refuse a form without the mark: nobody could tell whose password would be lost."""
        entered = super().clean() or self.cleaned_data
        if Seen.read(entered.get("seen", "")) is None:
            raise ValidationError(_("Diese Seite ist unvollständig. Laden Sie sie neu."))
        return entered


class AccountForm(forms.Form):
    """One account: who, under which name, in which role."""

    name = TypedText(
        label=_("Name der Person"),
        max_length=150,
        help_text=_("Vor- und Nachname. Er steht im Log neben dem Konto."),
    )
    username = TypedText(
        label=_("Anmeldename"),
        max_length=150,
        validators=[User.username_validator],
        error_messages={
            "invalid": _("Möglich sind Buchstaben, Ziffern und . - _ @ +, ohne Leerzeichen.")
        },
    )
    email = TypedText(
        label=_("E-Mail-Adresse"),
        max_length=254,
        required=False,
        validators=[EmailValidator(_("Das ist keine E-Mail-Adresse. Beispiel: name@stadt.de"))],
        help_text=_("Mit ihr kann sich die Person auch anmelden und ihr Passwort zurücksetzen."),
    )
    role = forms.ChoiceField(label=_("Rolle"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, roles: Iterable[Role], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "role", [(role.value, role.label) for role in roles])
        self.fields["username"].widget.attrs["autocapitalize"] = "none"

    def clean_role(self) -> Role:
        """Return the role itself."""
        return Role(self.cleaned_data["role"])


class AccountCorrectionForm(AccountForm, SeenForm):
    """An account to correct; name and role rest once somebody has signed in with it."""

    reason = TypedText(label=_("Grund"), max_length=300, help_text=_("Er steht im Log."))

    def __init__(self, *args: Any, is_used: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_used:
            del self.fields["username"], self.fields["role"]


class AccountFileForm(forms.Form):
    """A table of accounts to open."""

    file = forms.FileField(
        label=_("CSV-Datei"),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        help_text=_("Eine Zeile je Konto, die Spalten wie in der Vorlage."),
    )


class AccountTableForm(forms.Form):
    """What was read from a table and shown; it comes back signed, so nobody changes it between."""

    table = TypedText(widget=forms.HiddenInput)
