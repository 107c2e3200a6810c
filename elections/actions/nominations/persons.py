"""What a list says of a person is changed, and who falls out is taken off, until the decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from elections.actions.nominations.nominations import CandidateEntry, stated
from elections.actions.nominations.opened import list_to_change
from elections.actions.nominations.placing import move, places_of
from elections.law.nominations.places import places_after_move, places_after_removal
from elections.law.nominations.states import Hand, ListStep
from elections.models import Candidate, Election, ListCorrection, Nomination
from municipalities.models import AuditEvent, User
from municipalities.models.seen import Seen, check_seen

OFFICE_NOTES = ("resident_since", "lost_by_court", "is_other")
"""What the office notes of a person; the list says nothing of it."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the office changes what was handed in, and when; a list changes its own without one."""

    text: str
    now: datetime
    kind: ListCorrection.Kind = ListCorrection.Kind.OFFICE


@transaction.atomic
def correct_candidate(
    candidate_id: int,
    entry: CandidateEntry,
    *,
    actor: User,
    reason: Reason | None = None,
    seen: Seen | None = None,
    now: datetime | None = None,
) -> Candidate:
    """Change what a list says of a person, or the place (§ 11 Abs. 2, § 14 KWG; R-LIST-03, 12).

    If somebody stands at the new place, everybody between moves by one. With a ``reason`` the
    office corrects what was handed in, and what stood before stays as a row; without one the trust
    persons change their own draft, until ``now`` is too late. ``seen`` is what the page showed.
    """
    step = ListStep.EDIT if reason is None else ListStep.CORRECT
    election, candidate = _locked(candidate_id, step, reason, now)
    nomination = candidate.nomination
    after: dict[str, Any] = stated(entry)
    check_seen(seen, candidate, {**after, "place": entry.place})
    changes = changes_to(candidate, after)
    place_before = candidate.place
    moves = places_after_move(places_of(nomination), place_before, entry.place)
    if not changes and not moves:
        return candidate
    for field in changes:
        setattr(candidate, field, after[field])
    candidate.save(update_fields=[*changes])
    move(nomination, moves)
    candidate.refresh_from_db(fields=["place"])
    if moves:
        changes["place"] = [place_before, candidate.place]
    keep_correction(nomination, changes, reason, actor, about=f"{candidate}")
    places = {"place_before": place_before, "place": candidate.place}
    told = {"fields": list(changes), **places, **why(reason)}
    act, place = "candidate.corrected", election.municipality
    AuditEvent.objects.record(actor, act, nomination, place, **told)
    return candidate


@transaction.atomic
def note_on_candidate(
    candidate_id: int, notes: dict[str, Any], *, actor: User, seen: Seen | None = None
) -> Candidate:
    """Note what the registry says of a person, or why it is another one (R-ELIG-01, R-LIST-03).

    (§ 86 Abs. 3, 4 HGO.) ``notes`` are values for ``OFFICE_NOTES``. Raises RuleViolation once the
    committee decided on the list.
    """
    found = Candidate.objects.values_list("nomination", flat=True).get(pk=candidate_id)
    election, nomination = list_to_change(found, ListStep.CHECK, by=Hand.OFFICE, now=None)
    candidate = Candidate.objects.select_for_update(of=("self",)).get(pk=candidate_id)
    check_seen(seen, candidate, notes)
    changed = [field for field, value in notes.items() if getattr(candidate, field) != value]
    if not changed:
        return candidate
    for field in changed:
        setattr(candidate, field, notes[field])
    candidate.save(update_fields=changed)
    AuditEvent.objects.record(
        actor,
        "candidate.noted",
        nomination,
        election.municipality,
        fields=changed,
        place=candidate.place,
    )
    return candidate


@transaction.atomic
def remove_candidate(
    candidate_id: int,
    *,
    actor: User,
    reason: Reason | None = None,
    now: datetime | None = None,
) -> Nomination:
    """Take a person off a list; those behind move up (§§ 11, 14 KWG; R-LIST-11).

    That is a slip, or a change that both trust persons declared. Whom the committee strikes stays
    on the list without a place. Raises RuleViolation once the committee decided on the list.
    """
    step = ListStep.EDIT if reason is None else ListStep.REMOVE_PERSON
    election, candidate = _locked(candidate_id, step, reason, now)
    nomination, place = candidate.nomination, candidate.place
    moves = places_after_removal(places_of(nomination), place)
    keep_correction(nomination, {"place": [place, None]}, reason, actor, about=f"{candidate}")
    candidate.delete()
    move(nomination, moves)
    AuditEvent.objects.record(
        actor,
        "candidate.removed",
        nomination,
        election.municipality,
        place=place,
        **why(reason),
    )
    return nomination


def keep_correction(
    nomination: Nomination,
    changes: dict[str, Any],
    reason: Reason | None,
    actor: User,
    *,
    about: str = "",
) -> None:
    """Keep what stood before the office changed it (§ 14 KWG); a list's own draft leaves no row."""
    if reason is None or not changes:
        return
    ListCorrection.objects.create(
        nomination=nomination,
        kind=reason.kind,
        about=about[:300],
        changes=changes,
        reason=reason.text,
        corrected_at=reason.now,
        corrected_by=actor,
    )


def changes_to(candidate: Candidate, after: Mapping[str, Any]) -> dict[str, list[Any]]:
    """Return by field what stands there and what shall stand there, where they differ."""
    return {
        field: [_plain(getattr(candidate, field)), _plain(value)]
        for field, value in after.items()
        if getattr(candidate, field) != value
    }


def why(reason: Reason | None) -> dict[str, str]:
    """Return what the log says of a reason; nothing where there is none."""
    return {} if reason is None else {"reason": reason.text, "correction": reason.kind.value}


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | bool | None) else str(value)


def _locked(
    candidate_id: int, step: ListStep, reason: Reason | None, now: datetime | None
) -> tuple[Election, Candidate]:
    """Lock election, list and person; everybody of a list moves when one does."""
    found = Candidate.objects.values_list("nomination", flat=True).get(pk=candidate_id)
    hand = Hand.LIST if reason is None else Hand.OFFICE
    election, nomination = list_to_change(found, step, by=hand, now=now)
    candidate = Candidate.objects.select_for_update(of=("self",)).get(pk=candidate_id)
    candidate.nomination = nomination
    return election, candidate
