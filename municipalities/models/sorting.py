"""The order of names, made here and stored: the database's locale is never relied on."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# What is neither letter nor digit in a name of plain letters, after case folding.
_SEPARATES = re.compile(r"[^a-z0-9]+")
_MARKS = re.compile(r"[\u0300-\u034e\u0350-\u036f]+")
# DIN 5007-1 sorts letters with marks as the bare letter and ß as ss; these have no decomposition.
_BARE = str.maketrans(
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
# Signs of transliteration count as letters (category Lm) and belong to no name: „Saʿīd“ is „Said“
# (DIN 91379). What is written like an apostrophe separates like one: „OʼFarrell“.
_SIGNS = {
    code: " " if chr(code) == "ʼ" else None
    for code in (*range(0x2B0, 0x300), 0x374, 0x37A, 0x640, 0xA788)
    if unicodedata.category(chr(code)) == "Lm"
    and unicodedata.normalize("NFKD", chr(code)) == chr(code)
}
_LETTERS = {**_BARE, **_SIGNS}


def sort_key(name: str) -> str:
    """Return the key under which ``name`` is sorted: DIN 5007-1, letters of all Latin scripts.

    Lower case, without marks; everything that is neither letter nor digit separates words.
    """
    if name.isascii():
        if name.isalpha():
            return name.lower()
        return _SEPARATES.sub(" ", name.casefold()).strip()
    bare = _MARKS.sub("", unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS)))
    if bare.isascii() and bare.isalpha():
        # Some signs of printers have capital letters in them, which stay as they are.
        return bare
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    words = "".join(letter if letter.isalnum() else " " for letter in bare.translate(_LETTERS))
    return " ".join(words.split())


# How an umlaut is written out; as a name is sorted it is the bare letter.
_WRITTEN_OUT = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "Ø": "Oe"}
)
_OUT = re.compile(r"([aou])e")


def search_key(name: str) -> str:
    """Return the key under which a name is found however it is written.

    „Rüsselsheim“, „Ruesselsheim“ and „Russelsheim“ have one key; so have „Groß-Umstadt“ and „Gross
    Umstadt“. Real names with ae, oe, ue have it too: the key finds, it does not tell apart.
    """
    return _OUT.sub(r"\1", sort_key(name))


def is_found(sought: str, *names: str) -> bool:
    """Whether a search for ``sought`` finds one of ``names``: every word of it, in any writing.

    Words may be cut off, joined or apart. Nothing sought finds everything.
    """
    bare, written_out, key = _writings(sought)
    for name in names:
        of_name = _writings(name)
        # „Elz“ is no part of „Dietzhölztal“, though it is one of „Dietzhoelztal“.
        is_written = _OUT.search(written_out) and _is_part(written_out, of_name[1])
        if is_written or _is_part(bare, of_name[0]) or _is_part(key, of_name[2]):
            return True
    return False


@lru_cache(4096)
def _writings(name: str) -> tuple[str, str, str]:
    """Return a name with bare letters, with umlauts written out, and folded."""
    composed = unicodedata.normalize("NFC", name)
    return sort_key(composed), sort_key(composed.translate(_WRITTEN_OUT)), search_key(composed)


def _is_part(sought: str, name: str) -> bool:
    joined = name.replace(" ", "")
    return sought.replace(" ", "") in joined or all(word in joined for word in sought.split())
