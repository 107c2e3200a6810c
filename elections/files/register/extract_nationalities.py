"""The nationalities of one person: keys, names, adjectives, and a supplier's own words (R-VOTE-01).

Nothing is guessed: a cell that is not understood as a whole, or that several nationalities go by,
is a word that the office explains once for its supplier.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from django.utils.translation import gettext as _

from elections.files.register.extract_unreadable import Unreadable, seen
from elections.models.register.reading import SAYS_NOTHING
from municipalities.files.encodings import is_undecoded, letter_is_lost
from municipalities.files.nationalities import ALSO_CALLED, Nationality, nationalities
from municipalities.files.raw import folded
from municipalities.law.body.suffrage import GERMAN

SEPARATE = "\x1f"
"""Stands between the cells of several columns."""
LONGEST_WORD = 120
"""A longer text is no word that somebody explains; nothing is understood by its beginning."""
_APART = re.compile(r"[,/|+&;]+")
# Keys for a nationality that nobody stated; „000“ is German and no filler.
_FILLERS = frozenset({"", "unbekannt", "ohne_angabe", "keine", "keine_angabe", "ohne", "leer",
                      "null", "none", "nan", "nv", "k_a", "o_a", "x", "xx", "xxx"})  # fmt: skip
# Words that more than one nationality in use goes by; the table of the office knows only one.
_SEVERAL = {"kongolesisch": ("245", "246"), "koreanisch": ("434", "467")}
_ENDINGS = ("e", "er", "es", "en", "em")
# „163,000“ are two nationalities and no fraction.
_WHOLE_NUMBER = re.compile(r"(\d+)[.,]0{1,2}")
_KEY_AND_WORD = (
    re.compile(r"(?P<key>\d{1,4}|[A-Z]{2,3})(?:\s*[-–:=]\s*|\s+)(?P<word>[^\W\d].*)"),
    re.compile(r"(?P<word>[^\W\d].*?)\s*[(\[]\s*(?P<key>\d{1,4}|[A-Z]{2,3})\s*[)\]]"),
    re.compile(r"(?P<word>[^\W\d].*?)(?:\s*[-–:=]\s*|\s+)(?P<key>\d{1,4}|[A-Z]{2,3})"),
)


def nationality_reader(values: Mapping[str, str]) -> Callable[[str], frozenset[str]]:
    """Return a reader for the nationalities of one person, in one cell or several.

    It knows every name of the office's table, long and short, and what this supplier's words stand
    for: ``values`` maps a folded word to a key, or to ``SAYS_NOTHING``. An empty cell and a filler
    say nothing. „0“ is asked wherever it stands: it may be what a spreadsheet left of „000“.
    Raises Unreadable for a word that it does not know or that several nationalities go by, with
    ``asks``.
    """

    def read(text: str) -> frozenset[str]:
        found: set[str] = set()
        noughts: list[str] = []
        for written in text.split(SEPARATE):
            found |= _cell(seen(written), values, noughts)
        # Whoever is German in another cell is German whatever „0“ stands for.
        if noughts and GERMAN not in found:
            raise Unreadable(
                _(
                    "Die Staatsangehörigkeit „%(text)s“ kann „000“ (deutsch) sein, von dem eine "
                    "Tabellenkalkulation die Nullen wegließ."
                )
                % {"text": noughts[0]},
                word=noughts[0],
            )
        return frozenset(found)

    return read


def _nought_in(cell: str, values: Mapping[str, str]) -> bool:
    """Whether a cell is „0“ in some form, „000“ apart, and nobody said what it stands for."""
    plain = _key(cell)
    return plain.isdecimal() and plain != GERMAN and not int(plain) and folded(cell) not in values


def _cell(cell: str, values: Mapping[str, str], noughts: list[str]) -> set[str]:
    """Return the nationalities of one cell; what may be a shortened „000“ is put to ``noughts``."""
    whole = _meaning(cell, values)
    if whole is not None:
        return whole
    found: set[str] = set()
    for part in _APART.split(cell):
        if _nought_in(part, values):
            noughts.append(part.strip())
            continue
        meant = _meaning(part, values)
        if meant is None:
            raise _asked(cell)
        found |= meant
    return found


def _asked(cell: str) -> Unreadable:
    sentence = _("Die Staatsangehörigkeit „%(text)s“ ist nicht bekannt.") % {"text": cell[:40]}
    is_word = len(cell) <= LONGEST_WORD and not is_undecoded(cell) and not letter_is_lost(cell)
    return Unreadable(sentence, word=cell if is_word else "")


def _meaning(text: str, values: Mapping[str, str]) -> set[str] | None:
    """Return the keys that a word stands for; None where it is not known or not clear."""
    plain = folded(text)
    if plain and (is_undecoded(text) or letter_is_lost(text)):
        return None
    if plain in values and len(text) <= LONGEST_WORD:
        return {values[plain]} - {SAYS_NOTHING}
    if plain in _FILLERS:
        return set()
    if _nought_in(text, values):
        return None
    codes = _codes_of(text)
    if len(codes) == 1:
        return {*codes}
    return None if codes else _agreed(text, values)


def _agreed(text: str, values: Mapping[str, str]) -> set[str] | None:
    """Return the nationality of „163 - Türkei“ and „türkisch (163)“ where key and word agree."""
    for pattern in _KEY_AND_WORD:
        found = pattern.fullmatch(text)
        if found is None:
            continue
        by_key = _certain(_words().get(_key(found["key"]), frozenset()))
        by_word = _words().get(folded(found["word"]), frozenset())
        own = values.get(folded(found["word"]))
        if len(by_key) == 1 and (by_key <= by_word or own in by_key):
            return {*by_key}
    return None


def _key(text: str) -> str:
    """Return a key as the table has it, any other word folded: „0163“ and „163.0“ are „163“."""
    whole = _WHOLE_NUMBER.fullmatch(text.strip())
    plain = whole[1] if whole else folded(text)
    if plain.isdecimal() and len(plain) != 3:
        return plain.lstrip("0").zfill(3) if int(plain) else "0"
    return plain


def _codes_of(text: str) -> frozenset[str]:
    plain = _key(text)
    # „ir.“ is no ISO code.
    if text.strip().endswith(".") and (len(plain) <= 3 or plain not in _words()):
        return _shortened().get(plain, frozenset())
    return _certain(_words().get(plain, frozenset()))


@cache
def _certain(codes: frozenset[str]) -> frozenset[str]:
    """Return the nationalities of today; where a word names one and a former one, it is that."""
    in_use = {entry.code for entry in nationalities() if entry.is_in_use}
    return (codes & in_use) or codes


@cache
def _words() -> dict[str, frozenset[str]]:
    """Every way to write a nationality, folded, with all keys that it can stand for."""
    known: dict[str, set[str]] = {}
    for entry in nationalities():
        for name in _names_of(entry):
            known.setdefault(folded(name), set()).add(entry.code)
    for word, codes in _SEVERAL.items():
        for ending in ("", *_ENDINGS):
            known[word + ending] = known.get(word + ending, set()) | {*codes}
    return {word: frozenset(codes) for word, codes in known.items()}


def _names_of(entry: Nationality) -> Iterator[str]:
    also = filter(None, ALSO_CALLED.get(entry.code, "").split("|"))
    for name in (*entry.adjective.split("/"), entry.name, *also):
        yield name
        if name[:1].islower() or name.startswith("US-"):
            yield from (f"{name}{ending}" for ending in _ENDINGS)
    first, comma, rest = entry.name.partition(", ")
    if comma:
        yield f"{rest} {first}"
    yield from filter(None, (entry.iso2, entry.iso3, entry.code))


@cache
def _shortened() -> dict[str, frozenset[str]]:
    """„türk.“ for each adjective in „-isch“ whose beginning no other one shares."""
    adjectives = {folded(entry.adjective): entry for entry in nationalities() if entry.is_in_use}
    found = {"dt": frozenset({GERMAN})}
    for word, entry in adjectives.items():
        stem = word.removesuffix("isch")
        if stem != word and [one for one in adjectives if one.startswith(stem)] == [word]:
            found[stem] = frozenset({entry.code})
    return found
