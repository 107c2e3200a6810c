"""Find people of an extract who may be one, where only their names can tell (R-REG-02).

The database finds the few pairs that have to be looked at, the law compares each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, groupby
from typing import Any, NamedTuple

from django.db.models import Q

from elections.law.cards.issuing import SERIES_SPECIAL
from elections.law.register.identity import Identity, Likeness, likeness, name_mark
from elections.law.register.verdict import Verdict
from elections.messages.register.details import HAS_CARD, SIMILAR, SIMILAR_ENTRY
from elections.models import Election
from elections.models.cards.polling_card import PollingCard
from elections.models.register.address import Address, PersonRecord, identity_of
from elections.models.register.imports import (
    DraftEntry,
    RegisterImport,
)
from municipalities.law.days import KnownDay
from municipalities.models.statements import Statements

_SQL = Statements("elections.actions.register")
_LONGEST_DETAIL = 120
_FEW = 40


class Mark(NamedTuple):
    """What is found beside a draft, and whom of the register it is like."""

    detail: str
    entry: int | None = None


Marks = dict[int, Mark]
"""What is found, by the key of the draft."""


def mark_twice(marks: Marks) -> None:
    """Make doubtful cases of these drafts, unless they are one already."""
    if marks:
        _SQL.run(
            "mark_twice",
            drafts=list(marks),
            details=[mark.detail for mark in marks.values()],
            entries=[mark.entry for mark in marks.values()],
            longest=_LONGEST_DETAIL,
            eligible=Verdict.ELIGIBLE,
            twice=Verdict.TWICE,
        )


def similar_neighbours(import_id: int) -> Marks:
    """Return people of a file with similar names or births under different ids."""
    alike: dict[int, set[int]] = {}
    rows = _SQL.rows("neighbours_born_alike", import_id=import_id, eligible=Verdict.ELIGIBLE)
    for _kind, group in groupby(rows, key=lambda row: row[-2:]):
        people = [(row[0], row[1], _identity(row[2:6], row[6:9])) for row in group]
        for one, other in _pairs(people):
            if likeness(one[2], other[2]) is not Likeness.OTHER:
                for key, line in ((one[0], one[1]), (other[0], other[1])):
                    alike.setdefault(key, {line}).update((one[1], other[1]))
    return {key: Mark(SIMILAR % ", ".join(map(str, sorted(lines)))) for key, lines in alike.items()}


Neighbour = tuple[int, int, Identity]


def _pairs(people: list[Neighbour]) -> Iterator[tuple[Neighbour, Neighbour]]:
    """Yield the pairs that share a word of the name; all pairs where they are few.

    In a shelter hundreds live in one house, and many were born on 1 January.
    """
    if len(people) <= _FEW:
        yield from combinations(people, 2)
        return
    words: dict[str, list[Neighbour]] = {}
    for one in people:
        for word in set(one[2].names.split()):
            words.setdefault(word, []).append(one)
    for sharing in words.values():
        sharing.sort(key=lambda one: one[2].names)
        for place, one in enumerate(sharing):
            for other in sharing[place + 1 : place + 1 + _FEW]:
                yield one, other


def similar_in_register(import_id: int, election_id: int) -> Marks:
    """Return new people of an extract who are like somebody in the register."""
    marks: Marks = {}
    rows = _SQL.rows(
        "neighbours_in_register",
        import_id=import_id,
        election_id=election_id,
        eligible=Verdict.ELIGIBLE,
        twice=Verdict.TWICE,
    )
    for row in rows:
        one, other = _identity(row[1:5], row[5:8]), _identity(row[8:12], row[12:15])
        if likeness(one, other) is not Likeness.OTHER:
            number = f"{row[15] or '–'}/{row[16] or '–'}"
            marks.setdefault(row[0], Mark(SIMILAR_ENTRY % number, row[17]))
    return marks


def with_special_card(found: RegisterImport, election: Election) -> Marks:
    """Return people of an extract who hold a card of § 16a Abs. 2 KWO already (R-WS-01)."""
    marks: Marks = {}
    cards = PollingCard.objects.filter(election=election, series=SERIES_SPECIAL, invalidation=None)
    if not cards:
        return marks
    known = set(election.register_entries.values_list("registration_id", flat=True))
    for card in cards:
        for draft in _drafts_like(found, PersonRecord.from_json(card.holder).who):
            if draft.registration_id not in known:
                marks[draft.pk] = Mark(HAS_CARD % card)
    return marks


def _drafts_like(found: RegisterImport, holder: Identity) -> Iterator[DraftEntry]:
    born = Q(birth_date__startswith=f"{holder.born.year:04}") if holder.born.year else Q()
    drafts = DraftEntry.objects.filter(register_import=found, verdict=Verdict.ELIGIBLE)
    for draft in drafts.filter(born | Q(identity=name_mark(holder.names))):
        names = (draft.family_name, draft.given_names, draft.name_particle)
        home = Address(draft.street, draft.house_number, draft.postcode)
        if likeness(identity_of(names, draft.birth_date, home), holder) is not Likeness.OTHER:
            yield draft


def _identity(person: Sequence[Any], home: Sequence[str]) -> Identity:
    """Return the identity of somebody from names and birth, and the dwelling."""
    *names, born = person
    return identity_of(tuple(names), KnownDay.from_text(born), Address(*home))
