"""Which commissions the reader of the state's page wants to see, from the URL."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.models import Kreis
from reports.dashboard.state.commissions import CommissionRow
from reports.dashboard.state.wahlzeit import TermFilter

SHOWN: dict[str, Callable[[CommissionRow], bool]] = {
    "fehlt": lambda row: row.lacks_something is True,
    "unbekannt": lambda row: not row.is_recorded,
    "gebildet": lambda row: row.exists,
    "zu-bilden": lambda row: row.to_form,
    "fehler": lambda row: row.has_errors is True,
    "bericht": lambda row: bool(row.reports_missing),
}


class CommissionFilter(TermFilter):
    """All fields are optional; a value that does not exist is refused beside its field."""

    kreis = forms.ModelChoiceField(
        Kreis.objects.all(), label=_("Kreis"), required=False, empty_label=_("alle")
    )
    zeigen = forms.ChoiceField(
        choices=[
            ("", _("alle Kommissionen")),
            ("fehlt", _("etwas fehlt")),
            ("unbekannt", _("nichts erfasst")),
            ("zu-bilden", _("noch nicht gebildet")),
            ("gebildet", _("gebildet")),
            ("fehler", _("Zusammensetzung mit Fehler")),
            ("bericht", _("Jahresbericht fehlt")),
        ],
        label=_("Zeigen"),
        required=False,
    )

    def chosen(self, rows: Iterable[CommissionRow]) -> list[CommissionRow]:
        """Return the rows that pass the filter."""
        self.is_valid()
        kreis, shown = self.cleaned_data.get("kreis"), self.cleaned_data.get("zeigen")
        return [
            row
            for row in rows
            if (not kreis or row.municipality.kreis_id == kreis.pk)
            and (not shown or SHOWN[shown](row))
        ]
