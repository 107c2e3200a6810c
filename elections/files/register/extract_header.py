"""Where the fields of a reading stand in the header of an extract."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from django.utils.translation import gettext as _

from elections.files.register.extract_rows import BrokenRow, heading
from elections.files.register.extract_sniffing import unknown_separator
from elections.files.register.extract_unreadable import unguarded
from elections.files.register.extract_width import (
    MOST_COLUMNS,
    WIDEST_LINE,
    too_wide,
    width_of,
)
from elections.models.register.headings import labels
from elections.models.register.reading import BY_KEY, SEPARATORS, Reading
from municipalities.files.refusal import Problems

SINGLE = (
    "registration_id", "family_name", "given_names", "title", "name_particle", "call_name",
    "birth_date", "resident_since", "dwelling", "street", "house_number", "house_letter",
    "addition", "postcode", "place", "locality", "ags", "blocked", "court", "died_on", "moved_out",
    "language",
)  # fmt: skip
"""The fields that stand in one column, in the order in which ``Places.pick`` returns them."""


_CELLS_LOOKED_AT = 500
_DAY = re.compile(
    # „04.05.2024“, „4.5.24“, „04/05/2024“, „2024-05-04“, „4. Mai 2024“, wherever they stand.
    r"(?<!\d)(?:(?:0?[1-9]|[12]\d|3[01])\s?[./-]\s?(?:0?[1-9]|1[0-2])\s?[./-]\s?(?:\d{4}|\d{2})"
    r"|(?:19|20)\d{2}[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])"
    r"|(?:0?[1-9]|[12]\d|3[01])\.?\s?(?:jan|feb|mär|mar|apr|mai|jun|jul|aug|sep|okt|nov|dez)"
    r"[^\W\d_]*\.?\s?(?:\d{4}|\d{2}))(?!\d)",
    re.IGNORECASE,
)
_RUN = re.compile(
    # „20240504“ and „04052024“, alone in their cell: within words eight digits may be anything.
    r"(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d{2}"
)


def has_day(cell: str) -> bool:
    """Whether a day stands in a cell, in whatever form or words."""
    return bool(_DAY.search(cell) or _RUN.fullmatch(cell.strip()))


class UnreadColumns:
    """Looks into the columns that are not read: whether anything stands there, and whether days.

    Of each the first cells that say something are looked at. A column of deaths is nearly empty,
    so they may stand far below. ``left`` says of which columns there is still something to look at.
    """

    def __init__(self, places: Sequence[int]):
        self.left = dict.fromkeys(places, _CELLS_LOOKED_AT)

    def look(self, row: Sequence[str]) -> Iterator[tuple[int, bool]]:
        """Yield the places where something stands in ``row``, with whether it is a day."""
        filled = [place for place in self.left if place < len(row) and row[place].strip()]
        for place in filled:
            is_day = has_day(row[place])
            self.left[place] -= 1
            if is_day or not self.left[place]:
                del self.left[place]
            yield place, is_day


@dataclass(frozen=True, slots=True)
class Places:
    """Picks the cells of a row; a field without a column reads an empty cell at the end.

    ``headings`` are the names of the columns as the file has them, ``header`` tells them apart.
    ``further_places`` are the columns of which somebody may have several values.
    """

    headings: list[str]
    header: list[str]
    pick: Callable[[Sequence[str]], tuple[str, ...]]
    nationalities: Callable[[Sequence[str]], Any]
    several: bool
    id_place: int
    name_places: tuple[int, ...]
    birth_place: int
    further_places: tuple[int, ...]
    unused: tuple[int, ...]
    unread: UnreadColumns

    def id_in(self, row: list[str] | BrokenRow, separator: str) -> str:
        """Return the id that a broken row seems to have, or an empty text.

        Nobody is struck because their row is broken.
        """
        return _cell(row, self.id_place, separator)

    def names_in(self, row: list[str] | BrokenRow, separator: str) -> tuple[str, str]:
        """Return the names that a row seems to have which cannot be read; they may be empty."""
        family, given = (_cell(row, place, separator) for place in self.name_places)
        return family, given

    def goes_on(self, row: list[str]) -> bool:
        """Whether a row names nobody, but a nationality or a dwelling of the person above it."""
        own = (self.id_place, *self.name_places, self.birth_place)
        return not any(_cell(row, place, "") for place in own) and any(
            _cell(row, place, "") for place in self.further_places
        )


def _cell(row: list[str] | BrokenRow, place: int, separator: str) -> str:
    cells = row.text.split(separator) if isinstance(row, BrokenRow) else row
    is_there = 0 <= place < len(cells)
    return unguarded(cells[place].strip()).strip(' \t\r\n"') if is_there else ""


def find_places(first: tuple[int, list[str] | BrokenRow] | None, reading: Reading) -> Places:
    """Find the columns of ``reading`` in the first row; raise ImportRefused if one is missing."""
    problems = Problems()
    if first is not None and _is_too_wide(first[1]):
        raise too_wide(first[0])
    if first is None or isinstance(first[1], BrokenRow):
        raise problems.refuse(
            1, "", _("Die Kopfzeile fehlt."), _("Die erste Zeile nennt die Spalten.")
        )
    header = labels([heading(cell) for cell in first[1]])
    headings = [heading(cell) for cell in first[1][: len(header)]]
    if sign := unknown_separator(header, reading.separator):
        raise problems.refuse(
            1,
            "",
            _("Die Kopfzeile hat nur eine Spalte. Das Trennzeichen ist vermutlich: %(sign)s.")
            % {"sign": SEPARATORS[sign]},
            _("Stellen Sie dieses Trennzeichen ein und prüfen Sie erneut."),
        )
    _check(header, headings, reading, problems)
    many = [header.index(name) for name in reading.columns["nationalities"]]
    used = {name for names in reading.columns.values() for name in names}
    free = [place for place, name in enumerate(header) if name not in used]
    return Places(
        headings,
        header,
        itemgetter(*(_place(header, reading, key) for key in SINGLE)),
        itemgetter(*many),
        several=len(many) > 1,
        id_place=_place(header, reading, "registration_id"),
        name_places=tuple(_place(header, reading, key) for key in ("family_name", "given_names")),
        birth_place=_place(header, reading, "birth_date"),
        further_places=(*many, *(_place(header, reading, key) for key in ("dwelling", "street"))),
        # A column without a name is named once something stands in it.
        unused=tuple(place for place in free if headings[place]),
        unread=UnreadColumns(free),
    )


def _is_too_wide(row: list[str] | BrokenRow) -> bool:
    if isinstance(row, BrokenRow):
        return len(row.text) > WIDEST_LINE
    return width_of(row) > MOST_COLUMNS


def _place(header: list[str], reading: Reading, key: str) -> int:
    names = reading.columns.get(key)
    return header.index(names[0]) if names else -1


def _check(header: list[str], headings: list[str], reading: Reading, problems: Problems) -> None:
    """Note every column that is missing, stands twice, holds two fields, or is not chosen."""
    fields = Counter(name for names in reading.columns.values() for name in names)
    for key, names in reading.columns.items():
        for name in names:
            if name not in header:
                reason = (
                    _("Diese Spalte steht zweimal da.")
                    if name in headings
                    else _("Diese Spalte fehlt.")
                )
            elif fields[name] > 1:
                reason = _("Diese Spalte ist für zwei Angaben gewählt.")
            else:
                continue
            problems.add(
                1,
                name,
                reason,
                _("Prüfen Sie die Zuordnung des Feldes „%(field)s“ oder die Datei.")
                % {"field": BY_KEY[key].title},
            )
    for column in reading.missing():
        problems.add(
            1,
            str(column.title),
            _("Für dieses Feld ist keine Spalte gewählt."),
            _("Ordnen Sie dem Feld eine Spalte zu; ohne sie entscheidet niemand."),
        )
    problems.refuse_if_any()
