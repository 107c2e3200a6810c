"""What people type to correct the register, and about objections and inspections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db import models
from django.utils.translation import gettext_lazy as _

from elections.forms.course.timely import OverridableForm
from elections.forms.register.person import (
    DWELLING,
    NAMES,
    DwellingForm,
    EntryForm,
    NameForm,
    OtherPersonForm,
)
from elections.law.register.corrections import Basis, Grounds
from elections.law.register.languages import NoticeLanguage
from elections.models import District
from elections.models.register.address import ON_A_LETTER
from elections.models.register.entries import RegisterStrike
from elections.models.register.objections import RegisterObjection
from municipalities.forms.fields import (
    DayField,
    TypedText,
    not_in_future,
    offer,
)
from municipalities.forms.seen import SeenForm
from municipalities.messages import word

_LAST = {"is_other", "basis", "on", "reason"}


class GroundsForm(forms.Form):
    """What a correction rests on; only what the stage of the register allows can be chosen."""

    basis = forms.ChoiceField(label=_("Grundlage"), widget=forms.RadioSelect)
    on = DayField(label=_("Tag"), validators=[not_in_future])
    reason = TypedText(
        label=_("Grund"),
        help_text=_("Er steht mit Tag und Namen bei der Eintragung und lässt sich nicht ändern."),
        max_length=250,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self, *args: Any, bases: Sequence[Basis], objection: int | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.objection = objection
        offered = [Basis.OBJECTION] if objection else [one for one in bases if one != "objection"]
        offer(self, "basis", [(one.value, word(one)) for one in offered])
        if len(offered) == 1:
            self.fields["basis"].initial = offered[0].value
        self.order_fields([name for name in self.fields if name not in _LAST])

    def grounds(self) -> Grounds:
        """Return what was chosen and typed."""
        entered = self.cleaned_data
        return Grounds(Basis(entered["basis"]), entered["on"], entered["reason"], self.objection)


class RestoreForm(GroundsForm, OtherPersonForm):
    """Why a strike is taken back."""


class MoveInsideForm(GroundsForm, DwellingForm, OtherPersonForm, SeenForm):
    """The new dwelling of somebody who moved inside the municipality."""

    shows_known = False


class CorrectionForm(GroundsForm, NameForm, DwellingForm, OtherPersonForm, SeenForm):
    """The data of one entry."""

    language = forms.ChoiceField(label=_("Sprache der Benachrichtigung"))
    blocked = forms.BooleanField(label=_("Auskunftssperre"), required=False)

    field_order = (*NAMES, "birth_date", *DWELLING, "language", "blocked")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.value, word(one)) for one in NoticeLanguage]
        offer(self, "language", choices)
        for name in ON_A_LETTER:
            self.fields[name].required = bool(self.initial.get(name))

    def clean(self) -> dict[str, Any]:
        """Ask for a whole address where it is corrected; a name can be put right without one."""
        entered = super().clean() or self.cleaned_data
        if any(entered.get(name, "") != self.initial.get(name, "") for name in DWELLING):
            self.demand(ON_A_LETTER)
        return entered

    def changes(self) -> dict[str, Any]:
        """Return the columns as they were typed."""
        return {name: self.cleaned_data[name] for name in self.field_order}


class LatePersonForm(GroundsForm, EntryForm):
    """A person who is entered after the first extract."""

    homeless = forms.BooleanField(label=_("Ohne Wohnung (nur auf Antrag)"), required=False)
    district = forms.ModelChoiceField(
        label=_("Wahlbezirk"),
        queryset=District.objects.none(),
        empty_label=_("bitte wählen"),
    )

    def __init__(self, *args: Any, districts: models.QuerySet[District], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "district", districts)
        for name in ("postcode", "place"):
            self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """Ask for postcode and town of a dwelling; whoever has none may have no address either."""
        entered = super().clean() or self.cleaned_data
        if not entered.get("homeless"):
            self.demand(("postcode", "place"))
        return entered


class StrikeForm(forms.Form):
    """Why somebody is struck."""

    ground = forms.ChoiceField(
        label=_("Grund"), choices=[("", _("bitte wählen")), *RegisterStrike.Ground.choices]
    )
    on = DayField(label=_("Tag"), validators=[not_in_future])
    remark = TypedText(
        label=_("Bemerkung"),
        help_text=_("Zum Beispiel die Mitteilung der Meldebehörde mit ihrem Datum."),
        required=False,
        max_length=250,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class InspectionForm(OverridableForm):
    """Somebody looked into the register."""

    inspected_on = DayField(label=_("Tag der Einsicht"), validators=[not_in_future])
    own_data = forms.TypedChoiceField(
        label=_("Was eingesehen wurde"),
        choices=[("ja", _("eigene Daten")), ("nein", _("Daten anderer Personen"))],
        coerce=lambda value: value == "ja",
        widget=forms.RadioSelect,
    )
    grounds = TypedText(
        label=_("Was glaubhaft gemacht wurde"),
        help_text=_("Nötig bei Daten anderer Personen. Schreiben Sie keine Namen auf."),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RegisterObjectionForm(OverridableForm):
    """An objection to the register."""

    aim = forms.ChoiceField(
        label=_("Was der Einspruch verlangt"),
        choices=RegisterObjection.Aim.choices,
        widget=forms.RadioSelect,
    )
    received_on = DayField(label=_("Eingegangen am"), validators=[not_in_future])
    objector = TypedText(label=_("Wer den Einspruch einlegt"), max_length=200)
    grounds = TypedText(
        label=_("Begründung"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Leer, solange sie noch aussteht; sie lässt sich nachtragen."),
    )

    def __init__(self, *args: Any, has_entry: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_entry:
            enter = RegisterObjection.Aim.ENTER
            offer(self, "aim", [(enter.value, enter.label)])
            self.fields["aim"].initial = enter.value


class RegisterGroundsForm(forms.Form):
    """Grounds that came after the objection."""

    received_on = DayField(label=_("Eingegangen am"), validators=[not_in_future])
    text = TypedText(
        label=_("Begründung"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5})
    )


class ObjectionDecisionForm(forms.Form):
    """What the Gemeindevorstand decided."""

    upheld = forms.TypedChoiceField(
        label=_("Entscheidung"),
        choices=[("ja", _("stattgegeben")), ("nein", _("zurückgewiesen"))],
        coerce=lambda value: value == "ja",
        widget=forms.RadioSelect,
    )
    decided_on = DayField(label=_("Entschieden am"), validators=[not_in_future])
    served_on = DayField(label=_("Zugestellt am"), validators=[not_in_future])
    reason = TypedText(
        label=_("Begründung"), max_length=500, widget=forms.Textarea(attrs={"rows": 4})
    )
