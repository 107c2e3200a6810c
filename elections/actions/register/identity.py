"""Nobody stands in the register twice, nobody gets two polling cards (R-REG-02, R-WS-01).

Everything that enters a person, takes a strike back or writes another name asks here: hand entry,
decided case, correction, card of § 16a Abs. 2 KWO.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import Q

from elections.law.cards.issuing import SERIES_SPECIAL
from elections.law.register.identity import (
    Identity,
    Likeness,
    is_nearer,
    likeness,
    lives_with,
    name_mark,
)
from elections.law.register.rules import RegisterRule
from elections.models import Election
from elections.models.cards.polling_card import PollingCard
from elections.models.register.address import PersonRecord
from elections.models.register.entries import RegisterEntry
from elections.models.register.standing import RegisterEntryQuerySet
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.law.days import KnownDay

_NORM = Norm(Statute.KWO, "9", 1)
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Answer:
    """Why people who are similar are others, and about whom somebody said so.

    ``reason`` was typed before the names of ``entries`` and ``cards`` (keys); None for everybody
    whom the page had named then, or could have.
    """

    reason: str = ""
    entries: frozenset[int] | None = None
    cards: frozenset[int] | None = None

    def covers(self, found: Known) -> bool:
        """Whether this was said about the person that was found."""
        if not self.reason.strip():
            return False
        keys, key = (self.entries, found.entry) if found.entry else (self.cards, found.card)
        return keys is None or key in keys


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody of the register, or with a card of § 16a Abs. 2 KWO, found beside a person."""

    who: Identity
    where: str
    person: str
    stands: bool
    entry: int | None = None
    card: int | None = None


def check_is_new(
    election: Election,
    record: PersonRecord,
    *,
    answers: Collection[Answer],
    entry: int | None = None,
    before: Identity | None = None,
    merged: Collection[int] = (),
) -> str:
    """Refuse a person whom the register or a polling card knows already (R-REG-02, R-WS-01).

    ``answers`` say why similar people are others; the same person in the same dwelling is refused
    whatever they say. ``entry`` is the entry that is meant itself, and ``before`` what it said:
    who was as much like somebody all the time is not asked about again. ``merged`` are entries
    that were just found to be this person. Returns the trace of the decision: „andere Person als
    001/27: …“, empty where nobody is similar.
    """
    similar: list[Known] = []
    for found in people_like(election, record.who, {entry or 0, *merged}):
        if before is not None and not is_nearer(record.who, before, found.who):
            continue
        is_same = likeness(record.who, found.who) is Likeness.SAME
        was_same = before is not None and likeness(before, found.who) is Likeness.SAME
        if is_same and lives_with(record.who, found.who) and not was_same:
            rule = (
                RegisterRule.PERSON_ENTERED_ALREADY if found.stands else RegisterRule.PERSON_STRUCK
            )
            raise RuleViolation(rule, _NORM, "R-REG-02", entry=found.where)
        similar.append(found)
    if not similar:
        return ""
    open_ones = [one for one in similar if not any(answer.covers(one) for answer in answers)]
    if open_ones:
        raise RuleViolation(
            RegisterRule.PERSON_LIKE,
            _NORM,
            "R-REG-02",
            entries=", ".join(one.where for one in open_ones[:_MOST_NAMED]),
            people="; ".join(one.person for one in open_ones[:_MOST_NAMED]),
        )
    named = ", ".join(one.where for one in similar[:_MOST_NAMED])
    reasons = [answer.reason.strip() for answer in answers if any(map(answer.covers, similar))]
    return f"andere Person als {named}: {'; '.join(dict.fromkeys(reasons))}"[:300]


def people_like(
    election: Election, who: Identity, except_entries: Collection[int] = ()
) -> Iterator[Known]:
    """Yield everybody who is this person or similar (R-REG-02)."""
    same_names = Q(identity=name_mark(who.names))
    found = election.register_entries.filter(_birth(who.born) | same_names)
    yield from _alike(who, _entries(found, except_entries))
    if not who.born.year:
        named = election.register_entries.filter(~_birth(who.born) & ~same_names)
        yield from _alike(who, _entries(named.sharing_a_name(who.names), except_entries))
    yield from _alike(who, _special_cards(election))


def double_of(
    election: Election, record: PersonRecord, except_entry: int | None = None
) -> Known | None:
    """Return who is certainly this person: of the same names, birth and house (R-REG-02)."""
    who = record.who
    entries = election.register_entries.filter(
        identity=name_mark(who.names), birth_date=record.born
    )
    for source in (_entries(entries, {except_entry or 0}), _special_cards(election)):
        for found in source:
            if likeness(who, found.who) is Likeness.SAME and lives_with(who, found.who):
                return found
    return None


def _alike(who: Identity, known: Iterator[Known]) -> Iterator[Known]:
    return (found for found in known if likeness(who, found.who) is not Likeness.OTHER)


def _entries(found: RegisterEntryQuerySet, except_entries: Collection[int]) -> Iterator[Known]:
    rows = found.exclude(pk__in=except_entries).with_marks().select_related("district")
    for entry in rows.order_by("pk"):
        stands = not entry.is_struck  # type: ignore[attr-defined] # with_marks() adds it
        yield Known(entry.record.who, str(entry), described(entry), stands, entry=entry.pk)


def described(entry: RegisterEntry) -> str:
    """Return who is meant, for an officer: „001/27 Kaya, Deniz, geboren 5.5.1980, Weg 1“."""
    home = f"{entry.street} {entry.house_number}".strip() if entry.shown_dwelling else ""
    parts = [f"{entry} {entry.listed_name}", f"geboren {entry.birth_date}", home]
    return ", ".join(part for part in parts if part)


def _special_cards(election: Election) -> Iterator[Known]:
    cards = PollingCard.objects.filter(
        election=election, series=SERIES_SPECIAL, invalidation=None
    ).order_by("number")
    for card in cards:
        holder, where = PersonRecord.from_json(card.holder), f"Wahlschein {card}"
        person = f"{where} für {holder.name.listed}, geboren {holder.born}"
        yield Known(holder.who, where, person, stands=True, card=card.pk)


def _birth(born: KnownDay) -> Q:
    """Return the births that may be this one: equal, or known in part; without a year see names."""
    in_part = Q(birth_date__contains="-00") | Q(birth_date__startswith="0000")
    if born.exact:
        return in_part | Q(birth_date=born)
    if born.year:
        return in_part | Q(birth_date__startswith=f"{born.year:04}")
    return in_part
