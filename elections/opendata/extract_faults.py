"""Why a row of an extract is none: the sentences that stand beside its line."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _


class RowFault(Exception):  # noqa: N818 - a row that is none
    """A row that cannot be read; ``key`` is the field that is wrong, empty for the whole row."""

    def __init__(self, key: str, reason: str):
        self.key = key
        super().__init__(reason)


def empty(key: str) -> RowFault:
    """Return the fault of a field that decides and is empty."""
    return RowFault(key, _("Das Feld ist leer."))


def too_long(key: str, most: int) -> RowFault:
    """Return the fault of a text that no column of the register holds."""
    sentence = _("Der Text ist länger als %(most)s Zeichen; vermutlich sind Spalten verschoben.")
    return RowFault(key, sentence % {"most": most})


def other_encoding(key: str = "") -> RowFault:
    """Return the fault of a row whose signs did not decode."""
    return RowFault(
        key, _("Die Zeile hat einen anderen Zeichensatz als die übrige Datei; Umlaute sind falsch.")
    )


def header_again() -> RowFault:
    """Return the fault of a second header."""
    return RowFault("", _("Die Kopfzeile steht hier noch einmal."))


def fit_width(cells: list[str], width: int) -> None:
    """Refuse a row with too few or too many cells; empty ones at the end are left out."""
    if len(cells) > width and not any(cells[width:]):
        del cells[width:]
    elif len(cells) != width:
        sentence = _("Die Zeile hat %(cells)s Felder, die Kopfzeile %(width)s.")
        raise RowFault("", sentence % {"cells": len(cells), "width": width})


def fit_encoding(cells: Sequence[str], encoding: str) -> None:
    """Refuse a row of the other encoding: its signs did not decode, or it reads „MÃ¼ller“."""
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
    """Whether ``text`` holds bytes that are no sign in the chosen encoding."""
    return any("\ud800" <= sign <= "\udfff" for sign in text)


def printable(key: str, text: str, longest: int) -> str:
    """Return a text without control signs; refuse what did not decode or is too long."""
    if not text.isprintable():
        if did_not_decode(text):
            raise other_encoding(key)
        text = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    if len(text) > longest:
        raise too_long(key, longest)
    return text
