"""Why a row of an extract cannot be read: the sentences beside its line."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from elections.files.register.extract_rows import BrokenRow
from elections.models.register.address import LONGEST_NAME
from elections.models.register.reading import Reading
from municipalities.files.encodings import (
    ENCODINGS,
    TWICE,
    decode_twice,
    is_undecoded,
    letter_is_lost,
)
from municipalities.law.text import cleaned

_SEPARATE = re.compile(r"[\s\x1f.,;()/-]+")


class RowFault(Exception):  # noqa: N818 - a fault of the file, not of the program
    """A row that cannot be read; ``key`` is the field that is wrong, empty for the whole row.

    ``word`` is the word that the office can explain once for this supplier, empty for none.
    """

    def __init__(self, key: str, reason: str, word: str = ""):
        self.key, self.word = key, word
        super().__init__(reason)


def empty(key: str) -> RowFault:
    """Return the fault of an empty required field."""
    return RowFault(key, _("Das Feld ist leer."))


def goes_on() -> RowFault:
    """Return the fault of a row about the person above it, as merged cells leave one."""
    return RowFault(
        "",
        _(
            "Die Zeile nennt niemanden und gehört vermutlich zur Person darüber (verbundene "
            "Zellen)."
        ),
    )


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


def lost_letter(key: str, text: str) -> RowFault:
    """Return the fault of a name or street of which the program that wrote it lost a letter."""
    sentence = _(
        "In „%(text)s“ steht ein Fragezeichen für einen Buchstaben, der beim Ausgeben der Datei "
        "verloren ging."
    )
    return RowFault(key, sentence % {"text": text[:60]})


def nobody_named() -> RowFault:
    """Return the fault of a row that says nothing of a person: a sum, a number of a page."""
    return RowFault(
        "", _("Die Zeile nennt weder Geburtstag, Einzug, Staatsangehörigkeit noch Straße.")
    )


def fitted(row: list[str] | BrokenRow, width: int, least: int, certain: int) -> list[str]:
    """Return the cells of a row: without empty ones at the end, or with those that were left out.

    Spreadsheets leave out the empty cells at the end of a row; ``least`` cells hold every required
    field. Of a short row only the first ``certain`` cells may say something: another one may have
    slid from the column behind it. Refuses a broken row, and one with too few or too many cells.
    """
    if isinstance(row, BrokenRow):
        raise RowFault("", row.reason)
    if len(row) == width:
        return row
    if len(row) > width and not any(row[width:]):
        del row[width:]
    elif least <= len(row) < width and not any(map(str.strip, row[certain:])):
        row.extend([""] * (width - len(row)))
    else:
        sentence = _("Die Zeile hat %(cells)s Felder, die Kopfzeile %(width)s.")
        raise RowFault("", sentence % {"cells": len(row), "width": width})
    return row


def fit_encoding(cells: Sequence[str], encoding: str) -> None:
    """Refuse a row in another encoding: it did not decode, or it reads „MÃ¼ller“."""
    text = "\x1f".join(cells)
    if text.isascii():
        return
    if encoding in {"utf-8", TWICE}:
        misread = is_undecoded(text) or (encoding != TWICE and decode_twice(text) is not None)
    else:
        try:
            text.encode(encoding, "surrogateescape").decode()
        except UnicodeDecodeError:
            misread = False
        else:
            misread = True
    if misread:
        raise other_encoding()


def meant_so(cells: Sequence[str], reading: Reading) -> None:
    """Refuse a row with a word that reads differently in an encoding that is as plausible."""
    text = "\x1f".join(cells)
    if text.isascii():
        return
    for word in _SEPARATE.split(text):
        if word.isascii():
            continue
        raw = word.encode(reading.encoding, "surrogateescape")
        for rival in reading.rivals:
            other = raw.decode(rival, "replace")
            if other != word and "\ufffd" not in other:
                sentence = _(
                    "„%(word)s“ kann auch „%(other)s“ heißen (%(encoding)s). Wählen Sie den "
                    "Zeichensatz, in dem die Namen stimmen."
                )
                facts = {"word": word, "other": other, "encoding": ENCODINGS[rival]}
                raise RowFault("", sentence % facts)


def printable(key: str, text: str, longest: int) -> str:
    """Return a text as it is kept (``law.text.cleaned``).

    Refuses what did not decode or is too long.
    """
    if is_undecoded(text):
        raise other_encoding(key)
    text = cleaned(text)
    if len(text) > longest:
        raise too_long(key, longest)
    return text


def is_plain(text: str) -> bool:
    """Whether ``printable`` would leave ``text`` as it is, but for its length."""
    return text.isascii() or ("\ufffd" not in text and unicodedata.is_normalized("NFC", text))


LONGEST = {
    "family_name": LONGEST_NAME,
    "given_names": LONGEST_NAME,
    "title": 40,
    "name_particle": 60,
    "call_name": 120,
    "street": 120,
    "house_number": 20,
    "addition": 200,
    "postcode": 10,
    "place": 120,
    "locality": 120,
}
"""The texts of a person that are kept, in the order of the columns, and how long each may be."""
SHORTEST = min(LONGEST.values())
_WORDS = frozenset({"family_name", "given_names", "name_particle", "call_name", "street", "place",
                    "locality"})  # fmt: skip


def examined(texts: Iterable[str]) -> list[str]:
    """Return the texts of a person as they are kept; refuse one that cannot be, by its field."""
    texts = list(texts)
    for name, text in zip(LONGEST, texts, strict=True):
        if name in _WORDS and letter_is_lost(text):
            raise lost_letter(name, text)
    return [
        printable(name, text, longest)
        for (name, longest), text in zip(LONGEST.items(), texts, strict=True)
    ]
