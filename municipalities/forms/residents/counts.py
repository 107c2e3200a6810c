"""The form for one count of foreign residents."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.forms.fields import (
    CountField,
    DayField,
    TypedText,
    with_facts,
)
from municipalities.law.body.gremium import THRESHOLD
from municipalities.models import ResidentCount


class ResidentCountForm(forms.Form):
    """How many foreign residents were registered on a day, and who says so."""

    foreign_residents = CountField(
        label=_("Gemeldete ausländische Einwohner"),
        help_text=with_facts(
            _(
                "Staatenlose zählen mit. Wer auch den deutschen Pass hat, zählt nicht mit. Ab "
                "%(first)s Personen ist ein Gremium Pflicht."
            ),
            first=THRESHOLD + 1,
        ),
    )
    as_of = DayField(label=_("Stand"))
    status = forms.ChoiceField(
        label=_("Wie sicher ist die Zahl?"),
        choices=ResidentCount.Status,
        widget=forms.RadioSelect,
    )
    source = TypedText(
        label=_("Quelle"),
        help_text=_("Zum Beispiel „Statistisches Landesamt, Fortschreibung auf Basis Zensus“."),
        max_length=300,
    )
