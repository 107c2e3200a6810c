"""How a table of polling places or streets is read: columns, and what their words mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from elections.models.districts.reading import FileField, FileReading, fields_of
from municipalities.forms.fields import offer
from municipalities.forms.table_shape import TableShape, TableShapeForm, memory_field


class DistrictShapeForm(TableShapeForm):
    """The shape of a table and the column of each field; what it leaves open is proposed."""

    def __init__(
        self, data: Any, shape: TableShape, kind: str, reading: FileReading, **initial: Any
    ) -> None:
        self._columns = {f"column_{one.key}": one for one in fields_of(kind)}
        stands = {name: reading.columns.get(one.key, "") for name, one in self._columns.items()}
        super().__init__(data, shape, **{**stands, **initial})
        for name, one in self._columns.items():
            self.fields[name] = forms.ChoiceField(label=str(one.title), required=one.required)
            offer(self, name, self.column_choices())

    def column_fields(self) -> list[forms.BoundField]:
        """Return the fields that name a column."""
        return [self[name] for name in self._columns]

    def chosen(self) -> FileReading:
        """Return what was chosen of the shape, and the columns where the shape stays as it is."""
        shape = self.shape()
        if shape != self._shape.now:
            return FileReading(*shape)
        entered = self.cleaned_data
        columns = {one.key: entered.get(name, "") for name, one in self._columns.items()}
        return FileReading(*shape, columns)

    def clean(self) -> dict[str, Any]:
        """Refuse one column for two fields, and two ways to say the house numbers."""
        entered = super().clean() or {}
        taken: dict[str, FileField] = {}
        for name, one in self._columns.items():
            label = entered.get(name, "")
            if label and label in taken:
                self.add_error(name, _in_use(label, taken[label]))
            taken.setdefault(label, one)
        if entered.get("column_range") and entered.get("column_first"):
            self.add_error(
                "column_range",
                _("Wählen Sie entweder die Spalte mit dem ganzen Bereich oder „von“ und „bis“."),
            )
        return entered


class DistrictReadingForm(DistrictShapeForm):
    """The whole reading: shape, columns, one meaning per word, and the name it is kept under."""

    memory = memory_field()

    def __init__(
        self,
        data: Any,
        shape: TableShape,
        kind: str,
        reading: FileReading,
        values: Mapping[str, tuple[str, ...]],
        **initial: Any,
    ) -> None:
        super().__init__(data, shape, kind, reading, **initial)
        self._reading = reading
        fields = {one.key: one for one in fields_of(kind)}
        self._words = {
            f"word_{key}_{at}": (key, word)
            for key, words in values.items()
            for at, word in enumerate(words)
        }
        for name, (key, word) in self._words.items():
            self.fields[name] = _word_field(
                fields[key], word, reading.values.get(key, {}).get(word, "")
            )
        self.order_fields([*(name for name in self.fields if name != "memory"), "memory"])

    def word_fields(self) -> list[forms.BoundField]:
        """Return the fields for the words of the file."""
        return [self[name] for name in self._words]

    def reading(self) -> FileReading:
        """Return what the person confirmed."""
        values: dict[str, dict[str, str]] = {}
        for name, (key, word) in self._words.items():
            values.setdefault(key, {})[word] = self.cleaned_data[name]
        now = self._reading
        return FileReading(
            now.encoding, now.separator, now.sheet, now.header_line, now.columns, values
        )


def _word_field(one: FileField, word: str, meant: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("%(field)s: „%(word)s“") % {"field": one.title, "word": word}
        if word
        else _("%(field)s: leer") % {"field": one.title},
        choices=[("", _("bitte wählen")), *one.choices.items()],
        initial=meant,
    )


def _in_use(label: str, other: FileField) -> ValidationError:
    return ValidationError(
        _("Die Spalte „%(label)s“ hält schon die Angabe „%(field)s“."),
        params={"label": label, "field": other.title},
    )
