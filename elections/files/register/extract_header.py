"""Where the fields of a reading stand in the header of an extract."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any

from django.utils.translation import gettext as _

from elections.files.register.extract_rows import BrokenRow, heading
from elections.files.register.extract_sniffing import unknown_separator
from elections.models.register.reading import BY_KEY, SEPARATORS, Reading
from municipalities.files.refusal import Problems

SINGLE = (
    "registration_id", "family_name", "given_names", "title", "name_particle", "call_name",
    "birth_date", "resident_since", "dwelling", "street", "house_number", "house_letter",
    "addition", "postcode", "place", "locality", "ags", "blocked", "court", "died_on", "moved_out",
    "language",
)  # fmt: skip
"""The fields that stand in one column, in the order in which ``Places.pick`` returns them."""


@dataclass(frozen=True, slots=True)
class Places:
    """Picks the cells of a row; a field without a column reads an empty cell at the end."""

    header: list[str]
    pick: Callable[[Sequence[str]], tuple[str, ...]]
    nationalities: Callable[[Sequence[str]], Any]
    several: bool
    id_place: int
    name_places: tuple[int, ...]
    unused: tuple[int, ...]

    def id_in(self, row: list[str] | BrokenRow, separator: str) -> str:
        """Return the id that a broken row seems to have, or an empty text.

        Nobody is struck because their row is broken.
        """
        return _cell(row, self.id_place, separator)

    def names_in(self, row: list[str] | BrokenRow, separator: str) -> tuple[str, str]:
        """Return the names that a row seems to have which cannot be read; they may be empty."""
        family, given = (_cell(row, place, separator) for place in self.name_places)
        return family, given


def _cell(row: list[str] | BrokenRow, place: int, separator: str) -> str:
    cells = row.text.split(separator) if isinstance(row, BrokenRow) else row
    return cells[place].strip(' \t\r\n"') if place < len(cells) else ""


def find_places(first: tuple[int, list[str] | BrokenRow] | None, reading: Reading) -> Places:
    """Find the columns of ``reading`` in the first row; raise ImportRefused if one is missing."""
    problems = Problems()
    if first is None or isinstance(first[1], BrokenRow):
        raise problems.refuse(
            1, "", _("Die Kopfzeile fehlt."), _("Die erste Zeile nennt die Spalten.")
        )
    header = [heading(cell) for cell in first[1]]
    # Spreadsheets write separators behind the last column.
    while len(header) > 1 and not header[-1]:
        header.pop()
    if sign := unknown_separator(header, reading.separator):
        raise problems.refuse(
            1,
            "",
            _("Die Kopfzeile hat nur eine Spalte. Das Trennzeichen ist vermutlich: %(sign)s.")
            % {"sign": SEPARATORS[sign]},
            _("Stellen Sie dieses Trennzeichen ein und prüfen Sie erneut."),
        )
    _check(header, reading, problems)
    many = [header.index(name) for name in reading.columns["nationalities"]]
    used = {name for names in reading.columns.values() for name in names}
    return Places(
        header,
        itemgetter(*(_place(header, reading, key) for key in SINGLE)),
        itemgetter(*many),
        several=len(many) > 1,
        id_place=_place(header, reading, "registration_id"),
        name_places=tuple(_place(header, reading, key) for key in ("family_name", "given_names")),
        unused=tuple(place for place, name in enumerate(header) if name and name not in used),
    )


def _place(header: list[str], reading: Reading, key: str) -> int:
    names = reading.columns.get(key)
    return header.index(names[0]) if names else -1


def _check(header: list[str], reading: Reading, problems: Problems) -> None:
    """Note every column that is missing, stands twice, or is not chosen."""
    for key, names in reading.columns.items():
        for name in names:
            if header.count(name) != 1:
                problems.add(
                    1,
                    name,
                    _("Diese Spalte steht zweimal da.")
                    if name in header
                    else _("Diese Spalte fehlt."),
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
