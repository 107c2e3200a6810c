"""The persons of a list as a table names them, and what a new table changes (R-LIST-03, R-LIST-04).

What was handed in stays as it is: a person of 17, a person twice and a missing day of birth are
rows like any other; whether they may stand is asked elsewhere.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass, field, fields

from elections.law.nominations.eligibility import Origin
from elections.law.register.identity import Identity, Likeness, likeness, plain_names
from municipalities.law.days import KnownDay

UNKNOWN_DAY = KnownDay()


@dataclass(frozen=True, slots=True)
class PersonRow:
    """One person of a list (§ 23 Abs. 1 KWO; R-LIST-04); what nobody stated is empty.

    ``birth_text`` is what stood there where it is no whole day: „ca. 1980“. ``salutation`` is
    „Frau“, „Herr“ or empty, ``title`` the doctor's degree, ``particle`` stands before the family
    name. ``reachable_at`` is the address of a person with an Auskunftssperre. ``line`` is where the
    person stands in the file and tells nothing about the person.
    """

    place: int | None = None
    salutation: str = ""
    title: str = ""
    particle: str = ""
    family_name: str = ""
    given_name: str = ""
    occupation: str = ""
    birth: KnownDay = UNKNOWN_DAY
    birth_text: str = ""
    birth_place: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    reachable_at: str = ""
    nationalities: str = ""
    origin: Origin = Origin.UNKNOWN
    line: int = field(default=0, compare=False)

    @property
    def born(self) -> str:
        """The birth as it is shown: „31.01.1988“, what stood there instead, or nothing."""
        if self.birth.exact is not None:
            return str(self.birth)
        return self.birth_text or ("" if self.birth == UNKNOWN_DAY else str(self.birth))

    def told(self, name: str) -> str:
        """Return a field as text; ``birth`` as ``born`` shows it (R-LIST-04)."""
        if name == "birth":
            return self.born
        value = getattr(self, name)
        return "" if value is None else str(value)


FIELDS = tuple(one.name for one in fields(PersonRow) if one.name not in {"line", "birth_text"})
"""The fields that are compared; ``birth`` stands for the day and for its text."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """What stood in a field of a person, and what stands there in the new table."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChangedPerson:
    """A person who stands in both, and the fields that differ."""

    known: PersonRow
    read: PersonRow
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class PersonDifference:
    """What a table changes; ``missing`` are known persons who do not stand in it.

    All in the order of the table, those who are missing in the order in which they were known.
    """

    added: tuple[PersonRow, ...]
    changed: tuple[ChangedPerson, ...]
    missing: tuple[PersonRow, ...]
    unchanged: tuple[PersonRow, ...]


def difference(
    known: Sequence[PersonRow], read: Sequence[PersonRow], named: Collection[str] = FIELDS
) -> PersonDifference:
    """Compare the persons of a list with those of a table (§ 11 Abs. 2 KWG; R-LIST-03, R-LIST-04).

    A person is found by names and day of birth, whatever the place; then by a name or a birth with
    a slip; then by the place, if a name or the day of birth is the same: somebody else at the same
    place is one person who is missing and one who is added, for a consent belongs to a person.
    ``named`` are the fields that the table has: what it does not name it does not change.
    """
    pairs = _pairs(known, read)
    added, changed, unchanged = [], [], []
    for at, row in enumerate(read):
        if at not in pairs:
            added.append(row)
            continue
        before = known[pairs[at]]
        if changes := _changes(before, row, named):
            changed.append(ChangedPerson(before, row, changes))
        else:
            unchanged.append(row)
    found = set(pairs.values())
    missing = tuple(row for at, row in enumerate(known) if at not in found)
    return PersonDifference(tuple(added), tuple(changed), missing, tuple(unchanged))


def _changes(
    before: PersonRow, after: PersonRow, named: Collection[str]
) -> tuple[FieldChange, ...]:
    told = ((name, before.told(name), after.told(name)) for name in FIELDS if name in named)
    return tuple(FieldChange(*one) for one in told if one[1] != one[2])


_Key = Callable[[PersonRow], Hashable | None]
_Fits = Callable[[PersonRow, PersonRow], bool]
_MOST_ALIKE = 5
"""A birth that more share in one table is a filler: it says nothing about who is meant."""


def _pairs(known: Sequence[PersonRow], read: Sequence[PersonRow]) -> dict[int, int]:
    """Return for places in ``read`` those in ``known`` where the same person stands."""
    pairs: dict[int, int] = {}
    for key, fits in _STEPS:
        before = _groups(known, key, set(pairs.values()))
        for group, members in _groups(read, key, set(pairs)).items():
            left = before.get(group, [])
            if fits is _alike and max(len(left), len(members)) > _MOST_ALIKE:
                continue
            for at in members:
                fitting = [other for other in left if fits(known[other], read[at])]
                if fitting:
                    # Of a person who stands twice the one at the same place is meant.
                    pairs[at] = next(
                        (other for other in fitting if _same_place(known[other], read[at])),
                        fitting[0],
                    )
                    left.remove(pairs[at])
    return pairs


def _groups(
    rows: Sequence[PersonRow], key: _Key, without: Collection[int]
) -> dict[Hashable, list[int]]:
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for at, row in enumerate(rows):
        if at not in without and (group := key(row)) is not None:
            groups[group].append(at)
    return groups


def _folded(*names: str) -> str:
    """Return names in lower case without marks, as ``Identity`` compares them."""
    text = unicodedata.normalize("NFKD", " ".join(names).casefold())
    bare = "".join(sign for sign in text if not unicodedata.combining(sign))
    return " ".join("".join(sign if sign.isalnum() else " " for sign in bare).split())


def _names(row: PersonRow) -> str:
    return _folded(row.particle, row.family_name, row.given_name)


def _words(names: str) -> tuple[str, ...] | None:
    return tuple(sorted(plain_names(names).split())) or None


def _whole_person(row: PersonRow) -> Hashable | None:
    words = _words(_names(row))
    return (words, row.born) if words else None


def _alike(one: PersonRow, other: PersonRow) -> bool:
    mine, theirs = Identity(_names(one), one.birth), Identity(_names(other), other.birth)
    return likeness(mine, theirs) is not Likeness.OTHER


def _same_birth_in_other_words(one: PersonRow, other: PersonRow) -> bool:
    """Whether two of one name can be one person: their births agree, or they have one place."""
    return one.birth.agrees_with(other.birth) or _same_place(one, other)


def _same_place(one: PersonRow, other: PersonRow) -> bool:
    return one.place is not None and one.place == other.place


def _shares_something(one: PersonRow, other: PersonRow) -> bool:
    """Whether two at one place have the day of birth or one of their names in common."""
    if one.birth.exact is not None and one.birth == other.birth:
        return True
    return _share(one.family_name, other.family_name) or _share(one.given_name, other.given_name)


def _share(one: str, other: str) -> bool:
    return _words(_folded(one)) is not None and _words(_folded(one)) == _words(_folded(other))


def _anybody(_one: PersonRow, _other: PersonRow) -> bool:
    return True


# Who stands in both is sought step by step: the key that both have, and what must hold besides.
_STEPS: Iterable[tuple[_Key, _Fits]] = (
    (_whole_person, _same_place),
    (_whole_person, _anybody),
    (lambda row: row.birth.exact, _alike),
    (lambda row: _words(_names(row)), _same_birth_in_other_words),
    (lambda row: row.place, _shares_something),
)
