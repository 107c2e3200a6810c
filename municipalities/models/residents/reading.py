"""How a table of foreign residents is read: the shape that a person confirms and a source keeps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from municipalities.law.residents.signs import Meaning

KEY, NUMBER, NAME = "ags", "auslaendische_einwohner", "name"
ROLES = (KEY, NAME, NUMBER)
COLUMNS: dict[str, frozenset[str]] = {
    KEY: frozenset({"ags", "gemeindeschluessel", "schluessel"}),
    NUMBER: frozenset({"auslaendische_einwohner", "foreign_residents", "auslaender", "anzahl"}),
    NAME: frozenset({"name", "gemeinde", "gemeindename"}),
}
"""The names of the columns in the form that the product hands out, and their nearest kin."""

LEFT_OUT = "-"
"""The answer to a row that names no municipality for certain: it is left out on purpose."""


@dataclass(frozen=True, slots=True)
class TableReading:
    """Encoding, separator and sheet, the last line of the header, columns, signs and answers.

    ``columns`` holds the names of the columns by role, empty for one that the table has not;
    ``places`` the AGS of what names no municipality for certain, or ``LEFT_OUT``. ``labels`` are
    all columns of the table: with others it is not the form that was confirmed.
    """

    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    header_line: int = 0
    columns: Mapping[str, str] = field(default_factory=dict)
    signs: Mapping[str, Meaning] = field(default_factory=dict)
    places: Mapping[str, str] = field(default_factory=dict)
    labels: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the reading as JSON values."""
        return {
            "encoding": self.encoding,
            "separator": self.separator,
            "sheet": self.sheet,
            "header_line": self.header_line,
            "columns": dict(self.columns),
            "signs": {sign: meaning.value for sign, meaning in self.signs.items()},
            "places": dict(self.places),
            "labels": list(self.labels),
        }

    @staticmethod
    def from_json(stored: Mapping[str, Any]) -> TableReading:
        """Return the reading from what ``as_json`` returned."""
        signs = {sign: Meaning(meaning) for sign, meaning in stored["signs"].items()}
        labels = tuple(stored.get("labels", ()))
        return TableReading(**{**stored, "signs": signs, "labels": labels})
