"""Where things stand in a table of foreign residents: header, columns, the rows of municipalities.

The rows tell it, not the names of the columns: the column of the keys is the one in which most
cells are keys of municipalities, and the header stands above the first of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, takewhile

from municipalities.files.places import Places, names_area_above
from municipalities.files.raw import Lines, folded, labels_of
from municipalities.law.keys import is_area_above, municipality_key
from municipalities.law.residents.signs import figure_in
from municipalities.models.residents.reading import COLUMNS, KEY, NAME, NUMBER

MOST_HEADER_LINES = 5
_SEARCHED = 40
_MONTHS = [
    "januar",
    "februar",
    "märz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
]
_DAYS = re.compile(
    rf"\b(\d{{1,2}})\.\s?(?:(\d{{1,2}})\.|({'|'.join(_MONTHS)}))\s?(\d{{4}})\b(?!\s*[/,]?\s*\d{{1,2}}:)",
    re.IGNORECASE,
)
_NOT_OF_THE_FIGURES = re.compile(r"abruf|abgerufen|erstellt|gedruckt|ausgedruckt|erzeugt", re.I)
# What the name of a column says for and against its being the number of foreign residents.
_FOREIGN = re.compile(r"auslaend|nicht_?deutsch|foreign|drittstaat|staatsangeh")
_SPEAKS = (
    (re.compile(r"auslaend|nicht_?deutsch|foreign"), 6),
    (re.compile(r"insgesamt|zusammen|gesamt|total|anzahl"), 2),
    (re.compile(r"maenn|weib|frauen|divers|geschlecht|_eu_|alter"), -4),
    (re.compile(r"prozent|anteil|quote|veraenderung|zunahme|zuwachs|saldo"), -8),
    (re.compile(r"(?<!nicht_)(?<!nicht)deutsche"), -4),
)


@dataclass(frozen=True, slots=True)
class Shape:
    """The lines of a table apart: what stands above, the header, and everything below it.

    ``labels`` names every column. ``guess`` is the place of each role's column, -1 for none;
    ``numeric`` are the places of columns of numbers, ``areas`` counts the lines about an area.
    """

    above: Lines
    header: Lines
    body: Lines
    labels: tuple[str, ...]
    guess: dict[str, int]
    numeric: tuple[int, ...]
    areas: int

    @property
    def header_line(self) -> int:
        """The last line of the header, 0 where there is none."""
        return self.header[-1][0] if self.header else 0


def known_rows(lines: Lines, places: Places) -> int:
    """How many cells of one column are keys of municipalities, or whether names of columns stand.

    That tells the right separator and the right sheet.
    """
    most = max(_keys(lines, places).values(), default=0)
    return most or int(any(is_header(cells) for _line, cells in lines[:_SEARCHED]))


def shape_of(lines: Lines, places: Places, header_line: int | None = None) -> Shape:
    """Tell header and rows apart; with ``header_line`` the header ends there."""
    keys = _keys(lines, places)
    named = _named(lines, places)
    key = max(keys, key=lambda at: (keys[at], -at)) if keys else -1
    name = max(named, key=lambda at: (named[at], -at)) if named else -1
    end = (
        _end_of_header(lines, places, key, name)
        if header_line is None
        else _end(lines, header_line)
    )
    start = _start_of_header(lines, end)
    header, body = lines[start:end], lines[end:]
    width = _width(header, body)
    labels = labels_of([cells for _line, cells in header], width)
    rows = [cells for _line, cells in body if _is_row(cells, places, key, name)]
    numeric = tuple(at for at in range(width) if at not in {key, name} and _is_numeric(rows, at))
    guess = {
        KEY: key if key >= 0 else _by_label(labels, KEY),
        NAME: name if name >= 0 else _by_label(labels, NAME),
        NUMBER: _number_column(labels, numeric),
    }
    return Shape(lines[:start], header, body, labels, guess, numeric, len(rows))


def days_of(shape: Shape) -> tuple[date, ...]:
    """Return the days that titles and header name, not those of printing or retrieval.

    Below the rows only a line about the Stichtag counts: „Stand“ there is the day of retrieval.
    """
    above = [*shape.above, *shape.header]
    below = [one for one in shape.body[-_SEARCHED:] if "stichtag" in " ".join(one[1]).casefold()]
    found = set()
    for _line, cells in (*above, *below):
        for text in cells:
            if not _NOT_OF_THE_FIGURES.search(text):
                found |= {_day(*match.groups()) for match in _DAYS.finditer(text)}
    return tuple(sorted(day for day in found if day is not None))


def _day(day: str, month: str | None, name: str | None, year: str) -> date | None:
    number = int(month) if month else _MONTHS.index((name or "").casefold()) + 1
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


def _keys(lines: Lines, places: Places) -> dict[int, int]:
    """Count per column the cells that are the key of a municipality."""
    found: dict[int, int] = {}
    for _line, cells in lines:
        for at, cell in enumerate(cells):
            if cell[:1].isdigit() and places.of_key(cell):
                found[at] = found.get(at, 0) + 1
    return found


def _named(lines: Lines, places: Places) -> dict[int, int]:
    """Count per column the cells that are the name of a municipality."""
    found: dict[int, int] = {}
    for _line, cells in lines:
        for at, cell in enumerate(cells):
            if cell and cell[0].isalpha() and places.of_name(cell):
                found[at] = found.get(at, 0) + 1
    return found


def _is_row(cells: Sequence[str], places: Places, key: int, name: int) -> bool:
    """Whether a line is about an area: a municipality, or what stands above it."""
    if 0 <= key < len(cells):
        return municipality_key(cells[key]) is not None or is_area_above(cells[key])
    if not key < 0 <= name < len(cells):
        return False
    return bool(places.of_name(cells[name])) or names_area_above(cells[name])


def _end_of_header(lines: Lines, places: Places, key: int, name: int) -> int:
    """Return the place of the first row; without any, the place behind the names of columns."""
    if key >= 0 or name >= 0:
        return next(
            (at for at, (_l, cells) in enumerate(lines) if _is_row(cells, places, key, name)), 0
        )
    searched = [cells for _line, cells in islice(lines, _SEARCHED)]
    for at, cells in enumerate(searched):
        if is_header(cells):
            return at + 1
    names = {folded(cell) for cell in searched[0]} if searched else set()
    return int(bool(names & (COLUMNS[KEY] | COLUMNS[NUMBER])))


def _end(lines: Lines, header_line: int) -> int:
    return sum(line <= header_line for line, _cells in lines)


def _width(header: Lines, body: Lines) -> int:
    """Return how many columns there are: as many as are named, more where most rows fill more."""
    named = max((len(cells) for _line, cells in header), default=0)
    filled = sorted(
        max((at + 1 for at, cell in enumerate(cells) if cell), default=0) for _line, cells in body
    )
    if not named:
        return max(filled, default=0)
    return max(named, filled[len(filled) // 2] if filled else 0)


def _start_of_header(lines: Lines, end: int) -> int:
    """Return the place of the first line of the header that ends before ``end``.

    A title fills one cell, mostly the first; a line of the header fills others.
    """
    above = list(takewhile(lambda one: _is_heading(one[1]), reversed(lines[:end])))
    if above and is_header(above[0][1]):
        return end - 1
    return end - min(len(above), MOST_HEADER_LINES)


def _is_heading(cells: Sequence[str]) -> bool:
    filled = [at for at, cell in enumerate(cells) if cell]
    return len(filled) > 1 or (bool(filled) and filled[0] > 0)


def is_header(cells: Sequence[str]) -> bool:
    """Whether a line names key and number as the product's own form does."""
    names = {folded(cell.strip('"')) for cell in cells}
    return bool(names & COLUMNS[KEY]) and bool(names & COLUMNS[NUMBER])


