"""Who a person is and where they live, as the register keeps it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Q

from elections.law.districts.street_names import street_key
from elections.law.register.identity import Identity, name_mark
from elections.law.register.names import PersonName
from municipalities.law.days import KnownDay
from municipalities.models.sorting import sort_key

LONGEST_SORT_KEY = 250
# DIN 91379 sets no end; the longest names of registers have some 140 letters.
LONGEST_NAME = 200
ON_A_LETTER = ("street", "postcode", "place")
"""What an address must say for a letter to arrive; some houses have no number."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a person lives; ``house_number`` with its letter, ``addition`` for the envelope."""

    street: str
    house_number: str = ""
    postcode: str = ""
    place: str = ""
    locality: str = ""
    addition: str = ""


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """What an entry or a polling card keeps of one person."""

    name: PersonName
    born: KnownDay
    address: Address

    @property
    def who(self) -> Identity:
        """What tells this person from another one."""
        names = (self.name.family_name, self.name.given_names, self.name.particle)
        return identity_of(names, self.born, self.address)

    def columns(self) -> dict[str, Any]:
        """Return the columns of an entry that hold this person."""
        name = self.name
        names = (name.family_name, name.given_names, name.particle)
        return {
            "family_name": name.family_name,
            "given_names": name.given_names,
            "title": name.title,
            "name_particle": name.particle,
            "call_name": name.call_name,
            "birth_date": self.born,
            "sort_key": person_sort_key(*names),
            "identity": identity_mark(*names),
            **asdict(self.address),
        }

    def as_json(self) -> dict[str, Any]:
        """Return it as a polling card keeps its holder."""
        return {**asdict(self.name), "birth_date": self.born.text, "address": asdict(self.address)}

    @staticmethod
    def from_json(stored: dict[str, Any]) -> PersonRecord:
        """Return what ``as_json`` gave away; earlier cards lack what nobody kept then."""
        names = ("family_name", "given_names", "title", "particle", "call_name")
        return PersonRecord(
            PersonName(*(stored.get(name, "") for name in names)),
            KnownDay.from_text(stored.get("birth_date") or KnownDay().text),
            Address(**{"street": "", **stored.get("address", {})}),
        )


def is_deliverable(street: str, postcode: str, place: str) -> bool:
    """Whether the post can deliver to this address (R-REG-07)."""
    return all(part.strip() for part in (street, postcode, place))


def undeliverable() -> Q:
    """Return the question for rows of which ``is_deliverable`` is false (R-REG-07)."""
    missing = Q()
    for column in ON_A_LETTER:
        missing |= Q(**{column: ""})
    return missing


def person_sort_key(family_name: str, given_names: str, particle: str = "") -> str:
    """Return the key that sorts and finds a person: family name first (R-REG-06).

    A particle in a column of its own comes last: „van der Bergh“ is sorted under B and found by V.
    """
    parts = (sort_key(family_name), sort_key(given_names), sort_key(particle))
    return " ".join(part for part in parts if part)[:LONGEST_SORT_KEY]


def identity_mark(*names: str) -> int:
    """Return the mark that one person has however the names are written (R-REG-02)."""
    return sum(name_mark(sort_key(name)) for name in names)


def identity_of(names: tuple[str, ...], born: KnownDay, address: Address) -> Identity:
    """Return what tells a person from another one; names and address as they are written."""
    folded = " ".join(key for key in map(sort_key, names) if key)
    house = sort_key(address.house_number).replace(" ", "")
    street = street_key(sort_key(address.street))
    return Identity(folded, born, f"{street} {house}" if street else "")
