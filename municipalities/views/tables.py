"""What the pages show of a table that was handed in: its first lines, and what may be chosen."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from municipalities.files.encodings import ENCODINGS
from municipalities.files.raw import SEPARATORS, Lines, RawTable
from municipalities.forms.table_shape import TableShape

SHOWN_ABOVE, SHOWN_ROWS = 8, 5
MOST_HEADER_LINES = 60


def table_shape(raw: RawTable, labels: tuple[str, ...], header_line: int) -> TableShape:
    """Return the shape of a table for its form."""
    lines = {line for line, _cells in raw.lines[:MOST_HEADER_LINES]}
    return TableShape(
        encoding=raw.encoding,
        separator=raw.separator,
        sheet=raw.sheet,
        header_line=header_line,
        encodings=tuple((one.encoding, ENCODINGS[one.encoding]) for one in raw.encodings),
        separators=tuple(SEPARATORS.items()),
        sheets=raw.sheets,
        header_lines=tuple(sorted({*lines, header_line} - {0})),
        labels=labels,
    )


def first_lines(width: int, *, above: Lines, header: Lines, body: Lines) -> list[dict[str, Any]]:
    """Return the first lines of a table, each with what it is taken for."""
    kinds = (
        (_("darüber"), above[-SHOWN_ABOVE:]),
        (_("Kopfzeile"), header),
        ("", body[:SHOWN_ROWS]),
    )
    return [
        {"line": line, "kind": kind, "cells": [*cells[:width], *[""] * (width - len(cells))]}
        for kind, lines in kinds
        for line, cells in lines
    ]
