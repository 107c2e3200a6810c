"""What differs between a state of a list that was printed and the data of today (R-LIST-10)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from elections.law.nominations.person_rows import (
    UNKNOWN_DAY,
    PersonDifference,
    PersonRow,
    difference,
)
from elections.law.register.names import PersonName
from municipalities.law.days import KnownDay

PERSON = "person"
"""The field of a change that is a whole person: on the paper only, or in the data only."""

Stated = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PrintedChange:
    """One field that reads otherwise on a paper than in the data; a value is as it is stored.

    ``position`` names a trust person, ``person`` somebody on the list as the paper says it; both
    are empty for what concerns the whole list. For a whole person the values are texts.
    """

    field: str
    printed: Any
    today: Any
    position: str = ""
    person: str = ""


def changes_since(printed: Stated, today: Stated) -> list[PrintedChange]:
    """Return every field in which today's data differ from a printed state (R-LIST-04, R-LIST-10).

    Both are as ``state_to_print`` gives them. A person is found by names and birth, whatever the
    place (``law.nominations.person_rows.difference``).
    """
    return [
        *_fields(printed, today, ("name", "short_name")),
        *_of_trust_persons(printed["trust_persons"], today["trust_persons"]),
        *_of_persons(printed["persons"], today["persons"]),
    ]


def _fields(
    printed: Stated, today: Stated, names: Sequence[str], **about: str
) -> Iterator[PrintedChange]:
    for name in names:
        if printed.get(name) != today.get(name):
            yield PrintedChange(name, printed.get(name), today.get(name), **about)


def _of_trust_persons(
    printed: Sequence[Stated], today: Sequence[Stated]
) -> Iterator[PrintedChange]:
    before, after = ({one["position"]: one for one in rows} for rows in (printed, today))
    for position in dict.fromkeys([*before, *after]):
        known, found = before.get(position, {}), after.get(position, {})
        names = [name for name in (known or found) if name != "position"]
        # Nobody named and an empty name say the same.
        filled = [{name: one.get(name) or "" for name in names} for one in (known, found)]
        yield from _fields(filled[0], filled[1], names, position=position)


def state_digest(stated: Stated) -> str:
    """Return a fingerprint of everything that a state says (R-LIST-10)."""
    return hashlib.sha256(json.dumps(stated, sort_keys=True).encode()).hexdigest()


def pairs_of(printed: Sequence[Stated], today: Sequence[Stated]) -> dict[int, int]:
    """Return for who stands in ``printed`` where the same person stands in ``today`` (R-LIST-10).

    Both are counted from 0; whoever stands in one of them only is left out.
    """
    return _compared(printed, today)[0]


def _compared(
    printed: Sequence[Stated], today: Sequence[Stated]
) -> tuple[dict[int, int], PersonDifference]:
    known = [_row(one, at) for at, one in enumerate(printed)]
    found = difference(known, [_row(one, at) for at, one in enumerate(today)])
    at_place = {row.place: row.line for row in known}
    pairs = {one.known.line: one.read.line for one in found.changed}
    # Who is unchanged stands at the place that the paper says.
    return pairs | {at_place[row.place]: row.line for row in found.unchanged}, found


def _of_persons(printed: Sequence[Stated], today: Sequence[Stated]) -> Iterator[PrintedChange]:
    pairs, found = _compared(printed, today)
    for at, one in enumerate(printed):
        if at in pairs:
            # Kept facts lost the order of their fields; today's have it.
            same = today[pairs[at]]
            yield from _fields(one, same, list(same), person=person_text(one))
        else:
            yield PrintedChange(PERSON, person_text(one), "")
    for row in found.added:
        yield PrintedChange(PERSON, "", person_text(today[row.line]))


def _row(stated: Stated, at: int) -> PersonRow:
    born = stated["birth_date"]
    return PersonRow(
        place=stated["place"],
        title=stated["title"],
        particle=stated["name_particle"],
        family_name=stated["family_name"],
        given_name=stated["given_name"],
        birth=KnownDay.of(date.fromisoformat(born)) if born else UNKNOWN_DAY,
        birth_text=stated["birth_as_written"],
        line=at,
    )


def person_text(stated: Stated) -> str:
    """Name somebody on a list: „3, Kaya, Dr. Deniz“."""
    name = PersonName(
        stated["family_name"], stated["given_name"], stated["title"], stated["name_particle"]
    )
    return ", ".join(part for part in (str(stated["place"]), name.listed) if part)
