"""The body of a table of foreign residents: rows of municipalities, and what else stands there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from municipalities.files.places import Places, names_area_above
from municipalities.files.raw import folded
from municipalities.files.refusal import Problems
from municipalities.law.keys import (
    HESSE,
    is_area_above,
    is_unincorporated,
    municipality_key,
)
from municipalities.law.residents.rows import LeftOutAs
from municipalities.law.residents.signs import figure_in, kept_signs, value_of
from municipalities.models.residents.reading import (
    COLUMNS,
    KEY,
    LEFT_OUT,
    NAME,
    NUMBER,
    TableReading,
)

MOST_ROWS = 5_000
LONGEST = 60
_LONGEST_LINE = 200
# A text with so many digits in a row was meant to be a key.
_BROKEN_KEY = re.compile(r"[0-9]{5,}", re.ASCII)


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row as it stands in the file; ``fields`` counts its cells if their number is wrong.

    ``number`` is what the cell means under the signs, ``mark`` the signs that stay beside it.
    """

    line: int
    key: str
    number: str
    name: str = ""
    fields: int | None = None
    mark: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A line that is no row of a municipality, why, and the line itself, cut short."""

    line: int
    reason: LeftOutAs
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """A row with a number whose municipality is not certain: what it writes, and who may be meant.

    ``answers`` holds AGS; none of them is taken before somebody says so.
    """

    line: int
    written: str
    answers: tuple[str, ...]


class Sorting:
    """Tells rows of municipalities from what else stands in the body of a table."""

    def __init__(
        self,
        at: Mapping[str, int],
        reading: TableReading,
        places: Places,
        width: int | None,
    ) -> None:
        self._at, self._reading, self._places, self._width = at, reading, places, width
        self.rows: list[ReadRow] = []
        self.left_out: list[LeftOut] = []
        self.questions: list[Question] = []
        self.signs: dict[str, list[int]] = {}
        self._above: list[tuple[int, str]] = []

    def take(self, line: int, cells: Sequence[str]) -> None:
        """Sort one line in."""
        key, name, number = (self._cell(cells, role) for role in (KEY, NAME, NUMBER))
        written = key or name
        answer = self._reading.places.get(written, "") if written else ""
        if answer == LEFT_OUT:
            self._leave(line, LeftOutAs.CHOSEN, cells)
        elif answer or self._places.of_key(key):
            self._add(line, cells, answer or key, number, name)
        elif reason := self._reason(key, number, name):
            self._leave(line, reason, cells)
            if reason is LeftOutAs.AREA_ABOVE:
                self._above.append((line, key))
        else:
            self._by_name(line, cells, key, number, name)

    def ask_for_towns(self) -> None:
        """Ask about a Kreis that is a kreisfreie Stadt, where the town itself has no row."""
        have = {self._places.of_key(row.key) for row in self.rows}
        for line, key in self._above:
            town = self._places.of_key(f"{key}000")
            if town and town not in have:
                self.questions.append(Question(line, key, (town,)))
                self.left_out = [one for one in self.left_out if one.line != line]

    def _reason(self, key: str, number: str, name: str) -> LeftOutAs | None:
        """Return why a line is left out, as far as its key tells."""
        known = municipality_key(key)
        if known is not None and is_unincorporated(known.ags):
            return LeftOutAs.UNINCORPORATED
        if known is not None:
            return None if known.ags.startswith(HESSE) else LeftOutAs.OTHER_LAND
        if is_area_above(key) or (not key and names_area_above(name)):
            return LeftOutAs.AREA_ABOVE
        if folded(key) in COLUMNS[KEY] or folded(number) in COLUMNS[NUMBER]:
            return LeftOutAs.HEADER
        return None if figure_in(number) != figure_in("") else LeftOutAs.NOTE

    def _by_name(self, line: int, cells: Sequence[str], key: str, number: str, name: str) -> None:
        """Take a row by its name where the table has no keys; else ask who is meant."""
        found = self._places.of_name(name or key)
        if self._at[KEY] < 0 and len(found) == 1:
            self._add(line, cells, found[0], number, name)
        elif found:
            self.questions.append(Question(line, key or name, found))
        elif municipality_key(key) or _BROKEN_KEY.search(key) or key.startswith("="):
            self._add(line, cells, key, number, name)
        else:
            self._leave(line, LeftOutAs.NO_PLACE, cells)

    def _add(self, line: int, cells: Sequence[str], key: str, number: str, name: str) -> None:
        if len(self.rows) == MOST_ROWS:
            raise Problems().refuse(
                line,
                "",
                _("Die Datei hat mehr als %(most)s Zeilen.") % {"most": MOST_ROWS},
                _("Prüfen Sie, ob es die richtige Datei ist: eine Zeile je Gemeinde genügt."),
            )
        width = self._width
        fits = width is None or (len(cells) >= width and not any(cells[width:]))
        said, mark = self._figure(line, number)
        self.rows.append(ReadRow(line, key, said, name, None if fits else len(cells), mark))

    def _figure(self, line: int, text: str) -> tuple[str, str]:
        """Return the number that a cell means, and the signs that stay beside it."""
        figure = figure_in(text)
        if figure is None:
            return text, ""
        for sign in figure.signs:
            self.signs.setdefault(sign, []).append(line)
        if any(sign not in self._reading.signs for sign in figure.signs):
            return text, ""
        value = value_of(figure, self._reading.signs)
        if value is None:
            return "", ""
        return str(value), kept_signs(figure, self._reading.signs)

    def _leave(self, line: int, reason: LeftOutAs, cells: Sequence[str]) -> None:
        text = " · ".join(cell for cell in cells if cell)[:_LONGEST_LINE]
        self.left_out.append(LeftOut(line, reason, text))

    def _cell(self, cells: Sequence[str], role: str) -> str:
        at = self._at[role]
        return cells[at][:LONGEST] if 0 <= at < len(cells) else ""
