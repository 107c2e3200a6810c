"""Rows that a stray pair of quotation marks makes one: nothing of them may vanish unseen.

A quotation mark too many at the beginning of a cell opens a text that goes on until some other row
has one at the end of a cell. The rows between are then read as one cell, with the right number of
cells in all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from django.utils.translation import gettext as _

LONGEST_QUOTE = 20
"""No cell of a table goes over more lines."""
_LINES_LOOKED_AT = 2_000
_ENDS = ("\n", "\r")


def goes_on(cells: Sequence[str]) -> bool:
    """Whether a record goes over several lines: a line ends inside one of its cells."""
    return any(end in cell for cell in cells for end in _ENDS)


def joins_rows(cells: Sequence[str], separator: str, width: int) -> bool:
    """Whether a record over several lines is several rows of a table of ``width`` cells.

    A text of several lines has hardly a separator in it; rows that were joined bring those of a
    row, inside the cell or as cells too many.
    """
    inside = sum(cell.count(separator) for cell in cells if goes_on((cell,)))
    between = max(width - 1, 1)
    return inside + max(len(cells) - width, 0) >= max(between / 2, min(between, 2))


def usual_width(lines: Iterable[str], separator: str) -> int:
    """Return how many cells most lines of a text have; 1 for a text without separators.

    Of two that are equally frequent the larger number counts.
    """
    counts = Counter(line.count(separator) for line in islice(lines, _LINES_LOOKED_AT))
    counts.pop(0, None)
    return 1 + max(counts, key=lambda count: (counts[count], count), default=0)


def joined_rows(first: int, last: int) -> str:
    """Return the sentence for rows that were joined; the lines are those of the file."""
    return _(
        "Ein Anführungszeichen zu viel macht aus den Zeilen %(first)s bis %(last)s eine einzige; "
        "keine davon ist sicher gelesen."
    ) % {"first": first, "last": last}
