"""Cells that no spreadsheet ever computes, whoever typed their content."""

from __future__ import annotations

import re
from datetime import date
from typing import TypeAlias

Cell: TypeAlias = str | int | date | None

# The last four are the same signs as full-width characters, which some programs treat alike.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def harmless(cell: Cell) -> str:
    """Return a cell as CSV holds it: days in German, no text that begins like a formula."""
    if cell is None:
        return ""
    if isinstance(cell, date):
        return f"{cell:%d.%m.%Y}"
    if isinstance(cell, int):
        return str(cell)
    text = UNWRITABLE.sub("", cell)
    return f"'{text}" if text.startswith(DANGEROUS) else text


def bare(text: str) -> str:
    """Return a text without the signs at its beginning that make a formula of it.

    For what is printed on paper as it stands in the file: an apostrophe before it would be printed,
    and a blank is one that a spreadsheet may trim. No name and no street begins with these signs,
    so an address loses nothing by which a letter arrives.
    """
    return text.lstrip("".join(DANGEROUS) + " ") if text.lstrip().startswith(DANGEROUS) else text


def unguarded(cell: str) -> str:
    """Return the text that ``harmless`` wrote: without the apostrophe before a dangerous sign."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(DANGEROUS) else cell
