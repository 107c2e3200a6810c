"""The body of a table of foreign residents: rows of municipalities, and what else stands there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from municipalities.files.places import Places, names_area_above
from municipalities.files.raw import Lines, folded
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
MOST_NEAR_NAMES = 500
LONGEST = 60
_LONGEST_LINE = 200
# A text with so many digits in a row was meant to be a key.
_KEY_OF_ROW = re.compile(r"[0-9]+:", re.ASCII)
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

    ``answers`` holds AGS; none of them is taken before somebody says so. The answer stands under
    ``key``: for what stands in several rows each row has its own.
    """

    line: int
    written: str
    answers: tuple[str, ...]
    key: str = ""


def key_of_row(line: int, written: str) -> str:
    """Return the key of an answer that holds for one row of one file: „4:Lautertal“."""
    return f"{line}:{written}"


def is_key_of_row(key: str) -> bool:
    """Whether an answer holds for one row of one file only; it is not remembered."""
    return _KEY_OF_ROW.match(key) is not None


class Sorting:
    """Tells rows of municipalities from what else stands in the body of a table."""

    def __init__(
        self,
        at: Mapping[str, int],
        reading: TableReading,
        places: Places,
        width: int | None,
        body: Lines,
    ) -> None:
        self._at, self._reading, self._places, self._width = at, reading, places, width
        self.rows: list[ReadRow] = []
        self.left_out: list[LeftOut] = []
        self.questions: list[Question] = []
        self.signs: dict[str, list[int]] = {}
        self._above: list[tuple[int, str]] = []
        self._looked_up = 0
        # „Lautertal“ twice are two municipalities, or one twice: each row is asked.
        self._count = Counter(self._written(cells) for _line, cells in body)

    def take(self, line: int, cells: Sequence[str]) -> None:
        """Sort one line in."""
        key, name, number = (self._cell(cells, role) for role in (KEY, NAME, NUMBER))
        written = key or name
        answer = self._reading.places.get(self._key(line, written), "") if written else ""
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
                self._ask(line, key, (town,))
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
        is_broken = municipality_key(key) or _BROKEN_KEY.search(key) or key.startswith("=")
        if self._at[KEY] < 0 and len(found) == 1:
            self._add(line, cells, found[0], number, name)
        elif found:
            self._ask(line, key or name, found)
        elif is_broken:
            self._add(line, cells, key, number, name)
        elif near := self._near(name or key):
            self._ask(line, key or name, near)
        else:
            self._leave(line, LeftOutAs.NO_PLACE, cells)

    def _near(self, written: str) -> tuple[str, ...]:
        """Return who may be meant; not for a table of thousands of rows that mean nobody."""
        self._looked_up += 1
        return self._places.near_name(written) if self._looked_up <= MOST_NEAR_NAMES else ()

    def _ask(self, line: int, written: str, answers: tuple[str, ...]) -> None:
        self.questions.append(Question(line, written, answers, self._key(line, written)))

    def _key(self, line: int, written: str) -> str:
        return key_of_row(line, written) if self._count[written] > 1 else written

    def _written(self, cells: Sequence[str]) -> str:
        return self._cell(cells, KEY) or self._cell(cells, NAME)

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
