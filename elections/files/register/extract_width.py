"""How wide an extract may be: each column is offered for each field on the page that names them."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from municipalities.files.refusal import ImportRefused, Problems

MOST_COLUMNS = 300
"""Far more than is known of a person; the page with that many is made in a second."""
WIDEST_LINE = 64 * 1024
"""A longer line is no row: its cells alone would take many times as much memory."""


def width_of(cells: Sequence[str]) -> int:
    """Return how many columns a row has; spreadsheets write separators behind the last one."""
    width = len(cells)
    while width and not cells[width - 1].strip():
        width -= 1
    return width


def too_wide(line: int) -> ImportRefused:
    """Return the refusal of a file whose header has too many columns."""
    return Problems().refuse(
        line,
        "",
        _("Die Kopfzeile hat mehr als %(most)s Spalten.") % {"most": MOST_COLUMNS},
        _("Prüfen Sie, ob es die richtige Datei ist."),
    )
