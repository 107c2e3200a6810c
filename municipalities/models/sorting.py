"""The order of names, made here and stored: the database's locale is never relied on."""

from __future__ import annotations

import re
import unicodedata

# What is neither letter nor digit in a name of plain letters, after case folding.
_SEPARATES = re.compile(r"[^a-z0-9]+")
# DIN 5007-1 sorts letters with marks as the bare letter and ß as ss; these have no decomposition.
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ħ": "h",
        "ı": "i",
        "ĸ": "k",
        "ł": "l",
        "ŋ": "n",
        "ŧ": "t",
        "ə": "e",
        "ɖ": "d",
        "ƒ": "f",
        "ĳ": "ij",
    }
)


def sort_key(name: str) -> str:
    """Return the key under which ``name`` is sorted: DIN 5007-1, letters of all Latin scripts.

    Lower case, without marks; everything that is neither letter nor digit separates words.
    """
    if name.isascii():
        return _SEPARATES.sub(" ", name.casefold()).strip()
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
        if not unicodedata.combining(letter)
    )
    words = "".join(letter if letter.isalnum() else " " for letter in bare.translate(_LETTERS))
    return " ".join(words.split())
