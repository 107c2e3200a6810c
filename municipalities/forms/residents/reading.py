"""How a table of foreign residents is read: everything that was recognised, to be corrected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from municipalities.forms.fields import DayField, Option, offer
from municipalities.law.residents.signs import STANDARD, Meaning
from municipalities.messages import word
from municipalities.models.residents.reading import (
    KEY,
    LEFT_OUT,
    NAME,
    NUMBER,
    TableReading,
)

LONGEST_MEMORY = 100
COLUMN_FIELDS = {"key": KEY, "place": NAME, "number": NUMBER}


@dataclass(frozen=True, slots=True)
class AskedSign:
    """A sign of the file and in which lines it stands."""

    sign: str
    lines: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AskedRow:
    """A row whose municipality is not certain: its line, what it writes, AGS and name of each."""

    line: int
    written: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Recognised:
    """What was recognised in a file: the reading, and what else may be chosen."""

    reading: TableReading
    encodings: tuple[Option, ...]
    separators: tuple[Option, ...]
    sheets: tuple[str, ...]
    header_lines: tuple[int, ...]
    labels: tuple[str, ...]
    signs: tuple[AskedSign, ...]
    rows: tuple[AskedRow, ...]


class ResidentShapeForm(forms.Form):
    """Encoding, separator, sheet, header and columns; what it leaves open is proposed."""

    encoding = forms.ChoiceField(label=gettext_lazy("Zeichensatz"))
    separator = forms.ChoiceField(label=gettext_lazy("Trennzeichen"))
    sheet = forms.ChoiceField(label=gettext_lazy("Tabellenblatt"))
    header_line = forms.ChoiceField(label=gettext_lazy("Die Kopfzeile endet in"))
    key = forms.ChoiceField(label=gettext_lazy("Schlüssel der Gemeinde"), required=False)
    place = forms.ChoiceField(label=gettext_lazy("Name der Gemeinde"), required=False)
    number = forms.ChoiceField(label=gettext_lazy("Ausländische Einwohner"))

    def __init__(self, data: Any, found: Recognised) -> None:
        reading = found.reading
        columns = {name: reading.columns.get(role, "") for name, role in COLUMN_FIELDS.items()}
        super().__init__(
            data,
            initial={
                "encoding": reading.encoding,
                "separator": reading.separator,
                "sheet": reading.sheet,
                "header_line": str(reading.header_line),
                **columns,
            },
        )
        lines = [("0", _("keine Kopfzeile"))]
        lines += [(str(at), _("Zeile %(line)s") % {"line": at}) for at in found.header_lines]
        offer(self, "header_line", lines)
        for name in COLUMN_FIELDS:
            labels = [(label, label) for label in found.labels]
            offer(self, name, [("", _("keine Spalte")), *labels])
        if found.sheets:
            offer(self, "sheet", [(name, name) for name in found.sheets])
            del self.fields["encoding"], self.fields["separator"]
        else:
            offer(self, "encoding", found.encodings)
            offer(self, "separator", found.separators)
            del self.fields["sheet"]

    def chosen(self, before: TableReading) -> TableReading:
        """Return what was chosen of the shape; where nothing valid was, it is as ``before``.

        Another encoding, separator, sheet or header has other columns: those are proposed anew.
        """
        self.is_valid()
        entered = self.cleaned_data
        shape = (
            entered.get("encoding") or before.encoding,
            entered.get("separator") or before.separator,
            entered.get("sheet") or before.sheet,
        )
        line = int(entered.get("header_line") or before.header_line)
        if shape != (before.encoding, before.separator, before.sheet):
            # Lines keep their number in another encoding, not in another sheet.
            return TableReading(*shape, 0 if shape[2] != before.sheet else line)
        if line != before.header_line:
            return TableReading(*shape, line)
        columns = {role: entered.get(name, "") for name, role in COLUMN_FIELDS.items()}
        return TableReading(*shape, line, columns)


class ResidentReadingForm(ResidentShapeForm):
    """The whole reading: shape, one meaning per sign, one answer per open row, the day."""

    as_of = DayField(
        label=gettext_lazy("Stand"),
        help_text=gettext_lazy("Der Tag, für den alle Zahlen der Datei gelten."),
    )
    memory = forms.CharField(
        label=gettext_lazy("So gelesen merken als"),
        help_text=gettext_lazy("Eine Datei derselben Form wird dann ebenso vorgeschlagen."),
        max_length=LONGEST_MEMORY,
        required=False,
    )

    def __init__(self, data: Any, found: Recognised, **initial: Any) -> None:
        super().__init__(data, found)
        self.initial = {**self.initial, **initial}
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
        answers = {asked.written: entered[name] for name, asked in self._rows.items()}
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
