"""Names of streets and Ortsteile: one key for all spellings (R-REG-02).

Names come folded (lower case, without marks: ``models.sorting.sort_key``), ü as u. Where the key
of a name is unknown, ü is also looked for as ue.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise, product

LONGEST_KEY = 140
"""So long a key may be in the database (R-REG-02)."""

# One word of a folded name that stands for another.
_WRITTEN_OUT = {
    "st": "sankt",
    "pl": "platz",
    "dr": "doktor",
    "prof": "professor",
    "bgm": "burgermeister",
}
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_TWO_LETTERS = re.compile(r"([aou]e)")
_MOST_SPELLINGS = 4
_OF_PLACE = frozenset({"ot", "ortsteil", "stadtteil", "stt", "gemarkung"})
_NO_DWELLING = re.compile(
    r"(?:postfach|postf|pf|p\.?\s?o\.?\s?box|packstation|postlagernd)\b\.?[\s\d.:/-]*",
    re.IGNORECASE,
)
_NO_HOME = re.compile(
    r"(?:ohne|keine?n?)\s+(?:feste[rn]?\s+)?(?:wohnsitz|wohnung|unterkunft)"
    r"|o\.?\s?f\.?\s?w\.?|obdachlos|wohnungslos|wohnsitzlos|nicht\s+sesshaft",
    re.IGNORECASE,
)
_NUMBER_BEGINS = re.compile(r"(?<!\d)(?=\d)")
_NUMBER_WORD = re.compile(r"[\s,]+(?:(?:haus|hs)?[-.]?nr|nummer)\.?\s*$", re.IGNORECASE)


def street_key(folded: str) -> str:
    """Return the key under which a street is found, from its ``folded`` name (R-REG-02).

    „Berliner Str.“, „Berlinerstr.“ and „Berliner Straße“ are one street, and so are names with
    and without hyphens: abbreviations are written out, then the words are joined.
    """
    return "".join(_written_out(word) for word in folded.split())[:LONGEST_KEY]


def digits_meet(folded: str) -> bool:
    """Whether two numbers of a name become one in its key: „Q5, 1“ and „Q 51“ (R-REG-02)."""
    words = folded.split()
    return any(one[-1].isdigit() and other[0].isdigit() for one, other in pairwise(words))


def _written_out(word: str) -> str:
    if word.endswith("str"):
        return f"{word}asse"
    return _WRITTEN_OUT.get(word, word)


def spelled_key(name: str, folded: Callable[[str], str]) -> str:
    """Return the key of a name that is written without umlauts: „Muehlweg“ (R-REG-02)."""
    return street_key(folded(_spelled(name)))


def _spelled(name: str) -> str:
    return unicodedata.normalize("NFC", name).translate(_UMLAUTS)


def searched_keys(name: str, folded: Callable[[str], str]) -> tuple[str, ...]:
    """Return the keys under which a search finds a name: with ü as u and as ue (R-REG-02)."""
    pieces = _TWO_LETTERS.split(spelled_key(name, folded))
    umlauts = len(pieces) // 2
    if umlauts > _MOST_SPELLINGS:
        return tuple(dict.fromkeys((street_key(folded(name)), spelled_key(name, folded))))
    choices = [(piece, piece[0]) if place % 2 else (piece,) for place, piece in enumerate(pieces)]
    return tuple("".join(spelling) for spelling in product(*choices))


def locality_key(name: str, folded: Callable[[str], str]) -> str:
    """Return the key of an Ortsteil: „OT Löhlfeld“ and „LOEHLFELD“ are one (R-REG-02)."""
    return "".join(word for word in folded(_spelled(name)).split() if word not in _OF_PLACE)


@lru_cache(maxsize=50_000)
def is_dwelling(street: str) -> bool:
    """Whether somebody can live there: nobody does in a „Postfach 12 34“ (R-REG-02)."""
    return _NO_DWELLING.fullmatch(street.strip()) is None


def says_no_home(street: str) -> bool:
    """Whether a cell says that somebody has no dwelling: „ohne festen Wohnsitz“, „o. f. W.“.

    Whoever has none is entered on application only (§ 86 Abs. 2 HGO; R-VOTE-06).
    """
    return _NO_HOME.fullmatch(street.strip(" .-()")) is not None


def with_number_behind(street: str) -> list[tuple[str, str]]:
    """Return the ways to read a cell as street and number: „Abtsleitenweg 4“ (R-REG-02)."""
    return [
        (_NUMBER_WORD.sub("", before).rstrip(" ,"), street[place:])
        for place in (match.start() for match in _NUMBER_BEGINS.finditer(street))
        if (before := street[:place])
    ]
