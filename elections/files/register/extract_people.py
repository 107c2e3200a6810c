"""Judge the people of an extract one by one: who may vote, who is in doubt, which row is faulty.

This runs once for each of up to a million rows, so what repeats (days, nationalities, names,
streets) is worked out once. The verdict itself comes from the one function of the law.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from elections.files.register.extract_faults import (
    RowFault,
    fit_encoding,
    fitted,
    goes_on,
    header_again,
    meant_so,
)
from elections.files.register.extract_header import find_places
from elections.files.register.extract_lines import (
    LONGEST_SOURCE,
    ReadPerson,
    fault_line,
    source_text,
)
from elections.files.register.extract_nationalities import LONGEST_WORD
from elections.files.register.extract_reader import RowReader
from elections.files.register.extract_rows import (
    EVERY_ROW,
    BrokenRow,
    ByteSource,
    Rows,
    Share,
    heading,
    shown,
    text_lines,
)
from elections.files.register.extract_verdicts import PersonJudge, Register
from elections.models.register.check_facts import FaultyLine
from elections.models.register.reading import COLUMNS, Reading

MOST_LINES = 200
_DECIDE = ("nationalities", "dwelling", "ags", "blocked", "court", "died_on", "moved_out")
# What stands in these is seen to be in the wrong column.
_TELL_THEIR_PLACE = (
    *(one.key for one in COLUMNS if one.required), "house_number", "postcode", "place",
)  # fmt: skip


@dataclass(slots=True)
class JudgedRows:
    """How many rows were read, which of them are faulty, and what the office has to explain.

    The lines are the first of each kind. Verdicts are counted later, in sets. ``words`` counts the
    words of a field that nobody knows; ``unused`` names the columns that are not read, with
    whether days stand in them.
    """

    rows: int = 0
    faults: int = 0
    fault_lines: list[FaultyLine] = field(default_factory=list)
    words: Counter[tuple[str, str]] = field(default_factory=Counter)
    unused: dict[str, bool] = field(default_factory=dict)

    def forget(self, lines: Collection[int]) -> None:
        """Take back the faults of rows that are judged together with others."""
        self.faults -= len(lines)
        self.fault_lines = [fault for fault in self.fault_lines if fault.line not in lines]

    def add(self, others: JudgedRows) -> None:
        """Add what another reader of the same file counted."""
        self.rows += others.rows
        self.faults += others.faults
        lines = sorted((*self.fault_lines, *others.fault_lines), key=lambda fault: fault.line)
        self.fault_lines = lines[:MOST_LINES]
        self.words += others.words
        for name, has_days in others.unused.items():
            self.unused[name] = self.unused.get(name, False) or has_days

    def note_fault(self, line: int, column: str, reason: str) -> None:
        """Count a faulty row, and keep it while there are few."""
        self.faults += 1
        if len(self.fault_lines) < MOST_LINES:
            self.fault_lines.append(FaultyLine(line, column, reason))


class ExtractJudge:
    """Reads an extract and yields the lines that COPY takes into ``DraftEntry``."""

    def __init__(self, reading: Reading, register: Register):
        self.judged = JudgedRows()
        self._reading = reading
        self._is_unsure = bool(reading.rivals)
        self.reader = RowReader(reading, register)
        self.people = PersonJudge(register)

    def drafts(
        self, source: ByteSource, import_pk: int, *, mixed: bool, share: Share = EVERY_ROW
    ) -> Iterator[str]:
        """Yield one line of COPY text for each person or faulty row.

        Excluded people leave only their id and the reason. ``mixed``: two encodings were seen, so
        each line has to prove that it is in the chosen one. Of a ``share`` only its rows are
        judged. Raises ImportRefused for a header that does not fit the reading.
        """
        rows = self.rows(source, share)
        judged, people, unread, above = self.judged, self.people, self.places.unread, ""
        for line, row in rows:
            if not share.has(line):
                above = self.id_of(row, above) or above
                continue
            judged.rows += 1
            if unread.left and isinstance(row, list):
                self._note_days(row)
            read = self.read(line, row, mixed=mixed)
            if isinstance(read, RowFault):
                above = self.id_of(row, above) or above
                text = self.fault(line, row, read, key=self.id_of(row, above))
            else:
                above = read.key
                text = people.line_of(read, people.verdict_of(read.reported))
            yield f"{import_pk}\t{line}\t{text}"

    def open(self, source: ByteSource) -> None:
        """Read the header of a file; raise ImportRefused for one that does not fit."""
        next(self.rows(source), None)

    def rows(
        self, source: ByteSource, share: Share = EVERY_ROW
    ) -> Iterator[tuple[int, list[str] | BrokenRow]]:
        """Yield the rows below the header; raise ImportRefused for one that does not fit."""
        table = Rows(text_lines(source, self._reading.encoding), self._reading.separator)
        rows = iter(table)
        first = next((row for row in rows if row[0] >= self._reading.header_line), None)
        table.share = share
        self.places = find_places(first, self._reading)
        table.width = self._width = len(self.places.header)
        self._least, self._certain = self._least_cells(), self._certain_cells()
        self.reader.open(self.places)
        for place in self.places.unused:
            self.judged.unused.setdefault(self.places.header[place], False)
        return rows

    def _least_cells(self) -> int:
        """How many cells hold every required field; of several columns the first is enough."""
        return 1 + max(self._places_of(one.key for one in COLUMNS if one.required))

    def _certain_cells(self) -> int:
        """How many cells of a short row stand where they belong if all behind them are empty.

        What decides (a death, a second nationality) may have slid out of its column otherwise.
        """
        least = 1 + max(self._places_of(_TELL_THEIR_PLACE))
        behind = any(place >= least for place in self._places_of(_DECIDE, every=True))
        return least if behind else self._width

    def _places_of(self, keys: Iterable[str], *, every: bool = False) -> list[int]:
        columns, header = self._reading.columns, self.places.header
        chosen = [columns[key] for key in keys if columns.get(key)]
        names = [name for some in chosen for name in (some if every else some[:1])]
        return [*map(header.index, names)]

    def id_in(self, row: list[str] | BrokenRow) -> str:
        """Return the id that a row seems to have; nobody is struck because their row is broken."""
        return self.places.id_in(row, self._reading.separator)

    def id_of(self, row: list[str] | BrokenRow, above: str) -> str:
        """Return the id of a row, or ``above`` where it goes on about the person above it.

        Merged cells of a spreadsheet leave such rows: a further nationality and nothing else.
        """
        found = self.id_in(row)
        is_further = not found and isinstance(row, list) and self.places.goes_on(row)
        return above if is_further else found

    def read(
        self, line: int, row: list[str] | BrokenRow, *, mixed: bool, again: bool = False
    ) -> ReadPerson | RowFault:
        """Return what a row says, or why it cannot be read; ``again`` counts no words twice."""
        try:
            cells = fitted(row, self._width, self._least, self._certain)
            if mixed:
                fit_encoding(cells, self._reading.encoding)
            if self._is_unsure:
                meant_so(cells, self._reading)
            person = self.reader.read(line, cells)
        except RowFault as fault:
            if isinstance(row, list) and self._is_header(row):
                return header_again()
            if isinstance(row, list) and self.places.goes_on(row):
                return goes_on()
            if fault.word and not again:
                self._note_word(fault.key, fault.word)
            return fault
        if person.asks is not None and not again:
            self._note_word(*person.asks)
        return person

    def fault(
        self,
        line: int,
        row: list[str] | BrokenRow,
        fault: RowFault,
        *,
        key: str,
        beside: Sequence[tuple[int, list[str] | BrokenRow]] = (),
    ) -> str:
        """Note one faulty row; the row is kept to be shown until its case is settled.

        ``key`` is the id of its person, ``beside`` are the other rows of the same person.
        """
        names = self._reading.columns.get(fault.key) or [""]
        self.judged.note_fault(line, names[0], shown(str(fault)))
        detail = shown(f"{names[0]}: {fault}" if names[0] else str(fault))
        key = shown(key)[:60]
        family, given = self.places.names_in(row, self._reading.separator)
        return fault_line(
            key if key.isprintable() else "",
            (_plain(family), _plain(given)),
            self.people.mark_of(_plain(family), _plain(given)),
            detail,
            source_text([self.source(line, row), *(self.source(*other) for other in beside)]),
        )

    def source(self, line: int, row: list[str] | BrokenRow) -> dict[str, Any]:
        """Return a row as it stands in the file, to be shown: pairs of column and text."""
        if isinstance(row, BrokenRow):
            return {"line": line, "cells": [["", _plain(row.text)[:LONGEST_SOURCE]]]}
        header = self.places.header
        named = [*header, *[""] * (len(row) - len(header))]
        cells = [[name, _plain(cell)[:500]] for name, cell in zip(named, row, strict=False) if cell]
        return {"line": line, "cells": cells}

    def _note_word(self, key: str, word: str) -> None:
        plain = _plain(word)
        # Nothing is understood by its beginning: a longer text is no word to be explained.
        if len(plain) <= LONGEST_WORD:
            self.judged.words[key, plain] += 1

    def _is_header(self, row: list[str]) -> bool:
        return [*map(heading, row[: self._width])] == self.places.headings

    def _note_days(self, row: list[str]) -> None:
        for place, is_day in self.places.unread.look(row):
            name = self.places.header[place]
            self.judged.unused[name] = self.judged.unused.get(name, False) or is_day


def _plain(text: str) -> str:
    return "".join(sign if sign.isprintable() else " " for sign in shown(text)).strip()
