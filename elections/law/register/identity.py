"""Whether two records are one person: one comparison for extract, pages and cards (R-REG-02).

Names are compared however they are written: case, marks, umlauts (Müller, Mueller, Muller),
hyphens, blanks and the order of the names do not matter. Births are compared as far as they are
known. The same is refused; the similar is a doubt that a person decides. Nothing is decided here
in silence, so that a mistaken likeness costs a look and never a vote.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from hashlib import blake2b
from itertools import combinations, permutations
from string import ascii_lowercase

from municipalities.law.days import KnownDay

_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))
# How letters of other alphabets are written in Latin ones: đ is also „dj“, å „aa“, خ „kh“.
_ROMANISED = (
    ("dj", "d"), ("aa", "a"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("y", "j"), ("w", "v"),
)  # fmt: skip
_ARTICLES = {"el": "al"}
_MOHAMMED = re.compile(r"m[ou]hamm?[ae]d")
_LONG_NAME, _MOST_SLIPS = 14, 2
"""A name of so many letters may have two slips in one house, others one: twins are no slips."""
_FEWEST_LETTERS = 6
_LETTERS_OF_A_NAME = 5
"""In a shorter name of twins one letter makes another one: Emin and Emine."""
_MOST_NAMES = 8


class Likeness(StrEnum):
    """How much two records look like one person."""

    SAME = "same"
    SIMILAR = "similar"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Identity:
    """What tells one person from another: all names folded, the birth, the dwelling as a hint.

    ``names`` are the words of all names in lower case without marks (``models.sorting.sort_key``),
    ``dwelling`` any text that is equal where people live in the same house.
    """

    names: str
    born: KnownDay
    dwelling: str = ""


def plain_names(folded: str) -> str:
    """Return folded names with umlauts in one writing: „mueller“ becomes „muller“ (R-REG-02)."""
    for written_out, letter in _UMLAUTS:
        folded = folded.replace(written_out, letter)
    return folded


def name_mark(folded: str) -> int:
    """Return a number that is equal for names of the same letters, in whatever order (R-REG-02).

    The marks of parts of a name add up to the mark of the whole name: order, blanks and hyphens
    do not matter. Other names practically never have the same mark.
    """
    return sum(map(_MARKS.__getitem__, plain_names(folded)))


@cache
def marks_of_a_slip() -> frozenset[int]:
    """Return by which numbers the marks of two names differ where one Latin letter does (R-REG-02).

    A letter typed wrong, left out or added; two that changed places leave the mark as it is.
    """
    letters = [name_mark(letter) for letter in ascii_lowercase]
    wrong = {one - other for one, other in permutations(letters, 2)}
    return frozenset(wrong | {sign * letter for sign in (1, -1) for letter in letters})


class _Marks(dict[str, int]):
    """A number for each letter, far apart from all others; signs between words count nothing."""

    def __missing__(self, letter: str) -> int:
        mark = 0
        if letter.isalnum():
            mark = int.from_bytes(blake2b(letter.encode(), digest_size=6).digest())
        self[letter] = mark
        return mark


_MARKS = _Marks()


def likeness(one: Identity, other: Identity) -> Likeness:
    """Tell whether two records are the same person, similar, or others (R-REG-02, R-WS-01).

    The same: the words of the names and the birth are equal. Similar: the births can be one day
    and the names differ by a slip, by the writing of a foreign letter („Djordjević“) or by a name
    that one of them lacks, in one house by both; or the names and the dwelling are equal and the
    births differ by a slip, which those of father and son do not.
    """
    words_equal = _words(one.names) == _words(other.names)
    if words_equal and one.born == other.born and one.born.exact:
        return Likeness.SAME
    # „Al Amrani“ and „Alamrani“ have the same letters and not the same words.
    names_equal = words_equal or name_mark(one.names) == name_mark(other.names)
    neighbours = one.dwelling != "" and one.dwelling == other.dwelling
    if one.born.agrees_with(other.born):
        alike = (
            names_equal
            or _romanised(one.names) == _romanised(other.names)
            or _resemble(one.names, other.names, neighbours=neighbours)
        )
    else:
        alike = names_equal and neighbours and _one_slip(one.born, other.born)
    return Likeness.SIMILAR if alike else Likeness.OTHER


def lives_with(one: Identity, other: Identity) -> bool:
    """Whether both live in one house, or nobody knows where one of them lives (R-REG-02)."""
    return not one.dwelling or not other.dwelling or one.dwelling == other.dwelling


def is_nearer(now: Identity, before: Identity, other: Identity) -> bool:
    """Whether new data make somebody more like ``other`` than they were ``before`` (R-REG-02).

    Who was as much like that person all the time has been looked at: twins who move together raise
    no doubt.
    """
    return _nearness(now, other) > _nearness(before, other)


def _nearness(one: Identity, other: Identity) -> int:
    kind = likeness(one, other)
    if kind is Likeness.SAME:
        return 3 if lives_with(one, other) else 2
    return 1 if kind is Likeness.SIMILAR else 0


def _romanised(names: str) -> int:
    """Return the mark of names in one romanisation: Đorđević is Djordjević, El Amrani Al Amrani."""
    words = []
    for word in plain_names(names).split():
        plain = _MOHAMMED.sub("muhamad", _ARTICLES.get(word, word))
        for written, letter in _ROMANISED:
            plain = plain.replace(written, letter)
        words.append(plain)
    return name_mark(" ".join(words))


def _resemble(one: str, other: str, *, neighbours: bool) -> bool:
    """Whether one lacks a name of the other, or they differ by a slip of the pen.

    A single name that is part of the other is a hint only for ``neighbours``.
    """
    mine, theirs = _words(one), _words(other)
    fewer, more = sorted((set(mine), set(theirs)), key=len)
    if fewer <= more and len(fewer) > (0 if neighbours else 1):
        return True
    if neighbours and _mostly_alike(mine, theirs):
        return True
    first, second = "".join(mine), "".join(theirs)
    shorter = min(len(first), len(second))
    # A digit is no slip of a name.
    if shorter < _FEWEST_LETTERS or not (first.isalpha() and second.isalpha()):
        return False
    return _slips(first, second) <= (_MOST_SLIPS if neighbours and shorter >= _LONG_NAME else 1)


def _mostly_alike(mine: list[str], theirs: list[str]) -> bool:
    """Whether all names of one stand among the other's, some with a slip or in another division.

    „Muler, Ayse“ and „Müller, Ayşe Nur“; „Al Amrani, Karim“ and „Alamrani, Karim Hassan“. One name
    at least is written alike.
    """
    fewer, more = sorted((mine, theirs), key=len)
    if not set(fewer) & set(more) or len(more) > _MOST_NAMES:
        return False
    left = list(more)
    for name in sorted(fewer, key=lambda name: name not in more):
        found = next((one for one in left if _is_slip(name, one)), None)
        if found is None:
            break
        left.remove(found)
    else:
        return True
    return _letters_among(mine, theirs) or _letters_among(theirs, mine)


def _is_slip(one: str, other: str) -> bool:
    """Whether two names are equal, or long enough to differ by a slip only."""
    if one == other:
        return True
    long_enough = min(len(one), len(other)) >= _LETTERS_OF_A_NAME
    return long_enough and one.isalpha() and other.isalpha() and _slips(one, other) == 1


def _letters_among(mine: list[str], theirs: list[str]) -> bool:
    """Whether some of their names have exactly the letters of all of mine."""
    sought = name_mark("".join(mine))
    parts = (some for size in range(1, len(theirs)) for some in combinations(theirs, size))
    return any(name_mark("".join(some)) == sought for some in parts)


def _one_slip(one: KnownDay, other: KnownDay) -> bool:
    """Whether two births differ in one digit only, or day and month are swapped."""
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return True
    return sum(mine != theirs for mine, theirs in zip(one.text, other.text, strict=True)) == 1


def _words(names: str) -> list[str]:
    return sorted(plain_names(names).split())


def _slips(one: str, other: str) -> int:
    """Count letters that were typed wrong, left out, added or swapped with their neighbour."""
    if abs(len(one) - len(other)) > _MOST_SLIPS:
        return _MOST_SLIPS + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        last, before, row = before, row, [i]
        for j, theirs in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != theirs))
            swapped = i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == theirs
            row.append(min(cost, last[j - 2] + 1) if swapped else cost)
    return row[-1]
