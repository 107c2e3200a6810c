"""The published open-data CSV of an election, read by column name and checked (R-CODE-01)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import BinaryIO, TypeVar

from django.utils.translation import gettext as _

from ballots.files.result.checks import check_areas, check_whole
from ballots.files.result.columns import (
    THIRD_ELECTORS,
    Layout,
    ListColumns,
    chosen_names,
    layout_of,
)
from ballots.files.result.figures import Area, ListFigures, OpenDataResult
from ballots.files.result.levels import check_levels, level_notices, without_whole
from ballots.files.result.sums import check_sums
from municipalities.files.content import decoded_text, read_bytes
from municipalities.files.encodings import ENCODINGS, UTF8
from municipalities.files.refusal import Problems
from municipalities.files.tables import Row, Table, separator_name, separator_of
from municipalities.files.values import Cells, shown
from municipalities.law.keys import KeyForm, MunicipalityKey
from municipalities.messages import word

T = TypeVar("T")


def read_results(
    source: BinaryIO | Path,
    *,
    name: str,
    seats: int | None = None,
    columns: Mapping[str, str] | None = None,
    remembered: Mapping[str, str] | None = None,
) -> OpenDataResult:
    """Read the open-data CSV of an election (R-CODE-01).

    ``name`` is the name of the file in messages. ``seats`` is the number of votes that each elector
    has; when it is known, the votes are checked against the ballots. ``columns`` maps names of the
    file to those of the format where they differ; each must stand in the file. Of those that were
    ``remembered`` of its source the ones count that stand there.

    What was mended or left out is told in the notices. Raises ImportRefused with every problem
    found; then nothing of the file may be used.
    """
    problems = Problems()
    content = read_bytes(source, problems)
    text, encodings = decoded_text(content, problems)
    separator = separator_of(text)
    table = Table(text, separator, problems)
    names = chosen_names(table, columns or {}, remembered or {}, problems)
    table.rename(names)
    layout = layout_of(table, problems)
    same = _SameInAllRows(problems)
    areas, whole = without_whole(list(_areas(table, layout, same, problems)))
    _check(areas, seats, problems)
    return OpenDataResult(
        name=name,
        sha256=hashlib.sha256(content).hexdigest(),
        day=same.day,
        election=same.election,
        ags=same.ags,
        areas=tuple(areas),
        notices=(
            *_form(encodings[0].encoding, separator, names),
            *same.notices(),
            *level_notices(areas, whole),
            *_notices(layout),
        ),
    )


def _check(areas: list[Area], seats: int | None, problems: Problems) -> None:
    """Raise ImportRefused with all that cannot be right in the rows and across them."""
    check_levels(areas, problems)
    check_areas(areas, seats, problems)
    check_whole(areas, problems)
    if not len(problems):
        check_sums(areas, problems)
    problems.refuse_if_any()


def _areas(
    table: Table, layout: Layout, same: _SameInAllRows, problems: Problems
) -> Iterator[Area]:
    """Yield the rows as areas, and note what is wrong with the file as it goes."""
    end = _End(table)
    for row in table.rows():
        same.check(row)
        end.check(row)
        yield _area(Cells(row, problems), layout)
    end.note()


class _SameInAllRows:
    """A file holds one election of one municipality on one day."""

    day: date
    election: str
    ags: str

    def __init__(self, problems: Problems):
        self._problems = problems
        self._first: Row | None = None
        self._key: MunicipalityKey | None = None
        self._written: dict[str, KeyForm] = {}

    def check(self, row: Row) -> None:
        """Read day, election and municipality of the first row; the others must repeat them."""
        cells = Cells(row, self._problems)
        if self._first is None:
            self._first = row
            self.day = cells.german_date("datum") or date.min
            self.election = cells.text("wahl")
            self._key = self._read_key(cells)
            self.ags = self._key.ags if self._key else ""
            return
        for column in ("datum", "wahl"):
            if row[column] != self._first[column]:
                self._differs(row, column, self._first)
        if row["ags"] != self._first["ags"]:
            key = self._read_key(cells)
            if key is not None and self._key is not None and key.ags != self._key.ags:
                self._differs(row, "ags", self._first)

    def notices(self) -> Iterator[str]:
        """Yield how keys were read that are not written as they should be."""
        for written, form in self._written.items():
            yield _("Gemeindeschlüssel „%(written)s“ gelesen als %(ags)s. %(why)s") % {
                "written": shown(written),
                "ags": self.ags,
                "why": word(form),
            }

    def _read_key(self, cells: Cells) -> MunicipalityKey | None:
        key = cells.key("ags")
        if key is not None and key.is_mended:
            self._written[cells.row["ags"]] = key.form
        return key

    def _differs(self, row: Row, column: str, first: Row) -> None:
        self._problems.add(
            row.line,
            column,
            _("Hier steht „%(here)s“, in der ersten Zeile „%(first)s“.")
            % {"here": row[column], "first": first[column]},
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
        number=cells.row["gebiet-nr"].strip(),
        name=cells.row["gebiet-name"].strip(),
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


def _form(encoding: str, separator: str, names: Mapping[str, str]) -> Iterator[str]:
    """Yield in which form the file was read where it is not the published one."""
    if encoding != UTF8:
        yield _("Gelesen als %(encoding)s und nicht als UTF-8; vergleichen Sie die Umlaute.") % {
            "encoding": ENCODINGS[encoding]
        }
    if separator != ";":
        yield _("Die Spalten sind durch %(name)s getrennt und nicht durch Semikolon.") % {
            "name": separator_name(separator)
        }
    for written, meant in names.items():
        if written != meant:
            yield _("Die Spalte „%(written)s“ ist als „%(meant)s“ gelesen.") % {
                "written": written,
                "meant": meant,
            }


def _notices(layout: Layout) -> tuple[str, ...]:
    return tuple(
        _("Die Spalte „%(column)s“ ist unbekannt und blieb unbeachtet.") % {"column": column}
        for column in layout.unknown
    )
