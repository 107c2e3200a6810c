"""Find people of an extract who may be one, where only their names can tell (R-REG-02).

The database finds the few pairs that have to be looked at, the law compares each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, groupby
from typing import Any

from django.db.models import Q

from elections.law.cards.issuing import SERIES_SPECIAL
from elections.law.register.identity import (
    Identity,
    Likeness,
    is_nearer,
    likeness,
    marks_of_a_slip,
    name_mark,
)
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


@dataclass(slots=True)
class Mark:
    """What is found beside a draft: lines of the file, entries of the register, cards."""

    lines: set[int] = field(default_factory=set)
    entries: dict[int, str] = field(default_factory=dict)
    cards: dict[int, str] = field(default_factory=dict)

    @property
    def detail(self) -> str:
        """What is written beside the row."""
        parts = [
            SIMILAR % ", ".join(map(str, sorted(self.lines))) if self.lines else "",
            SIMILAR_ENTRY % ", ".join(self.entries.values()) if self.entries else "",
            HAS_CARD % ", ".join(self.cards.values()) if self.cards else "",
        ]
        return "; ".join(part for part in parts if part)


Marks = dict[int, Mark]
"""What is found, by the key of the draft."""


def mark_twice(marks: Marks) -> None:
    """Make doubtful cases of these drafts, and say whom they are like."""
    if marks:
        _SQL.run(
            "mark_twice",
            drafts=list(marks),
            details=[mark.detail for mark in marks.values()],
            entries=[" ".join(map(str, mark.entries)) for mark in marks.values()],
            cards=[" ".join(map(str, mark.cards)) for mark in marks.values()],
            longest=_LONGEST_DETAIL,
            eligible=Verdict.ELIGIBLE,
            twice=Verdict.TWICE,
        )


def similar_neighbours(import_id: int) -> Marks:
    """Return people of a file with similar names or births under different ids."""
    marks: Marks = {}
    rows = _SQL.rows(
        "neighbours_born_alike",
        import_id=import_id,
        eligible=Verdict.ELIGIBLE,
        slips=list(marks_of_a_slip()),
    )
    for _kind, group in groupby(rows, key=lambda row: row[-3:]):
        people = [(row[0], row[1], _identity(row[2:6], row[6:9])) for row in group]
        for one, other in _pairs(people):
            if one[0] != other[0] and likeness(one[2], other[2]) is not Likeness.OTHER:
                for key, line in ((one[0], one[1]), (other[0], other[1])):
                    marks.setdefault(key, Mark({line})).lines.update((one[1], other[1]))
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
    """Return people of an extract who are like somebody else in the register (R-REG-02).

    Those whom the register knows by their id count where the new data make them more like another
    one than they were, or where a strike would be taken back.
    """
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
        is_alike = likeness(one, other) is not Likeness.OTHER
        if is_alike and (row[18] or is_nearer(one, _identity(row[19:23], row[23:26]), other)):
            number = f"{row[15] or '–'}/{row[16] or '–'}"
            marks.setdefault(row[0], Mark()).entries[row[17]] = number
    return marks


def with_special_card(found: RegisterImport, election: Election) -> Marks:
    """Return people of an extract who hold a card of § 16a Abs. 2 KWO already (R-WS-01).

    Who stands in the register and was as much like the holder before the card was issued has been
    looked at.
    """
    marks: Marks = {}
    cards = PollingCard.objects.filter(election=election, series=SERIES_SPECIAL, invalidation=None)
    for card in cards.order_by("number"):
        holder = PersonRecord.from_json(card.holder).who
        for draft, who in _drafts_like(found, holder):
            own = election.register_entries.standing().filter(registration_id=draft.registration_id)
            before = own.first() if draft.registration_id else None
            if before is None or is_nearer(who, before.record.who, holder):
                marks.setdefault(draft.pk, Mark()).cards[card.pk] = str(card)
    return marks


def _drafts_like(found: RegisterImport, holder: Identity) -> Iterator[tuple[DraftEntry, Identity]]:
    born = holder.born
    in_part = Q(birth_date__contains="-00") | Q(birth_date__startswith="0000")
    if born.exact:
        births = Q(birth_date=born) | in_part
    else:
        births = Q(birth_date__startswith=f"{born.year:04}") | in_part if born.year else Q()
    verdicts = (Verdict.ELIGIBLE, Verdict.TWICE)
    drafts = DraftEntry.objects.filter(register_import=found, verdict__in=verdicts)
    for draft in drafts.filter(births | Q(identity=name_mark(holder.names))):
        names = (draft.family_name, draft.given_names, draft.name_particle)
        home = Address(draft.street, draft.house_number, draft.postcode)
        who = identity_of(names, draft.birth_date, home)
        if likeness(who, holder) is not Likeness.OTHER:
            yield draft, who


def _identity(person: Sequence[Any], home: Sequence[str]) -> Identity:
    """Return the identity of somebody from names and birth, and the dwelling."""
    *names, born = person
    return identity_of(tuple(names), KnownDay.from_text(born), Address(*home))
