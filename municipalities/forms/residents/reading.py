"""How a table of foreign residents is read: everything that was recognised, to be corrected."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.files.encodings import ENCODINGS
from municipalities.files.raw import SEPARATORS
from municipalities.files.residents.proposal import Proposal
from municipalities.files.residents.reading import KEY, LEFT_OUT, NAME, NUMBER, TableReading
from municipalities.files.residents.tables import Question
from municipalities.forms.fields import DayField, offer
from municipalities.law.residents.signs import NOUGHT_SIGNS, STANDARD, Meaning
from municipalities.messages import word

LONGEST_MEMORY = 100
_MOST_HEADER_LINE = 60
COLUMN_FIELDS = {"key": KEY, "place": NAME, "number": NUMBER}


class ResidentShapeForm(forms.Form):
    """Encoding, separator, sheet, header and columns; what it leaves open is proposed."""

    encoding = forms.ChoiceField(label=gettext_lazy("Zeichensatz"), required=False)
    separator = forms.ChoiceField(label=gettext_lazy("Trennzeichen"), required=False)
    sheet = forms.ChoiceField(label=gettext_lazy("Tabellenblatt"), required=False)
    header_line = forms.ChoiceField(label=gettext_lazy("Die Kopfzeile endet in"), required=False)
    key = forms.ChoiceField(label=gettext_lazy("Schlüssel der Gemeinde"), required=False)
    place = forms.ChoiceField(label=gettext_lazy("Name der Gemeinde"), required=False)
    number = forms.ChoiceField(label=gettext_lazy("Ausländische Einwohner"), required=False)

    def __init__(self, data: Any, proposal: Proposal) -> None:
        reading, raw, shape = proposal.reading, proposal.raw, proposal.shape
        columns = {field: reading.columns.get(role, "") for field, role in COLUMN_FIELDS.items()}
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
        labels = [(label, label) for label in shape.labels]
        encodings = [(one.encoding, ENCODINGS[one.encoding]) for one in raw.encodings]
        lines = [("0", _("keine Kopfzeile"))]
        lines += [(str(at), _("Zeile %(line)s") % {"line": at}) for at in _lines(proposal)]
        offer(self, "encoding", encodings)
        offer(self, "separator", SEPARATORS.items() if raw.separator else [])
        offer(self, "sheet", [(name, name) for name in raw.sheets])
        offer(self, "header_line", lines)
        for field in COLUMN_FIELDS:
            offer(self, field, [("", _("keine Spalte")), *labels])
        if not raw.sheets:
            del self.fields["sheet"]
        else:
            del self.fields["encoding"], self.fields["separator"]


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

    def __init__(
        self, data: Any, proposal: Proposal, names: Mapping[str, str], *, memory: str
    ) -> None:
        super().__init__(data, proposal)
        self._proposal = proposal
        self.initial.update(as_of=proposal.day, memory=memory[:LONGEST_MEMORY])
        table = proposal.table
        self._signs = {
            f"sign_{at}": sign for at, (sign, *_rest) in enumerate(table.signs if table else ())
        }
        self._questions = {
            f"row_{at}": asked for at, asked in enumerate(_asked(table.questions if table else ()))
        }
        for field, sign in self._signs.items():
            self.fields[field] = _sign_field(sign, proposal.reading.signs)
        for field, asked in self._questions.items():
            self.fields[field] = _question_field(asked, names)

    def reading(self) -> TableReading:
        """Return what the person confirmed."""
        entered, reading = self.cleaned_data, self._proposal.reading
        signs = {sign: Meaning(entered[field]) for field, sign in self._signs.items()}
        answers = {asked.written: entered[field] for field, asked in self._questions.items()}
        return TableReading(
            reading.encoding,
            reading.separator,
            reading.sheet,
            reading.header_line,
            reading.columns,
            {**reading.signs, **signs},
            {**reading.places, **answers},
        )

    def sign_fields(self) -> list[SignRow]:
        """Return the signs of the file, where they stand, and the field for their meaning."""
        table = self._proposal.table
        lines = {sign: at for sign, _meaning, at in table.signs} if table else {}
        return [
            SignRow(sign, lines[sign], sign in STANDARD, self[field])
            for field, sign in self._signs.items()
        ]

    def question_fields(self) -> list[tuple[Question, forms.BoundField]]:
        """Return the rows whose municipality is not certain, with the field for the answer."""
        return [(asked, self[field]) for field, asked in self._questions.items()]


@dataclass(frozen=True, slots=True)
class SignRow:
    """A sign of the file: in which lines it stands and whether the offices define it."""

    sign: str
    lines: tuple[int, ...]
    is_standard: bool
    field: forms.BoundField


def chosen_shape(data: Mapping[str, Any], proposal: Proposal) -> TableReading:
    """Return what a posted form chose of the shape; where it chose nothing it is proposed.

    Another encoding, separator, sheet or header has other columns: those are proposed anew.
    """
    form = ResidentShapeForm(data, proposal)
    form.is_valid()
    chosen, reading = form.cleaned_data, proposal.reading
    given = TableReading(
        chosen.get("encoding", ""),
        chosen.get("separator", ""),
        chosen.get("sheet", ""),
        int(chosen.get("header_line") or reading.header_line),
    )
    before = (reading.encoding, reading.separator, reading.sheet, reading.header_line)
    now = (given.encoding, given.separator, given.sheet, given.header_line)
    if any(new and new != old for new, old in zip(now, before, strict=True)):
        moved = given.sheet and given.sheet != reading.sheet
        return TableReading(*now[:3], 0 if moved else given.header_line)
    columns = {role: chosen.get(field, "") for field, role in COLUMN_FIELDS.items()}
    return TableReading(*now, columns)


def shown_as(proposal: Proposal) -> str:
    """Return a fingerprint of what the page shows: columns, signs, rows that are left out."""
    table = proposal.table
    seen = (
        sorted(proposal.reading.columns.items()),
        [sign for sign, *_rest in table.signs] if table else [],
        [one.line for one in table.left_out] if table else [],
        [asked.line for asked in table.questions] if table else [],
    )
    return hashlib.sha256(repr(seen).encode()).hexdigest()


def _lines(proposal: Proposal) -> list[int]:
    lines = [line for line, _cells in proposal.raw.lines[:_MOST_HEADER_LINE]]
    return sorted({*lines, proposal.reading.header_line} - {0})


def _asked(questions: Iterable[Question]) -> list[Question]:
    """Return each text that is asked about once."""
    return list({asked.written: asked for asked in questions}.values())


def _sign_field(sign: str, meanings: Mapping[str, Meaning]) -> forms.ChoiceField:
    """Return the field for a sign: nought is only offered for one that stands alone."""
    stands_alone = sign in NOUGHT_SIGNS or STANDARD.get(sign) is not Meaning.KEPT
    offered: Sequence[Meaning] = tuple(Meaning) if stands_alone else (Meaning.KEPT, Meaning.UNKNOWN)
    return forms.ChoiceField(
        label=_("Bedeutung von „%(sign)s“") % {"sign": sign},
        choices=[("", _("bitte wählen")), *((one.value, word(one)) for one in offered)],
        initial=meanings.get(sign, ""),
    )


def _question_field(asked: Question, names: Mapping[str, str]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("„%(written)s“ in Zeile %(line)s") % {"written": asked.written, "line": asked.line},
        choices=[
            ("", _("bitte wählen")),
            *((ags, f"{names.get(ags, '')} ({ags})") for ags in asked.answers),
            (LEFT_OUT, _("keine davon: Zeile weglassen")),
        ],
    )
