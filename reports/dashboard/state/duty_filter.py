"""Which duties the reader of the state's list wants to see, from the URL."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from enum import StrEnum
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from municipalities.law.body.duties import DutyKind
from municipalities.law.body.gremium import Nearness
from municipalities.law.body.known import BodyKnown
from municipalities.law.body.standing import BodyState
from municipalities.messages import word
from municipalities.models import Kreis
from municipalities.models.regions import ModelRegion
from reports.dashboard.state.duties import DutyRow, Size, Urgency
from reports.dashboard.state.wahlzeit import TermFilter

ALL = ("", _("alle"))
NEAR_EITHER = "beide"
_TESTS: dict[str, Callable[[DutyRow], str | None]] = {
    "kreis": lambda row: row.municipality.kreis_id,
    "groesse": lambda row: row.size.value,
    "stand": lambda row: row.standing.body.state.value,
    "gremium": lambda row: row.standing.known.value,
    "aufgabe": lambda row: row.duty.what.value if row.duty else None,
    "region": lambda row: row.region.value if row.region else None,
    "dringlichkeit": lambda row: row.urgency.value if row.urgency else None,
}


class DutyFilter(TermFilter):
    """All fields are optional; a value that does not exist is refused beside its field."""

    dringlichkeit = forms.ChoiceField(label=_("Dringlichkeit"), required=False)
    aufgabe = forms.ChoiceField(label=_("Pflicht"), required=False)
    kreis = forms.ModelChoiceField(
        Kreis.objects.all(), label=_("Kreis"), required=False, empty_label=_("alle")
    )
    stand = forms.ChoiceField(label=_("Stand"), required=False)
    gremium = forms.ChoiceField(label=_("Gremium"), required=False)
    groesse = forms.ChoiceField(
        choices=[ALL, *Size.choices], label=_("Ausländische Einwohner"), required=False
    )
    region = forms.ChoiceField(
        choices=[ALL, *ModelRegion.choices], label=_("Modellregion"), required=False
    )
    naehe = forms.ChoiceField(label=_("Nahe der Grenze von 1000"), required=False)
    FIRST = ("wahlzeit", "dringlichkeit", "aufgabe", "kreis", "stand")
    """Fields that are always visible; the others unfold from one line."""

    def __init__(self, data: Any, *, today: date, **kwargs: Any):
        super().__init__(data, today=today, **kwargs)
        self._offer("dringlichkeit", Urgency.choices)
        self._offer("aufgabe", _worded(DutyKind))
        self._offer("stand", _worded(BodyState))
        self._offer("gremium", _worded(BodyKnown))
        self._offer("naehe", [(NEAR_EITHER, _("darunter oder darüber")), *_worded(Nearness)])

    def _offer(self, name: str, choices: Iterable[tuple[str, Any]]) -> None:
        field = cast(forms.ChoiceField, self.fields[name])
        field.choices = [ALL, *((str(value), text) for value, text in choices)]

    @property
    def first_fields(self) -> list[forms.BoundField]:
        """Fields that are always visible."""
        return [self[name] for name in self.FIRST]

    @property
    def more_fields(self) -> list[forms.BoundField]:
        """Fields that unfold from one line."""
        return [field for field in self if field.name not in self.FIRST]

    def more_are_used(self) -> bool:
        """Whether one of the folded fields is used."""
        self.is_valid()
        return any(self.cleaned_data.get(field.name) for field in self.more_fields)

    def narrows(self) -> bool:
        """Whether a choice leaves rows out; another Wahlzeit has rows of its own."""
        self.is_valid()
        return any(value for name, value in self.cleaned_data.items() if name != "wahlzeit")

    def chosen(self, rows: Iterable[DutyRow], **instead: str) -> list[DutyRow]:
        """Return the rows that pass the filter; ``instead`` names fields and their other values.

        A municipality that owes nothing is shown only if the filter asks who is near the threshold.
        """
        asked = {name: self._value(name) for name in (*_TESTS, "naehe")} | instead
        near = asked.pop("naehe")
        return [
            row
            for row in rows
            if (row.duty or near)
            and (not near or is_near(row, near))
            and all(not value or _TESTS[name](row) == value for name, value in asked.items())
        ]

    def _value(self, name: str) -> str:
        self.is_valid()
        value = self.cleaned_data.get(name)
        return value.pk if isinstance(value, Kreis) else value or ""

    def in_words(self) -> list[tuple[str, str]]:
        """Return label and value of each choice that narrows the list, as a file states them."""
        self.is_valid()
        chosen = {name: value for name, value in self.cleaned_data.items() if value}
        return [(str(self.fields[name].label), self._said(name, chosen[name])) for name in chosen]

    def _said(self, name: str, value: Any) -> str:
        field = self.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            return str(value)
        choices = cast(list[tuple[str, Any]], cast(forms.ChoiceField, field).choices)
        return str(dict(choices)[value])


def _worded(values: Iterable[StrEnum]) -> list[tuple[str, str]]:
    return [(value.value, word(value)) for value in values]


def is_near(row: DutyRow, side: str) -> bool:
    """Whether a municipality is close to the threshold, on one side or on either."""
    return row.nearness is not None and side in {NEAR_EITHER, row.nearness.value}
