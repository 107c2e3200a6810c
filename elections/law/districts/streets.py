"""The street directory: which Wahlbezirk a dwelling belongs to (§ 9 Abs. 1 KWO; R-REG-02).

A street name comes folded (lower case, without marks: ``models.sorting.sort_key``), a house
number as it is written. An address that the directory does not know, or knows twice, has no
district: a person decides, nothing is guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from elections.law.districts.house_numbers import NumberRange, Side, parse_house_number

# One word of a folded name that stands for another.
_WRITTEN_OUT = {
    "str": "strasse",
    "st": "sankt",
    "pl": "platz",
    "dr": "doktor",
    "prof": "professor",
    "bgm": "burgermeister",
}
_MOST_CACHED = 50_000
LONGEST_KEY = 140
"""So long a key may be in the database (R-REG-02)."""


def street_key(folded: str) -> str:
    """Return the key under which a street is found, from its ``folded`` name (R-REG-02).

    „Berliner Str.“, „Berlinerstr.“ and „Berliner Straße“ are one street, and so are names with
    and without hyphens: abbreviations are written out, then the words are joined.
    """
    return "".join(_written_out(word) for word in folded.split())[:LONGEST_KEY]


def _written_out(word: str) -> str:
    if word.endswith("str"):
        return f"{word}asse"
    return _WRITTEN_OUT.get(word, word)


class StreetRow(NamedTuple):
    """One row of the directory; ``district`` is the key of a Wahlbezirk."""

    street_key: str
    side: str
    first: int | None
    first_letter: str
    last: int | None
    last_letter: str
    postcode: str
    district: int


class _Part(NamedTuple):
    numbers: NumberRange
    postcode: str
    district: int


class StreetDirectory:
    """Says which Wahlbezirk an address belongs to; made for hundreds of thousands of questions.

    ``rows`` are those of one election, ``districts`` the keys of its Wahlbezirke, ``folded`` is
    how names are folded. Without any rows everybody belongs to the only Wahlbezirk; if
    there are several, the answer is unknown.
    """

    def __init__(
        self,
        rows: Iterable[tuple[str, str, int | None, str, int | None, str, str, int]],
        districts: Sequence[int],
        folded: Callable[[str], str],
    ):
        self._folded = folded
        self._streets: dict[str, list[_Part]] = defaultdict(list)
        for row in map(StreetRow._make, rows):
            numbers = NumberRange(Side(row.side), *row[2:6])
            self._streets[row.street_key].append(_Part(numbers, row.postcode, row.district))
        self._only = districts[0] if not self._streets and len(districts) == 1 else None
        self._parts: dict[str, list[_Part]] = {}
        self._answers: dict[tuple[str, str, str], int | None] = {}

    def __len__(self) -> int:
        """Return how many streets it knows."""
        return len(self._streets)

    def district_of(self, street: str, house_number: str, postcode: str) -> int | None:
        """Return the key of the Wahlbezirk of an address, None when none or several fit."""
        address = (street, house_number, postcode)
        try:
            return self._answers[address]
        except KeyError:
            pass
        if len(self._answers) >= _MOST_CACHED:
            self._answers.clear()
        answer = self._only if not self._streets else self._found(street, house_number, postcode)
        self._answers[address] = answer
        return answer

    def _parts_of(self, street: str) -> list[_Part]:
        parts = self._parts.get(street)
        if parts is None:
            if len(self._parts) >= _MOST_CACHED:
                self._parts.clear()
            parts = self._parts[street] = self._streets.get(street_key(self._folded(street)), [])
        return parts

    def _found(self, street: str, house_number: str, postcode: str) -> int | None:
        parts = [
            part
            for part in self._parts_of(street)
            if not (part.postcode and postcode) or part.postcode == postcode
        ]
        number = parse_house_number(house_number)
        if number is None:
            # Where the whole street votes in one Wahlbezirk the number does not matter.
            return _only_one({part.district for part in parts})
        exactly = {part.district for part in parts if part.numbers.holds(*number)}
        if exactly:
            return _only_one(exactly)
        return _only_one({part.district for part in parts if part.numbers.reaches(*number)})


def _only_one(districts: set[int]) -> int | None:
    return next(iter(districts)) if len(districts) == 1 else None
