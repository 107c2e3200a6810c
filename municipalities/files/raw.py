"""A table as it comes: lines of cells from CSV or a workbook, with the names of its columns.

Nothing is understood here. Encoding, separator and sheet are proposed by what makes most of the
table readable, and are shown to the person who confirms them.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from municipalities.files.content import decoded_text
from municipalities.files.encodings import Candidate
from municipalities.files.records import (
    LONGEST_CELL,
    Spoil,
    Spoiled,
    records,
    sound_records,
    too_long,
)
from municipalities.files.refusal import ImportRefused, Problems
from municipalities.files.sheets import SIGNATURE, cell_text, sheets_of
from municipalities.files.tables import tidy

SEPARATORS = {
    ";": gettext_lazy("Semikolon (;)"),
    "\t": gettext_lazy("Tabulator"),
    ",": gettext_lazy("Komma (,)"),
    "|": gettext_lazy("Senkrechter Strich (|)"),
}
MOST_LINES = 50_000
LONGEST_LABEL = 120
_HEAD = 64 * 1024
_MOST_COLUMNS = 12_000
_MOST_CELLS = 4_000_000
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})

Lines = tuple[tuple[int, tuple[str, ...]], ...]
"""Every line that is not empty: its number in the file, and its cells without blanks around."""

Judge = Callable[[Lines], int]
"""How much of a table can be understood, comparable; the best of several readings is proposed."""


@dataclass(frozen=True, slots=True)
class RawTable:
    """The lines of a file and how they were read; a workbook has sheets and no encoding.

    ``encodings`` are those in which the text can be meant, the one that was used first.
    ``rivals`` are the other sheets of which something can be understood, too. ``spoiled`` are the
    lines that are left out because of what stands in them.
    """

    lines: Lines
    encoding: str = ""
    separator: str = ""
    sheet: str = ""
    encodings: tuple[Candidate, ...] = ()
    sheets: tuple[str, ...] = ()
    rivals: tuple[str, ...] = ()
    spoiled: tuple[Spoiled, ...] = ()


def raw_table(
    content: bytes,
    problems: Problems,
    judge: Judge,
    *,
    encoding: str = "",
    separator: str = "",
    sheet: str = "",
    wanted: str = "",
    leaves_out: bool = False,
) -> RawTable:
    """Read ``content`` into lines; what is not given is what ``judge`` likes best.

    With ``leaves_out`` a line with a stray quotation mark or a cell that is too long is left out
    and named, so that it does not refuse the others. Raises ImportRefused when it is no table at
    all.
    """
    if content.startswith(SIGNATURE):
        return _workbook(content, problems, judge, sheet)
    text, encodings = decoded_text(content, problems, encoding=encoding, wanted=wanted)
    found: dict[str, Lines] = {}
    spoiled: dict[str, list[Spoiled]] = {}
    refused: ImportRefused | None = None
    for sign in [separator] if separator else _separators(text):
        spoiled[sign] = []
        try:
            found[sign] = _lines(text, sign, spoiled[sign].append if leaves_out else None)
        except ImportRefused as error:
            refused = refused or error
    if refused is not None and not any(map(judge, found.values())):
        raise refused
    best = max(found, key=lambda sign: (judge(found[sign]), _regularity(found[sign])))
    return RawTable(
        found[best],
        encodings[0].encoding,
        best,
        encodings=encodings,
        spoiled=tuple(spoiled[best]),
    )


def _separators(text: str) -> list[str]:
    """Return the separators in the beginning of ``text``; a semicolon where there is none."""
    head = text[:_HEAD]
    return [sign for sign in SEPARATORS if sign in head] or [";"]


def labels_of(rows: Sequence[Sequence[str]], width: int) -> tuple[str, ...]:
    """Return one name per column from the lines of a header: „Ausländer / insgesamt“.

    A heading above several columns stands over the first of them only and holds for the others. A
    column without a name is „Spalte 3“; a name that stands twice carries its column too.
    """
    filled = [list(row) + [""] * (width - len(row)) for row in rows]
    for depth, row in enumerate(filled[:-1]):
        below = filled[depth + 1 :]
        for place in range(1, width):
            if not row[place] and all(any(r[at] for r in below) for at in (place - 1, place)):
                row[place] = row[place - 1]
    labels = []
    for place in range(width):
        parts = dict.fromkeys(" ".join(row[place].split()) for row in filled if row[place])
        labels.append(" / ".join(parts)[:LONGEST_LABEL])
    count = Counter(labels)
    return tuple(
        label
        if label and count[label] == 1
        else f"{label} ({_column(at)})"
        if label
        else _column(at)
        for at, label in enumerate(labels)
    )


def _column(place: int) -> str:
    return _("Spalte %(number)s") % {"number": place + 1}


def folded(name: str) -> str:
    """Return a column's name in one spelling: „Ausländer “ becomes „auslaender“.

    A word of another script stays as it is, so that no two of them are the same.
    """
    text = unicodedata.normalize("NFC", name).casefold().translate(_UMLAUTS)
    plain = re.sub(r"[^a-z0-9]+", "_", text).strip("_")
    return plain or ("_".join(text.split()) if any(map(str.isalnum, text)) else "")


def _lines(text: str, separator: str, spoil: Spoil | None) -> Lines:
    """Split ``text`` by one separator; raise ImportRefused for an open quotation mark.

    With ``spoil`` its line is told there and left out.
    """
    problems = Problems()
    found: list[tuple[int, tuple[str, ...]]] = []
    cells_read = 0
    read = (
        records(text, separator, problems)
        if spoil is None
        else (sound_records(text, separator, spoil))
    )
    for line, cells in read:
        cells_read += len(cells)
        _check_size(line, len(found), len(cells), cells_read, problems)
        stripped = tuple(tidy(cell).strip() for cell in cells)
        if not any(stripped):
            continue
        if max(map(len, stripped)) <= LONGEST_CELL:
            found.append((line, stripped))
        elif spoil is not None:
            spoil(Spoiled(line, stripped, too_long(line)))
        else:
            problem = too_long(line)
            raise problems.refuse(line, "", problem.reason, problem.remedy)
    return tuple(found)


def _check_size(line: int, lines: int, width: int, cells: int, problems: Problems) -> None:
    if lines >= MOST_LINES or width > _MOST_COLUMNS or cells > _MOST_CELLS:
        raise problems.refuse(
            line,
            "",
            _("Die Datei hat zu viele Zeilen oder Spalten."),
            _("Prüfen Sie, ob es die richtige Datei ist."),
        )


def _regularity(lines: Lines) -> tuple[int, int]:
    """How many of the first lines have the same number of cells, above one; and how many cells."""
    widths = Counter(len(cells) for _line, cells in islice(lines, 200) if len(cells) > 1)
    if not widths:
        return (0, 0)
    width, count = widths.most_common(1)[0]
    return (count, width)


def _workbook(content: bytes, problems: Problems, judge: Judge, sheet: str) -> RawTable:
    found: dict[str, Lines] = {}
    for title, lines in sheets_of(content, problems):
        rows = []
        for line, values in islice(lines, MOST_LINES):
            cells = tuple(tidy(cell_text(value)[:LONGEST_CELL]) for value in values)
            if any(cells):
                rows.append((line, _trimmed(cells)))
        if rows:
            found[title] = tuple(rows)
    if not found:
        raise problems.refuse(
            None, "", _("Die Datei ist leer."), _("Laden Sie die Datei erneut herunter.")
        )
    understood = {title: judge(lines) for title, lines in found.items()}
    chosen = sheet if sheet in found else max(found, key=understood.__getitem__)
    rivals = tuple(title for title, much in understood.items() if much and title != chosen)
    return RawTable(found[chosen], sheet=chosen, sheets=tuple(found), rivals=rivals)


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    """Return the cells without the empty ones at the end."""
    end = max(place for place, cell in enumerate(cells) if cell) + 1
    return cells[:end]
