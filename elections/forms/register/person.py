"""What people type about single persons of the register."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from elections.law.register.languages import NoticeLanguage
from elections.law.register.names import PersonName
from elections.law.register.rules import RegisterRule
from elections.models.register.address import LONGEST_NAME, Address, PersonRecord
from municipalities.files.nationalities import nationality_choices
from municipalities.forms.fields import KnownDayField, TypedText, offer
from municipalities.law.basis import Rule
from municipalities.law.body.suffrage import Person
from municipalities.law.days import KnownDay
from municipalities.messages import word

OTHER_FIELDS: dict[Rule, str] = {RegisterRule.PERSON_LIKE: "is_other"}
"""Beside which field the page asks whether somebody similar is another person."""
NAMES = ("family_name", "given_names", "title", "name_particle", "call_name")
DWELLING = ("street", "house_number", "addition", "postcode", "place", "locality")


class NameForm(forms.Form):
    """The name of a person and the birth; people with one name only have either of the two."""

    family_name = TypedText(label=_("Familienname"), max_length=LONGEST_NAME, required=False)
    given_names = TypedText(label=_("Vornamen"), max_length=LONGEST_NAME, required=False)
    title = TypedText(label=_("Doktorgrad"), max_length=40, required=False)
    name_particle = TypedText(
        label=_("Namensbestandteil"),
        help_text=_("Nur, wenn er nicht zum Familiennamen gehört: van der, dos, El."),
        max_length=60,
        required=False,
    )
    call_name = TypedText(
        label=_("Rufname"),
        help_text=_("Mit diesem Vornamen beginnen Briefe. Bleibt das Feld leer, stehen dort alle."),
        max_length=120,
        required=False,
    )
    birth_date = KnownDayField(label=_("Geburtsdatum"))

    def clean(self) -> dict[str, Any]:
        """Ask for one name at least."""
        entered = super().clean() or self.cleaned_data
        named = entered.get("family_name") or entered.get("given_names")
        if not named and not {"family_name", "given_names"} & set(self.errors):
            self.add_error("family_name", _("Ein Name genügt: Familienname oder Vornamen."))
        return entered

    def name(self) -> PersonName:
        """Return every part of the name."""
        return PersonName(*(self.cleaned_data[name] for name in NAMES))


class DwellingForm(forms.Form):
    """Where a person lives; without postcode and town no letter arrives there."""

    street = TypedText(label=_("Straße"), max_length=120)
    house_number = TypedText(
        label=_("Hausnummer"), help_text=_("Mit Buchstabe: 12 a."), max_length=20, required=False
    )
    addition = TypedText(
        label=_("Adresszusatz"),
        help_text=_("Für den Brief: c/o Haile, Hinterhaus."),
        max_length=200,
        required=False,
    )
    postcode = TypedText(label=_("Postleitzahl"), max_length=10)
    place = TypedText(label=_("Ort"), max_length=120)
    locality = TypedText(
        label=_("Ortsteil"),
        help_text=_("Nur, wo es die Straße in mehreren Ortsteilen gibt."),
        max_length=120,
        required=False,
    )

    def demand(self, names: Iterable[str]) -> None:
        """Ask for what is empty of these fields."""
        for name in names:
            if not self.cleaned_data.get(name) and name not in self.errors:
                self.add_error(name, self.fields[name].error_messages["required"])

    def address(self) -> Address:
        """Return where the person lives."""
        return Address(**{name: self.cleaned_data[name] for name in DWELLING})


class OtherPersonForm(forms.Form):
    """Why somebody is another person: asked only once somebody similar was found."""

    is_other = TypedText(
        label=_("Warum es eine andere Person ist"),
        max_length=200,
        required=False,
        widget=forms.HiddenInput,
    )

    def add_error(self, field: str | None, error: Any) -> None:
        """Show the question about somebody similar as soon as it has to be answered."""
        if field == "is_other":
            self.fields[field].widget = forms.Textarea(attrs={"rows": 2})
        super().add_error(field, error)


class PersonForm(NameForm, DwellingForm, OtherPersonForm):
    """One person for the register; nationality and residence decide and are not kept."""

    nationality = forms.ChoiceField(label=_("Staatsangehörigkeit"))
    second_nationality = forms.ChoiceField(label=_("Weitere Staatsangehörigkeit"), required=False)
    resident_since = KnownDayField(
        label=_("In der Gemeinde gemeldet seit"),
        help_text=_(
            "Ist der Tag nicht bekannt, genügen Monat und Jahr: 06.2015, oder das Jahr: 2015."
        ),
    )
    main_dwelling = forms.BooleanField(
        label=_("Hauptwohnung in der Gemeinde"), required=False, initial=True
    )
    state_reception = forms.BooleanField(
        label=_("Wohnt in einer Erstaufnahmeeinrichtung des Landes"), required=False
    )
    excluded_by_court = forms.BooleanField(
        label=_("Hat das Wahlrecht durch Richterspruch verloren"), required=False
    )
    field_order = (*NAMES, "birth_date", *DWELLING)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = nationality_choices()
        offer(self, "nationality", [("", _("bitte wählen")), *choices])
        offer(self, "second_nationality", [("", _("keine")), *choices])

    def clean_resident_since(self) -> KnownDay:
        """Ask for the year at least: without it nobody can tell how long it was (R-VOTE-03)."""
        since: KnownDay = self.cleaned_data["resident_since"]
        if not since.year:
            raise forms.ValidationError(_("Das Jahr wird gebraucht: Die Wohndauer entscheidet."))
        return since

    def record(self) -> PersonRecord:
        """Return what is kept of the person."""
        return PersonRecord(self.name(), self.cleaned_data["birth_date"], self.address())

    def nationalities(self) -> frozenset[str]:
        """Return the keys that were chosen."""
        chosen = {self.cleaned_data["nationality"], self.cleaned_data["second_nationality"]}
        return frozenset(chosen - {""})

    def person(self) -> Person:
        """Return what decides on the right to vote; a day known in part is its latest."""
        entered = self.cleaned_data
        return Person(
            nationalities=self.nationalities(),
            birth_date=entered["birth_date"].latest,
            resident_since=entered["resident_since"].latest,
            main_dwelling=entered["main_dwelling"],
            state_reception=entered["state_reception"],
            excluded_by_court=entered["excluded_by_court"],
            homeless=entered.get("homeless", False),
        )


class EntryForm(PersonForm):
    """One person who gets an entry, and with it a notice in some language."""

    language = forms.ChoiceField(
        label=_("Sprache der Benachrichtigung"),
        help_text=_(
            "Steht neben dem deutschen Text. Ohne Wahl folgt sie aus der Staatsangehörigkeit, wie "
            "beim Auszug."
        ),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_nationality = ("", _("nach der Staatsangehörigkeit"))
        offer(
            self, "language", [by_nationality, *((one.value, word(one)) for one in NoticeLanguage)]
        )


class SearchForm(forms.Form):
    """A search in the register."""

    suche = TypedText(
        label=_("Person suchen"),
        help_text=_(
            "Teile des Namens in beliebiger Reihenfolge, das Geburtsdatum, ein Monat (06.1971) "
            "oder ein Jahr, auch zusammen."
        ),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "type": "search"}),
    )
