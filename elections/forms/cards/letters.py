"""What people type about Wahlbriefe that came in, and what the postal boards decided."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from elections.law.cards.balance import BOARD_GROUNDS
from elections.law.cards.issuing import PostalRejection
from elections.messages.cards.words import WORDS
from municipalities.forms.fields import (
    CountField,
    DayField,
    Option,
    TypedText,
    not_in_future,
    offer,
)

NOWHERE = "0"
"""The choice for what belongs to no Briefwahlbezirk."""


def reason_field() -> forms.CharField:
    """Return the field for why an earlier number was wrong."""
    return TypedText(
        label=_("Warum war die frühere Zahl falsch?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class LettersForm(forms.Form):
    """Letters that came in on a day."""

    received_on = DayField(label=_("Eingegangen am"), validators=[not_in_future])
    letters = CountField(label=_("Zahl der Wahlbriefe"), help_text=_("Ungeöffnet gezählt."))
    after_the_hour = forms.BooleanField(
        label=_("Am Wahltag nach Ablauf der Frist angekommen"),
        help_text=_(
            "Diese Wahlbriefe kommen zu spät, ebenso die späterer Tage; dort ist kein Häkchen "
            "nötig. Kam keiner zu spät, tragen Sie 0 mit Häkchen ein."
        ),
        required=False,
    )
    postal_district = forms.ChoiceField(label=_("Briefwahlbezirk"))

    def __init__(
        self, *args: Any, districts: list[Option], is_correction: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if len(districts) > 1:
            offer(self, "postal_district", districts)
        else:
            del self.fields["postal_district"]
        self.only = districts[0][0]
        if is_correction:
            self.fields["reason"] = reason_field()

    @property
    def chosen_district(self) -> int | None:
        """The key of the Briefwahlbezirk, None for none; the only one where there is no choice."""
        key = str(self.cleaned_data.get("postal_district") or self.only)
        return None if key == NOWHERE else int(key)


class DecisionForm(forms.Form):
    """What a postal board decided on the letters that reached it."""

    accepted = CountField(
        label=_("Zugelassen"),
        help_text=_("So viele Stimmzettelumschläge kamen ungeöffnet in die Urne."),
    )
    with_invalid_card = CountField(
        label=_("davon mit einem Wahlschein, der für ungültig erklärt ist"),
        help_text=_(
            "Nur nötig, wenn es Wahlbriefe ohne gültigen Wahlschein gibt: So viele davon hatten "
            "einen von der Liste der ungültigen."
        ),
        required=False,
    )

    def __init__(self, *args: Any, is_correction: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = WORDS[PostalRejection]
        after = self.fields.pop("with_invalid_card")
        for ground in BOARD_GROUNDS:
            label = _("Zurückgewiesen: %(ground)s") % {"ground": told[ground]}
            self.fields[ground.value] = CountField(label=label)
            if ground is PostalRejection.NO_VALID_CARD:
                self.fields["with_invalid_card"] = after
        if is_correction:
            self.fields["reason"] = reason_field()

    def clean(self) -> dict[str, Any]:
        """Ask for the invalid cards where there are letters without a valid one."""
        entered: dict[str, Any] = super().clean() or self.cleaned_data
        if entered.get("with_invalid_card") is None and "with_invalid_card" not in self.errors:
            if entered.get(PostalRejection.NO_VALID_CARD.value):
                self.add_error(
                    "with_invalid_card", _("Tragen Sie die Zahl ein, auch wenn sie 0 ist.")
                )
            else:
                entered["with_invalid_card"] = 0
        return entered

    @property
    def rejected(self) -> dict[PostalRejection, int]:
        """The rejected letters by ground."""
        return {ground: self.cleaned_data[ground.value] for ground in BOARD_GROUNDS}
