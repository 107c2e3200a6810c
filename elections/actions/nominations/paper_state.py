"""What the signed paper says becomes what the data say, in one step (R-LIST-10)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from elections.actions.nominations.opened import list_to_change
from elections.actions.nominations.persons import Reason, changes_to, keep_correction
from elections.actions.nominations.placing import move
from elections.actions.nominations.submission import state_to_print
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import Hand, ListStep
from elections.models import Candidate, ListCorrection, ListPrint, Nomination, TrustPerson
from elections.models.nominations.printed import Stated, pairs_of, state_digest
from elections.models.nominations.trust import TrustEntry
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, User


@dataclass(frozen=True, slots=True)
class PaperTakenOver:
    """Which fields of the list, whose positions, and whose places changed."""

    fields: tuple[str, ...] = ()
    positions: tuple[str, ...] = ()
    added: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        """Return whether anything changed."""
        return any(asdict(self).values())


@transaction.atomic
def take_over_paper(
    print_id: int, *, reason: str, seen: str, now: datetime, actor: User
) -> PaperTakenOver:
    """Make list, trust persons and persons those of a printed state (§ 13 KWG; R-LIST-10, 04).

    It counts what was signed, whatever was entered after it was printed. Each difference stays as a
    correction that follows the paper, and what the data said is set aside as a state of its own, to
    be taken over again if it was the wrong paper. ``seen`` is the ``state_digest`` of the data with
    which the page compared it. Raises RuleViolation before the paper came in, after the committee
    decided, and where the data changed since.
    """
    printed = ListPrint.objects.get(pk=print_id)
    election, nomination = list_to_change(
        printed.nomination_id, ListStep.CORRECT, by=Hand.OFFICE, now=None
    )
    people = list(nomination.candidates.select_for_update(of=("self",)))
    today = state_to_print(nomination)
    if state_digest(today) != seen:
        raise RuleViolation(NominationRule.CHANGED_SINCE_COMPARED, list=nomination)
    why = Reason(reason, now, ListCorrection.Kind.PAPER)
    stated = printed.facts
    taken_over = PaperTakenOver(
        fields=_name(nomination, stated, why, actor),
        positions=_trust_persons(nomination, stated["trust_persons"], why, actor),
        **_persons(nomination, people, (stated["persons"], today["persons"]), why, actor),
    )
    if taken_over:
        ListPrint.objects.create(
            nomination=nomination, facts=today, printed_at=now, printed_by=actor, is_set_aside=True
        )
        AuditEvent.objects.record(
            actor,
            "nomination.paper_followed",
            nomination,
            election.municipality,
            reason=reason,
            printed_at=printed.printed_at,
            fields=list(taken_over.fields),
            positions=list(taken_over.positions),
            places_added=list(taken_over.added),
            places_changed=list(taken_over.changed),
            places_removed=list(taken_over.removed),
        )
    return taken_over


def _name(nomination: Nomination, stated: Stated, why: Reason, actor: User) -> tuple[str, ...]:
    wanted = {name: stated[name] for name in ("name", "short_name")}
    changes = {
        name: [getattr(nomination, name), value]
        for name, value in wanted.items()
        if getattr(nomination, name) != value
    }
    for name in changes:
        setattr(nomination, name, wanted[name])
    if changes:
        nomination.save(update_fields=[*changes])
    keep_correction(nomination, changes, why, actor)
    return tuple(changes)


def _trust_persons(
    nomination: Nomination, stated: Sequence[Stated], why: Reason, actor: User
) -> tuple[str, ...]:
    """Write the trust persons of the paper; whoever it does not name becomes an empty row.

    An access to the list hangs on the position: who has it now, the page of the trust persons shows
    and ends.
    """
    known = {one.position: one for one in nomination.trust_persons.all()}
    on_paper = {one["position"]: one for one in stated}
    changed = []
    for position in TrustPerson.Position.values:
        said = on_paper.get(position, {})
        after = asdict(TrustEntry(**{name: said[name] for name in said if name != "position"}))
        before = {
            name: getattr(known[position], name) if position in known else "" for name in after
        }
        changes = {
            name: [before[name], after[name]] for name in after if before[name] != after[name]
        }
        if not changes:
            continue
        TrustPerson.objects.update_or_create(
            nomination=nomination, position=position, defaults=after
        )
        about = str(TrustPerson.Position(position).label)
        keep_correction(nomination, changes, why, actor, about=about)
        changed.append(position)
    return tuple(changed)


def _persons(
    nomination: Nomination,
    people: Sequence[Candidate],
    states: tuple[Sequence[Stated], Sequence[Stated]],
    why: Reason,
    actor: User,
) -> dict[str, tuple[int, ...]]:
    """Write the persons of the paper; ``states`` are those of the paper and those of today."""
    stated, today = states
    pairs = pairs_of(stated, today)
    found = set(pairs.values())
    removed = [one for at, one in enumerate(people) if at not in found]
    gone = tuple(one.place for one in removed)
    for one in removed:
        keep_correction(nomination, {"place": [one.place, None]}, why, actor, about=f"{one}")
        one.delete()
    changed = []
    for at, same in pairs.items():
        if _change(nomination, people[same], stated[at], why, actor):
            changed.append(stated[at]["place"])
    move(
        nomination,
        {
            today[same]["place"]: stated[at]["place"]
            for at, same in pairs.items()
            if today[same]["place"] != stated[at]["place"]
        },
    )
    new = [one for at, one in enumerate(stated) if at not in pairs]
    for person in Candidate.objects.bulk_create(_candidate(nomination, one) for one in new):
        change = {"place": [None, person.place]}
        keep_correction(nomination, change, why, actor, about=f"{person}")
    places = tuple(one["place"] for one in new)
    return {"added": places, "changed": tuple(sorted(changed)), "removed": gone}


def _change(
    nomination: Nomination, person: Candidate, stated: Stated, why: Reason, actor: User
) -> bool:
    wanted = _columns(stated)
    told = str(person)
    changes = changes_to(person, wanted)
    for name in changes:
        setattr(person, name, wanted[name])
    if changes:
        person.save(update_fields=[*changes])
    if person.place != stated["place"]:
        changes["place"] = [person.place, stated["place"]]
    keep_correction(nomination, changes, why, actor, about=told)
    return bool(changes)


def _candidate(nomination: Nomination, stated: Stated) -> Candidate:
    return Candidate(nomination=nomination, place=stated["place"], **_columns(stated))


def _columns(stated: Stated) -> Mapping[str, Any]:
    """Return what a paper says of a person beside the place, as the columns hold it."""
    columns = {name: value for name, value in stated.items() if name != "place"}
    born = columns["birth_date"]
    return columns | {"birth_date": date.fromisoformat(born) if born else None}
