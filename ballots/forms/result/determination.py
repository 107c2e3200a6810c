"""What people type about a lot and the determination."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ballots.forms.past_day import PastDayForm
from municipalities.forms.fields import (
    DayField,
    TypedText,
)


class LotForm(PastDayForm):
    """A lot as it was drawn; ``tied`` maps list numbers or places to their names."""

    drawn_on = DayField(label=_("Gezogen am"))
    minutes = TypedText(
        label=_("Niederschrift über das Los"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Wie gezogen wurde und wer dabei war."),
    )

    reason = TypedText(
        label=_("Grund der Berichtigung"),
        max_length=300,
        help_text=_("Der frühere Eintrag bleibt im Protokoll stehen."),
    )

    def __init__(
        self,
        *args: Any,
        tied: Mapping[int, str],
        open_seats: int,
        is_correction: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if not is_correction:
            del self.fields["reason"]
        self.draws = [f"drawn_{position}" for position in range(1, open_seats + 1)]
        choices = [("", _("Bitte wählen")), *((str(key), name) for key, name in tied.items())]
        for position, name in enumerate(self.draws, start=1):
            label = (
                _("Gezogen wurde")
                if open_seats == 1
                else _("%(position)s. gezogenes Los") % {"position": position}
            )
            self.fields[name] = forms.TypedChoiceField(label=label, choices=choices, coerce=int)
        self.order_fields(self.draws)

    def clean_drawn_on(self) -> date:
        """Refuse a day in the future."""
        return self.past_day("drawn_on")

    def drawn(self) -> list[int]:
        """Return what was drawn, in the order of drawing."""
        return [self.cleaned_data[name] for name in self.draws]


class DetermineForm(PastDayForm):
    """The day on which the committee determined the result."""

    decided_on = DayField(label=_("Tag der Sitzung des Wahlausschusses"))

    def clean_decided_on(self) -> date:
        """Refuse a day in the future."""
        return self.past_day("decided_on")
