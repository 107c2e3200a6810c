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
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from municipalities.files.encodings import TWICE, codec_of, decode_twice

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

# A longer row of several lines is a quote that nobody closed.
LONGEST_ROW = 5_000
_NOTHING = " \t\r\n\x0b\x0c\x1a\xa0\u200b\ufeff"


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A line that is not a row, and why; ``text`` is the line."""

    reason: str
    text: str = ""


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

    Iterating yields the number of the row's first line with its cells, or a BrokenRow.
    """

    def __init__(self, lines: Iterable[str], separator: str):
        self._lines = iter(lines)
        self._separator = separator
        self._recent: list[str] = []
        self._pending: list[str] = []
        self.line = 0

    def __iter__(self) -> Iterator[tuple[int, list[str] | BrokenRow]]:
        while True:
            yield from self._readable_rows()
            if not self._recent:
                return
            # The first line is broken; the others may be rows of their own.
            start, first = self.line - len(self._recent) + 1, self._recent[0]
            self._pending = self._recent[1:] + self._pending
            self._recent = []
            self.line = start
            yield start, BrokenRow(_broken(), first)

    def _readable_rows(self) -> Iterator[tuple[int, list[str] | BrokenRow]]:
        recent = self._recent
        reader = csv.reader(self._kept(), delimiter=self._separator, strict=True)
        try:
            for cells in reader:
                first = self.line - len(recent) + 1
                recent.clear()
                # A spreadsheet writes rows of empty cells; DOS ends a file with a control sign.
                if cells and (cells[0][:1].isalnum() or "".join(cells).strip(_NOTHING)):
                    yield first, cells
        except csv.Error:
            return

    def _kept(self) -> Iterator[str]:
        """Yield line by line, and keep the lines of the current row."""
        recent = self._recent
        while self._pending:
            line = self._pending.pop(0)
            self.line += 1
            recent.append(line)
            yield line
        for line in self._lines:
            self.line += 1
            recent.append(line)
            if len(recent) > 1 and sum(map(len, recent)) > LONGEST_ROW:
                raise csv.Error
            yield line


def _broken() -> str:
    return _(
        "Ein Anführungszeichen ist geöffnet und nicht geschlossen, oder ein Feld ist länger als "
        "%(most)s Zeichen."
    ) % {"most": LONGEST_ROW}
