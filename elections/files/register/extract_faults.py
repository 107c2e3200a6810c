"""Why a row of an extract cannot be read: the sentences beside its line."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from django.utils.translation import gettext as _

from elections.files.register.extract_rows import BrokenRow


class RowFault(Exception):  # noqa: N818 - a fault of the file, not of the program
    """A row that cannot be read; ``key`` is the field that is wrong, empty for the whole row."""

    def __init__(self, key: str, reason: str):
        self.key = key
        super().__init__(reason)


def empty(key: str) -> RowFault:
    """Return the fault of an empty required field."""
    return RowFault(key, _("Das Feld ist leer."))


def too_long(key: str, most: int) -> RowFault:
    """Return the fault of a text that is too long for its column."""
    sentence = _("Der Text ist länger als %(most)s Zeichen; vermutlich sind Spalten verschoben.")
    return RowFault(key, sentence % {"most": most})


def other_encoding(key: str = "") -> RowFault:
    """Return the fault of a row whose characters did not decode."""
    return RowFault(
        key, _("Die Zeile hat einen anderen Zeichensatz als die übrige Datei; Umlaute sind falsch.")
    )


def header_again() -> RowFault:
    """Return the fault of a second header."""
    return RowFault("", _("Die Kopfzeile steht hier noch einmal."))


def fitted(row: list[str] | BrokenRow, width: int) -> list[str]:
    """Return the cells of a row, without empty ones at the end.

    Refuses a broken row, and one with too few or too many cells.
    """
    if isinstance(row, BrokenRow):
        raise RowFault("", row.reason)
    if len(row) > width and not any(row[width:]):
        del row[width:]
    elif len(row) != width:
        sentence = _("Die Zeile hat %(cells)s Felder, die Kopfzeile %(width)s.")
        raise RowFault("", sentence % {"cells": len(row), "width": width})
    return row


def fit_encoding(cells: Sequence[str], encoding: str) -> None:
    """Refuse a row in another encoding: it did not decode, or it reads „MÃ¼ller“."""
    text = "\x1f".join(cells)
    if text.isascii():
        return
    if encoding == "utf-8":
        misread = did_not_decode(text)
    else:
        try:
            text.encode(encoding, "surrogateescape").decode()
        except UnicodeDecodeError:
            misread = False
        else:
            misread = True
    if misread:
        raise other_encoding()


def did_not_decode(text: str) -> bool:
    """Whether ``text`` holds bytes that are no character in the chosen encoding."""
    return any("\ud800" <= sign <= "\udfff" for sign in text)


def printable(key: str, text: str, longest: int) -> str:
    """Return a text in composed letters (NFC) without invisible characters.

    Refuses what did not decode or is too long.
    """
    text = unicodedata.normalize("NFC", text)
    if not text.isprintable():
        if did_not_decode(text):
            raise other_encoding(key)
        text = " ".join("".join(map(_seen, text)).split())
    if len(text) > longest:
        raise too_long(key, longest)
    return text


def is_plain(text: str) -> bool:
    """Whether ``printable`` would leave ``text`` as it is, but for its length."""
    return text.isascii() or unicodedata.is_normalized("NFC", text)


def _seen(sign: str) -> str:
    if sign.isprintable():
        return sign
    # Zero-width characters and direction marks do not separate words; tabs and line ends do.
    return "" if unicodedata.category(sign) == "Cf" else " "


LONGEST_TEXT = 120

Texts = tuple[str, str, str, str, str, str]
"""Family name, given names, street, house number, postcode, place."""


def examined(texts: Texts) -> Texts:
    """Return the texts of a person as they are kept; refuse one that cannot be, by its field."""
    family, given, street, number, postcode, place = texts
    kept = (
        printable("family_name", family, LONGEST_TEXT),
        printable("given_names", given, LONGEST_TEXT),
        printable("street", street, LONGEST_TEXT),
        printable("house_number", number, 20),
        printable("postcode", postcode, 10),
        printable("place", place, LONGEST_TEXT),
    )
    if not kept[0]:
        raise empty("family_name")
    return kept
