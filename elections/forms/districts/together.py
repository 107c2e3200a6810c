"""All Wahlbezirke, or all Briefwahlbezirke, of an election in one form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from elections.forms.districts.districts import ACCESS_CHOICES, RoomForm, districts_named
from municipalities.forms.fields import TypedText
from municipalities.forms.rows import RowForm


class DistrictRow(RowForm, RoomForm):
    """One Wahlbezirk with its room; the number of one that exists stays."""

    number = TypedText(label=_("Nummer"), max_length=20)
    name = TypedText(label=_("Name"), max_length=200)

    field_order: Sequence[str] = ("pk", "number", "name", "room", "address", "accessible", "note")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = self.initial.get("title", "")
        self.remark = self.initial.get("fixed", "")
        access = self.fields["accessible"]
        access.widget = forms.Select(choices=ACCESS_CHOICES)
        access.label, self.fields["room"].help_text = _("Barrierefrei?"), ""
        self.fields["note"].label, self.fields["note"].help_text = _("Hinweis dazu"), ""
        self.fields["number"].disabled = self.is_known


class PostalRow(DistrictRow):
    """One Briefwahlbezirk, its room, and the Wahlbezirke whose postal ballots it receives."""

    districts = TypedText(label=_("Wahlbezirke"), required=False, max_length=5_000)
    goes = forms.BooleanField(label=_("entfernen"), required=False)

    field_order = (
        "pk", "number", "name", "districts", "room", "address", "accessible", "note", "goes",
    )  # fmt: skip

    def __init__(self, *args: Any, keys: Mapping[str, int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._keys = keys
        self.fields["room"].label = _("Raum")
        if not self.is_known:
            del self.fields["goes"]

    def clean_districts(self) -> tuple[int, ...]:
        """Return the keys of the Wahlbezirke that were named; refuse an unknown number."""
        return tuple(districts_named(self.cleaned_data["districts"], self._keys))


class TogetherReasonForm(forms.Form):
    """Why names of Bezirke that exist are changed, or Bezirke removed."""

    reason = TypedText(
        label=_("Grund, wenn Namen berichtigt werden"),
        required=False,
        max_length=300,
        help_text=_("Er steht im Log."),
    )
