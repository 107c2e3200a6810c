"""What of a table of persons was not read: lines above the header, columns, empty lines."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from elections.files.nominations.person_fields import GIVEN, GIVEN_NAMES
from elections.files.nominations.person_files import FoundPeople
from municipalities.files.encodings import as_utf8, decoded
from municipalities.files.values import shown

_SHOWN_LINES = 12


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What of a file was not read: a line or a column, what stands there, and why.

    ``line`` is None for a column, ``column`` empty for a line.
    """

    line: int | None
    column: str
    cell: str
    reason: str


def left_out_of(found: FoundPeople, content: bytes) -> Iterator[LeftOut]:
    """Yield what is not read of a table; lines below the header that are no persons come later."""
    yield from _above(found)
    yield from _columns_left_out(found)
    yield from _empty_lines(found, content)
    for one in found.raw.spoiled:
        yield LeftOut(one.line, "", told(one.cells), one.problem.reason)


def told(cells: Sequence[str]) -> str:
    """Return what stands in a line, short enough for a sentence."""
    return shown(" · ".join(cell for cell in cells if cell))


def _above(found: FoundPeople) -> Iterator[LeftOut]:
    for line, cells in found.raw.lines:
        if line < found.reading.header_line:
            yield LeftOut(line, "", told(cells), _("Die Zeile steht über der Kopfzeile."))


def _columns_left_out(found: FoundPeople) -> Iterator[LeftOut]:
    """Name the columns that are not read, with the first entry of each."""
    for at, label in enumerate(found.labels):
        if label not in found.unused:
            continue
        filled = [cells[at] for _line, cells in found.body if at < len(cells) and cells[at]]
        yield LeftOut(
            None,
            label,
            shown(filled[0]) if filled else "",
            _("Die Spalte gehört zu keiner Angabe und wird nicht gelesen.")
            if filled
            else _("Die Spalte ist leer und wird nicht gelesen."),
        )
    columns = found.reading.columns
    if columns.get(GIVEN) and columns.get(GIVEN_NAMES):
        reason = _("Gelesen wird der Rufname; die Vornamen zählen nur, wo er fehlt.")
        yield LeftOut(None, columns[GIVEN_NAMES], "", reason)


def _empty_lines(found: FoundPeople, content: bytes) -> Iterator[LeftOut]:
    """Name the empty lines between the first person and the last."""
    lines = [line for line, _cells in found.body]
    missing = [line for first, after in pairwise(lines) for line in range(first + 1, after)]
    if found.raw.separator and missing:
        text = decoded(b"".join(as_utf8([content])), found.raw.encoding)
        written = list(io.StringIO(text, newline=""))
        missing = list(_without_entry(written, lines, f"{found.raw.separator} \t\r\n"))
    if missing:
        numbers = ", ".join(map(str, missing[:_SHOWN_LINES]))
        more = " …" if len(missing) > _SHOWN_LINES else ""
        yield LeftOut(missing[0], "", numbers + more, _("Leere Zeilen sind übergangen."))


def _without_entry(written: Sequence[str], lines: Sequence[int], empty: str) -> Iterator[int]:
    """Yield the empty lines between the rows; those within an entry of several lines are none."""
    for first, after in pairwise(lines):
        is_open = written[first - 1].count('"') % 2 == 1
        for line in range(first + 1, after):
            text = written[line - 1]
            if not is_open and not text.strip(empty):
                yield line
            is_open ^= text.count('"') % 2 == 1
