"""What people type about counting units and their values."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ballots.law.counting.report import ReportValues
from ballots.law.paper.approved import ApprovedPaper, PrintedList
from ballots.models import CountingUnit
from elections.models import District
from municipalities.forms.fields import (
    CountField,
    TypedText,
    offer,
)

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

    No field is required here: the act refuses what is missing, with its own sentence.
    """

    source = TypedText(
        label=_("Grundlage"),
        max_length=500,
        help_text=_("Woher die Zahlen stammen, zum Beispiel „Niederschrift des Wahlvorstands“."),
    )
    reason = TypedText(
        label=_("Grund der Berichtigung"),
        max_length=500,
        required=False,
        help_text=_("Warum die bisherige Meldung nicht stimmt."),
    )

    def __init__(self, *args: Any, paper: ApprovedPaper, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.paper = paper
        for name, (letter, label) in VALUES.items():
            self.fields[name] = CountField(required=False, label=f"{letter} {label}")
        for entry in paper.lists:
            self._add_list(entry)

    def _add_list(self, entry: PrintedList) -> None:
        label = _("Liste %(number)s") % {"number": entry.number}
        for place in entry.places:
            self.fields[person_field(entry.number, place)] = CountField(
                required=False,
                label=_("%(list)s, Platz %(place)s") % {"list": label, "place": place},
            )
        self.fields[list_field(entry.number)] = CountField(
            required=False, label=_("%(list)s, Stimmen der Liste") % {"list": label}
        )

    def values(self) -> ReportValues:
        """Return what was typed; an empty field is unknown and gets no key."""
        typed = {name: self.cleaned_data.get(name) for name in self.fields}
        lists = {entry.number: typed[list_field(entry.number)] for entry in self.paper.lists}
        persons = {key: typed[person_field(*key)] for key in self.paper.candidates}
        return ReportValues(
            seats=self.paper.seats,
            voters=typed["voters"],
            voters_with_card=typed["voters_with_card"],
            invalid_ballots=typed["invalid_ballots"],
            list_votes={key: votes for key, votes in lists.items() if votes is not None},
            candidate_votes={key: votes for key, votes in persons.items() if votes is not None},
        )


class UnitForm(forms.Form):
    """A counting unit over one or more Wahlbezirke."""

    number = TypedText(label=_("Nummer"), max_length=20)
    name = TypedText(label=_("Name"), max_length=200)
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