def _is_numeric(rows: Sequence[Sequence[str]], at: int) -> bool:
    cells = [row[at] for row in rows if at < len(row) and row[at]]
    return bool(cells) and sum(figure_in(cell) is not None for cell in cells) * 2 > len(cells)


def _by_label(labels: Sequence[str], role: str) -> int:
    return next((at for at, name in enumerate(labels) if folded(name) in COLUMNS[role]), -1)


def _number_column(labels: Sequence[str], numeric: Sequence[int]) -> int:
    """Return the column that most likely counts foreign residents, -1 where no name tells it."""
    own = [at for at, name in enumerate(labels) if folded(name) in COLUMNS[NUMBER]]
    # „Anzahl“ may count everybody, where another column counts „Nichtdeutsche“.
    is_own = any(speaks_of_foreigners(labels[at]) for at in own)
    offered = own if is_own else [*own, *(at for at in numeric if at not in own)]
    best = max(offered, key=lambda at: (speaks_for(labels[at]), -at), default=-1)
    is_told = best >= 0 and (len(offered) == 1 or speaks_for(labels[best]) > 0)
    return best if is_told else -1


def speaks_for(label: str) -> int:
    """How much the name of a column says that it counts all foreign residents."""
    name = f"_{folded(label)}_"
    return sum(weight for pattern, weight in _SPEAKS if pattern.search(name))


def speaks_of_foreigners(label: str) -> bool:
    """Whether the name of a column speaks of foreigners, all of them or some."""
    return _FOREIGN.search(folded(label)) is not None
