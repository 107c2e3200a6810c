"""What people type about counting units and their values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ballots.models import CountingUnit
from elections.models import District
from municipalities.forms.fields import CountField, offer

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
        offer(self, "districts", districts)
