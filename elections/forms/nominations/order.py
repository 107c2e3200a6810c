"""What people type of the order of the lists (R-LIST-17)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from elections.law.assumptions import OrderBasis
from elections.models import Nomination
from municipalities.forms.fields import (
    MOST_SMALL,
    DayField,
    TypedText,
    not_in_future,
    whole_number,
)

NUMBER = "nummer"


class ListOrderForm(forms.Form):
    """Which number each admitted list got, and how."""

    basis = forms.ChoiceField(
        label=_("Wie wurde die Reihenfolge bestimmt?"),
        choices=[
            (OrderBasis.LOT.value, _("Los im Wahlausschuss")),
            (OrderBasis.RESOLUTION.value, _("Beschluss des Wahlausschusses")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(
        self, *args: Any, lists: Iterable[Nomination], is_ordered: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for one in lists:
            self.fields[f"{NUMBER}_{one.pk}"] = forms.IntegerField(
                label=one.name,
                min_value=1,
                max_value=MOST_SMALL,
                widget=whole_number(),
                initial=one.number if is_ordered else None,
            )
        self.fields["set_on"] = DayField(label=_("Tag der Sitzung"), validators=[not_in_future])
        self.fields["minutes"] = TypedText(
            label=_("So kam es zustande"),
            help_text=_(
                "Für die Niederschrift, zum Beispiel: „Gezogen aus verdeckten Umschlägen von der "
                "Beisitzerin Frau Kaya.“"
            ),
            max_length=500,
            widget=forms.Textarea(attrs={"rows": 3}),
        )

    @property
    def numbers(self) -> dict[int, int]:
        """Return the number of each list by its key."""
        prefix = f"{NUMBER}_"
        return {
            int(name.removeprefix(prefix)): number
            for name, number in self.cleaned_data.items()
            if name.startswith(prefix)
        }

    def clean(self) -> dict[str, Any]:
        """Refuse a number that is given twice; by lot the numbers follow each other."""
        entered = super().clean() or self.cleaned_data
        numbers: dict[int, list[str]] = {}
        for name, number in entered.items():
            if name.startswith(f"{NUMBER}_"):
                numbers.setdefault(number, []).append(name)
        for number, names in numbers.items():
            for name in names[1:]:
                text = _("Die Nummer %(number)s steht schon bei einer anderen Liste.")
                self.add_error(name, text % {"number": number})
        is_lot = entered.get("basis") == OrderBasis.LOT
        if is_lot and not self.errors and sorted(numbers) != list(range(1, len(numbers) + 1)):
            self.add_error(
                "basis",
                _("Gelost werden die Nummern von 1 an ohne Lücke. Prüfen Sie die Nummern."),
            )
        return entered
