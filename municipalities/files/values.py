"""The values of cells: counts, dates, keys and short texts; an empty count is unknown, not zero."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from django.utils.translation import gettext as _

from municipalities.files.refusal import Problems
from municipalities.files.tables import Row
from municipalities.law.keys import MunicipalityKey, municipality_key

T = TypeVar("T")

MOST_DIGITS = 9
_COUNT = re.compile(r"0|[1-9][0-9]{0,8}", re.ASCII)
_AGS = re.compile(r"[0-9]{8}", re.ASCII)
_GERMAN_DATE = re.compile(r"([0-9]{2})\.([0-9]{2})\.([0-9]{4})", re.ASCII)
_ISO_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)


class Cells:
    """Reads the values of one row and notes each unreadable one as a problem."""

    def __init__(self, row: Row, problems: Problems):
        self.row = row
        self.line = row.line
        self._problems = problems

    def add(self, column: str, reason: str, remedy: str) -> None:
        """Note a problem of this row."""
        self._problems.add(self.line, column, reason, remedy)

    def count(self, column: str) -> int | None:
        """Return a whole number ≥ 0, or None for an empty cell."""
        cell = self.row[column]
        if not cell:
            return None
        if _COUNT.fullmatch(cell) is None:
            self.add(
                column,
                why_no_count(cell),
                _("Tragen Sie nur Ziffern ein; was noch nicht gemeldet ist, bleibt leer."),
            )
            return None
        return int(cell)

    def needed_count(self, column: str) -> int | None:
        """Return a whole number ≥ 0; an empty cell is a problem."""
        if not self.row[column]:
            self.add(column, _("Die Zahl fehlt."), _("Ergänzen Sie die Zahl aus der Quelle."))
        return self.count(column)

    def text(self, column: str) -> str:
        """Return a text that may not be empty."""
        cell = self.row[column].strip()
        if not cell:
            self.add(column, _("Der Eintrag fehlt."), _("Ergänzen Sie ihn aus der Quelle."))
        return cell

    def ags(self, column: str) -> str:
        """Return a municipality key of eight digits; it is text and keeps its leading zero."""
        cell = self.row[column]
        if _AGS.fullmatch(cell) is None:
            self._no_key(column, cell)
        return cell

    def key(self, column: str) -> MunicipalityKey | None:
        """Return a municipality key in any of its forms; what was mended is told by the reader."""
        cell = self.row[column]
        found = municipality_key(cell)
        if found is None:
            self._no_key(column, cell)
        return found

    def _no_key(self, column: str, cell: str) -> None:
        self.add(
            column,
            _("„%(cell)s“ ist kein Gemeindeschlüssel (AGS).") % {"cell": shown(cell)},
            _("Ein AGS hat acht Ziffern mit führender Null, zum Beispiel 06411000."),
        )

    def german_date(self, column: str) -> date | None:
        """Return a day written dd.mm.yyyy."""
        return self._date(
            column,
            _GERMAN_DATE,
            lambda day, month, year: date(year, month, day),
            _("TT.MM.JJJJ, zum Beispiel 15.03.2026"),
        )

    def iso_date(self, column: str) -> date | None:
        """Return a day written yyyy-mm-dd."""
        return self._date(column, _ISO_DATE, date, _("JJJJ-MM-TT, zum Beispiel 2026-03-15"))

    def _date(
        self, column: str, form: re.Pattern[str], make: Callable[..., date], wanted: str
    ) -> date | None:
        cell = self.row[column]
        match = form.fullmatch(cell)
        if match is not None:
            try:
                return make(*map(int, match.groups()))
            except ValueError:
                pass
        self.add(
            column,
            _("„%(cell)s“ ist kein Tag des Kalenders.") % {"cell": shown(cell)},
            _("Schreiben Sie das Datum als %(wanted)s.") % {"wanted": wanted},
        )
        return None


def why_no_count(cell: str) -> str:
    """Say why ``cell`` is not a whole number ≥ 0."""
    facts = {"cell": shown(cell), "digits": MOST_DIGITS}
    if re.fullmatch(r"-\s*[0-9]+", cell, re.ASCII):
        return _("„%(cell)s“ ist negativ.") % facts
    if re.fullmatch(r"[1-9][0-9]*", cell, re.ASCII):
        return _("„%(cell)s“ ist zu groß; möglich sind bis zu %(digits)s Ziffern.") % facts
    if re.fullmatch(r"0[0-9]+", cell, re.ASCII):
        return _("„%(cell)s“ hat führende Nullen; vermutlich sind Spalten verschoben.") % facts
    if re.fullmatch(r"[0-9]{1,3}([. ][0-9]{3})+|[0-9]+,[0-9]+", cell, re.ASCII):
        return _("„%(cell)s“ hat Trennzeichen; erwartet wird eine ganze Zahl.") % facts
    return _("„%(cell)s“ ist keine Zahl.") % facts


def shown(cell: str) -> str:
    """Return ``cell`` short enough for a sentence."""
    return cell if len(cell) <= 40 else cell[:39] + "…"
