"""Everything that a list says of one person, and what the office notes (§ 23 Abs. 1 KWO)."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from elections.forms.nominations.lists import CorrectionForm
from elections.models.nominations.person import ORIGINS, POSTS, Salutation
from municipalities.forms.fields import (
    MOST_SMALL,
    DayField,
    TypedText,
    not_in_future,
    whole_number,
)
from municipalities.forms.seen import SeenForm


class PersonForm(SeenForm):
    """One person of a list, whole (R-LIST-04); what the list does not say stays empty."""

    place = forms.IntegerField(
        label=_("Platz"),
        help_text=_("Steht dort schon jemand, rücken die Personen dazwischen um einen Platz."),
        min_value=1,
        max_value=MOST_SMALL,
        widget=whole_number(),
    )
    salutation = forms.ChoiceField(
        label=_("Anrede"), choices=Salutation.choices, required=False, widget=forms.RadioSelect
    )
    title = TypedText(label=_("Doktorgrad"), required=False, max_length=40)
    given_name = TypedText(
        label=_("Rufname"),
        help_text=_("Wer nur einen Namen hat, trägt ihn hier oder beim Familiennamen ein."),
        required=False,
        max_length=120,
    )
    name_particle = TypedText(
        label=_("Namensbestandteil"), help_text=_("von, de la, bin"), required=False, max_length=60
    )
    family_name = TypedText(label=_("Familienname"), required=False, max_length=120)
    birth_date = DayField(label=_("Geburtsdatum"), required=False)
    birth_as_written = TypedText(
        label=_("Geburtsdatum, wie es dasteht"),
        help_text=_("Nur wenn es kein Tag des Kalenders ist: „1980“, „31.02.1988“."),
        required=False,
        max_length=60,
    )
    birth_place = TypedText(label=_("Geburtsort"), required=False, max_length=120)
    occupation = TypedText(label=_("Beruf oder Stand"), required=False, max_length=120)
    street = TypedText(
        label=_("Straße und Hausnummer"),
        help_text=_("Hauptwohnung. Sie wird nicht veröffentlicht."),
        required=False,
        max_length=200,
    )
    postcode = TypedText(label=_("Postleitzahl"), required=False, max_length=10)
    town = TypedText(label=_("Ort"), required=False, max_length=120)
    is_blocked = forms.BooleanField(
        label=_("Für die Person ist eine Auskunftssperre eingetragen (§ 51 BMG)"), required=False
    )
    reachable_at = TypedText(
        label=_("Erreichbarkeitsanschrift"),
        help_text=_("Mit Auskunftssperre: die Anschrift, unter der die Person zu erreichen ist."),
        required=False,
        max_length=300,
    )
    origin = forms.ChoiceField(
        label=_("Staatsangehörigkeit"),
        help_text=_("Welche es ist, wird nicht gefragt. Davon hängt ab, wer kandidieren darf."),
        choices=ORIGINS,
    )
    post = forms.ChoiceField(label=_("Amt bei der Gemeinde"), choices=POSTS, required=False)


class PersonCorrectionForm(PersonForm, CorrectionForm):
    """What was handed in of a person, as it really is, and why it is corrected."""


class PersonNotesForm(SeenForm):
    """What the residents' registration says of a person, and why it is another one."""

    resident_since = DayField(
        label=_("Wohnt hier seit"),
        help_text=_("Tag aus dem Melderegister: seit wann die Hauptwohnung in der Gemeinde ist."),
        required=False,
        validators=[not_in_future],
    )
    lost_by_court = forms.BooleanField(
        label=_("Die Wählbarkeit ist durch Richterspruch verloren (§ 32 Abs. 2 HGO)"),
        required=False,
    )
    is_other = TypedText(
        label=_("Warum es eine andere Person ist"),
        help_text=_("Nur wenn jemand Ähnliches auf einer anderen Liste steht: woran Sie es sehen."),
        required=False,
        max_length=300,
    )
