"""What people type about Wahlbezirke, their files and who belongs to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from elections.models import District, Election

if TYPE_CHECKING:
    _Districts = forms.ModelMultipleChoiceField[District]
    _District = forms.ModelChoiceField[District]
else:
    _Districts, _District = forms.ModelMultipleChoiceField, forms.ModelChoiceField

_YES, _NO, _UNKNOWN = "ja", "nein", ""
ACCESS: dict[str, bool | None] = {_YES: True, _NO: False, _UNKNOWN: None}


class DistrictFileForm(forms.Form):
    """A table of polling places or streets, as it is published."""

    file = forms.FileField(
        label=_("Datei"),
        help_text=_("CSV mit Semikolon, höchstens 5 MB, alle Spalten wie veröffentlicht."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,text/csv"}),
        allow_empty_file=True,
    )


class DistrictFileDecisionForm(forms.Form):
    """What becomes of a table: one button each; ``sha256`` is the file that was seen."""

    TAKE_IN, DROP = "uebernehmen", "verwerfen"
    act = forms.ChoiceField(
        label=_("Vorgang"),
        choices=[(TAKE_IN, _("Übernehmen")), (DROP, _("Verwerfen"))],
        widget=forms.HiddenInput,
    )
    sha256 = forms.CharField(max_length=64, widget=forms.HiddenInput)


class PollingPlaceForm(forms.Form):
    """A Wahlbezirk and the room where it votes."""

    name = forms.CharField(label=_("Name des Wahlbezirks"), max_length=200)
    room = forms.CharField(
        label=_("Wahlraum"),
        help_text=_("Leer, solange keiner feststeht."),
        required=False,
        max_length=200,
    )
    address = forms.CharField(label=_("Anschrift"), required=False, max_length=200)
    accessible = forms.TypedChoiceField(
        label=_("Ist der Wahlraum barrierefrei?"),
        choices=[(_YES, _("ja")), (_NO, _("nein")), (_UNKNOWN, _("unbekannt"))],
        coerce=lambda value: ACCESS[value],
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
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


class PostalDistrictForm(forms.Form):
    """A Briefwahlbezirk and the Wahlbezirke whose postal ballots it receives."""

    number = forms.CharField(
        label=_("Nummer"),
        help_text=_("Eine neue Nummer legt einen Briefwahlbezirk an."),
        max_length=20,
    )
    name = forms.CharField(
        label=_("Name"),
        help_text=_("Bei einem neuen Briefwahlbezirk nötig; leer bleibt der bisherige."),
        required=False,
        max_length=200,
    )
    districts = _Districts(
        District.objects.none(),
        label=_("Wahlbezirke"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, election: Election, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["districts"].queryset = election.districts.all()  # type: ignore[attr-defined]


class ChooseDistrictForm(forms.Form):
    """The Wahlbezirk of a person whose dwelling the street directory does not know."""

    district = _District(
        District.objects.none(), label=_("Wahlbezirk"), empty_label=_("bitte wählen")
    )
    reason = forms.CharField(
        label=_("Grund"),
        help_text=_("Er steht in den Bemerkungen des Verzeichnisses."),
        max_length=300,
    )
    with_neighbours = forms.BooleanField(required=False, initial=True)

    def __init__(self, *args: Any, election: Election, neighbours: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        open_ones = election.districts.filter(closing=None)
        self.fields["district"].queryset = open_ones  # type: ignore[attr-defined]
        if neighbours:
            self.fields["with_neighbours"].label = _(
                "Auch alle anderen mit derselben Anschrift (%(count)s)"
            ) % {"count": neighbours}
        else:
            del self.fields["with_neighbours"]


class AddressForm(forms.Form):
    """An address whose Wahlbezirk somebody asks for."""

    strasse = forms.CharField(label=_("Straße"), max_length=200)
    hausnummer = forms.CharField(label=_("Hausnummer"), required=False, max_length=20)
    plz = forms.CharField(label=_("Postleitzahl"), required=False, max_length=10)
