"""What a file is, judged by all of its bytes and not by what a program calls it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import islice

from django.utils.translation import gettext as _

from elections.files.register.extract_days import (
    DATE_PATTERNS,
    DAY_FIRST,
    MONTH_FIRST,
    forms_of,
)
from elections.files.register.extract_rows import BrokenRow, ByteSource, Rows, heading, text_lines
from elections.files.register.extract_width import (
    MOST_COLUMNS,
    WIDEST_LINE,
    too_wide,
    width_of,
)
from elections.models.register.reading import COLUMNS, SEPARATORS, Reading, columns_of
from municipalities.files.content import refuse_other_formats
from municipalities.files.encodings import TWICE, UTF8, Candidate, encodings_of, rivals_of
from municipalities.files.refusal import Problems

HEAD = 256 * 1024
LONGEST_LINE = 1024 * 1024
SAMPLE_ROWS, LONGEST_SAMPLE = 20, 80
# Lines beyond ASCII that are looked at to tell the encoding.
_SAMPLED_LINES = 5_000
_OTHER_DAYS = ("resident_since", "died_on", "moved_out")


@dataclass(slots=True)
class Sniffer:
    """Examines a file piece by piece while it comes in; refuses at once what is not a table.

    It counts the lines beyond ASCII that are UTF-8, and those that are not.
    """

    utf8_lines: int = 0
    other_lines: int = 0
    head: bytes = b""
    lines: int = 0
    _rest: bytes = b""
    _sample: list[bytes] = field(default_factory=list)
    _candidates: tuple[Candidate, ...] = ()
    _problems: Problems = field(default_factory=Problems)

    def feed(self, piece: bytes) -> None:
        """Take one piece; raise ImportRefused with line, reason and remedy if it is not text."""
        if not self.head:
            refuse_other_formats(piece, self._problems, _wanted())
        if len(self.head) < HEAD:
            self.head += piece[: HEAD - len(self.head)]
        if b"\x00" in piece:
            raise self._problems.refuse(
                self.lines + piece.count(b"\n", 0, piece.index(b"\x00")) + 1,
                "",
                _("Die Datei enthält Nullbytes; sie ist keine Textdatei oder beschädigt."),
                _wanted(),
            )
        text = self._rest + piece
        end = max(text.rfind(b"\n"), text.rfind(b"\r")) + 1
        self._rest = text[end:]
        if len(self._rest) > LONGEST_LINE:
            raise self._problems.refuse(
                self.lines + 1,
                "",
                _("Diese Zeile ist länger als ein Megabyte; die Datei ist keine Tabelle."),
                _wanted(),
            )
        self._count(text[:end])

    def finish(self) -> None:
        """Examine the rest of the last line, and in which encodings all of it can be meant."""
        self._count(self._rest)
        self._rest = b""
        self._candidates = self._meant()

    def _count(self, text: bytes) -> None:
        self.lines += text.count(b"\n")
        if text.isascii():
            return
        for line in text.splitlines():
            if line.isascii():
                continue
            try:
                line.decode()
            except UnicodeDecodeError:
                self.other_lines += 1
            else:
                self.utf8_lines += 1
            if len(self._sample) < _SAMPLED_LINES:
                self._sample.append(line)

    @property
    def candidates(self) -> tuple[Candidate, ...]:
        """The encodings in which the file can be meant, the most plausible first."""
        return self._candidates or self._meant()

    @property
    def rivals(self) -> tuple[str, ...]:
        """The encodings beside the most plausible one that the words do not rule out."""
        return tuple(one.encoding for one in rivals_of(b"\n".join(self._sample), self.candidates))

    def _meant(self) -> tuple[Candidate, ...]:
        return encodings_of(b"\n".join(self._sample))

    @property
    def encoding(self) -> str:
        """The most plausible encoding of the file."""
        return self.candidates[0].encoding

    @property
    def is_mixed(self) -> bool:
        """Whether lines of two encodings stand in the file, or some that were encoded twice."""
        encodings = [one.encoding for one in self.candidates]
        some_twice = TWICE in encodings[1:] and encodings[0] == UTF8
        return bool(self.utf8_lines and self.other_lines) or some_twice


@dataclass(frozen=True, slots=True)
class Guess:
    """How a file could be read, and how its first rows would look."""

    reading: Reading
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def guess_reading(head: bytes, encoding: str) -> Guess:
    """Guess separator, columns and date format from the beginning of a file.

    Nothing is decided: the person sees the guess beside the first rows and corrects it. Raises
    ImportRefused for a header of too many columns.
    """
    first = head.lstrip(b"\r\n").splitlines()[:1]
    if any(len(line) > WIDEST_LINE for line in first):
        raise too_wide(1)
    candidates = [_read(head, encoding, separator) for separator in SEPARATORS]
    # The separator with the most known columns, then the one with the most columns.
    best = max(candidates, key=lambda one: (len(one.reading.columns), len(one.header)))
    if len(best.header) > MOST_COLUMNS:
        raise too_wide(best.reading.header_line)
    return best


def look(head: bytes, encoding: str, separator: str) -> list[tuple[int, tuple[str, ...]]]:
    """Return the first rows of a file with their lines, as encoding and separator show them.

    Of a row that is too wide only so many cells are there as tell that it is.
    """
    rows = Rows(text_lines(ByteSource([_whole_lines(head)]), encoding), separator)
    cells = ((line, row) for line, row in rows if not isinstance(row, BrokenRow))
    return [
        (line, tuple(map(heading, row[: min(width_of(row), MOST_COLUMNS + 1)])))
        for line, row in islice(cells, SAMPLE_ROWS + 1)
    ]


def _read(head: bytes, encoding: str, separator: str) -> Guess:
    looked = look(head, encoding, separator)
    lines, rows = [line for line, _row in looked], [row for _line, row in looked]
    # Some programs write a title above the header.
    place = max(range(len(rows)), key=lambda at: len(columns_of(rows[at])), default=0)
    header = rows[place] if rows else ()
    columns = columns_of(header)
    births, others = (
        _cells(header, rows[place + 1 :], [name for key in keys for name in columns.get(key, [])])
        for keys in (("birth_date",), _OTHER_DAYS)
    )
    form = _date_format(births, others)
    reading = Reading(encoding, separator, form, columns, lines[place] if rows else 1)
    return Guess(reading, header, tuple(rows[place + 1 :]))


def _cells(header: tuple[str, ...], rows: list[tuple[str, ...]], names: list[str]) -> list[str]:
    places = [header.index(name) for name in names]
    return [row[place] for row in rows for place in places if place < len(row)]


def _date_format(births: list[str], others: list[str]) -> str:
    """Return the form that most births have; the month stands first only where none contradicts.

    Of births alone it is often not certain which comes first: „03/04/1980“. The other days of the
    file tell.
    """
    possible = [forms_of(day) for day in (*births, *others)]
    together = Counter(form for forms in possible for form in forms)
    fitting = Counter(form for forms in possible[: len(births)] for form in forms)
    day_first = together[MONTH_FIRST] <= together[DAY_FIRST] or {DAY_FIRST} in possible
    del fitting[MONTH_FIRST if day_first else DAY_FIRST]
    return max(DATE_PATTERNS, key=lambda key: fitting[key])


def _whole_lines(head: bytes) -> bytes:
    """Leave out the last line if it was cut off."""
    if len(head) < HEAD:
        return head
    return head[: max(head.rfind(b"\n"), head.rfind(b"\r")) + 1]


def unknown_separator(header: list[str], separator: str) -> str:
    """Return the separator that a header of one column seems to have; empty for none."""
    if len(header) != 1:
        return ""
    counts = {sign: header[0].count(sign) for sign in SEPARATORS if sign != separator}
    sign = max(counts, key=lambda one: counts[one])
    return sign if counts[sign] >= len([one for one in COLUMNS if one.required]) - 1 else ""


def _wanted() -> str:
    return _(
        "Lassen Sie den Auszug aus dem Melderegister als CSV-Datei ausgeben und laden Sie diese "
        "Datei hoch."
    )
