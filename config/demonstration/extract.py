"""Two invented extracts of the residents' registration with every kind of person that may occur.

Persons, streets and the postcode are invented. The same town and day always give the same bytes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from hashlib import sha256

from config.demonstration.names import FAMILY, GIVEN
from elections.files.districts.streets import StreetEntry
from elections.law.districts.number_ranges import NumberRange, Side
from municipalities.law.body.suffrage import GERMAN, latest_birth

POSTCODE = "65999"
"""A postcode that no place has."""

PEOPLE = 600
# Everybody has moved in by this day; the extract is not older than it.
_LATEST_MOVE = date(2026, 6, 1)
# Keys of the statistics office; the frequent ones stand several times.
NATIONALITIES = (
    "163", "163", "163", "166", "166", "154", "154", "152", "152", "137", "137", "125", "130",
    "134", "475", "475", "423", "423", "436", "252", "170", "150", "161", "153", "160", "224",
    "432", "439", "461", "479", "151",
)  # fmt: skip
STREETS = (
    StreetEntry("Musterallee", NumberRange(Side.ODD), POSTCODE, "", "001"),
    StreetEntry("Musterallee", NumberRange(Side.EVEN), POSTCODE, "", "002"),
    StreetEntry("Probeweg", NumberRange(), POSTCODE, "", "001"),
    StreetEntry("Exempelgasse", NumberRange(), POSTCODE, "", "001"),
    StreetEntry("Beispielring", NumberRange(Side.ALL, None, "", 30, ""), POSTCODE, "", "002"),
    StreetEntry("Beispielring", NumberRange(Side.ALL, 31, "", None, ""), POSTCODE, "", "003"),
    StreetEntry("Vorlagenstraße", NumberRange(), POSTCODE, "", "002"),
    StreetEntry("Skizzenweg", NumberRange(), POSTCODE, "", "003"),
    StreetEntry("Entwurfsplatz", NumberRange(), POSTCODE, "", "003"),
)
OUTSIDE = "Am Neubaugebiet"
"""A street that the directory does not know yet."""

_NAMES = sorted({entry.street for entry in STREETS})


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an extract; the names of the fields are those of HEADER in their order."""

    key: str
    family_name: str
    given_names: str
    birth_date: str
    nationality: str
    second_nationality: str
    since: str
    dwelling: str
    street: str
    house_number: str
    postcode: str
    place: str
    blocked: str
    court: str


HEADER = (
    "Personen-ID", "Familienname", "Vornamen", "Geburtsdatum", "Staatsangehörigkeit",
    "Zweite Staatsangehörigkeit", "Einzugsdatum", "Wohnungsart", "Straße", "Hausnummer", "PLZ",
    "Ort", "Auskunftssperre", "Wahlausschluss",
)  # fmt: skip


def first_extract(ags: str, place: str, election_day: date) -> bytes:
    """Return an extract of ``PEOPLE`` persons, some of whom may not vote or are in doubt."""
    return _written(_people(ags, place, election_day))


def second_extract(ags: str, place: str, election_day: date) -> bytes:
    """Return a later extract: eight left, four became German, ten moved, three have another name.

    Twelve are new, and one row cannot be read.
    """
    people = _people(ags, place, election_day)
    for position in range(400, 404):
        people[position] = replace(people[position], second_nationality=GERMAN)
    for position in range(410, 420):
        moved = "Skizzenweg" if people[position].street != "Skizzenweg" else "Probeweg"
        people[position] = replace(people[position], street=moved, house_number="7")
    for position in range(420, 423):
        name = f"{people[position].family_name}-Muster"
        people[position] = replace(people[position], family_name=name)
    came = [_person(ags, place, election_day, number) for number in range(PEOPLE, PEOPLE + 12)]
    unread = replace(_person(ags, place, election_day, PEOPLE + 12), birth_date="31.02.1988")
    return _written([*people[:430], *people[438:], *came, unread])


def _people(ags: str, place: str, election_day: date) -> list[Row]:
    people = [_person(ags, place, election_day, number) for number in range(PEOPLE)]
    for position, changes in enumerate(_special(election_day)):
        people[position] = replace(people[position], **changes)
    # One person is in the registration twice.
    twice = replace(people[-1], key=people[-2].key, street=people[-2].street)
    return [*people[:-2], twice, people[-1]]


def _person(ags: str, place: str, election_day: date, number: int) -> Row:
    """Return somebody who may vote; the same number always gives the same person."""
    digest = sha256(f"{ags}/auszug/{number}".encode()).digest()
    born = latest_birth(election_day) - timedelta(days=400 + int.from_bytes(digest[2:4]) % 22_000)
    since = max(born, _LATEST_MOVE - timedelta(days=int.from_bytes(digest[4:6]) % 9_000))
    nationality = NATIONALITIES[digest[6] % len(NATIONALITIES)]
    second = NATIONALITIES[digest[7] % len(NATIONALITIES)] if digest[8] < 20 else ""
    return Row(
        key=f"BEISPIEL-{number + 1:04d}",
        family_name=FAMILY[digest[0] % len(FAMILY)],
        given_names=GIVEN[digest[1] % len(GIVEN)],
        birth_date=_german(born),
        nationality=nationality,
        second_nationality=second if second != nationality else "",
        since=_german(since),
        dwelling="H",
        street=_NAMES[digest[9] % len(_NAMES)],
        house_number=str(1 + digest[10] % 60),
        postcode=POSTCODE,
        place=place,
        blocked="",
        court="",
    )


def _special(election_day: date) -> Iterator[dict[str, str]]:
    """Yield what is special about the first persons of the extract, one after the other."""
    yield from [{"nationality": GERMAN, "second_nationality": ""}] * 30
    yield from [{"second_nationality": GERMAN}] * 10
    for years in range(45):
        born = latest_birth(election_day) + timedelta(days=1 + 20 * years)
        yield {"birth_date": _german(born), "since": _german(_LATEST_MOVE)}
    yield from [{"dwelling": "N"}] * 20
    # Announced moves: a later extract shows whether the residence began in time.
    yield from [{"since": _german(election_day - timedelta(days=14))}] * 6
    yield from [{"nationality": "998", "second_nationality": ""}] * 2
    yield from [{"nationality": "999", "second_nationality": ""}] * 2
    yield from [{"birth_date": "00.00.1975", "since": _german(_LATEST_MOVE)}] * 3
    yield from [{"since": "00.00.2019", "birth_date": "03.04.1981"}] * 2
    yield {"court": "ja"}
    yield from [{"street": OUTSIDE, "house_number": str(number)} for number in range(1, 6)]
    yield {"blocked": "ja"}


def _german(day: date) -> str:
    return f"{day:%d.%m.%Y}"


def _written(people: Iterable[Row]) -> bytes:
    table = io.StringIO(newline="")
    writer = csv.writer(table, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADER)
    names = [field.name for field in fields(Row)]
    writer.writerows([getattr(row, name) for name in names] for row in people)
    return table.getvalue().encode()
