"""Which rows of a list are shown."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.forms.fields import (
    DayField,
    TypedText,
)
from municipalities.law.body.known import BodyKnown
from municipalities.law.body.standing import BodyState
from municipalities.messages import act_text, word
from municipalities.models import Kreis


class MunicipalityFilter(forms.Form):
    """Which municipalities a list shows."""

    suche = TypedText(label=_("Name oder Schlüssel"), required=False, max_length=120)
    kreis = forms.ModelChoiceField(
        Kreis.objects.order_by("name"), label=_("Kreis"), required=False, empty_label=_("alle")
    )
    stand = forms.ChoiceField(label=_("Stand"), required=False)
    gremium = forms.ChoiceField(label=_("Gremium"), required=False)
    pflicht = forms.ChoiceField(
        label=_("Pflicht"),
        required=False,
        choices=[
            ("", _("alle")),
            ("ja", _("mit Pflicht")),
            ("nein", _("ohne Pflicht")),
            ("unbekannt", _("Zahl fehlt")),
        ],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        states = [(state.value, word(state)) for state in BodyState]
        self.fields["stand"] = forms.ChoiceField(
            label=_("Stand"), required=False, choices=[("", _("alle")), *states]
        )
        known = [(one.value, word(one)) for one in BodyKnown]
        self.fields["gremium"] = forms.ChoiceField(
            label=_("Gremium"), required=False, choices=[("", _("alle")), *known]
        )


class LogFilter(forms.Form):
    """Which events of a log are shown."""

    vorgang = forms.ChoiceField(label=_("Vorgang"), required=False)
    person = forms.ChoiceField(label=_("Person"), required=False)
    von = DayField(label=_("Von"), required=False)
    bis = DayField(label=_("Bis"), required=False)

    def __init__(
        self, *args: Any, acts: list[str], people: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["vorgang"] = forms.ChoiceField(
            label=_("Vorgang"),
            required=False,
            choices=[("", _("alle")), *((act, act_text(act)) for act in acts)],
        )
        self.fields["person"] = forms.ChoiceField(
            label=_("Person"),
            required=False,
            choices=[("", _("alle")), *people],
        )
