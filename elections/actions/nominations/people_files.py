"""The persons of a table are compared with those of a list, and taken in: all or nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from elections.actions.nominations.opened import list_to_change
from elections.actions.nominations.persons import Reason, changes_to, keep_correction, why
from elections.actions.nominations.placing import move
from elections.files.nominations.person_listed import (
    columns_of,
    digest_of,
    kept_rows,
    misfits,
    row_of,
)
from elections.law.nominations.person_rows import PersonDifference, PersonRow, difference
from elections.law.nominations.places import places_of_the_rest, places_without
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import Hand, ListStep
from elections.models import Candidate, Nomination
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, User


@dataclass(frozen=True, slots=True)
class PeopleComparison:
    """What a table changes in a list; ``people`` stand there now, ``named`` are its fields."""

    people: tuple[Candidate, ...]
    named: tuple[str, ...]
    difference: PersonDifference

    def person(self, known: PersonRow) -> Candidate:
        """Return whom a row of those who stand there means."""
        return self.people[known.line]


@dataclass(frozen=True, slots=True)
class PeopleTakenIn:
    """How many persons were added, changed and removed."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    def __bool__(self) -> bool:
        """Return whether anything changed."""
        return bool(self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class _Plan:
    """Who falls out, who gets another place, and the places of those who are new."""

    removed: tuple[Candidate, ...]
    moves: Mapping[int, int]
    places: tuple[int, ...]


def compared(
    people: Sequence[Candidate], rows: Sequence[PersonRow], named: Collection[str]
) -> PeopleComparison:
    """Compare the persons of a list with those of a table (§ 11 Abs. 2 KWG; R-LIST-03, R-LIST-04).

    ``named`` are the fields that the table has: what it does not name it does not change.
    """
    known = [row_of(one, line) for line, one in enumerate(people)]
    read, fields = kept_rows(rows, named)
    return PeopleComparison(tuple(people), fields, difference(known, read, fields))


@transaction.atomic
def take_in_people(
    nomination_id: int,
    rows: Sequence[PersonRow],
    *,
    named: Collection[str],
    seen: str,
    actor: User,
    by: Hand,
    now: datetime,
    reason: Reason | None = None,
    removes_missing: bool = False,
) -> PeopleTakenIn:
    """Take the persons of a table into a list, all or nothing (§ 11 Abs. 2 KWG; R-LIST-03, 04, 12).

    ``seen`` is the ``digest_of`` the persons with whom the table was compared. Who is missing in
    the table stays, unless ``removes_missing``. The office gives a reason, unless nobody stands
    there yet; what stood before stays as rows. Raises RuleViolation when the list is not in that
    hand, changed since, or cannot keep an entry.
    """
    step = ListStep.EDIT if by is Hand.LIST else ListStep.CORRECT
    election, nomination = list_to_change(nomination_id, step, by=by, now=now)
    people = _locked_as_seen(nomination, seen)
    for one in misfits(kept_rows(rows, named)[0]):
        raise RuleViolation(NominationRule.ROW_DOES_NOT_FIT, line=one.line, column=one.column)
    if by is not Hand.LIST and people and reason is None:
        raise RuleViolation(NominationRule.CORRECTED_WITHOUT_REASON, list=nomination)
    # A draft that its own trust persons change leaves no rows, nor do the first persons of a list.
    reason = reason if people and by is not Hand.LIST else None
    comparison = compared(people, rows, named)
    plan = _plan(comparison, removes_missing=removes_missing)
    removed = [one.place for one in plan.removed]
    changed = _change(nomination, comparison, plan, reason, actor)
    _remove(nomination, plan.removed, reason, actor)
    move(nomination, plan.moves)
    _add(nomination, comparison.difference.added, plan.places, reason, actor)
    taken_in = PeopleTakenIn(len(plan.places), len(changed), len(removed))
    if taken_in:
        places = {"added": list(plan.places), "changed": changed, "removed": removed}
        told = {f"places_{name}": those for name, those in places.items()} | why(reason)
        act, place = "candidates.taken_in", election.municipality
        AuditEvent.objects.record(actor, act, nomination, place, **told)
    return taken_in


def _locked_as_seen(nomination: Nomination, seen: str) -> list[Candidate]:
    """Return the persons of a list, locked, if they are those with whom a table was compared."""
    people = list(nomination.candidates.select_for_update(of=("self",)))
    if digest_of(people) != seen:
        raise RuleViolation(NominationRule.CHANGED_SINCE_READ)
    return people


def _plan(comparison: PeopleComparison, *, removes_missing: bool) -> _Plan:
    found = comparison.difference
    missing = tuple(comparison.person(row) for row in found.missing)
    removed = missing if removes_missing else ()
    if "place" not in comparison.named:
        before = {one.place for one in comparison.people}
        gone = {one.place for one in removed}
        moves = places_without(before, gone)
        last = max((moves.get(place, place) for place in before - gone), default=0)
        return _Plan(removed, moves, tuple(range(last + 1, last + 1 + len(found.added))))
    moves = {
        comparison.person(one.known).place: one.read.place
        for one in found.changed
        if one.read.place is not None and one.read.place != one.known.place
    }
    added = tuple(row.place for row in found.added if row.place is not None)
    gone = {one.place for one in missing}
    taken = {moves.get(one.place, one.place) for one in comparison.people if one.place not in gone}
    rest = () if removes_missing else gone
    return _Plan(removed, {**moves, **places_of_the_rest({*taken, *added}, rest)}, added)


def _remove(
    nomination: Nomination, removed: Sequence[Candidate], reason: Reason | None, actor: User
) -> None:
    for one in removed:
        keep_correction(nomination, {"place": [one.place, None]}, reason, actor, about=f"{one}")
        one.delete()


def _change(
    nomination: Nomination,
    comparison: PeopleComparison,
    plan: _Plan,
    reason: Reason | None,
    actor: User,
) -> list[int]:
    """Write what differs but the places; return the new places of those who change."""
    after: dict[int, dict[str, Any]] = {}
    for one in comparison.difference.changed:
        fields = {change.field for change in one.changes}
        after[comparison.person(one.known).pk] = columns_of(one.read, fields)
    removed = {one.pk for one in plan.removed}
    places = []
    for person in comparison.people:
        if person.pk in removed:
            continue
        told, place = str(person), plan.moves.get(person.place, person.place)
        wanted = after.get(person.pk, {})
        changes = changes_to(person, wanted)
        for field in changes:
            setattr(person, field, wanted[field])
        if changes:
            person.save(update_fields=[*changes])
        if place != person.place:
            changes["place"] = [person.place, place]
        if changes:
            places.append(place)
        keep_correction(nomination, changes, reason, actor, about=told)
    return places


def _add(
    nomination: Nomination,
    rows: Sequence[PersonRow],
    places: Sequence[int],
    reason: Reason | None,
    actor: User,
) -> None:
    added = Candidate.objects.bulk_create(
        Candidate(nomination=nomination, place=place, **columns_of(row))
        for row, place in zip(rows, places, strict=True)
    )
    for one in added:
        keep_correction(nomination, {"place": [None, one.place]}, reason, actor, about=f"{one}")
