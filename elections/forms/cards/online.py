"""The public form for a polling card; its errors are keys of the voters' texts."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import BaseValidator, ProhibitNullCharactersValidator

_PARTS = re.compile(r"\s*(\d{1,4})\D+(\d{1,2})\D+(\d{1,4})\s*")
_RUN = re.compile(r"\s*(\d{2})(\d{2})(\d{4})\s*")
LONGEST_ADDRESS = 300


def typed_day(text: str) -> date | None:
    """Return the day that somebody typed: „24.08.1985“, „24/8/1985“, „1985-08-24“, „24081985“.

    Digits of other scripts count as well; None for anything else.
    """
    found = _PARTS.fullmatch(text) or _RUN.fullmatch(text)
    if found is None:
        return None
    first, month, last = (int(part) for part in found.groups())
    day, year = (last, first) if first > 31 else (first, last)
    try:
        return date(year, month, day) if year >= 1000 else None
    except ValueError:
        return None


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

    def clean_birth_date(self) -> date:
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
