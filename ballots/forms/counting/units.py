"""Counting units of an election, all in one form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ballots.models import CountingUnit
from elections.forms.districts.districts import districts_named
from municipalities.forms.fields import TypedText
from municipalities.forms.rows import RowForm


class UnitRow(RowForm):
    """One unit; ``districts`` are typed as numbers, ``keys`` say which Wahlbezirk each means."""

    number = TypedText(label=_("Nummer"), max_length=20)
    name = TypedText(label=_("Name"), max_length=200)
    # A browser sends the first choice of an empty row too: that is no change.
    kind = forms.ChoiceField(
        label=_("Art"),
        choices=CountingUnit.Kind.choices,
        initial=CountingUnit.Kind.BALLOT_BOX.value,
    )
    districts = TypedText(label=_("Wahlbezirke"), max_length=5_000)
    goes = forms.BooleanField(label=_("entfernen"), required=False)

    def __init__(self, *args: Any, keys: Mapping[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._keys = keys
        self.remark = self.initial.get("note", "")
        self.title = self.initial.get("title", "")
        if not self.is_known:
            del self.fields["goes"]
        if self.initial.get("has_reported"):
            for name, field in self.fields.items():
                field.disabled = name != "pk"

    def clean_kind(self) -> CountingUnit.Kind:
        """Return the kind itself."""
        return CountingUnit.Kind(self.cleaned_data["kind"])

    def clean_districts(self) -> frozenset[int]:
        """Return the keys of the Wahlbezirke that were named; refuse an unknown number."""
        return frozenset(districts_named(self.cleaned_data["districts"], self._keys))


class PlanReasonForm(forms.Form):
    """Why units that exist are changed."""

    reason = TypedText(
        label=_("Grund der Änderung"),
        required=False,
        max_length=300,
        help_text=_("Nötig, wenn Sie vorhandene Bezirke ändern oder entfernen. Er steht im Log."),
    )
