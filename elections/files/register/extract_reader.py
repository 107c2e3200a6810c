"""One row of an extract becomes what the registration says of one person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from elections.files.register.extract_days import day_reader
from elections.files.register.extract_faults import (
    SHORTEST,
    RowFault,
    empty,
    examined,
    is_plain,
    printable,
)
from elections.files.register.extract_header import Places
from elections.files.register.extract_lines import AT, ReadPerson
from elections.files.register.extract_unreadable import Unreadable
from elections.files.register.extract_values import (
    SEPARATE,
    court_reader,
    death_reader,
    dwelling_reader,
    is_blocked,
    leaving_reader,
    nationality_reader,
)
from elections.files.register.extract_verdicts import Register
from elections.law.districts.house_numbers import split_house
from elections.law.register.names import UNKNOWN_NAMES, says_nothing
from elections.law.register.verdict import Reported
from elections.models.register.reading import Reading
from municipalities.files.encodings import is_undecoded
from municipalities.law.body.suffrage import Person
from municipalities.law.days import KnownDay
from municipalities.law.keys import municipality_key

# More than all days of a century, twice.
_REMEMBERED = 80_000
_LONGEST_KEY, _LONGEST_USUAL = 60, 120
_ADDRESSING = frozenset({"herr", "frau", "hr", "hr.", "fr", "fr.", "m", "w", "d", "-", "–"})


class Remembered(dict[Any, Any]):
    """Works out each value once; for a text without a value the reason is remembered."""

    def __init__(self, read: Callable[[Any], Any]):
        super().__init__()
        self._read = read

    def __missing__(self, text: Any) -> Any:
        try:
            value = self._read(text)
        except Unreadable as reason:
            value = reason
        if len(self) >= _REMEMBERED:
            self.clear()
        self[text] = value
        return value


class RowReader:
    """Reads rows as one reading says; ``open`` tells it where the columns stand."""

    def __init__(self, reading: Reading, register: Register):
        self._register = register
        read_day = day_reader(reading.date_format)
        values = reading.values
        self._days = Remembered(read_day)
        self._nationalities = Remembered(nationality_reader(values.get("nationalities", {})))
        column = next(iter(reading.columns.get("dwelling", [])), "")
        self._main = Remembered(dwelling_reader(column, values.get("dwelling", {})))
        self._court = Remembered(court_reader(values.get("court", {})))
        self._died = Remembered(death_reader(read_day))
        self._leaving = Remembered(leaving_reader(read_day))
        self._ags = Remembered(partial(same_municipality, own=register.own_keys))
        self._houses = Remembered(lambda cells: split_house(*cells))
        self._titles = Remembered(lambda text: "" if text.casefold() in _ADDRESSING else text)

    def open(self, places: Places) -> None:
        """Take the places of the columns."""
        self._places = places

    def read(self, line: int, cells: list[str]) -> ReadPerson:
        """Return what one row says; raise RowFault where it says nothing that can be used."""
        cells.append("")
        found = self._places.nationalities(cells)
        texts = [*map(_stripped, self._places.pick(cells))]
        key = texts[_KEY]
        if len(key) > _LONGEST_KEY or not key.isprintable():
            key = printable("registration_id", key, _LONGEST_KEY)
        if not key:
            raise empty("registration_id")
        nationality = SEPARATE.join(found) if self._places.several else found
        keys, born, since, main, court, _own, died, leaving = self._values(texts, nationality)
        family, given = _name(texts[_FAMILY]), _name(texts[_GIVEN])
        nameless = not family and not given
        if nameless:
            family, given = _unknown_names(texts[_FAMILY], texts[_GIVEN])
        number, addition = self._houses[texts[_NUMBER], texts[_LETTER], texts[_ADDITION]]
        title = self._titles[texts[_TITLE]]
        call_name = _name(texts[_CALLED])
        kept = [family, given, title, texts[_PARTICLE], call_name, texts[_STREET], number, addition,
                texts[_POSTCODE], texts[_PLACE], texts[_LOCALITY]]  # fmt: skip
        has_left, moves_out = self._moving(leaving) if leaving is not None else (False, False)
        person = Person(
            keys, born.latest, since.latest, main, court, registered=not has_left,
            deceased=died,
        )  # fmt: skip
        reported = Reported(
            person,
            born.is_unsure,
            since.is_unsure,
            moves_out,
            nameless,
            born.earliest if born.is_unsure else None,
        )
        blocked = texts[_BLOCKED]
        return ReadPerson(
            line, key, _fitting(kept), reported, born.day, since.day,
            bool(blocked) and is_blocked(blocked), texts[_LANGUAGE],
            (nationality, texts[_BORN], texts[_SINCE], texts[_LEAVING]),
        )  # fmt: skip

    def _values(self, texts: list[str], nationality: str) -> tuple[Any, ...]:
        """Return the values of the cells that decide; raise RowFault for one that has none."""
        read = (
            self._nationalities[nationality],
            self._days[texts[_BORN]],
            self._days[texts[_SINCE]],
            self._main[texts[_DWELLING]],
            self._court[texts[_COURT]],
            self._ags[texts[_AGS]],
            self._died[texts[_DIED]],
            self._leaving[texts[_LEAVING]],
        )
        if Unreadable in map(type, read):
            raise next(
                RowFault(name, str(value), value.word)
                for name, value in zip(_READ, read, strict=True)
                if type(value) is Unreadable
            )
        return read

    def _moving(self, leaving: KnownDay) -> tuple[bool, bool]:
        """Tell whether somebody has moved out, and whether somebody has to look at it (R-REG-04).

        Whoever moves out after the election day may vote.
        """
        if leaving.latest is not None and leaving.latest <= self._register.taken_on:
            return True, False
        later = leaving.earliest is not None and leaving.earliest > self._register.election_day
        return False, not later


def _name(text: str) -> str:
    """Return a name, empty for a filler; what did not decode is refused later, by its column."""
    if not text or (text[0].isalpha() and text.casefold() not in UNKNOWN_NAMES):
        return text
    return "" if says_nothing(text) and not is_undecoded(text) else text


def _unknown_names(family: str, given: str) -> tuple[str, str]:
    """Return fillers as they stand there; refuse a row in which no letter names anybody."""
    if not any(sign.isalnum() for sign in family + given):
        raise RowFault("family_name", _("Es steht kein Name da."))
    return family, given


def _fitting(kept: list[str]) -> list[str]:
    """Return the texts as they are kept; nearly every row passes the single test."""
    whole = "".join(kept)
    if (
        len(whole) > _LONGEST_USUAL
        or not whole.isprintable()
        or not is_plain(whole)
        or "  " in whole
        or len(kept[8]) > SHORTEST
        or len(kept[2]) > SHORTEST * 4
        or len(kept[6]) > SHORTEST * 2
    ):
        return examined(kept)
    return kept


def same_municipality(text: str, own: Sequence[str]) -> bool:
    """Whether a key (AGS or ARS) is the own one or empty. Raises Unreadable for another one."""
    found = municipality_key(text) if text else None
    if not text or (found is not None and found.ags in own):
        return True
    raise Unreadable(
        _("Der Gemeindeschlüssel „%(key)s“ gehört zu einer anderen Gemeinde (hier %(own)s).")
        % {"key": text[:20], "own": own[0]}
    )


(_KEY, _FAMILY, _GIVEN, _TITLE, _PARTICLE, _CALLED, _BORN, _SINCE, _DWELLING, _STREET, _NUMBER,
 _LETTER, _ADDITION, _POSTCODE, _PLACE, _LOCALITY, _AGS, _BLOCKED, _COURT, _DIED, _LEAVING,
 _LANGUAGE) = AT.values()  # fmt: skip
_READ = ("nationalities", "birth_date", "resident_since", "dwelling", "court", "ags", "died_on",
         "moved_out")  # fmt: skip
_stripped = str.strip
