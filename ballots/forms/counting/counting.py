"""What people type about units, counted values, lots and the determination."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ballots.models import CountingUnit
from elections.models import District
from municipalities.forms.fields import CountField, DayField

VALUES = {
    "voters": ("B", _("Wählerinnen und Wähler")),
    "voters_with_card": ("B1", _("davon mit Wahlschein")),
    "invalid_ballots": ("C", _("ungültige Stimmzettel")),
}


def list_field(number: int) -> str:
    """Return the name of the field for the votes of one list."""
    return f"list_{number}"


def person_field(number: int, place: int) -> str:
    """Return the name of the field for the votes of one person."""
    return f"person_{number}_{place}"


class ReportForm(forms.Form):
    """The values of one unit as its board reports them, in the order of the approved paper.

    ``lists`` are the lists of the paper's facts. No field is required here: what is missing, the
    act refuses with its sentence.
    """

    source = forms.CharField(
        label=_("Grundlage"),
        max_length=500,
        help_text=_("Woher die Zahlen stammen, zum Beispiel „Niederschrift des Wahlvorstands“."),
    )
    reason = forms.CharField(
        label=_("Grund der Berichtigung"),
        max_length=500,
        required=False,
        help_text=_("Warum die bisherige Meldung nicht stimmt."),
    )

    def __init__(self, *args: Any, lists: Sequence[Mapping[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lists = lists
        for name, (letter, label) in VALUES.items():
            self.fields[name] = CountField(required=False, label=f"{letter} {label}")
        for entry in lists:
            self._add_list(entry)

    def _add_list(self, entry: Mapping[str, Any]) -> None:
        number = entry["number"]
        label = _("Liste %(number)s") % {"number": number}
        for person in entry["candidates"]:
            place = person["place"]
            self.fields[person_field(number, place)] = CountField(
                required=False,
                label=_("%(list)s, Platz %(place)s") % {"list": label, "place": place},
            )
        self.fields[list_field(number)] = CountField(
            required=False, label=_("%(list)s, Stimmen der Liste") % {"list": label}
        )

    def list_votes(self) -> dict[int, int]:
        """Return the typed votes by list number; a list without a number has no key."""
        votes = {
            entry["number"]: self.cleaned_data.get(list_field(entry["number"]))
            for entry in self.lists
        }
        return {number: count for number, count in votes.items() if count is not None}

    def candidate_votes(self) -> dict[tuple[int, int], int]:
        """Return the typed votes by list number and place; who has no number has no key."""
        votes = {
            (entry["number"], person["place"]): self.cleaned_data.get(
                person_field(entry["number"], person["place"])
            )
            for entry in self.lists
            for person in entry["candidates"]
        }
        return {key: count for key, count in votes.items() if count is not None}


class UnitForm(forms.Form):
    """A counting unit over one or more Wahlbezirke."""

    number = forms.CharField(label=_("Nummer"), max_length=20)
    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(
        label=_("Art"), choices=CountingUnit.Kind.choices, widget=forms.RadioSelect
    )
    districts = forms.ModelMultipleChoiceField(
        label=_("Wahlbezirke"),
        queryset=District.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Was gemeinsam ausgezählt wird. Haben in einem Wahlbezirk weniger als 50 Personen "
            "gewählt, wird er mit einem anderen zusammen ausgezählt."
        ),
    )

    def __init__(self, *args: Any, districts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["districts"].queryset = districts  # type: ignore[attr-defined]


class PastDayForm(forms.Form):
    """A form with a day that cannot lie after ``today``."""

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def past_day(self, name: str) -> date:
        """Return the cleaned day; raise ValidationError when it has not come yet."""
        day: date = self.cleaned_data[name]
        if day > self.today:
            raise ValidationError(_("Dieser Tag liegt in der Zukunft. Prüfen Sie das Datum."))
        return day


class LotForm(PastDayForm):
    """A lot as it was drawn; ``tied`` maps list numbers or places to their names."""

    drawn_on = DayField(label=_("Gezogen am"))
    minutes = forms.CharField(
        label=_("Niederschrift über das Los"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Wie gezogen wurde und wer dabei war."),
    )

    def __init__(self, *args: Any, tied: Mapping[int, str], open_seats: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
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
