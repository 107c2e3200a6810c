"""From the cells of an extract to values; a cell without a value says why in one sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from django.utils.translation import gettext as _

from elections.files.register.extract_days import ReadDay, says_no_day
from elections.files.register.extract_unreadable import Unreadable
from elections.models.register.reading import SAYS_NOTHING
from municipalities.files.encodings import is_undecoded
from municipalities.files.nationalities import nationalities
from municipalities.files.raw import folded
from municipalities.law.days import KnownDay

_MAIN = frozenset(
    [
        "h",
        "hw",
        "hauptwohnung",
        "haupt",
        "hauptwohnsitz",
        "einzige",
        "einzige_wohnung",
        "alleinige",
        "alleinige_wohnung",
        "ew",
        "aw",
        "ja",
        "j",
        "true",
        "main",
        "primary",
    ]
)
_SECONDARY = frozenset(
    ["n", "nw", "nebenwohnung", "neben", "nebenwohnsitz", "nein", "false", "secondary"]
)
_NO = frozenset({"", "0", "n", "nein", "no", "false", "f", "-", "–", "keine", "kein", "00"})
_YES = frozenset({"1", "j", "ja", "x", "yes", "y", "true", "t", "w"})
_APART = re.compile(r"[,/|+&;]+")
# Keys for a nationality that nobody stated; „000“ is German and no filler.
_FILLERS = frozenset({"", "0", "00", "unbekannt", "ohne_angabe", "keine", "keine_angabe", "ohne",
                      "leer", "null", "none", "nan", "k_a", "o_a", "x", "xx", "xxx"})  # fmt: skip
# Words that more than one nationality in use goes by; the table of the office knows only one.
_SEVERAL = {"kongolesisch": ("245", "246"), "koreanisch": ("434", "467")}
SEPARATE = "\x1f"
"""Stands between the cells of several columns."""


@cache
def _codes() -> dict[str, frozenset[str]]:
    """Every way to write a nationality, folded, with the keys that it can stand for.

    Where a word names a nationality of today and a former one, it is the one of today.
    """
    known: dict[str, dict[str, bool]] = {}
    for entry in nationalities():
        names = (entry.name, *entry.adjective.split("/"), *_turned(entry.name))
        for name in (*names, entry.iso2, entry.iso3, entry.code):
            if name:
                known.setdefault(folded(name), {})[entry.code] = entry.is_in_use
    for word, codes in _SEVERAL.items():
        known[word] = {**known.get(word, {}), **dict.fromkeys(codes, True)}
    return {
        word: frozenset(code for code, in_use in codes.items() if in_use or not any(codes.values()))
        for word, codes in known.items()
    }


def _turned(name: str) -> tuple[str, ...]:
    """Return „Demokratische Republik Kongo“ for „Kongo, Demokratische Republik“."""
    first, comma, rest = name.partition(", ")
    return (f"{rest} {first}",) if comma else ()


def nationality_reader(values: Mapping[str, str]) -> Callable[[str], frozenset[str]]:
    """Return a reader for the nationalities of one person, in one cell or several.

    It knows every name of the office's table, long and short, and what this supplier's words stand
    for: ``values`` maps a folded word to a key, or to ``SAYS_NOTHING``. An empty cell and a filler
    say nothing. Raises Unreadable for a word that it does not know or that several nationalities
    go by, with ``asks``.
    """

    def read(text: str) -> frozenset[str]:
        found: set[str] = set()
        for cell in text.split(SEPARATE):
            found |= _cell(cell, values)
        return frozenset(found)

    return read


def _cell(cell: str, values: Mapping[str, str]) -> set[str]:
    whole = _meaning(cell, values)
    if whole is not None:
        return whole
    found: set[str] = set()
    for part in _APART.split(cell):
        meant = _meaning(part, values)
        if meant is None:
            raise Unreadable(
                _("Die Staatsangehörigkeit „%(text)s“ ist nicht bekannt.") % {"text": part[:40]},
                word=part.strip(),
            )
        found |= meant
    return found


def _meaning(text: str, values: Mapping[str, str]) -> set[str] | None:
    """Return the keys that a word stands for; None where it is not known or not clear."""
    plain = folded(text)
    if is_undecoded(text) and plain:
        return None
    if plain in values:
        return {values[plain]} - {SAYS_NOTHING}
    if plain in _FILLERS or not any(sign.isalnum() for sign in plain):
        return set()
    codes = _codes().get(plain.zfill(3) if plain.isdigit() else plain)
    return {*codes} if codes is not None and len(codes) == 1 else None


_ASKS = frozenset({"hauptwohnung", "main_dwelling"})


def dwelling_reader(column: str, values: Mapping[str, str]) -> Callable[[str], bool]:
    """Return a reader for the main dwelling; a column „Hauptwohnung“ says 1 for yes, 0 for no.

    ``values`` says what this supplier's own words stand for: „H“ or „N“.
    """
    asks = folded(column) in _ASKS

    def read(text: str) -> bool:
        meant = values.get(folded(text), text)
        return not (asks and meant == "0") and is_main_dwelling(meant)

    return read


def is_main_dwelling(text: str) -> bool:
    """Tell main from secondary dwelling; empty is the main one. Raises Unreadable."""
    plain = folded(text)
    if not text or plain in _MAIN:
        return True
    if plain in _SECONDARY:
        return False
    # Some suppliers write the keys of the DSMeld: 0 only, 1 main, 2 secondary dwelling.
    if plain in ("0", "1", "2"):
        return plain != "2"
    raise Unreadable(
        _("„%(text)s“ ist weder Haupt- noch Nebenwohnung (erwartet: H oder N).")
        % {"text": text[:20]},
        word=text,
    )


def is_blocked(text: str) -> bool:
    """Tell whether an Auskunftssperre is noted; whatever does not say no protects the person."""
    return text.casefold() not in _NO


def is_excluded_by_court(text: str) -> bool:
    """Tell whether the right to vote was lost by court ruling. Raises Unreadable."""
    plain = text.casefold()
    if plain in _NO:
        return False
    if plain in _YES:
        return True
    raise Unreadable(
        _("„%(text)s“ ist weder ja noch nein (Ausschluss durch Richterspruch).")
        % {"text": text[:20]},
        word=text,
    )


def court_reader(values: Mapping[str, str]) -> Callable[[str], bool]:
    """Return a reader for the loss of the right by court; ``values`` maps own words to j or n."""
    return lambda text: is_excluded_by_court(values.get(folded(text), text))


def death_reader(read_day: Callable[[str], ReadDay]) -> Callable[[str], bool]:
    """Return a reader for a column about death: a day, in part or not, or yes (R-REG-04).

    Raises Unreadable for what says neither.
    """

    def read(text: str) -> bool:
        if text.casefold() in _YES:
            return True
        if says_no_day(text) or text.casefold() in _NO:
            return False
        return read_day(text).day != KnownDay()

    return read


def leaving_reader(read_day: Callable[[str], ReadDay]) -> Callable[[str], KnownDay | None]:
    """Return a reader for the day of moving out; None for nobody who moves out (R-REG-04).

    A mere yes is a day of which nothing is known. Raises Unreadable.
    """

    def read(text: str) -> KnownDay | None:
        if text.casefold() in _YES:
            return KnownDay()
        if says_no_day(text) or text.casefold() in _NO:
            return None
        return read_day(text).day

    return read
