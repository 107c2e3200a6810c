"""What the reader of the dashboard wants to see: Wahlzeit, Kreis, stand and duty, from the URL."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.models import Kreis, Term
from reports.dashboard.state.coverage import COVERED, MunicipalityRow, Stand

DUTIES: dict[str, tuple[bool | None, ...]] = {
    "ja": (True,),
    "nein": (False,),
    "unbekannt": (None,),
    "andere": (False, None),
}
WITH_BODY, WITHOUT_BODY = "mit-gremium", "ohne-gremium"
"""Stands in groups: those in which a municipality has a body, and the others."""


class DashboardFilter(forms.Form):
    """All fields are optional; a value that does not exist is refused beside its field."""

    wahlzeit = forms.ModelChoiceField(
        Term.objects.all(), label=_("Wahlzeit"), required=False, empty_label=None
    )
    kreis = forms.ModelChoiceField(
        Kreis.objects.all(), label=_("Kreis"), required=False, empty_label=_("alle")
    )
    stand = forms.ChoiceField(
        choices=[
            ("", _("alle")),
            (WITH_BODY, _("mit Gremium")),
            (WITHOUT_BODY, _("ohne Gremium")),
            *Stand.choices,
        ],
        label=_("Stand"),
        required=False,
    )
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

    def __init__(self, data: Any = None, **kwargs: Any):
        super().__init__(data, label_suffix="", **kwargs)
        self.fields["wahlzeit"].initial = Term.objects.first()

    def term(self) -> Term | None:
        """Return the chosen Wahlzeit, by default the newest; None when there is none."""
        self.is_valid()
        chosen: Term | None = self.cleaned_data.get("wahlzeit")
        return chosen or self.fields["wahlzeit"].initial

    def chosen(self, rows: Iterable[MunicipalityRow]) -> list[MunicipalityRow]:
        """Return the rows that pass the filter."""
        self.is_valid()
        kreis, stand = self.cleaned_data.get("kreis"), self.cleaned_data.get("stand")
        duty = self.cleaned_data.get("pflicht")
        return [
            row
            for row in rows
            if (not kreis or row.municipality.kreis_id == kreis.pk)
            and (not stand or _stands(row, stand))
            and (not duty or row.standing.owes in DUTIES[duty])
        ]


def _stands(row: MunicipalityRow, stand: str) -> bool:
    if stand in {WITH_BODY, WITHOUT_BODY}:
        return (row.stand in COVERED) is (stand == WITH_BODY)
    return row.stand == stand
