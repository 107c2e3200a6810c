"""Lists are begun, handed in on paper, and filled with the persons that they name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Max

from elections.actions.nominations.opened import (
    election_in_nomination,
    election_taking_lists,
    list_to_change,
)
from elections.law.nominations.admission import is_in_time
from elections.law.nominations.eligibility import Origin
from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import Hand, ListStep
from elections.law.register.identity import Identity
from elections.law.register.names import PersonName
from elections.models import Candidate, Election, Nomination, NominationReceipt
from elections.models.course.agenda import lists_close
from elections.models.nominations.person import identity_of
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, User

__all__ = ["CandidateEntry", "election_in_nomination", "enter_candidates", "receive_nomination"]


@dataclass(frozen=True, slots=True)
class CandidateEntry:
    """One person as the list names them; ``place`` counts from 1, what it does not say is empty."""

    place: int
    family_name: str = ""
    given_name: str = ""
    birth_date: date | None = None
    occupation: str = ""
    invented: bool = False
    title: str = ""
    is_other: str = ""
    """Why somebody similar on a list of this election is another person."""
    salutation: str = ""
    name_particle: str = ""
    birth_as_written: str = ""
    birth_place: str = ""
    street: str = ""
    postcode: str = ""
    town: str = ""
    is_blocked: bool = False
    reachable_at: str = ""
    origin: str = Origin.UNKNOWN.value
    post: str = ""

    @property
    def who(self) -> Identity:
        """What tells this person from another one, however the names are written."""
        return identity_of(self.family_name, self.given_name, self.birth_date, self.name_particle)

    @property
    def name(self) -> str:
        """The name in a sentence."""
        return PersonName(
            self.family_name, self.given_name, particle=self.name_particle
        ).on_a_letter


STATED = (
    "salutation", "family_name", "given_name", "title", "name_particle", "birth_date",
    "birth_as_written", "birth_place", "occupation", "street", "postcode", "town", "is_blocked",
    "reachable_at", "origin", "post",
)  # fmt: skip
"""What a list says of a person beside the place."""


@transaction.atomic
def begin_list(election_id: int, *, name: str, short_name: str, actor: User) -> Nomination:
    """Begin a list that its own trust persons will enter (§ 13 Abs. 1 KWG; R-LIST-01, R-LIST-02).

    Nothing came in on paper yet; that counts from its receipt on.
    """
    election = election_taking_lists(election_id)
    nomination = Nomination.objects.create(
        election=election, number=_next_number(election), name=name, short_name=short_name
    )
    AuditEvent.objects.record(
        actor,
        "nomination.begun",
        nomination,
        election.municipality,
        number=nomination.number,
        name=name,
    )
    return nomination


@transaction.atomic
def receive_nomination(
    election_id: int,
    *,
    name: str,
    short_name: str,
    received_at: datetime,
    actor: User,
    number: int | None = None,
    known_in_full: bool = True,
) -> Nomination:
    """Record one Wahlvorschlag as received (§ 13 Abs. 1 KWG; R-LIST-01, R-LIST-02, R-LIST-10).

    A late list is recorded too, so that the committee can refuse it, and so is one whose name is
    like that of another. Without ``number`` the lists are counted as they come in; on the ballot
    paper they have the numbers that the committee gives them (R-LIST-17).
    """
    election = election_taking_lists(election_id)
    if number is not None and election.nominations.filter(number=number).exists():
        raise RuleViolation(NominationRule.LIST_NUMBER_TAKEN, number=number)
    nomination = Nomination.objects.create(
        election=election,
        number=_next_number(election) if number is None else number,
        name=name,
        short_name=short_name,
        known_in_full=known_in_full,
    )
    _stamp(nomination, election, received_at, actor)
    return nomination


@transaction.atomic
def receive_paper(nomination_id: int, *, received_at: datetime, actor: User) -> NominationReceipt:
    """Record that the signed paper of a list came in that was entered online (R-LIST-10, C-03).

    (§ 13 Abs. 1 KWG.) It counts from then on, whether it was sent online or not. Raises
    RuleViolation once it came in.
    """
    election, nomination = list_to_change(nomination_id, ListStep.RECEIVE, by=Hand.OFFICE, now=None)
    return _stamp(nomination, election, received_at, actor)


@transaction.atomic
def take_back_receipt(nomination_id: int, *, reason: str, actor: User) -> Nomination:
    """Take back a receipt that was entered for the wrong list (§ 13 Abs. 1 KWG; R-LIST-10).

    The list is where it was before, a draft or sent online. Raises RuleViolation once somebody
    examined it.
    """
    election, nomination = list_to_change(
        nomination_id, ListStep.TAKE_BACK_RECEIPT, by=Hand.OFFICE, now=None
    )
    receipt = nomination.receipt
    AuditEvent.objects.record(
        actor,
        "nomination.receipt_taken_back",
        nomination,
        election.municipality,
        received_before=receipt.received_at,
        reason=reason,
    )
    receipt.delete()
    return nomination


@transaction.atomic
def enter_candidates(
    nomination_id: int,
    entries: Sequence[CandidateEntry],
    *,
    actor: User,
    by: Hand = Hand.OFFICE,
    now: datetime | None = None,
) -> list[Candidate]:
    """Enter persons at their places, as the list names them (§ 11 Abs. 2 KWG; R-LIST-03, 04, 12).

    Nobody is refused: who is too young, or stands on a list twice, is a finding. All or none are
    entered. Raises RuleViolation when the list is not in that hand any more, and for a place that
    somebody has.
    """
    step = ListStep.EDIT if by is Hand.LIST else ListStep.ENTER_PERSONS
    election, nomination = list_to_change(nomination_id, step, by=by, now=now)
    _check_places(nomination, entries)
    candidates = Candidate.objects.bulk_create(
        Candidate(
            nomination=nomination,
            place=entry.place,
            is_other=entry.is_other,
            invented=entry.invented,
            **stated(entry),
        )
        for entry in entries
    )
    AuditEvent.objects.record(
        actor,
        "candidates.entered",
        nomination,
        election.municipality,
        places=[entry.place for entry in entries],
    )
    return candidates


def stated(entry: CandidateEntry) -> dict[str, Any]:
    """Return the columns that a list states of a person."""
    return {name: getattr(entry, name) for name in STATED}


def _check_places(nomination: Nomination, entries: Sequence[CandidateEntry]) -> None:
    taken = set(nomination.candidates.values_list("place", flat=True))
    for entry in entries:
        if entry.place in taken:
            raise RuleViolation(NominationRule.PLACE_TAKEN, place=entry.place, list=nomination)
        taken.add(entry.place)


def _next_number(election: Election) -> int:
    last: int | None = election.nominations.aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _stamp(
    nomination: Nomination, election: Election, received_at: datetime, actor: User
) -> NominationReceipt:
    receipt = NominationReceipt.objects.create(
        nomination=nomination, received_at=received_at, recorded_by=actor
    )
    AuditEvent.objects.record(
        actor,
        "nomination.received",
        nomination,
        election.municipality,
        number=nomination.number,
        name=nomination.name,
        received_at=received_at,
        in_time=is_in_time(received_at, lists_close(election)),
    )
    return receipt
