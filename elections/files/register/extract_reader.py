"""One row of an extract becomes what the registration says of one person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from elections.files.register.extract_cells import (
    call_name,
    house,
    name_of,
    postcode,
    shifted,
    unknown_names,
    words,
)
from elections.files.register.extract_days import TWO_DIGITS, ReadDay, day_reader, span_of
from elections.files.register.extract_faults import (
    SHORTEST,
    RowFault,
    empty,
    examined,
    is_plain,
    nobody_named,
    printable,
)
from elections.files.register.extract_header import Places
from elections.files.register.extract_lines import AT, ReadPerson
from elections.files.register.extract_nationalities import SEPARATE, nationality_reader
from elections.files.register.extract_remembered import Remembered
from elections.files.register.extract_unreadable import Unreadable, unguarded
from elections.files.register.extract_values import (
    NO_BLOCK,
    Death,
    block_reader,
    court_reader,
    death_reader,
    dwelling_reader,
    leaving_reader,
    said,
)
from elections.files.register.extract_verdicts import Register
from elections.law.register.names import UNKNOWN_NAMES
from elections.law.register.verdict import Reported
from elections.models.register.reading import Reading
from municipalities.law.body.suffrage import Person
from municipalities.law.days import KnownDay
from municipalities.law.keys import municipality_key

# Years of age; a year of two digits that can be two of them is asked.
_OLDEST_OF_TWO_DIGITS = 106
_LONGEST_KEY, _LONGEST_USUAL = 60, 120
_ADDRESSING = frozenset({"herr", "frau", "hr", "hr.", "fr", "fr.", "m", "w", "d", "-", "–"})


class RowReader:
    """Reads rows as one reading says; ``open`` tells it where the columns stand."""

    def __init__(self, reading: Reading, register: Register):
        self._register = register
        self._born, self._since, read_event, read_plan = _day_readers(reading, register.taken_on)
        values = reading.values
        self._nationalities = Remembered(nationality_reader(values.get("nationalities", {})))
        column = next(iter(reading.columns.get("dwelling", [])), "")
        self._main = Remembered(dwelling_reader(column, values.get("dwelling", {})))
        self._court = Remembered(court_reader(values.get("court", {})))
        self._blocks = Remembered(block_reader(values.get("blocked", {})))
        self._died = Remembered(death_reader(read_event))
        self._leaving = Remembered(leaving_reader(read_plan))
        self._ags = Remembered(partial(same_municipality, own=register.own_keys))
        self._names = Remembered(name_of)
        self._houses = Remembered(house)
        self._streets = Remembered(words)
        self._titles = Remembered(lambda text: "" if text.casefold() in _ADDRESSING else said(text))
        self._extras = Remembered(said)
        self._postcodes = Remembered(postcode)
        self._towns = Remembered(words)

    def open(self, places: Places) -> None:
        """Take the places of the columns."""
        self._places = places

    def read(self, line: int, cells: list[str]) -> ReadPerson:
        """Return what one row says; raise RowFault where it says nothing that can be used."""
        cells.append("")
        found = self._places.nationalities(cells)
        texts = [*map(_stripped, self._places.pick(cells))]
        key = texts[_KEY]
        if not key.isalnum() or len(key) > _LONGEST_KEY:
            key = _key(key)
        nationality = SEPARATE.join(found) if self._places.several else found
        try:
            keys, born, since, main, court, _own, died, leaving = self._values(texts, nationality)
        except Unreadable:
            raise self._fault(texts, nationality) from None
        if not texts[_BORN] and not texts[_SINCE] and not texts[_STREET] and not any(found):
            raise nobody_named()
        kept, nameless = self._texts(texts)
        has_left = deceased = is_unclear = is_unsure = False
        event = texts[_LEAVING]
        if leaving is not None:
            has_left, is_unclear = self._moving(leaving, since, born)
        if died is not None:
            deceased = self._is_dead(died, born)
            if is_unsure := not deceased:
                event = f"Sterbedatum {texts[_DIED]}"
        person = Person(
            keys, born.latest, since.latest, main, court, registered=not has_left,
            deceased=deceased,
        )  # fmt: skip
        reported = Reported(
            person,
            born.is_unsure,
            since.is_unsure,
            is_unclear,
            nameless,
            born.earliest if born.is_unsure else None,
            is_unsure,
        )
        block = self._blocks[blocked] if (blocked := texts[_BLOCKED]) else NO_BLOCK
        return ReadPerson(
            line, key, kept, reported, born.day, since.day, block.protects, texts[_LANGUAGE],
            (nationality, texts[_BORN], texts[_SINCE], event),
            ("blocked", block.word) if block.word else None,
        )  # fmt: skip

    def _texts(self, texts: list[str]) -> tuple[list[str], bool]:
        """Return the texts of a person as they are kept, and whether no name is stated."""
        family, given = texts[_FAMILY], self._names[texts[_GIVEN]]
        # Family names are hardly ever the same, and most are a plain word.
        if not family.isalpha() or not family.isascii() or family.casefold() in UNKNOWN_NAMES:
            family = self._names[family]
        street, code = self._streets[texts[_STREET]], self._postcodes[texts[_POSTCODE]]
        town = self._towns[texts[_PLACE]]
        if family is None or given is None or street is None or code is None or town is None:
            raise _shifted(texts, (family, given, street, code, town))
        # „Nn“ is a name, but not twice; a sum is none.
        nameless = not (family[:1].isalpha() or given[:1].isalpha()) or family == given
        if nameless:
            written = texts[_FAMILY], texts[_GIVEN]
            family, given, nameless = unknown_names(family, given, written)
        found = self._houses[texts[_NUMBER], texts[_LETTER], texts[_ADDITION]]
        if found is None:
            raise shifted("house_number", texts[_NUMBER])
        number, addition = found
        title, particle, called, locality = (
            texts[_TITLE], texts[_PARTICLE], texts[_CALLED], texts[_LOCALITY],
        )  # fmt: skip
        kept = [
            family, given, title and self._titles[title], particle and self._extras[particle],
            called and call_name(called), street, number, addition, code, town,
            locality and self._extras[locality],
        ]  # fmt: skip
        return _fitting(kept), nameless

    def _values(self, texts: list[str], nationality: str) -> tuple[Any, ...]:
        """Return the values of the cells that decide; raise Unreadable where one has none."""
        return (
            self._nationalities[nationality],
            self._born[texts[_BORN]],
            self._since[texts[_SINCE]],
            self._main[texts[_DWELLING]],
            self._court[texts[_COURT]],
            self._ags[texts[_AGS]],
            self._died[texts[_DIED]],
            self._leaving[texts[_LEAVING]],
        )

    def _fault(self, texts: list[str], nationality: str) -> RowFault:
        """Return the fault of the first of the cells that decide which has no value."""
        deciding = (
            ("nationalities", self._nationalities, nationality),
            ("birth_date", self._born, texts[_BORN]),
            ("resident_since", self._since, texts[_SINCE]),
            ("dwelling", self._main, texts[_DWELLING]),
            ("court", self._court, texts[_COURT]),
            ("ags", self._ags, texts[_AGS]),
            ("died_on", self._died, texts[_DIED]),
            ("moved_out", self._leaving, texts[_LEAVING]),
        )
        for name, values, text in deciding:
            try:
                values[text]
            except Unreadable as reason:
                return RowFault(name, str(reason), reason.word)
        raise AssertionError(texts)

    def _moving(self, leaving: KnownDay, since: ReadDay, born: ReadDay) -> tuple[bool, bool]:
        """Tell whether somebody has moved out, and whether somebody has to look at it (R-REG-04).

        Whoever moves out after the election day may vote, and so may whoever came back: the day of
        moving in is later. On one day, and before the birth, both are unclear.
        """
        if leaving.latest is not None and leaving.earliest is not None:
            if born.earliest is not None and leaving.latest < born.earliest:
                return False, True
            if since.earliest is not None and leaving.latest < since.earliest:
                return False, False
            if since.latest is not None and leaving.earliest <= since.latest:
                return False, True
        if leaving.latest is not None and leaving.latest <= self._register.taken_on:
            return True, False
        later = leaving.earliest is not None and leaving.earliest > self._register.election_day
        return False, not later

    def _is_dead(self, died: Death, born: ReadDay) -> bool:
        """Tell whether a death is certain: neither in the future nor before birth (R-REG-04)."""
        earliest, latest = died.day.earliest, died.day.latest
        if earliest is not None and earliest > self._register.taken_on:
            return False
        if latest is not None and born.earliest is not None and latest < born.earliest:
            return False
        return died.is_certain


def _day_readers(reading: Reading, taken_on: date) -> tuple[Any, ...]:
    """Return what reads a birth, a day of moving in, one of death, and one of moving out.

    They differ only in the century of a year with two digits.
    """
    spans = (
        span_of(taken_on, _OLDEST_OF_TWO_DIGITS),
        span_of(taken_on),
        span_of(taken_on),
        span_of(taken_on + timedelta(days=365)),
    )
    born, since, died, leaving = (day_reader(reading.date_format, span) for span in spans)
    births = Remembered(born)
    # Where a year has four digits both read alike, and each day is read once.
    return births, Remembered(since) if reading.date_format == TWO_DIGITS else births, died, leaving


def _key(text: str) -> str:
    """Return an id that is no plain word, as it is kept; refuses a row without one."""
    key = unguarded(text)
    if len(key) > _LONGEST_KEY or not key.isprintable():
        key = printable("registration_id", key, _LONGEST_KEY)
    if not key:
        raise empty("registration_id")
    return key


def _shifted(texts: list[str], read: tuple[str | None, ...]) -> RowFault:
    """Return the fault of the first cell that cannot be what its column says."""
    names = ("family_name", "given_names", "street", "postcode", "place")
    key = next(name for name, value in zip(names, read, strict=True) if value is None)
    return shifted(key, texts[AT[key]])


def _fitting(kept: list[str]) -> list[str]:
    """Return the texts as they are kept; nearly every row passes the single test."""
    whole = "".join(kept)
    if (
        len(whole) > _LONGEST_USUAL
        or not (whole.isascii() or is_plain(whole))
        or not whole.isprintable()
        or "  " in whole
        or "?" in whole
        or len(kept[8]) > SHORTEST
        or len(kept[2]) > SHORTEST * 4
        or len(kept[6]) > SHORTEST * 2
    ):
        return examined(kept)
    return kept


def same_municipality(text: str, own: Sequence[str]) -> bool:
    """Whether a key (AGS or ARS) is the own one or empty. Raises Unreadable for another one."""
    found = municipality_key(text) if text else None
    if not said(text) or (found is not None and found.ags in own):
        return True
    raise Unreadable(
        _("Der Gemeindeschlüssel „%(key)s“ gehört zu einer anderen Gemeinde (hier %(own)s).")
        % {"key": text[:20], "own": own[0]}
    )


(_KEY, _FAMILY, _GIVEN, _TITLE, _PARTICLE, _CALLED, _BORN, _SINCE, _DWELLING, _STREET, _NUMBER,
 _LETTER, _ADDITION, _POSTCODE, _PLACE, _LOCALITY, _AGS, _BLOCKED, _COURT, _DIED, _LEAVING,
 _LANGUAGE) = AT.values()  # fmt: skip
_stripped = str.strip
