"""What people type about Wahlbezirke, their files and who belongs to them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from elections.law.districts.district_numbers import near_numbers
from elections.models import District, Election
from elections.models.districts.district import number_order
from municipalities.forms.fields import (
    TypedText,
    offer,
    value_among,
)
from municipalities.forms.seen import SeenForm
from municipalities.forms.table_shape import ask_field

_YES, _NO, _UNKNOWN = "ja", "nein", ""
ACCESS: dict[str, bool | None] = {_YES: True, _NO: False, _UNKNOWN: None}
ACCESS_CHOICES = [(_YES, _("ja")), (_NO, _("nein")), (_UNKNOWN, _("unbekannt"))]


class DistrictForm(forms.Form):
    """A new Wahlbezirk."""

    number = TypedText(
        label=_("Nummer"), help_text=_("Wie im Rathaus üblich, zum Beispiel 001."), max_length=20
    )
    name = TypedText(label=_("Name"), max_length=200)


class DistrictFileForm(forms.Form):
    """A table of polling places or streets, as it is published."""

    file = forms.FileField(
        label=_("Datei"),
        help_text=_(
            "CSV, Excel (.xlsx) oder LibreOffice (.ods), höchstens 5 MB. In anderer Form als "
            "veröffentlicht wird sie zuerst gezeigt."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx,.ods,text/csv"}),
        allow_empty_file=True,
    )
    ask = ask_field()


class DistrictFileDecisionForm(forms.Form):
    """What becomes of a table: one button each; ``sha256`` is that of the file that was seen."""

    TAKE_IN, DROP, MEANT = "uebernehmen", "verwerfen", "gleichsetzen"
    act = forms.ChoiceField(
        label=_("Vorgang"),
        choices=[
            (TAKE_IN, _("Übernehmen")),
            (DROP, _("Verwerfen")),
            (MEANT, _("Nummern gleichsetzen")),
        ],
        widget=forms.HiddenInput,
    )
    sha256 = TypedText(max_length=64, widget=forms.HiddenInput)
    set_aside = forms.BooleanField(
        label=_("Diese Zeilen beiseitelegen; ich trage sie später von Hand ein"), required=False
    )


class AccessField(forms.TypedChoiceField):
    """Whether one gets in without a step: yes, no, or unknown (None)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=ACCESS_CHOICES,
            coerce=value_among(ACCESS),
            empty_value=None,
            required=False,
            **kwargs,
        )

    def prepare_value(self, value: Any) -> Any:
        """Return the word for what is known."""
        return {True: _YES, False: _NO, None: _UNKNOWN}.get(value, value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare words: what was sent may be none of them."""
        return bool(self.prepare_value(initial) != self.prepare_value(data))


class RoomForm(SeenForm):
    """A room in which people vote or count."""

    room = TypedText(
        label=_("Wahlraum"),
        help_text=_("Leer, solange keiner feststeht."),
        required=False,
        max_length=200,
    )
    address = TypedText(label=_("Anschrift"), required=False, max_length=200)
    accessible = AccessField(label=_("Ist der Wahlraum barrierefrei?"), widget=forms.RadioSelect)
    note = TypedText(
        label=_("Hinweis zur Barrierefreiheit"),
        help_text=_("Zum Beispiel: Rampe am Hofeingang, Klingel links."),
        required=False,
        max_length=300,
    )

    def clean(self) -> dict[str, Any]:
        """Refuse an address without a room: the notice names both."""
        entered = super().clean() or {}
        if entered.get("address") and not entered.get("room"):
            self.add_error("room", _("Zur Anschrift gehört die Bezeichnung des Wahlraums."))
        return entered


class PollingPlaceForm(RoomForm):
    """A Wahlbezirk and the room where it votes."""

    name = TypedText(label=_("Name des Wahlbezirks"), max_length=200)
    reason = TypedText(
        label=_("Grund, wenn der Name berichtigt wird"),
        required=False,
        max_length=300,
        help_text=_("Er steht im Log."),
    )

    field_order = ("name", "room", "address", "accessible", "note", "reason")


class PostalRoomForm(PollingPlaceForm):
    """A Briefwahlbezirk and the room where its board counts."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name des Briefwahlbezirks")
        self.fields["room"].label = _("Raum")
        self.fields["accessible"].label = _("Ist der Raum barrierefrei?")


