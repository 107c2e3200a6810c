"""The public form for a polling card; its errors are keys of the voters' texts."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import BaseValidator, ProhibitNullCharactersValidator

from municipalities.law.days import KnownDay, typed_day

LONGEST_ADDRESS = 300


class ApplyForm(forms.Form):
    """Birth date, another address if wanted, and the confirmation."""

    birth_date = forms.CharField(max_length=40)
    ship_elsewhere = forms.BooleanField(required=False)
    ship_to = forms.CharField(required=False, max_length=LONGEST_ADDRESS)
    confirm = forms.BooleanField(error_messages={"required": "confirm_missing"})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("birth_date", "ship_to"):
            wrong = "bad_date" if name == "birth_date" else "ship_to_missing"
            messages = self.fields[name].error_messages
            messages.update(required=wrong, null_characters_not_allowed=wrong)
            for validator in self.fields[name].validators:
                if isinstance(validator, BaseValidator | ProhibitNullCharactersValidator):
                    validator.message = wrong

    def clean_birth_date(self) -> KnownDay:
        """Return the day; refuse anything else."""
        found = typed_day(self.cleaned_data["birth_date"])
        if found is None:
            raise ValidationError("bad_date")
        return found

    def clean(self) -> dict[str, Any]:
        """Require the other address if it is wanted, and drop it if it is not."""
        entered: dict[str, Any] = super().clean() or self.cleaned_data
        if not entered.get("ship_elsewhere"):
            entered["ship_to"] = ""
        elif not entered.get("ship_to", "").strip() and "ship_to" not in self.errors:
            self.add_error("ship_to", "ship_to_missing")
        return entered
