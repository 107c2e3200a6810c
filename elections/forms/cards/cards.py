"""What people type about polling cards, their applications, and notices that came back."""

from __future__ import annotations

from datetime import UTC, datetime, time
from typing import Any

from django import forms
from django.core.validators import MinValueValidator
from django.utils.translation import gettext_lazy as _

from elections.forms.course.timely import OverridableForm
from elections.forms.register.person import PersonForm
from elections.law.cards.issuing import SERIES_REGISTER, SERIES_SPECIAL, SpecialGround
from elections.messages.cards.words import WORDS
from elections.models import District
from elections.models.cards.dispatch import CardDispatch
from elections.models.cards.polling_card import CardApplication
from elections.models.cards.returns import NoticeReturn
from municipalities.forms.fields import (
    FIRST_DAY,
    DayField,
    TypedText,
    not_in_future,
    offer,
)

OPEN, ISSUED, REFUSED = "offen", "ausgestellt", "abgelehnt"
STATES = [
    ("", _("alle")),
    (OPEN, _("offen")),
    (ISSUED, _("ausgestellt")),
    (REFUSED, _("abgelehnt")),
]
ON_PAPER = [choice for choice in CardApplication.Channel.choices if choice[0] != "online"]


def received_field() -> forms.DateTimeField:
    """Return the field for the moment at which something came in."""
    return forms.DateTimeField(
        label=_("Eingegangen"),
        help_text=_("Tag und Uhrzeit des Eingangs im Wahlamt. Danach richtet sich die Frist."),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        validators=[
            not_in_future,
            MinValueValidator(
                datetime.combine(FIRST_DAY, time.min, UTC),
                _("Das Jahr kann nicht stimmen. Prüfen Sie das Datum."),
            ),
        ],
    )


def ship_to_field() -> forms.CharField:
    """Return the field for another address than the dwelling."""
    return TypedText(
        label=_("Zustellung an eine andere Anschrift"),
        help_text=_("Leer: an die Wohnung."),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ApplicationFilter(forms.Form):
    """Which applications the list shows."""

    stand = forms.ChoiceField(label=_("Stand"), choices=STATES, required=False)
    weg = forms.ChoiceField(
        label=_("Eingangsweg"),
        choices=[("", _("alle")), *CardApplication.Channel.choices],
        required=False,
    )


class SearchForm(forms.Form):
    """Find a person of the register."""

    suche = TypedText(
        label=_("Person suchen"),
        help_text=_("Teile des Namens, Geburtsdatum (3.4.1975) oder Nummer (001/27)."),
        required=False,
        max_length=80,
    )


class ApplicationForm(OverridableForm):
    """An application that came on paper, by e-mail or in person."""

    applicant = TypedText(
        label=_("Wer den Antrag stellt"),
        help_text=_("Familienname, Vornamen, Geburtsdatum, Anschrift, wie sie im Antrag stehen."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    channel = forms.ChoiceField(
        label=_("Eingangsweg"),
        help_text=_("Am Telefon kann niemand einen Wahlschein beantragen (§ 17 KWO)."),
        choices=ON_PAPER,
        widget=forms.RadioSelect,
    )
    received_at = received_field()
    ship_to = ship_to_field()
    late = forms.ChoiceField(
        label=_("Grund für einen späten Antrag"),
        help_text=_("Nur nach dem Ende der Frist, oder wenn der Wahlschein nicht ankam."),
        choices=[("", _("keiner")), *CardApplication.Late.choices],
        required=False,
    )

    def __init__(self, *args: Any, has_entry: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if has_entry:
            del self.fields["applicant"]


class RefusalForm(forms.Form):
    """Why an application gets no card."""

    refused_on = DayField(label=_("Abgelehnt am"), validators=[not_in_future])
    reason = TypedText(
        label=_("Grund"),
        help_text=_("Er steht beim Antrag. Gegen die Ablehnung ist Einspruch möglich."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReopeningForm(forms.Form):
    """Why a refusal was a mistake."""

    reason = TypedText(
        label=_("Warum war die Ablehnung falsch?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SpecialCardForm(PersonForm):
    """Who gets a card without standing in the register (§ 16a Abs. 2 KWO)."""

    district = forms.ModelChoiceField(
        label=_("Wahlbezirk der Wohnung"),
        help_text=_("Der Wahlschein zählt dort als A3."),
        queryset=District.objects.none(),
        empty_label=_("bitte wählen"),
    )
    ground = forms.ChoiceField(
        label=_("Warum die Person nicht im Verzeichnis steht"),
        choices=[(ground.value, WORDS[SpecialGround][ground]) for ground in SpecialGround],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, districts: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "district", districts)


class ReplacementForm(OverridableForm):
    """Another card for one that did not arrive."""

    lost = forms.TypedChoiceField(
        label=_("Was ist geschehen?"),
        choices=[
            ("nein", _("Der beantragte Wahlschein ist nicht angekommen.")),
            ("ja", _("Der Wahlschein kam an und ist verloren.")),
        ],
        coerce=lambda value: value == "ja",
        widget=forms.RadioSelect,
    )
    channel = forms.ChoiceField(label=_("Eingangsweg"), choices=ON_PAPER, widget=forms.RadioSelect)
    received_at = received_field()
    ship_to = ship_to_field()


class InvalidationForm(forms.Form):
    """A card that was issued by mistake."""

    on = DayField(label=_("Ungültig ab"), validators=[not_in_future])
    remark = TypedText(
        label=_("Grund"),
        help_text=_("Er steht auf der Liste für die Briefwahlvorstände nicht, nur im Programm."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CardListFilter(forms.Form):
    """Which cards the list shows."""

    suche = TypedText(
        label=_("Wahlschein oder Person"),
        help_text=_("A 17, Teile des Namens, Geburtsdatum oder Nummer (001/27)."),
        required=False,
        max_length=80,
    )
    verzeichnis = forms.ChoiceField(
        label=_("Verzeichnis"),
        choices=[
            ("", _("alle")),
            (SERIES_REGISTER, _("A: mit Eintragung")),
            (SERIES_SPECIAL, _("B: § 16a Abs. 2 KWO")),
        ],
        required=False,
    )


class DispatchForm(forms.Form):
    """How a card left the house."""

    way = forms.ChoiceField(
        label=_("Weg"), choices=CardDispatch.Way.choices, widget=forms.RadioSelect
    )
    on = DayField(label=_("Tag"), validators=[not_in_future])


class NotGoneForm(forms.Form):
    """Why a card, or all of a print run, was noted as gone that is still in the house."""

    reason = TypedText(
        label=_("Warum war der Vermerk falsch?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class ReturnForm(forms.Form):
    """A notice that the post brought back."""

    entry = TypedText(
        label=_("Nummer im Verzeichnis oder Code"),
        help_text=_("Wie auf der Benachrichtigung: 001/27, oder der Code mit 24 Zeichen."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    ground = forms.ChoiceField(label=_("Vermerk der Post"), choices=NoticeReturn.Ground.choices)
    returned_on = DayField(label=_("Zurückgekommen am"), validators=[not_in_future])