class PostalDistrictForm(forms.Form):
    """A Briefwahlbezirk and the Wahlbezirke whose postal ballots it receives."""

    number = TypedText(
        label=_("Nummer"),
        help_text=_("Eine neue Nummer legt einen Briefwahlbezirk an."),
        max_length=20,
    )
    name = TypedText(
        label=_("Name"),
        help_text=_("Bei einem neuen Briefwahlbezirk nötig; leer bleibt der bisherige."),
        required=False,
        max_length=200,
    )
    districts = TypedText(
        label=_("Wahlbezirke"),
        help_text=_("Alle Nummern, die dazugehören, zum Beispiel: 1-12, 15, 20."),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=5_000,
    )

    reason = TypedText(
        label=_("Grund, wenn der Name berichtigt wird"),
        required=False,
        max_length=300,
        help_text=_("Er steht im Log."),
    )

    def __init__(self, *args: Any, election: Election, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._election = election

    def clean_districts(self) -> list[int]:
        """Return the keys of the Wahlbezirke that were named; refuse an unknown number."""
        keys = dict(self._election.districts.values_list("number", "pk"))
        return districts_named(self.cleaned_data["districts"], keys)


def districts_named(text: str, keys: Mapping[str, int]) -> list[int]:
    """Return the keys of the Wahlbezirke that a text like „1-12, 15“ names, by their numbers.

    Raises ValidationError for a number that ``keys`` do not have.
    """
    numbers = sorted(keys, key=number_order)
    chosen: list[str] = []
    for named in re.split(r"[,;\s]+", re.sub(r"\s*[-–]\s*", "-", text)):
        first, _dash, last = named.partition("-")
        if named in keys or not named:
            chosen += [named] if named else []
        elif first in keys and last in keys:
            chosen += numbers[numbers.index(first) : numbers.index(last) + 1]
        else:
            raise _unknown_district((named, first, last), keys)
    return [keys[number] for number in chosen]


def _unknown_district(named: tuple[str, str, str], known: Collection[str]) -> forms.ValidationError:
    """Return the refusal of a number; a known one that it may mean is named."""
    near = [one for number in named if number for one in near_numbers(number, known)]
    text = _("Einen Wahlbezirk „%(number)s“ gibt es nicht.")
    if near:
        text = _("Einen Wahlbezirk „%(number)s“ gibt es nicht; meinen Sie „%(near)s“?")
    facts = {"number": named[0][:40], "near": "“, „".join(dict.fromkeys(near))}
    return forms.ValidationError(text, params=facts)


class ChooseDistrictForm(forms.Form):
    """The Wahlbezirk of a person whose dwelling the street directory does not know."""

    district = forms.ModelChoiceField(District.objects.none(), label=_("Wahlbezirk"))
    reason = TypedText(
        label=_("Grund"),
        help_text=_("Er steht in den Bemerkungen des Verzeichnisses."),
        max_length=300,
    )
    with_neighbours = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args: Any, election: Election, neighbours: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_ones = election.districts.filter(closing=None)
        offer(self, "district", open_ones)
        in_order = sorted(open_ones, key=lambda one: number_order(one.number))
        named = ((district.pk, str(district)) for district in in_order)
        offer(self, "district", [("", _("bitte wählen")), *named])
        if neighbours:
            self.fields["with_neighbours"].label = _(
                "Auch alle anderen mit derselben Anschrift (%(count)s)"
            ) % {"count": neighbours}
        else:
            del self.fields["with_neighbours"]


class AddressForm(forms.Form):
    """An address whose Wahlbezirk somebody asks for."""

    strasse = TypedText(label=_("Straße"), max_length=200)
    hausnummer = TypedText(label=_("Hausnummer"), required=False, max_length=20)
    plz = TypedText(label=_("Postleitzahl"), required=False, max_length=10)
    ortsteil = TypedText(
        label=_("Ortsteil"),
        help_text=_("Nur nötig, wo es die Straße in mehreren Ortsteilen gibt."),
        required=False,
        max_length=120,
    )
