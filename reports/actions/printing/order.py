"""The order in which notices are printed, and the parts into which they are cut.

The post sorts by postcode, street and house number, whatever the Wahlbezirk; so the whole town
is one sequence. People without a whole address come last: their notices are handed over in person.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from elections.models import Election
from elections.models.register.address import is_deliverable
from elections.models.register.entries import RegisterEntry
from elections.models.register.standing import RegisterEntryQuerySet
from municipalities.models.sorting import sort_key
from reports.models import PrintPart

PART_SIZE = 5_000
CHUNK = 5_000
NO_ADDRESS = "ohne Anschrift"
Row: TypeAlias = tuple[int, str, str, str, str, str]
"""Key, postcode, place, street, house number, sort key of one person."""

_HOUSE_NUMBER = re.compile(r"\s*(\d*)\s*(.*)")


@dataclass(frozen=True, slots=True)
class Slice:
    """The entries of one part, in the order of printing, and its name."""

    label: str
    entries: Sequence[int]


def told(election: Election) -> set[int]:
    """Return the keys of everybody for whom a letter is ordered and was not left out."""
    found: set[int] = set()
    parts = PrintPart.objects.filter(order__in=election.print_orders.standing().of_letters())
    rows = parts.values_list("entries", "printed__skipped")
    for entries, skipped in rows.iterator(chunk_size=20):
        found.update(set(entries).difference(skipped or ()))
    return found


def waiting_for_a_notice(
    election: Election, progress: Callable[[int], None] = lambda _done: None
) -> list[Row]:
    """Return everybody in the register for whom no notice is ordered, in the order of printing."""
    known = told(election)
    standing = RegisterEntry.objects.filter(election=election).standing()
    return _in_order(standing, lambda key: key not in known, progress)


def rows_of(
    election: Election, keys: Collection[int], progress: Callable[[int], None] = lambda _done: None
) -> list[Row]:
    """Return the persons of these keys who stand in the register, in the order of printing."""
    standing = RegisterEntry.objects.filter(election=election).standing()
    return _in_order(standing, set(keys).__contains__, progress)


def _in_order(
    entries: RegisterEntryQuerySet, wanted: Callable[[int], bool], progress: Callable[[int], None]
) -> list[Row]:
    columns = ("pk", "postcode", "place", "street", "house_number", "sort_key")
    found: list[Row] = []
    rows = entries.order_by().values_list(*columns).iterator(chunk_size=CHUNK)
    for position, row in enumerate(rows, start=1):
        if wanted(row[0]):
            found.append(row)
        if position % CHUNK == 0:
            progress(position)
    street_key = cache(sort_key)
    return sorted(found, key=lambda row: _postal_order(row, street_key(row[3])))


def slices(rows: Sequence[Row], size: int = PART_SIZE) -> list[Slice]:
    """Cut the sequence into parts of at most ``size``, each named by its postcodes."""
    cut = [rows[start : start + size] for start in range(0, len(rows), size)]
    return [Slice(_label(part), [row[0] for row in part]) for part in cut]


def has_address(row: Row) -> bool:
    """Whether the post can deliver to this person."""
    _key, postcode, place, street, *_rest = row
    return is_deliverable(street, postcode, place)


def _postal_order(row: Row, street: str) -> tuple[bool, str, str, int, str, str, int]:
    key, postcode, _place, _street, house_number, name = row
    house = _HOUSE_NUMBER.fullmatch(house_number)
    number, letter = house.groups() if house else ("", house_number)
    return (
        not has_address(row), postcode, street, int(number or 0), letter.casefold(), name, key,
    )  # fmt: skip


def _label(rows: Sequence[Row]) -> str:
    codes = [row[1].strip() for row in rows if row[1].strip() and has_address(row)]
    if not codes:
        return NO_ADDRESS
    return codes[0] if codes[0] == codes[-1] else f"{codes[0]}–{codes[-1]}"
