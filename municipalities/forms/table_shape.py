"""The shape of a table that was handed in: encoding, separator or sheet, end of the header."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.forms.fields import (
    Option,
    TypedText,
    offer,
)

LONGEST_MEMORY = 100


@dataclass(frozen=True, slots=True)
class TableShape:
    """How a table is read now, and what else may be chosen; a workbook has sheets."""

    encoding: str
    separator: str
    sheet: str
    header_line: int
    encodings: tuple[Option, ...]
    separators: tuple[Option, ...]
    sheets: tuple[str, ...]
    header_lines: tuple[int, ...]
    labels: tuple[str, ...]

    @property
    def now(self) -> tuple[str, str, str, int]:
        """The shape as it is read now."""
        return self.encoding, self.separator, self.sheet, self.header_line


class TableShapeForm(forms.Form):
    """Encoding and separator, or sheet, and the last line of the header."""

    encoding = forms.ChoiceField(label=gettext_lazy("Zeichensatz"))
    separator = forms.ChoiceField(label=gettext_lazy("Trennzeichen"))
    sheet = forms.ChoiceField(label=gettext_lazy("Tabellenblatt"))
    header_line = forms.ChoiceField(label=gettext_lazy("Die Kopfzeile endet in"))

    def __init__(self, data: Any, shape: TableShape, **initial: Any) -> None:
        stands = {
            "encoding": shape.encoding,
            "separator": shape.separator,
            "sheet": shape.sheet,
            "header_line": str(shape.header_line),
        }
        super().__init__(data, initial={**stands, **initial})
        self._shape = shape
        lines = [("0", _("keine Kopfzeile"))]
        lines += [(str(at), _("Zeile %(line)s") % {"line": at}) for at in shape.header_lines]
        offer(self, "header_line", lines)
        if shape.sheets:
            offer(self, "sheet", [(name, name) for name in shape.sheets])
            del self.fields["encoding"], self.fields["separator"]
        else:
            offer(self, "encoding", shape.encodings)
            offer(self, "separator", shape.separators)
            del self.fields["sheet"]

    def shape_fields(self) -> list[forms.BoundField]:
        """Return the fields of the shape."""
        names = ("encoding", "separator", "sheet", "header_line")
        return [self[name] for name in names if name in self.fields]

    def shape(self) -> tuple[str, str, str, int]:
        """Return the shape that was chosen; where nothing valid was, it is as before.

        Another sheet has its header elsewhere: 0 says that it is to be found.
        """
        self.is_valid()
        entered, now = self.cleaned_data, self._shape
        sheet = entered.get("sheet") or now.sheet
        line = int(entered.get("header_line") or now.header_line)
        return (
            entered.get("encoding") or now.encoding,
            entered.get("separator") or now.separator,
            sheet,
            line if sheet == now.sheet else 0,
        )

    def column_choices(self) -> list[Option]:
        """Return the choices of a field that names a column."""
        return [("", _("keine Spalte")), *((label, label) for label in self._shape.labels)]


def memory_field() -> forms.CharField:
    """Return the field for the name under which a reading is remembered."""
    return TypedText(
        label=gettext_lazy("So gelesen merken als"),
        help_text=gettext_lazy("Eine Datei derselben Form wird dann ebenso vorgeschlagen."),
        max_length=LONGEST_MEMORY,
        required=False,
    )


def ask_field() -> forms.BooleanField:
    """Return the box to see again how a table is read, though its form is known."""
    return forms.BooleanField(
        label=gettext_lazy("Vor dem Lesen zeigen, auch wenn die Form der Datei bekannt ist"),
        required=False,
    )
