"""Which signs stand in the names of people and streets, and which betray a wrong code page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import NamedTuple

_GERMAN = frozenset("äöüßÄÖÜ")
_EUROPEAN = "áàâãåçéèêëíìîïñóòôõøúùûýşșğıšžčćđłńśźżąęőűřěůțăňťďľėįųūēīāņķļģ"
_USUAL = frozenset(_EUROPEAN + _EUROPEAN.upper() + "İ")
BALTIC = frozenset("āēģīķļņūėįųĀĒĢĪĶĻŅŪĖĮŲ")
"""Letters that no other code page has; without one of them a file is not from the Baltic states."""
_VOWELS = frozenset("aeiouyäöüAEIOUYÄÖÜ")
_IN_WORDS = frozenset("’‘´`ʼ\u00ad")
_BETWEEN_WORDS = frozenset("\u00a0\u202f–—„“”‚’‘»«…·•")
_BEHIND_DIGITS = frozenset("½¼¾²³°ª€")
_OPENING = frozenset("‚„")
WRITTEN_HERE = _GERMAN | _USUAL | _IN_WORDS | _BETWEEN_WORDS | _BEHIND_DIGITS | frozenset("æœ§°")
# What code pages have where others have a letter; no name is written with it.
_STRAY = (
    "ƒ±¦›‹€£¢¤¥¬¨¯²³¹¶¸×÷†‡‰™©®µ¿¡∞≤≥∂∑∏∫√≈∆◊⁄≠˝˛ˇ˙˘˚ﬁﬂ░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼"
    "╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀"
)
# What a web page writes for a letter: „M&uuml;ller“, „&#350;ahin“.
_ENTITY = re.compile(r"&(?:#\d{2,6}|#x[0-9a-f]{2,5}|[a-z]{2,8});", re.IGNORECASE)
_IN_A_WORD = re.compile(rf"[^\W\d_][{_STRAY}]|[{_STRAY}][^\W\d_]|[ƒﬁﬂ]")


def stray_sign(text: str) -> bool:
    """Whether a sign stands in a word of ``text`` that no name has: „Y›lmaz“, „Ayƒe“, „¦liwa“.

    The file was then read, or written, in another code page, or for a web page: „M&uuml;ller“.
    """
    if "&" in text and _ENTITY.search(text):
        return True
    return not text.isascii() and _IN_A_WORD.search(text) is not None


def plausibility(word: str) -> float:
    """Say how much the signs of ``word`` look like a name or a street."""
    padded = f" {word} "
    return sum(
        _weight(padded[place - 1], sign, padded[place + 1], padded[max(place - 2, 0)])
        for place, sign in enumerate(padded)
        if sign > "\x7f"
    )


class _Place(NamedTuple):
    """A sign between its neighbours; ``earlier`` stands two places before it."""

    before: str
    sign: str
    after: str
    earlier: str

    @property
    def small(self) -> bool:
        return self.sign.islower() and self.sign != "ß"


# The first row that holds weighs a letter; each names what it keeps away.
_LETTERS: tuple[tuple[Callable[[_Place], bool], float], ...] = (
    (lambda at: at.before.isdigit() or at.after.isdigit(), -2.0),  # „240á555“
    (lambda at: at.sign.isupper() and at.before.islower(), -4.0),  # „FernÚndez“
    (lambda at: at.sign.isupper() and at.before.isalpha() and at.after.islower(), -1.5),  # „MŸller“
    (lambda at: at.small and at.before.isupper() and at.earlier.isupper(), -3.0),  # „GRšN“
    (lambda at: at.small and at.after.isupper(), -3.0),  # „MšLLER“
    (lambda at: at.sign == "ß" and at.before not in _VOWELS, -2.0),  # „Fernßndez“
    (lambda at: at.sign == "á" and at.before == "a", -1.0),  # „Straáe“
    (lambda at: at.sign == "á" and at.before in _VOWELS and not at.after.isalpha(), -1.0),  # „Weiá“
    (lambda at: at.before.isalpha() and at.after.isalpha() and not _has_vowel(at), -1.5),  # „Jšrg“
    (lambda at: at.sign in "èøæ" and _is_slavic(at), -0.5),  # „Kovaè“, „Jiøí“, „Šimiæ“
    (lambda at: at.sign in "ğĞ" and at.before not in _VOWELS, -1.0),  # „Ğorğević“
    (lambda at: at.sign in "ńăő" and at.after in _VOWELS, 0.3),  # „Muńoz“, „Joăo“, „Simőes“
    (lambda at: at.sign == "ñ" and at.after not in _VOWELS, 0.3),  # „Kamiñski“
    (lambda at: at.sign == "õ" and at.after == "e", 1.0),  # „Simões“
    (lambda at: at.sign in "ýõ" and at.after.isalpha(), 0.3),  # „Yýldýz“
    (lambda at: at.sign in BALTIC, 0.5),  # „Novįk“
    (lambda at: at.sign in "þÞðÐ", 0.0),  # „Ayþe“, „Doðan“
    (lambda at: at.sign in "âÂ", 0.8),  # „Jânis“
    (lambda at: at.sign in _GERMAN, 2.0),
    (lambda at: at.sign in _USUAL, 1.0),
    (lambda at: True, 0.3),
)


# Names have few different letters, each read in many encodings.
@lru_cache(maxsize=20_000)
def _weight(before: str, sign: str, after: str, earlier: str) -> float:
    if _is_latin(sign):
        at = _Place(before, sign, after, earlier)
        return next(weight for holds, weight in _LETTERS if holds(at))
    return _weight_of_mark(before, sign, after)


def _is_slavic(at: _Place) -> bool:
    """Whether è, ø or æ stands where no Western name has it: behind a vowel, before „á“."""
    before = at.before.lower()
    if at.sign != "è":
        return before in _VOWELS or before == "í" or (at.sign == "ø" and at.after in tuple("áíé"))
    # „Noè“ and „Noguès“ are names.
    return before in tuple("ae") or (before in tuple("iu") and not at.after.isalpha())


def _has_vowel(at: _Place) -> bool:
    """Whether a sign or one beside it is a vowel, with marks or without."""
    signs = unicodedata.normalize("NFD", at.before + at.sign + at.after)
    return not _VOWELS.isdisjoint(signs) or at.sign in "øØæÆœŒıß"


def _weight_of_mark(before: str, sign: str, after: str) -> float:
    is_inside = before.isalpha() and after.isalpha()
    if sign in _OPENING and before.isalpha():
        return -3.0  # „Jos‚“
    if sign in _IN_WORDS and is_inside:
        return 0.5
    if sign in _BEHIND_DIGITS and before.isdigit() and not after.isalpha():
        return 0.5
    if sign in _BETWEEN_WORDS and not is_inside:
        return 0.5
    return -3.0


@cache
def _is_latin(sign: str) -> bool:
    """Whether a sign is a letter of a Latin script; ª, º and ligatures of printers are none."""
    name = unicodedata.name(sign, "")
    is_letter = sign.isalpha() and name.startswith("LATIN") and sign not in "ƒ"
    return is_letter and "LIGATURE F" not in name
