"""What people type about single persons of the register."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from elections.models.register.address import Address
from municipalities.files.nationalities import nationalities
from municipalities.forms.fields import DayField, offer
from municipalities.law.body.suffrage import Person


class PersonForm(forms.Form):
    """One person for the register; nationality and residence decide and are not kept."""

    family_name = forms.CharField(label=_("Familienname"), max_length=120)
    given_names = forms.CharField(label=_("Vornamen"), max_length=120)
    birth_date = DayField(label=_("Geburtsdatum"))
    street = forms.CharField(label=_("Straße"), max_length=120)
    house_number = forms.CharField(label=_("Hausnummer"), max_length=20)
    postcode = forms.CharField(label=_("Postleitzahl"), max_length=10)
    place = forms.CharField(label=_("Ort"), max_length=120)
    nationality = forms.ChoiceField(label=_("Staatsangehörigkeit"))
    second_nationality = forms.ChoiceField(label=_("Weitere Staatsangehörigkeit"), required=False)
    resident_since = DayField(label=_("In der Gemeinde gemeldet seit"))
    main_dwelling = forms.BooleanField(
        label=_("Hauptwohnung in der Gemeinde"), required=False, initial=True
    )
    state_reception = forms.BooleanField(
        label=_("Wohnt in einer Erstaufnahmeeinrichtung des Landes"), required=False
    )
    excluded_by_court = forms.BooleanField(
        label=_("Hat das Wahlrecht durch Richterspruch verloren"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(entry.code, entry.name) for entry in nationalities() if entry.is_in_use]
        offer(self, "nationality", [("", _("bitte wählen")), *choices])
        offer(self, "second_nationality", [("", _("keine")), *choices])

    def address(self) -> Address:
        """Return where the person lives."""
        return Address(
            **{
                name: self.cleaned_data[name]
                for name in ("street", "house_number", "postcode", "place")
            }
        )

    def nationalities(self) -> frozenset[str]:
        """Return the keys that were chosen."""
        chosen = {self.cleaned_data["nationality"], self.cleaned_data["second_nationality"]}
        return frozenset(chosen - {""})

    def person(self) -> Person:
        """Return what decides on the right to vote."""
        entered = self.cleaned_data
        return Person(
            nationalities=self.nationalities(),
            birth_date=entered["birth_date"],
            resident_since=entered["resident_since"],
            main_dwelling=entered["main_dwelling"],
            state_reception=entered["state_reception"],
            excluded_by_court=entered["excluded_by_court"],
            homeless=entered.get("homeless", False),
        )


class SearchForm(forms.Form):
    """A search in the register."""

    suche = forms.CharField(
        label=_("Person suchen"),
        help_text=_("Teile des Namens in beliebiger Reihenfolge, oder das Geburtsdatum."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "type": "search"}),
    )
