"""Find people of an extract who may be one, where only their names can tell (R-REG-02).

The database finds the few pairs that have to be looked at, the law compares each.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, groupby
from typing import Any

from elections.law.cards.issuing import SERIES_SPECIAL
from elections.law.register.identity import Identity, Likeness, likeness, name_mark
from elections.law.register.verdict import Verdict
from elections.messages.register.details import HAS_CARD, SIMILAR, SIMILAR_ENTRY
from elections.models import Election
from elections.models.cards.polling_card import PollingCard
from elections.models.register.address import PersonRecord
from elections.models.register.imports import (
    DraftEntry,
    RegisterImport,
)
from municipalities.law.days import KnownDay
from municipalities.models.sorting import sort_key
from municipalities.models.statements import Statements

_SQL = Statements("elections.actions.register")
_LONGEST_DETAIL = 120
_FEW = 40
Marks = dict[int, str]
"""What is found beside a draft, by its key."""


def mark_twice(marks: Marks) -> None:
    """Make doubtful cases of these drafts, unless they are one already."""
    if marks:
        _SQL.run(
            "mark_twice",
            drafts=list(marks),
            details=list(marks.values()),
            longest=_LONGEST_DETAIL,
            eligible=Verdict.ELIGIBLE,
            twice=Verdict.TWICE,
        )


def similar_neighbours(import_id: int) -> Marks:
    """Return people of one house and one day of birth with similar names."""
    marks: Marks = {}
    rows = _SQL.rows("neighbours_born_alike", import_id=import_id, eligible=Verdict.ELIGIBLE)
    for _home, group in groupby(rows, key=lambda row: row[-1]):
        people = [(row[0], row[1], _identity(row[2:5], row[5])) for row in group]
        alike: dict[int, set[int]] = {}
        for one, other in _pairs(people):
            if likeness(one[2], other[2]) is not Likeness.OTHER:
                for key, line in ((one[0], one[1]), (other[0], other[1])):
                    alike.setdefault(key, {line}).update((one[1], other[1]))
        for key, lines in alike.items():
            marks[key] = SIMILAR % ", ".join(map(str, sorted(lines)))
    return marks


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
    )
    for row in rows:
        same_house = row[11]
        one = _identity(row[1:4], row[4], same_house=same_house)
        other = _identity(row[5:8], row[8], same_house=same_house)
        if likeness(one, other) is not Likeness.OTHER:
            marks[row[0]] = SIMILAR_ENTRY % f"{row[9] or '–'}/{row[10] or '–'}"
    return marks


def with_special_card(found: RegisterImport, election: Election) -> Marks:
    """Return people of an extract who hold a card of § 16a Abs. 2 KWO already (R-WS-01)."""
    marks: Marks = {}
    cards = PollingCard.objects.filter(election=election, series=SERIES_SPECIAL, invalidation=None)
    known = (
        set(election.register_entries.values_list("registration_id", flat=True)) if cards else set()
    )
    for card in cards:
        holder = PersonRecord.from_json(card.holder).who
        for draft in _drafts_like(found, holder):
            if draft.registration_id not in known:
                marks[draft.pk] = HAS_CARD % card
    return marks


def _drafts_like(found: RegisterImport, holder: Identity) -> Iterator[DraftEntry]:
    drafts = DraftEntry.objects.filter(
        register_import=found, verdict=Verdict.ELIGIBLE, identity=name_mark(holder.names)
    )
    for draft in drafts:
        if draft.birth_date.agrees_with(holder.born):
            yield draft


def _identity(names: Any, born: str, *, same_house: bool = True) -> Identity:
    folded = " ".join(key for key in map(sort_key, names) if key)
    return Identity(folded, KnownDay.from_text(born), "one house" if same_house else "")
