"""The house number of a dwelling: read as a whole and for certain, or not at all (R-REG-02).

Nothing is read by its beginning. „2 A“ is one house; „19-21“ stands for several, „20 1/2“ for one
between 20 and its letters: their Wahlbezirk is certain only if all of them have the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from string import ascii_lowercase
from typing import NamedTuple

from elections.law.districts.additions import is_addition, split_addition

LONGEST_NUMBER = 20
"""A longer text is no house number; it is kept as an addition (R-REG-02)."""
MOST_HOUSES_IN_ONE = 40
"""So far apart the first and the last number of one dwelling may be (R-REG-02)."""

_LAST = ascii_lowercase[-1]
_PLAIN = re.compile(r"0*([1-9]\d{0,5})\s?([a-z]?)", re.ASCII | re.IGNORECASE)
_NUMBER_WORD = re.compile(r"^(?:haus|hs)?[-.\s]*(?:nummer|nr|no)\b\.?\s*(?=\d)", re.IGNORECASE)
_NO_NUMBER = re.compile(
    r"[-–—.?*/\s0]*|ohne(?:\s+(?:haus)?-?(?:nummer|nr\.?))?"
    r"|o\.?\s?(?:haus|h)?\.?-?\s?(?:nummer|nr|n)\.?|s\.?/n\.?"
    r"|keine?(?:\s+(?:angabe|nummer|nr\.?|hausnummer))?|k\.?\s?a\.?|unbekannt|unbek\.?|entfällt",
    re.IGNORECASE,
)
_FRACTION = re.compile(
    r"0*([1-9]\d{0,5})(?:\s?[½¼¾⅓⅔⅛]|\s(?:1/[2-9]|2/3|3/4))\s?[a-z]?", re.ASCII | re.IGNORECASE
)
# „20/1“, „20/A“: something at number 20.
_PART = re.compile(r"0*([1-9]\d{0,5})\s?(?:/\s?0*(\d{1,3})|[/-]\s?[a-z])", re.ASCII | re.IGNORECASE)
# „201/2“ may be 20½, or the second door of 201.
_GLUED = re.compile(r"\d+(?:1/[2-9]|2/3|3/4)", re.ASCII)
_SEVERAL = re.compile(r"\s*(?:[-–—/+,&;]|\bbis\b|\bund\b|\bu\.)\s*", re.IGNORECASE)
_LETTER = re.compile(r"[a-z]", re.ASCII | re.IGNORECASE)
# „2 r“ may be the right side of number 2 as well as a house of its own, „2 H“ and „2 V“ the house
# behind it and before it, „2 I“ and „2 V“ a storey; „2r“ is a house.
_SIDE = re.compile(r"0*([1-9]\d{0,5})\s[rlmhvi]", re.ASCII | re.IGNORECASE)
_DIGITS = re.compile(r"0*([1-9]\d{0,2})", re.ASCII)
# „ab“ or „AA“ in the cell of the letter may be letters, as „2ab“ is; „HH“ is known as an addition.
_TWO_LETTERS = re.compile(r"[^\W\d_]{2,3}\.?")
_OWN_LETTER = re.compile(
    r"[a-z]|[½¼¾⅓⅔⅛]\s?[a-z]?|[1-9]/[2-9]\s?[a-z]?|[a-z]\s?[-–/+,&]\s?[a-z]", re.IGNORECASE
)


class House(NamedTuple):
    """A house, or all houses from the first to the last that a dwelling may stand for.

    ``written`` is the number as it is kept, ``addition`` what stood behind it.
    """

    number: int
    letter: str
    last_number: int
    last_letter: str
    written: str
    addition: str

    @property
    def is_certain(self) -> bool:
        """Whether it is exactly one house."""
        return (self.number, self.letter) == (self.last_number, self.last_letter)

    def houses(self, *, of_side: bool | None = None) -> Iterator[tuple[int, str]]:
        """Yield every house from first to last; ``of_side``: only those with or without parity."""
        first, last = (self.number, self.letter), (self.last_number, self.last_letter)
        for number in range(self.number, self.last_number + 1):
            if of_side is not None and (number % 2 == self.number % 2) is not of_side:
                continue
            for letter in ("", *ascii_lowercase):
                if first <= (number, letter) <= last:
                    yield number, letter


@lru_cache(maxsize=20_000)
def read_house(number: str, letter: str = "") -> House | None:
    """Return the house of a dwelling from the cells of its number and letter (R-REG-02).

    None where there is no number („o. Nr.“, „0“) and where it cannot be read for certain.
    """
    text, addition, _more = _apart(number, letter)
    bounds = _bounds(text)
    return None if bounds is None else House(*bounds[0], *bounds[1], text, addition)


def says_no_number(written: str) -> bool:
    """Whether a cell is empty or only a filler: „0“, „-“, „o. Nr.“ (R-REG-02)."""
    return _NO_NUMBER.fullmatch(written) is not None


def split_house(number: str, letter: str = "", addition: str = "") -> tuple[str, str]:
    """Return the house number as it is kept, and the addition of any length (R-REG-02).

    Words in the cell of the number or of the letter go to the addition only where they are plainly
    one. A lone letter or „1/2“ in the cell of the addition may belong to the number: „2/A“ says so.
    """
    text, behind, more = _apart(number, letter)
    own = " ".join(addition.split())
    if _OWN_LETTER.fullmatch(own) and _PLAIN.fullmatch(text):
        text, own = f"{text}{'/' if _LETTER.fullmatch(own) else ' '}{own}", ""
    if len(text) > LONGEST_NUMBER:
        text, behind = "", f"{text} {behind}".strip()
    found = dict.fromkeys(part for part in (behind, more, own) if part)
    return text, ", ".join(found)


def _apart(number: str, letter: str) -> tuple[str, str, str]:
    """Return number with letter, the addition behind the number, and the words beside it."""
    text, addition = split_addition(_NUMBER_WORD.sub("", number.strip()).rstrip(" .,;:"))
    own, more = _own_letter(" ".join(letter.split()))
    if says_no_number(text):
        text = ""
    known = _PLAIN.fullmatch(text)
    if known is not None:
        text = text.lstrip("0")
    if known is not None and own.casefold() == known[2].casefold():
        own = ""
    # A number in the cell of the letter is a part of the house: „20“ and „3“ are „20/3“.
    if _DIGITS.fullmatch(own):
        return f"{text}/{own}", addition, more
    # In a cell of its own even „r“ is a letter.
    is_house = _SIDE.fullmatch(f"{text} {own}") is not None
    return f"{text}{'' if is_house else ' '}{own}".strip(), addition, more


def _own_letter(written: str) -> tuple[str, str]:
    """Return what of the letter's cell belongs to the number, and words that do not."""
    if says_no_number(written):
        return "", ""
    if is_addition(written):
        return "", written
    head, addition = split_addition(written)
    if _OWN_LETTER.fullmatch(head) or _DIGITS.fullmatch(head):
        return head, addition
    if _TWO_LETTERS.fullmatch(written):
        return written, ""
    # Words of a cell of its own are no part of a number, unless a lone letter is among them.
    is_words = all(len(word.strip(".,;:()-")) > 1 for word in written.split())
    return ("", written) if is_words and not any(map(str.isdigit, written)) else (written, "")


