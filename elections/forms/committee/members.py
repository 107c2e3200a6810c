"""What people type about members of the Wahlausschuss."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from elections.law.committee.seats import Place
from elections.models.committee.members import PROPOSERS, place_name
from elections.models.nominations.person import Salutation
from municipalities.forms.fields import DayField, TypedText, not_in_future, offer, value_among
from municipalities.forms.rows import RowForm
from municipalities.forms.seen import SeenForm

PLACES = {str(place): place for place in Place.all()}


def places_offered(places: Collection[Place]) -> list[tuple[str | int, str]]:
    """Return what a list of places offers."""
    return [(str(place), place_name(place)) for place in Place.all() if place in places]


class _NameFields(forms.Form):
    """The name of a member and the place."""

    place = forms.TypedChoiceField(label=_("Platz"), coerce=value_among(PLACES))
    salutation = forms.ChoiceField(label=_("Anrede"), choices=Salutation.choices, required=False)
    family_name = TypedText(label=_("Familienname"), max_length=120)
    given_name = TypedText(label=_("Vorname"), required=False, max_length=120)


class _AppointmentFields(forms.Form):
    """Who proposed, and when the Gemeindevorstand appointed."""

    appointed_on = DayField(
        label=_("Berufen am"),
        help_text=_("Tag, an dem der Gemeindevorstand berufen hat."),
        validators=[not_in_future],
    )
    proposed_by = forms.ChoiceField(
        label=_("Auf Vorschlag"), choices=[("", _("keine Angabe")), *PROPOSERS], required=False
    )
    proposal = TypedText(
        label=_("Zum Vorschlag"),
        help_text=_("Zum Beispiel: „Beschluss des Ausländerbeirats vom 03.11.2025“."),
        required=False,
        max_length=300,
    )


class MemberRow(RowForm, _NameFields):
    """One new member; each row stands for a free place, in their order."""

    field_order: Sequence[str] = ("pk", "place", "salutation", "family_name", "given_name")

    def __init__(self, *args: Any, free: Sequence[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place = self.fields["place"]
        place.widget = forms.HiddenInput()
        # Those taken meanwhile are refused by the act, with the row that names them.
        offer(self, "place", places_offered(Place.all()))
        at = str(self.prefix or "").rpartition("-")[2]
        if at.isdecimal() and int(at) < len(free):
            place.initial = str(free[int(at)])
        shown = PLACES.get(str(self["place"].value()))
        self.title = place_name(shown) if shown else ""

    def has_changed(self) -> bool:
        """Return whether somebody was named; the place alone names nobody."""
        return bool({"salutation", "family_name", "given_name"} & set(self.changed_data))


class AppointmentForm(_AppointmentFields):
    """What all members of one decision of the Gemeindevorstand have in common."""


class MemberCorrectionForm(SeenForm, _AppointmentFields, _NameFields):
    """A member as it should have been typed, and why."""

    reason = TypedText(
        label=_("Grund"),
        help_text=_("Er steht im Log. Zum Beispiel: „Name falsch geschrieben.“"),
        max_length=300,
    )
    field_order = ("place", "salutation", "family_name", "given_name", "appointed_on")

    def __init__(self, *args: Any, places: Collection[Place], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "place", places_offered(places))
        self.order_fields([*(name for name in self.fields if name != "reason"), "reason"])


class MemberEndForm(forms.Form):
    """When and why somebody is no member any more."""

    ended_on = DayField(label=_("Ausgeschieden am"), validators=[not_in_future])
    reason = TypedText(
        label=_("Grund"),
        help_text=_("Zum Beispiel: „kandidiert auf Liste 2“."),
        max_length=300,
    )
