"""The street directory: which Wahlbezirk a dwelling belongs to (§ 9 Abs. 1 KWO; R-REG-02).

An address that the directory does not know for certain has no district: a person decides, nothing
is guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from elections.law.districts.house_numbers import House, read_house, says_no_number
from elections.law.districts.number_ranges import NumberRange, Side
from elections.law.districts.postcodes import read_postcode
from elections.law.districts.spans import have_all_houses
from elections.law.districts.street_names import (
    digits_meet,
    is_dwelling,
    locality_key,
    spelled_key,
    street_key,
    with_number_behind,
)
from elections.law.districts.street_overlaps import Stretch, overlaps

_MOST_CACHED = 50_000


_NOT_ASKED = -1
"""No key of a Wahlbezirk."""


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
    locality: str = ""
    street: str = ""


class _Part(NamedTuple):
    numbers: NumberRange
    postcode: str
    district: int
    locality: str


class _Street(NamedTuple):
    """The parts of a street; ``is_complete``: no row of it was set aside.

    ``in_places``: it lies in several Ortsteile that have the same house numbers. ``whole``: the
    Wahlbezirk of a street that one row gives as a whole, whatever stands in an address of it.
    ``may_hold_number``: as it was asked for, a house number may stand behind another name.
    """

    parts: Sequence[_Part] = ()
    is_complete: bool = True
    has_places: bool = False
    in_places: bool = False
    whole: int | None = None
    may_hold_number: bool = False


class StreetDirectory:
    """Says which Wahlbezirk an address belongs to; made for hundreds of thousands of questions.

    ``rows`` are those of one election (see ``StreetRow``), ``districts`` the keys of its
    Wahlbezirke, ``folded`` is how names are folded, ``set_aside`` the keys of streets with rows
    that nobody could read. Without any rows everybody belongs to the only Wahlbezirk; if there are
    several, the answer is unknown.
    """

    def __init__(
        self,
        rows: Iterable[tuple[Any, ...]],
        districts: Sequence[int],
        folded: Callable[[str], str],
        set_aside: Collection[str] = (),
    ):
        self._folded = folded
        self._streets: dict[str, dict[str, list[_Part]]] = defaultdict(lambda: defaultdict(list))
        self._spelled: dict[str, set[str]] = defaultdict(set)
        for row in (StreetRow(*row) for row in rows):
            numbers = NumberRange(Side(row.side), *row[2:6])
            part = _Part(numbers, row.postcode, row.district, self._place(row.locality))
            spelled = row.street_key if row.street.isascii() else spelled_key(row.street, folded)
            self._streets[row.street_key][spelled].append(part)
            self._spelled[spelled].add(row.street_key)
        self._places = {
            one.locality
            for streets in self._streets.values()
            for parts in streets.values()
            for one in parts
        } - {""}
        self._set_aside = frozenset(set_aside)
        is_only = not self._streets and len(districts) == 1
        self._only = districts[0] if is_only else None
        self._known: dict[str, _Street] = {}
        self._answers: dict[tuple[str, str, str, str], int | None] = {}

    def __len__(self) -> int:
        """Return how many streets it knows."""
        return sum(map(len, self._streets.values()))

    def district_of(
        self, street: str, house_number: str, postcode: str, locality: str = ""
    ) -> int | None:
        """Return the key of the Wahlbezirk of an address; None when none or several fit.

        ``locality`` (Ortsteil) decides where streets of one name lie in several. Where the number
        is unknown or uncertain, only a street that votes as a whole in one Wahlbezirk is certain.
        """
        street_known = self._known.get(street)
        if street_known is not None and street_known.whole is not None:
            return street_known.whole
        address = (street, house_number, postcode, locality)
        known = self._answers.get(address, _NOT_ASKED)
        if known != _NOT_ASKED:
            return known
        if len(self._answers) >= _MOST_CACHED:
            self._answers.clear()
        answer = self._found(*address) if is_dwelling(street) else None
        self._answers[address] = answer
        return answer

    def _place(self, locality: str) -> str:
        return locality_key(locality, self._folded) if locality else ""

    def _found(self, street: str, number: str, postcode: str, locality: str) -> int | None:
        if not self._streets:
            return self._only
        code, known = read_postcode(postcode), self._street(street)
        as_name = {self._answer(known, read_house(number), code, locality)} if known.parts else None
        # „Straße des 17. Juni“ is a name and known as a whole; „Q5, 1“ may be Q 51, or Q 5 and 1.
        if as_name and not known.may_hold_number:
            return _only_one(as_name)
        # „Abtsleitenweg 4“ in one cell.
        behind = {
            self._answer(before, read_house(behind), code, locality)
            for name, behind in with_number_behind(street)
            if (before := self._street(name)).parts and _agree(number, behind)
        }
        return _only_one(behind | (as_name or set()))

    def _street(self, name: str) -> _Street:
        known = self._known.get(name)
        if known is None:
            if len(self._known) >= _MOST_CACHED:
                self._known.clear()
            known = self._known[name] = self._look_up(name)
        return known

    def _look_up(self, name: str) -> _Street:
        words = self._folded(name)
        key = street_key(words)
        if key not in self._streets:
            keys = self._spelled.get(spelled_key(name, self._folded), set())
            if len(keys) != 1:
                return _Street()
            (key,) = keys
        parts = self._spelled_as(self._streets[key], name)
        if not parts:
            return _Street()
        is_complete, may_hold_number = key not in self._set_aside, digits_meet(words)
        is_whole = is_complete and _is_whole(parts) and is_dwelling(name) and not may_hold_number
        return _Street(
            parts,
            is_complete,
            any(part.locality for part in parts),
            _are_apart(parts),
            parts[0].district if is_whole else None,
            may_hold_number,
        )

    def _spelled_as(self, streets: Mapping[str, Sequence[_Part]], name: str) -> Sequence[_Part]:
        """Return the parts of the street that a name means, of those that only marks tell apart.

        „Höchstraße“ is not „Hochstraße“ where both are listed; where one is, either finds it.
        """
        if len(streets) == 1:
            (parts,) = streets.values()
            return parts
        return streets.get(spelled_key(name, self._folded), ())

    def _answer(
        self, known: _Street, house: House | None, postcode: str, locality: str
    ) -> int | None:
        parts = [
            part
            for part in known.parts
            if not (part.postcode and postcode) or part.postcode == postcode
        ]
        if not known.has_places:
            return _district(parts, house, is_complete=known.is_complete)
        return _only_one(
            {
                _district(group, house, is_complete=known.is_complete)
                for group in self._in_places(known, parts, self._place(locality))
            }
        )

    def _in_places(
        self, known: _Street, parts: Sequence[_Part], place: str
    ) -> list[Sequence[_Part]]:
        """Return the parts of each Ortsteil that may be meant."""
        if place in self._places:
            return [[part for part in parts if part.locality in ("", place)]]
        places = {part.locality for part in parts} - {""}
        if not known.in_places or not places:
            return [parts]
        return [[part for part in parts if part.locality in ("", one)] for one in places]


def _is_whole(parts: Sequence[_Part]) -> bool:
    """Whether one row without any condition gives every house of a street."""
    if len(parts) != 1:
        return False
    (part,) = parts
    return part.numbers.is_whole and not part.postcode and not part.locality


def _are_apart(parts: Sequence[_Part]) -> bool:
    """Whether two Ortsteile have the same house: then each has a street of that name."""
    placed = (
        Stretch("", one.postcode, one.numbers, one.locality, "") for one in parts if one.locality
    )
    return bool(overlaps(placed, most=1))


def _agree(number: str, behind: str) -> bool:
    """Whether the cell of the number is empty or says what stands behind the street."""
    return says_no_number(number) or read_house(number) == read_house(behind)


def _district(parts: Sequence[_Part], house: House | None, *, is_complete: bool) -> int | None:
    if house is None:
        return _of_whole_street(parts) if is_complete else None
    if house.is_certain:
        return _at(parts, house.number, house.letter, is_complete=is_complete)
    found = {_at(parts, *one, is_complete=is_complete) for one in house.houses()}
    if len(found) > 1 and house.number % 2 == house.last_number % 2:
        return _of_one_side(parts, house, is_complete=is_complete)
    return _only_one(found)


def _at(parts: Sequence[_Part], number: int, letter: str, *, is_complete: bool) -> int | None:
    """Return the Wahlbezirk of one house: as written, else with the letters of the last number."""
    if len(parts) == 1:
        (part,) = parts
        has = part.numbers.reaches if is_complete else part.numbers.holds
        return part.district if has(number, letter) else None
    exactly = {part.district for part in parts if part.numbers.holds(number, letter)}
    if exactly or not is_complete:
        return _only_one(exactly)
    return _only_one({part.district for part in parts if part.numbers.reaches(number, letter)})


def _of_one_side(parts: Sequence[_Part], house: House, *, is_complete: bool) -> int | None:
    """Return the Wahlbezirk of „19-21“ where the directory itself tells the sides apart."""
    across = list(house.houses(of_side=False))
    on_both = [part.numbers for part in parts if part.numbers.side is Side.ALL]
    if any(numbers.reaches(*one) for numbers in on_both for one in across):
        return None
    own = house.houses(of_side=True)
    return _only_one({_at(parts, *one, is_complete=is_complete) for one in own})


def _of_whole_street(parts: Sequence[_Part]) -> int | None:
    """Return the only Wahlbezirk of a street of which every house is listed."""
    district = _only_one({part.district for part in parts})
    return district if have_all_houses(part.numbers for part in parts) else None


def _only_one(districts: Collection[int | None]) -> int | None:
    return next(iter(districts)) if len(districts) == 1 else None
