"""What the reader of the dashboard wants to see: Wahlzeit, Kreis, stand and duty, from the URL."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.law.body.known import BodyKnown
from municipalities.messages import word
from municipalities.models import Kreis
from reports.dashboard.state.coverage import MunicipalityRow, Stand
from reports.dashboard.state.wahlzeit import TermFilter

DUTIES: dict[str, tuple[bool | None, ...]] = {
    "ja": (True,),
    "nein": (False,),
    "unbekannt": (None,),
    "andere": (False, None),
}


class DashboardFilter(TermFilter):
    """All fields are optional; a value that does not exist is refused beside its field."""

    kreis = forms.ModelChoiceField(
        Kreis.objects.all(), label=_("Kreis"), required=False, empty_label=_("alle")
    )
    stand = forms.ChoiceField(
        choices=[
            ("", _("alle")),
            *Stand.choices,
        ],
        label=_("Stand"),
        required=False,
    )
    gremium = forms.ChoiceField(label=_("Gremium"), required=False)
    pflicht = forms.ChoiceField(
        choices=[
            ("", _("alle")),
            ("ja", _("verpflichtet")),
            ("nein", _("nicht verpflichtet")),
            ("unbekannt", _("unbekannt")),
            ("andere", _("nicht verpflichtet oder unbekannt")),
        ],
        label=_("Pflicht"),
        required=False,
    )

    def __init__(self, data: Any, *, today: date, **kwargs: Any):
        super().__init__(data, today=today, **kwargs)
        known = cast(forms.ChoiceField, self.fields["gremium"])
        known.choices = [("", _("alle")), *((one.value, word(one)) for one in BodyKnown)]

    def chosen(self, rows: Iterable[MunicipalityRow]) -> list[MunicipalityRow]:
        """Return the rows that pass the filter."""
        self.is_valid()
        kreis, stand = self.cleaned_data.get("kreis"), self.cleaned_data.get("stand")
        duty, known = self.cleaned_data.get("pflicht"), self.cleaned_data.get("gremium")
        return [
            row
            for row in rows
            if (not kreis or row.municipality.kreis_id == kreis.pk)
            and (not stand or row.stand == stand)
            and (not known or row.found.known == known)
            and (not duty or row.found.body.owes in DUTIES[duty])
        ]
