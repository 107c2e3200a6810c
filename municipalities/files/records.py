"""From text to records of cells: a record with a stray quotation mark is refused, or told apart."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from municipalities.files.quotes import (
    LONGEST_QUOTE,
    goes_on,
    joined_rows,
    joins_rows,
    usual_width,
)
from municipalities.files.refusal import Problem, Problems

LONGEST_CELL = 1_000


@dataclass(frozen=True, slots=True)
class Spoiled:
    """A line that is no row of its table: its cells as far as there are any, and what is wrong."""

    line: int
    cells: tuple[str, ...]
    problem: Problem


Spoil = Callable[[Spoiled], None]
"""Takes a spoiled line, so that one bad cell does not refuse a whole table."""


def records(text: str, separator: str, problems: Problems) -> Iterator[tuple[int, list[str]]]:
    """Yield (number of the first line, cells) per record, without blank lines at the end.

    Raises ImportRefused for an open quotation mark, and for one that makes several rows one.
    """
    width = usual_width(io.StringIO(text), separator)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    blank: list[int] = []
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            found = _open_quote(line)
            raise problems.refuse(line, "", found.reason, found.remedy) from error
        if cells is None:
            return
        if reader.line_num > line and goes_on(cells) and joins_rows(cells, separator, width):
            found = _joined(line, reader.line_num)
            raise problems.refuse(line, "", found.reason, found.remedy)
        if not cells:
            blank.append(line)
            continue
        for skipped in blank:
            yield skipped, []
        blank.clear()
        yield line, cells


def sound_records(text: str, separator: str, spoil: Spoil) -> Iterator[tuple[int, list[str]]]:
    """Yield the same records, but tell ``spoil`` of lines with a stray quotation mark and go on.

    None of the lines that such a mark makes one is certain. Lines without any entry are left out.
    """
    lines = list(io.StringIO(text, newline=""))
    width = usual_width(lines, separator)
    at = 0
    while at < len(lines):
        # Nobody writes a text of more lines into one cell: the quotation mark is a stray one.
        reader = csv.reader(lines[at : at + LONGEST_QUOTE], delimiter=separator, strict=True)
        line, problem, cells, spoiled = at + 1, None, list[str](), 1
        try:
            cells = next(reader)
        except csv.Error:
            problem = _open_quote(line)
        else:
            if reader.line_num > 1 and goes_on(cells) and joins_rows(cells, separator, width):
                problem, spoiled = _joined(line, at + reader.line_num), reader.line_num
        if problem is not None:
            for one in range(at, at + spoiled):
                told = tuple(lines[one].strip().split(separator))
                spoil(Spoiled(one + 1, told, problem))
            at += spoiled
            continue
        at += reader.line_num
        if any(cell.strip() for cell in cells):
            yield line, cells


def _open_quote(line: int) -> Problem:
    return Problem(
        line,
        "",
        _("Ein Anführungszeichen ist nicht geschlossen oder ein Eintrag ist zu lang."),
        _("Laden Sie die Datei erneut herunter; ändern Sie sie nicht von Hand."),
    )


def _joined(first: int, last: int) -> Problem:
    return Problem(
        first,
        "",
        joined_rows(first, last),
        _("Prüfen Sie, ob ein Anführungszeichen zu viel oder zu wenig steht."),
    )


def uneven(line: int, count: int, width: int, *, is_own: bool = False) -> Problem:
    """Return what is wrong with a line of other cells than the header has.

    ``is_own``: whoever hands it in wrote it, so the remedy names no source.
    """
    return Problem(
        line,
        "",
        _("Die Zeile hat %(count)s Felder, die Kopfzeile %(width)s.")
        % {"count": count, "width": width},
        _("Füllen Sie die Zeile auf, oder löschen Sie, was rechts zu viel steht.")
        if is_own
        else _("Laden Sie die Datei erneut herunter; ändern Sie sie nicht von Hand."),
    )


def too_long(line: int, column: str = "") -> Problem:
    """Return what is wrong with a cell that is longer than any."""
    return Problem(
        line,
        column,
        _("Der Eintrag ist länger als %(longest)s Zeichen.") % {"longest": LONGEST_CELL},
        _("Prüfen Sie, ob ein Anführungszeichen zu viel oder zu wenig steht."),
    )
