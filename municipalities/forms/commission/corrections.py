"""What people type to correct an entry of a commission, or to take it back."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from municipalities.forms.commission.formation import FormationForm, LeavingForm
from municipalities.forms.commission.work import MeetingForm, OutcomeForm, ReportForm
from municipalities.forms.fields import DayField, TypedText
from municipalities.law.commission.composition import Capacity
from municipalities.law.commission.corrections import EntryKind
from municipalities.models.commission.members import GENDERS


class TakeBackForm(forms.Form):
    """Why an entry is corrected or taken back."""

    reason = TypedText(
        label=_("Grund"),
        help_text=_(
            "Er steht im Log. Zum Beispiel: „Zahlendreher im Datum“. Bitte ohne Namen von Personen."
        ),
        max_length=300,
    )
    # The newest correction when the page was made, 0 for none: of two people, the second is told.
    seen = forms.IntegerField(min_value=0, required=False, widget=forms.HiddenInput)


class EntryForm(TakeBackForm):
    """An entry as it ought to be; what is ``fixed`` is not asked for.

    ``row`` is the entry as it stands.
    """

    def __init__(self, *args: Any, row: Any, fixed: Collection[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.row = row
        for name in fixed:
            self.fields.pop(name, None)
        for name in self.fields:
            if hasattr(row, name):
                self.initial.setdefault(name, getattr(row, name))

    @property
    def voids_letter(self) -> bool:
        """Whether a letter that was issued holds no more."""
        return bool(self.cleaned_data.get("letter_void"))

    def values(self) -> dict[str, Any]:
        """Return what was typed of the entry itself."""
        return {name: self.cleaned_data[name] for name in self.fields if hasattr(self.row, name)}


class FormationEntryForm(EntryForm, FormationForm):
    """The day on which the commission was formed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "formed_on" in self.fields:
            self.fields["formed_on"].help_text = ""


class MemberFields(forms.Form):
    """Who became a member, and when."""

    family_name = TypedText(label=_("Familienname"), max_length=120)
    given_name = TypedText(label=_("Rufname"), max_length=120)
    gender = forms.ChoiceField(label=_("Geschlecht"), choices=GENDERS, widget=forms.RadioSelect)
    elected_on = DayField(label=_("Mitglied seit"))
    resolution = TypedText(label=_("Beschluss"), max_length=300, required=False)
    letter_void = forms.BooleanField(
        label=_("Das ausgestellte Berufungsschreiben gilt nicht mehr"),
        help_text=_(
            "Nötig, um Name oder Tag zu berichtigen. Teilen Sie es der Person mit und stellen Sie "
            "bei den Unterlagen ein neues Schreiben aus."
        ),
        required=False,
    )


class MemberEntryForm(EntryForm, MemberFields):
    """A member; everybody but the chair has a resolution."""

    def __init__(self, *args: Any, has_letter: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_letter:
            del self.fields["letter_void"]

    def clean(self) -> dict[str, Any] | None:
        """Ask for the resolution wherever somebody is elected."""
        entered = super().clean() or self.cleaned_data
        if self.row.capacity != Capacity.CHAIR.value and not entered.get("resolution"):
            text = _("Tragen Sie ein, mit welchem Beschluss die Person gewählt wurde.")
            self.add_error("resolution", ValidationError(text))
        return entered


class LeavingEntryForm(EntryForm, LeavingForm):
    """When and why a member left."""


class CoChairFields(forms.Form):
    """When the experts elected who shares the chair."""

    elected_on = DayField(label=_("Gewählt am"))


class CoChairEntryForm(EntryForm, CoChairFields):
    """When the experts elected who shares the chair."""


class MeetingEntryForm(EntryForm, MeetingForm):
    """A meeting as it was called."""


class OutcomeEntryForm(EntryForm, OutcomeForm):
    """What became of a meeting."""

    def __init__(self, *args: Any, row: Any, **kwargs: Any) -> None:
        super().__init__(*args, row=row, **kwargs)
        self.initial["held"] = self.HELD if row.held else self.CANCELLED
        self.initial["present"] = row.present or None

    def values(self) -> dict[str, Any]:
        """Return what was typed, as it is stored."""
        entered = super().values()
        held, present = entered["held"] == self.HELD, entered["present"] or 0
        return {**entered, "held": held, "present": present}


class ReportEntryForm(EntryForm, ReportForm):
    """The year of a report, and the day it was given."""


ENTRY_FORMS: dict[EntryKind, type[EntryForm]] = {
    EntryKind.FORMATION: FormationEntryForm,
    EntryKind.MEMBER: MemberEntryForm,
    EntryKind.LEAVING: LeavingEntryForm,
    EntryKind.CO_CHAIR: CoChairEntryForm,
    EntryKind.MEETING: MeetingEntryForm,
    EntryKind.OUTCOME: OutcomeEntryForm,
    EntryKind.REPORT: ReportEntryForm,
}
