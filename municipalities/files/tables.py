"""From text to rows by column name: one header line, every row as wide as the header."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from municipalities.files.records import (
    LONGEST_CELL,
    Spoil,
    Spoiled,
    records,
    sound_records,
    too_long,
    uneven,
)
from municipalities.files.refusal import ImportRefused, Problem, Problems
from municipalities.law.text import cleaned

LONGEST_HEADER = 200
MOST_COLUMNS = 12_000
MOST_CELLS = 4_000_000
_SEPARATORS = {";": "Semikolon", ",": "Komma", "\t": "Tabulator", "|": "|"}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: its number in the file, and its cells by column name."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]


class Table:
    """A CSV text read by column name; ``rows`` may be gone through once.

    With ``spoil`` a line that is no row is told there and left out, and so are empty rows; without
    it the line is a problem of the whole table. ``is_own``: whoever hands it in wrote it, from a
    template of this program. Lines that a spreadsheet left empty are then passed over, and a remedy
    names the template and no source.
    """

    def __init__(
        self,
        text: str,
        separator: str,
        problems: Problems,
        spoil: Spoil | None = None,
        *,
        is_own: bool = False,
    ):
        self._problems = problems
        self._is_own = is_own
        self._separator = separator
        self._spoil = spoil
        self.ends_with_line_break = text.endswith(("\n", "\r"))
        self._records = (
            records(text, separator, problems)
            if spoil is None
            else sound_records(text, separator, spoil)
        )
        first = next(self._records, None)
        if first is None or not any(first[1]):
            raise problems.refuse(
                1, "", _("Die Kopfzeile fehlt."), _("Laden Sie die Datei erneut herunter.")
            )
        self.header_line, header = first
        self.columns = tuple(map(tidy, header))
        self._check_header()

    def rename(self, names: Mapping[str, str]) -> None:
        """Let columns be found under other names: the file's own name → the name that is sought."""
        if names:
            self.columns = tuple(names.get(column, column) for column in self.columns)
            self._check_header()

    def require(self, columns: Iterable[str]) -> None:
        """Raise ImportRefused when one of ``columns`` is missing or when a name stands twice."""
        missing = [name for name in columns if name not in self.columns]
        for name in missing:
            self._problems.add(
                self.header_line,
                name,
                _("Diese Spalte fehlt.") + self._similar(name),
                _("Übernehmen Sie die Kopfzeile aus der Vorlage, mit allen Spalten.")
                if self._is_own
                else _(
                    "Verwenden Sie die Datei so, wie sie veröffentlicht ist, mit allen Spalten."
                ),
            )
        self._problems.refuse_if_any()

    def rows(self) -> Iterator[Row]:
        """Yield the filled rows that are as wide as the header; note others as problems."""
        width = len(self.columns)
        cells_read = 0
        for line, cells, is_last in _with_last(self._records):
            cells_read += width
            if cells_read > MOST_CELLS:
                raise self._problems.refuse(
                    line,
                    "",
                    _("Die Datei hat zu viele Zeilen."),
                    _("Prüfen Sie, ob es die richtige Datei ist."),
                )
            if not any(map(str.strip, cells)) and (self._is_own or len(cells) == width):
                # A spreadsheet writes rows of nothing but separators.
                continue
            if len(cells) == width:
                if self._cells_are_short(line, cells):
                    yield Row(line, dict(zip(self.columns, map(tidy, cells), strict=True)))
            elif is_last and len(cells) < width and not self.ends_with_line_break:
                self.note_break(line, self.columns[len(cells) - 1])
            else:
                self._note(line, cells, uneven(line, len(cells), width, is_own=self._is_own))

    def _note(self, line: int, cells: Sequence[str], problem: Problem) -> None:
        """Note a line that is no row."""
        if self._spoil is not None:
            self._spoil(Spoiled(line, tuple(cells), problem))
        else:
            self._problems.add(line, problem.field, problem.reason, problem.remedy)

    def note_break(self, line: int, column: str) -> None:
        """Note that the file ends in the middle of its last line."""
        self._problems.add(
            line,
            column,
            _("Die letzte Zeile bricht ab; die Datei ist unvollständig."),
            _("Laden Sie die Datei erneut und vollständig herunter."),
        )

    def _check_header(self) -> None:
        problems, line = self._problems, self.header_line
        if len(self.columns) == 1:
            raise self._wrong_separator()
        if len(self.columns) > MOST_COLUMNS:
            raise problems.refuse(
                line,
                "",
                _("Die Kopfzeile hat mehr als %(most)s Spalten.") % {"most": MOST_COLUMNS},
                _("Prüfen Sie, ob es die richtige Datei ist."),
            )
        for name, count in Counter(self.columns).items():
            if count > 1:
                problems.add(
                    line,
                    name[:LONGEST_HEADER],
                    _("Diese Spalte steht %(count)s-mal in der Kopfzeile.") % {"count": count}
                    if name
                    else _("%(count)s Spalten haben keinen Namen.") % {"count": count},
                    _("Verwenden Sie die Datei so, wie sie veröffentlicht ist."),
                )
            elif len(name) > LONGEST_HEADER:
                problems.add(
                    line,
                    name[:40] + "…",
                    _("Dieser Spaltenname ist zu lang."),
                    _("Prüfen Sie, ob es die richtige Datei ist."),
                )

    def _wrong_separator(self) -> ImportRefused:
        name = self.columns[0]
        likely = next((s for s in _SEPARATORS if s in name and s != self._separator), None)
        wanted = _SEPARATORS[self._separator]
        if likely is None:
            reason = _("Die erste Zeile ist keine Kopfzeile mit Spalten.")
        else:
            reason = _("Die Spalten sind durch %(likely)s getrennt statt durch %(wanted)s.") % {
                "likely": _SEPARATORS[likely],
                "wanted": wanted,
            }
        return self._problems.refuse(
            self.header_line,
            "",
            reason,
            _("Verwenden Sie die CSV-Datei mit dem Trennzeichen %(wanted)s.") % {"wanted": wanted},
        )

    def _similar(self, name: str) -> str:
        for column in self.columns:
            if column.strip().casefold() == name.casefold():
                return " " + _("Gefunden wurde „%(column)s“.") % {"column": column}
        return ""

    def _cells_are_short(self, line: int, cells: list[str]) -> bool:
        if max(map(len, cells)) <= LONGEST_CELL:
            return True
        for column, cell in zip(self.columns, cells, strict=True):
            if len(cell) > LONGEST_CELL:
                self._note(line, cells, too_long(line, column))
        return False


def tidy(cell: str) -> str:
    """Return a cell in composed letters, without signs that nobody sees (R-REG-06).

    „001“ with a zero-width sign behind it is „001“. Plain text stays as it is, blanks too.
    """
    is_seen = cell.isprintable() and unicodedata.is_normalized("NFC", cell)
    return cell if is_seen else cleaned(cell)


def separator_of(text: str) -> str:
    """Return the separator that splits the first line into most columns; a semicolon if none."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(_SEPARATORS, key=lambda sign: (first.count(sign), sign == ";"))


def separator_name(sign: str) -> str:
    """Return how a separator is called."""
    return _SEPARATORS[sign]


def _with_last(
    records: Iterator[tuple[int, list[str]]],
) -> Iterator[tuple[int, list[str], bool]]:
    """Yield each record, and whether it is the last one."""
    previous = next(records, None)
    while previous is not None:
        following = next(records, None)
        yield *previous, following is None
        previous = following
