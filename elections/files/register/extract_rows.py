"""From the bytes of an extract to its rows, in pieces: memory does not grow with the file.

A broken row (a quote that never ends) is reported and reading goes on after it, so that the good
rows of a bad file can be shown.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from elections.files.register.extract_width import WIDEST_LINE
from municipalities.files.encodings import TWICE, codec_of, decode_twice
from municipalities.files.quotes import goes_on, joined_rows, joins_rows

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# A longer row of several lines is a quote that nobody closed.
LONGEST_ROW = 5_000
# So many lines are read together; more bring nothing, and a line may be a megabyte.
_AT_ONCE = 100
_SHARED_AT_ONCE = 1_000
_NOTHING = " \t\r\n\x0b\x0c\x1a\xa0\u200b\ufeff"


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A line that is not a row, and why; ``text`` is the line."""

    reason: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """The rows that one of several readers of a file takes: a thousand lines of it in turn."""

    reader: int = 0
    readers: int = 1

    def has(self, line: int) -> bool:
        """Whether the row that begins in this line is the reader's."""
        return line // _SHARED_AT_ONCE % self.readers == self.reader


EVERY_ROW = Share()


class ByteSource(io.RawIOBase):
    """The pieces of a file as one stream; ``consumed`` counts the bytes read so far."""

    def __init__(self, pieces: Iterable[bytes]):
        super().__init__()
        self._pieces = iter(pieces)
        self._rest = memoryview(b"")
        self.consumed = 0

    def readable(self) -> bool:
        """Say yes."""
        return True

    def readinto(self, target: WriteableBuffer, /) -> int:
        """Fill ``target`` from the next piece; 0 at the end."""
        room = memoryview(target)
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._rest = memoryview(piece)
        count = min(len(room), len(self._rest))
        room[:count] = self._rest[:count]
        self._rest = self._rest[count:]
        self.consumed += count
        return count


def text_lines(source: ByteSource, encoding: str) -> Iterable[str]:
    """Return the lines of the file with their line ends; what does not decode stays in them."""
    buffered = io.BufferedReader(source, 256 * 1024)
    lines = io.TextIOWrapper(buffered, codec_of(encoding), errors="surrogateescape", newline="")
    return (decode_twice(line) or line for line in lines) if encoding == TWICE else lines


def shown(text: str) -> str:
    """Return a text that can be shown and stored: what did not decode becomes a question mark."""
    return text.encode("utf-8", "replace").decode()


def heading(cell: str) -> str:
    """Return the name of a column as it is shown and found: in composed letters, without blanks.

    Files that were joined have a byte order mark in their middle.
    """
    if "\ufeff" in cell:
        cell = cell.replace("\ufeff", "").strip().strip('"')
    return unicodedata.normalize("NFC", shown(cell.strip()))


