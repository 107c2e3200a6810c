"""A member leaves (§ 33 KWG; R-END-03), and seats of exhausted lists stay empty at once."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ballots.actions.term.mandates import open_body, place_of, seat_for
from ballots.actions.term.successions import settle
from ballots.law.term.mandates import (
    LossGround,
    check_departure,
    check_never_acquired,
    check_within_term,
)
from ballots.law.term.rules import TermRule
from ballots.law.term.seat import SeatStep
from ballots.law.term.succession import PassedOver
from ballots.models import Departure, Mandate, SuccessionBar
from elections.models import Candidate, Election
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, User


@transaction.atomic
def record_departure(
    mandate_id: int,
    *,
    ground: LossGround,
    found_on: date,
    effective_on: date,
    note: str = "",
    today: date,
    actor: User,
) -> Departure:
    """Record that a member lost the seat, as the Wahlleitung found (§§ 23, 33 KWG; R-END-02, 03).

    When nobody is left on the list, the same act leaves the seat empty, and a body that falls
    below three members ends (R-END-04, R-END-08, R-BODY-09).

    Raises RuleViolation for days that cannot be, for a seat left already, and for a seat „never
    acquired“ whose week is not over.
    """
    election, mandate = seat_for(mandate_id, SeatStep.LEAVE)
    check_departure(
        ground,
        starts_on=mandate.starts_on,
        found_on=found_on,
        effective_on=effective_on,
        today=today,
        determined_on=None if hasattr(mandate, "succession") else mandate.determination.decided_on,
    )
    check_within_term(found_on, effective_on, ends_on=election.term.ends_on)
    if ground is LossGround.NEVER_ACQUIRED:
        _check_week_is_over(mandate, found_on)
    days = {"found_on": found_on, "effective_on": effective_on}
    departure = Departure.objects.create(
        mandate=mandate, ground=ground.value, note=note, recorded_by=actor, **days
    )
    AuditEvent.objects.record(
        actor,
        "mandate.lost",
        mandate,
        election.municipality,
        ground=ground.value,
        **days,
        **place_of(mandate.candidate),
    )
    settle(election, on=found_on, actor=actor)
    return departure


def _check_week_is_over(mandate: Mandate, found_on: date) -> None:
    notice = getattr(mandate, "incompatibility", None)
    if notice is None:
        raise RuleViolation(TermRule.NOTICE_MISSING, Norm(Statute.KWG, "23", 2), "R-END-02")
    proof = getattr(notice, "proof", None)
    check_never_acquired(
        served_on=notice.served_on,
        proven_on=proof.proven_on if proof else None,
        found_on=found_on,
    )


def _who_may_be_passed_over(election: Election, candidate_id: int) -> Candidate:
    """Return a person who stood and could be called; refuse everybody else (R-END-06)."""
    norm = Norm(Statute.KWG, "34", 2)
    candidate = Candidate.objects.filter(
        pk=candidate_id, nomination__election=election, nomination__decision__admitted=True
    ).first()
    if candidate is None:
        raise RuleViolation(TermRule.NEVER_STOOD, norm, "R-END-06")
    # A seat that a corrected result took away does not count: the person may be called again.
    if candidate.mandates.exclude(departure__ground=LossGround.RESULT_CORRECTED.value).exists():
        raise RuleViolation(TermRule.HAS_A_SEAT, norm, "R-END-06")
    if hasattr(candidate, "succession_bar"):
        raise RuleViolation(
            TermRule.PASSED_OVER_ALREADY, norm, "R-END-06", day=candidate.succession_bar.noted_on
        )
    return candidate


@transaction.atomic
def pass_over(
    election_id: int,
    candidate_id: int,
    *,
    ground: PassedOver,
    noted_on: date,
    note: str,
    today: date,
    actor: User,
) -> SuccessionBar:
    """Record that a person will not be called (§ 34 Abs. 2 KWG; R-END-06); it cannot be undone.

    Raises RuleViolation for a person who never stood in this election, who has or had a seat, who
    is passed over already, and for a day in the future or after the Wahlzeit.
    """
    election = open_body(election_id)
    candidate = _who_may_be_passed_over(election, candidate_id)
    first = candidate.nomination.decision.decided_on
    if not first <= noted_on <= today:
        raise RuleViolation(TermRule.DAY_OUT_OF_RANGE, day=noted_on, first=first, last=today)
    check_within_term(noted_on, ends_on=election.term.ends_on)
    bar = SuccessionBar.objects.create(
        candidate=candidate,
        ground=ground.value,
        noted_on=noted_on,
        note=note,
        recorded_by=actor,
    )
    AuditEvent.objects.record(
        actor,
        "succession.passed_over",
        bar,
        election.municipality,
        ground=ground.value,
        noted_on=noted_on,
        **place_of(candidate),
    )
    settle(election, on=min(today, election.term.ends_on), actor=actor)
    return bar
