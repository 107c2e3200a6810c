"""The published open-data CSV of an election, read by column name and checked (R-CODE-01)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import BinaryIO, TypeVar

from django.utils.translation import gettext as _

from ballots.files.result.checks import check_areas, check_whole
from ballots.files.result.columns import THIRD_ELECTORS, Layout, ListColumns, layout_of
from ballots.files.result.figures import Area, ListFigures, OpenDataResult
from municipalities.files.content import read_bytes, text_of
from municipalities.files.refusal import Problems
from municipalities.files.tables import Row, Table
from municipalities.files.values import Cells

T = TypeVar("T")


def read_results(source: BinaryIO | Path, *, name: str, seats: int | None = None) -> OpenDataResult:
    """Read the open-data CSV of an election (R-CODE-01).

    ``name`` is the name of the file in messages. ``seats`` is the number of votes that each elector
    has; when it is known, the votes are checked against the ballots.

    Raises ImportRefused with every problem found; then nothing of the file may be used.
    """
    problems = Problems()
    content = read_bytes(source, problems)
    table = Table(text_of(content, problems), ";", problems)
    layout = layout_of(table, problems)
    same = _SameInAllRows(problems)
    end = _End(table)
    areas = []
    for row in table.rows():
        same.check(row)
        end.check(row)
        areas.append(_area(Cells(row, problems), layout))
    end.note()
    check_areas(areas, seats, problems)
    check_whole(areas, problems)
    problems.refuse_if_any()
    return OpenDataResult(
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        day=same.day,
        election=same.election,
        ags=same.ags,
        areas=tuple(areas),
        notices=_notices(layout),
    )


class _SameInAllRows:
    """A file holds one election of one municipality on one day."""

    day: date
    election: str
    ags: str

    def __init__(self, problems: Problems):
        self._problems = problems
        self._first: Row | None = None

    def check(self, row: Row) -> None:
        """Read day, election and municipality of the first row; the others must repeat them."""
        if self._first is None:
            self._first = row
            cells = Cells(row, self._problems)
            self.day = cells.german_date("datum") or date.min
            self.election = cells.text("wahl")
            self.ags = cells.ags("ags")
            return
        for column in ("datum", "wahl", "ags"):
            if row[column] != self._first[column]:
                self._problems.add(
                    row.line,
                    column,
                    _("Hier steht „%(here)s“, in der ersten Zeile „%(first)s“.")
                    % {"here": row[column], "first": self._first[column]},
                    _("Lesen Sie jede Wahl aus ihrer eigenen Datei ein."),
                )


class _End:
    """A file cut off right after a separator ends in an empty cell and without a line break."""

    def __init__(self, table: Table):
        self._table = table
        self._column = table.columns[-1]
        self._reported_before = False
        self._last: Row | None = None

    def check(self, row: Row) -> None:
        """Remember the row as the last one so far."""
        self._reported_before |= self._last is not None and self._last[self._column] != ""
        self._last = row

    def note(self) -> None:
        """Note the break when the last cell is empty although the row has been reported."""
        last = self._last
        if self._table.ends_with_line_break or last is None or not self._reported_before:
            return
        if last["D"] and not last[self._column]:
            self._table.note_break(last.line, self._column)


def _area(cells: Cells, layout: Layout) -> Area:
    count = cells.count
    return Area(
        line=cells.line,
        number=cells.text("gebiet-nr"),
        name=cells.row["gebiet-name"],
        expected_reports=count("max-schnellmeldungen"),
        received_reports=count("anz-schnellmeldungen"),
        electors_without_card=count("A1"),
        electors_with_card=count("A2"),
        electors_beyond_register=count(THIRD_ELECTORS) if layout.has_third_electors else 0,
        electors=count("A"),
        voters=count("B"),
        voters_with_card=count("B1"),
        invalid_ballots=count("C"),
        valid_votes=count("D"),
        lists={number: _list(count, columns) for number, columns in layout.lists.items()},
    )


def _list(count: Callable[[str], int | None], columns: ListColumns) -> ListFigures:
    ballots = {kind: count(column) for kind, column in columns.ballots.items()}
    return ListFigures(
        votes=count(columns.votes),
        candidates={place: count(column) for place, column in columns.candidates.items()},
        unchanged=ballots.get("unveraendert"),
        changed=ballots.get("veraendert"),
        mixed=ballots.get("panasch"),
        trend=ballots.get("Trend"),
        changed_votes=count(columns.changed_votes) if columns.changed_votes else None,
    )


def _notices(layout: Layout) -> tuple[str, ...]:
    return tuple(
        _("Die Spalte „%(column)s“ ist unbekannt und blieb unbeachtet.") % {"column": column}
        for column in layout.unknown
    )