def _bounds(text: str) -> tuple[tuple[int, str], tuple[int, str]] | None:
    """Return the first and the last house of a number as it is written."""
    if unclear := _FRACTION.fullmatch(text) or _SIDE.fullmatch(text):
        return _block(int(unclear[1]))
    if _GLUED.fullmatch(text):
        return None
    part = _PART.fullmatch(text)
    if part is not None and (part[2] is None or int(part[2]) <= int(part[1])):
        return _block(int(part[1]))
    return _from_to(_SEVERAL.split(text))


def _block(number: int) -> tuple[tuple[int, str], tuple[int, str]]:
    """Return a number with all its letters."""
    return (number, ""), (number, _LAST)


def _from_to(parts: list[str]) -> tuple[tuple[int, str], tuple[int, str]] | None:
    """Return the first and the last of several houses that are named in their order."""
    houses: list[tuple[int, str]] = []
    for part in parts:
        plain = _PLAIN.fullmatch(part)
        if plain is not None:
            house = int(plain[1]), plain[2].lower()
        elif houses and houses[-1][1] and _LETTER.fullmatch(part):
            house = houses[-1][0], part.lower()
        else:
            return None
        if houses and house < houses[-1]:
            return None
        houses.append(house)
    if houses[-1][0] - houses[0][0] > MOST_HOUSES_IN_ONE:
        return None
    return houses[0], houses[-1]
