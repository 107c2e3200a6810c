"""How a table of foreign residents is read: everything that was recognised, to be corrected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from municipalities.forms.fields import DayField, offer
from municipalities.forms.table_shape import TableShape, TableShapeForm, memory_field
from municipalities.law.residents.signs import STANDARD, Meaning
from municipalities.messages import word
from municipalities.models.residents.reading import (
    KEY,
    LEFT_OUT,
    NAME,
    NUMBER,
    TableReading,
)

COLUMN_FIELDS = {"key": KEY, "place": NAME, "number": NUMBER}


@dataclass(frozen=True, slots=True)
class AskedSign:
    """A sign of the file and in which lines it stands."""

    sign: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A row whose municipality is not certain: its line, what it writes, AGS and name of each.

    ``key`` is that of its answer.
    """

    line: int
    key: str
    written: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was recognised in a file: its shape, the reading, and what has to be said."""

    shape: TableShape
    reading: TableReading
    signs: tuple[AskedSign, ...]
    rows: tuple[AskedRow, ...]


class ResidentShapeForm(TableShapeForm):
    """The shape of a table and its columns; what it leaves open is proposed."""

    key = forms.ChoiceField(label=gettext_lazy("Schlüssel der Gemeinde"), required=False)
    place = forms.ChoiceField(label=gettext_lazy("Name der Gemeinde"), required=False)
    number = forms.ChoiceField(label=gettext_lazy("Ausländische Einwohner"))

    def __init__(self, data: Any, found: Recognised, **initial: Any) -> None:
        columns = found.reading.columns
        stands = {name: columns.get(role, "") for name, role in COLUMN_FIELDS.items()}
        super().__init__(data, found.shape, **{**stands, **initial})
        for name in COLUMN_FIELDS:
            offer(self, name, self.column_choices())

    def column_fields(self) -> list[forms.BoundField]:
        """Return the fields that name a column."""
        return [self[name] for name in COLUMN_FIELDS]

    def chosen(self) -> TableReading:
        """Return what was chosen of the shape, and the columns where the shape stays as it is.

        Another encoding, separator, sheet or header has other columns: those are proposed anew.
        """
        shape = self.shape()
        if shape != self._shape.now:
            return TableReading(*shape)
        entered = self.cleaned_data
        columns = {role: entered.get(name, "") for name, role in COLUMN_FIELDS.items()}
        return TableReading(*shape, columns)


class ResidentReadingForm(ResidentShapeForm):
    """The whole reading: shape, one meaning per sign, one answer per open row, the day."""

    as_of = DayField(
        label=gettext_lazy("Stand"),
        help_text=gettext_lazy("Der Tag, für den alle Zahlen der Datei gelten."),
    )
    memory = memory_field()

    def __init__(self, data: Any, found: Recognised, **initial: Any) -> None:
        super().__init__(data, found, **initial)
        self._found = found
        self._signs = {f"sign_{at}": asked for at, asked in enumerate(found.signs)}
        self._rows = {f"row_{at}": asked for at, asked in enumerate(found.rows)}
        for name, asked in self._signs.items():
            self.fields[name] = _sign_field(asked, found.reading.signs)
        for name, row in self._rows.items():
            self.fields[name] = _row_field(row)

    def reading(self) -> TableReading:
        """Return what the person confirmed."""
        entered, reading = self.cleaned_data, self._found.reading
        signs = {asked.sign: Meaning(entered[name]) for name, asked in self._signs.items()}
        answers = {asked.key: entered[name] for name, asked in self._rows.items()}
        return TableReading(
            reading.encoding,
            reading.separator,
            reading.sheet,
            reading.header_line,
            reading.columns,
            {**reading.signs, **signs},
            {**reading.places, **answers},
        )

    def sign_fields(self) -> list[forms.BoundField]:
        """Return the fields for the signs of the file."""
        return [self[name] for name in self._signs]

    def row_fields(self) -> list[forms.BoundField]:
        """Return the fields for the rows whose municipality is not certain."""
        return [self[name] for name in self._rows]


def _sign_field(asked: AskedSign, meanings: Mapping[str, Meaning]) -> forms.ChoiceField:
    """Return the field for a sign; one that stands beside numbers can only stay or refuse them."""
    is_beside = STANDARD.get(asked.sign) is Meaning.KEPT
    offered = (Meaning.KEPT, Meaning.UNKNOWN) if is_beside else tuple(Meaning)
    return forms.ChoiceField(
        label=_("Bedeutung von „%(sign)s“") % {"sign": asked.sign},
        help_text=_where(asked),
        choices=[("", _("bitte wählen")), *((one.value, word(one)) for one in offered)],
        initial=meanings.get(asked.sign, ""),
    )


def _where(asked: AskedSign) -> str:
    """Say in which lines a sign stands, and that only the source explains it."""
    count = len(asked.lines)
    text = ngettext(
        "Steht einmal, in Zeile %(first)s.",
        "Steht %(count)s-mal, zuerst in Zeile %(first)s.",
        count,
    ) % {"count": count, "first": asked.lines[0]}
    if asked.sign in STANDARD:
        return text
    return text + " " + _("Die Ämter erklären es nicht; lesen Sie in der Quelle nach.")


def _row_field(asked: AskedRow) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("„%(written)s“ in Zeile %(line)s") % {"written": asked.written, "line": asked.line},
        choices=[
            ("", _("bitte wählen")),
            *((ags, f"{name} ({ags})") for ags, name in asked.answers),
            (LEFT_OUT, _("keine davon: Zeile weglassen")),
        ],
    )
