"""A slip in a person of a list is corrected, and who falls out is taken off, until the decision."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction

from elections.actions.nominations.nominations import (
    CandidateEntry,
    check_person,
    election_in_nomination,
    others_on_lists,
)
from elections.law.nominations.places import places_after_move, places_after_removal
from elections.law.nominations.states import ListStep, advance_list
from elections.models import Candidate, Election, Nomination
from municipalities.models import AuditEvent, User
from municipalities.models.seen import Seen, check_seen

_ASIDE = 10_000
"""Places are given anew by way of numbers that no list has: a place stands once at every moment."""
_COLUMNS = ("family_name", "given_name", "title", "birth_date", "occupation")


@transaction.atomic
def correct_candidate(
    candidate_id: int,
    entry: CandidateEntry,
    *,
    reason: str,
    actor: User,
    seen: Seen | None = None,
) -> Candidate:
    """Correct name, birth date, occupation or place (§ 11 Abs. 2, § 14 Abs. 3 KWG; R-LIST-03, 12).

    If somebody stands at the new place, everybody between moves by one.

    Raises RuleViolation once the committee decided on the list, and for a person who may not stand
    on it, as when a person is entered. ``seen`` is what the page showed.
    """
    election, candidate = _locked(candidate_id, ListStep.CORRECT)
    nomination = candidate.nomination
    after = {name: getattr(entry, name) for name in _COLUMNS}
    check_seen(seen, candidate, {**after, "place": entry.place})
    is_other = check_person(entry, election, others_on_lists(election, besides=candidate.pk))
    changed = [field for field, value in after.items() if getattr(candidate, field) != value]
    place_before = candidate.place
    moves = places_after_move(_places(nomination), place_before, entry.place)
    if not changed and not moves:
        return candidate
    for field in changed:
        setattr(candidate, field, after[field])
    candidate.is_other = is_other
    candidate.save(update_fields=[*changed, "is_other"])
    _move(nomination, moves)
    candidate.refresh_from_db(fields=["place"])
    AuditEvent.objects.record(
        actor,
        "candidate.corrected",
        nomination,
        election.municipality,
        fields=[*changed, *(["place"] if moves else [])],
        place_before=place_before,
        place=candidate.place,
        reason=reason,
    )
    return candidate


@transaction.atomic
def remove_candidate(candidate_id: int, *, reason: str, actor: User) -> Nomination:
    """Take a person off a list; those behind move up (§§ 11, 14 KWG; R-LIST-11).

    That is a slip of the office, or a person who falls out, say without a declaration of consent.
    Raises RuleViolation once the committee decided on the list.
    """
    election, candidate = _locked(candidate_id, ListStep.REMOVE_PERSON)
    nomination, place = candidate.nomination, candidate.place
    moves = places_after_removal(_places(nomination), place)
    candidate.delete()
    _move(nomination, moves)
    AuditEvent.objects.record(
        actor,
        "candidate.removed",
        nomination,
        election.municipality,
        place=place,
        reason=reason,
    )
    return nomination


def _locked(candidate_id: int, step: ListStep) -> tuple[Election, Candidate]:
    found = Candidate.objects.values_list("nomination__election", flat=True).get(pk=candidate_id)
    election = election_in_nomination(found)
    candidate = Candidate.objects.select_related("nomination").get(pk=candidate_id)
    advance_list(candidate.nomination.state(), step, list=candidate.nomination)
    return election, candidate


def _places(nomination: Nomination) -> set[int]:
    return set(nomination.candidates.values_list("place", flat=True))


def _move(nomination: Nomination, moves: Mapping[int, int]) -> None:
    for before, after in moves.items():
        nomination.candidates.filter(place=before).update(place=after + _ASIDE)
    for after in moves.values():
        nomination.candidates.filter(place=after + _ASIDE).update(place=after)