class Rows:
    """The rows of a text; ``line`` is the number of the last line that was read.

    Iterating yields the number of the row's first line with its cells, or a BrokenRow. ``width``
    says how many cells a row has, once the header is known: then rows that a stray pair of
    quotation marks makes one are told, each line by itself. Once the header is known, too, plain
    lines that are not of the ``share`` are passed over.
    """

    width = 0

    def __init__(self, lines: Iterable[str], separator: str):
        self.share = EVERY_ROW
        self._lines = iter(lines)
        self._separator = separator
        self._recent: list[str] = []
        # Lines that are read again behind a broken one, and lines that were read ahead.
        self._pending: list[str] = []
        self._ahead: Iterator[str] = iter(())
        self.line = 0

    def __iter__(self) -> Iterator[tuple[int, list[str] | BrokenRow]]:
        while lines := self._pending or list(islice(self._unread(), _AT_ONCE)):
            if self._are_others(lines):
                self._pending = []
                self.line += len(lines)
                continue
            rows = self._one_to_a_line(lines)
            if rows is None:
                if lines is not self._pending:
                    self._ahead = iter(lines)
                yield from self._row_by_row(self.line + len(lines))
                continue
            self._pending = []
            for cells in rows:
                self.line += 1
                if _is_filled(cells):
                    yield self.line, cells

    def _are_others(self, lines: list[str]) -> bool:
        """Whether each of the lines is a row, and neither one of them nor the next is shared.

        The rows above the first one of a share may be about the same person.
        """
        wanted = map(self.share.has, (self.line + 1, self.line + len(lines) + 1))
        return not any(wanted) and '"' not in "".join(lines)

    def _unread(self) -> Iterator[str]:
        return chain(self._ahead, self._lines)

    def _one_to_a_line(self, lines: list[str]) -> list[list[str]] | None:
        """Return the rows of some lines where each line is a row, as nearly everywhere; else None.

        A quote that goes on in the next line makes fewer rows than lines, and one that does not
        end among them makes an error. Lines too long for a row are looked at one by one.
        """
        if max(map(len, lines)) > WIDEST_LINE:
            return None
        try:
            rows = list(csv.reader(lines, delimiter=self._separator, strict=True))
        except csv.Error:
            return None
        return rows if len(rows) == len(lines) else None

    def _row_by_row(self, last: int) -> Iterator[tuple[int, list[str] | BrokenRow]]:
        """Yield the rows of lines of which some go over several lines or are broken.

        It ends with the row that reaches the line ``last``, or behind the first broken one.
        """
        recent = self._recent
        reader = csv.reader(self._kept(), delimiter=self._separator, strict=True)
        try:
            for cells in reader:
                first = self.line - len(recent) + 1
                joined = len(recent) > 1 and self._are_several(cells)
                told = [*_all_broken(first, recent)] if joined else []
                recent.clear()
                yield from told
                if not joined and _is_filled(cells):
                    yield first, cells
                if self.line >= last:
                    return
        except csv.Error:
            # The first line is broken; the others may be rows of their own.
            start, broken = self.line - len(recent) + 1, recent[0]
            self._pending = recent[1:] + self._pending
            recent.clear()
            self.line = start
            yield start, BrokenRow(_broken(), broken)

    def _are_several(self, cells: list[str]) -> bool:
        """Whether what was read over several lines is several rows, or does not fit as one."""
        if not self.width or not goes_on(cells):
            return False
        while len(cells) > self.width and not cells[-1]:
            cells.pop()
        return len(cells) != self.width or joins_rows(cells, self._separator, self.width)

    def _kept(self) -> Iterator[str]:
        """Yield line by line, and keep the lines of the current row."""
        recent = self._recent
        while self._pending:
            line = self._pending.pop(0)
            self.line += 1
            recent.append(line)
            if len(line) > WIDEST_LINE:
                raise csv.Error
            yield line
        for line in self._unread():
            self.line += 1
            recent.append(line)
            most = LONGEST_ROW if len(recent) > 1 else WIDEST_LINE
            if sum(map(len, recent)) > most:
                raise csv.Error
            yield line


def _is_filled(cells: list[str]) -> bool:
    """Whether anything stands in a row.

    A spreadsheet writes rows of empty cells; DOS ends a file with a control sign.
    """
    return bool(cells and (cells[0][:1].isalnum() or "".join(cells).strip(_NOTHING)))


def _all_broken(first: int, lines: list[str]) -> Iterator[tuple[int, BrokenRow]]:
    """Yield each of the lines: nobody in them may be struck, because none is certain."""
    reason = joined_rows(first, first + len(lines) - 1)
    filled = ((line, text) for line, text in enumerate(lines, first) if text.strip(_NOTHING))
    yield from ((line, BrokenRow(reason, text)) for line, text in filled)


def _broken() -> str:
    return _(
        "Ein Anführungszeichen ist geöffnet und nicht geschlossen, oder ein Feld ist länger als "
        "%(most)s Zeichen."
    ) % {"most": LONGEST_ROW}
