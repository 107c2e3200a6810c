"""Which body can change, and the week to end an incompatible post (§ 23 Abs. 2 KWG; R-END-02)."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ballots.law.term.mandates import check_proof, check_service, check_within_term
from ballots.law.term.rules import TermRule
from ballots.law.term.seat import SeatStep, advance_seat
from ballots.models import Departure, IncompatibilityNotice, IncompatibilityProof, Mandate
from ballots.models.term.sitting import rests_on_result
from elections.law.course.phases import Phase
from elections.models import Candidate, Election
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.law.body.suffrage import Incompatibility
from municipalities.models import AuditEvent, User

RESULT_STANDS = (Phase.DETERMINED, Phase.PUBLISHED)


def open_body(election_id: int) -> Election:
    """Lock an election whose body can change; refuse one that ended or is counted anew (R-BODY-09).

    Refuse one that was annulled too (R-END-10).

    Also refuse one whose seats still rest on an older result (R-END-11). The lock is held until
    the caller's transaction ends, so the second of two people sees what the first did.
    """
    election = Election.objects.select_for_update(of=("self",)).get(pk=election_id)
    if election.current_phase not in RESULT_STANDS:
        raise RuleViolation(TermRule.RESULT_NOT_FINAL, phase=election.get_phase_display())
    if hasattr(election, "body_end"):
        raise RuleViolation(
            TermRule.BODY_HAS_ENDED,
            Norm(Statute.HGO, "86", 1, 4),
            "R-BODY-09",
            day=election.body_end.ended_on,
        )
    if annulment := election.annulments.last():
        raise RuleViolation(
            TermRule.ELECTION_ANNULLED,
            Norm(Statute.KWG, "30"),
            "R-END-10",
            day=annulment.final_on,
        )
    if not rests_on_result(election):
        raise RuleViolation(TermRule.SEATS_OF_OLD_RESULT, Norm(Statute.KWG, "31"), "R-END-11")
    return election


def place_of(candidate: Candidate) -> dict[str, int]:
    """Return how the log names a person: by list and place, never by name."""
    return {"list": candidate.nomination.number, "place": candidate.place}


def seat_for(mandate_id: int, step: SeatStep) -> tuple[Election, Mandate]:
    """Lock the body of a seat; refuse a ``step`` that is not open to it (R-END-02, R-END-03)."""
    found = Mandate.objects.values_list("election", flat=True).get(pk=mandate_id)
    election = open_body(found)
    mandate = Mandate.objects.select_related("candidate__nomination", "departure").get(
        pk=mandate_id
    )
    advance_seat(mandate.seat_state(), step, day=_day_against(mandate, step))
    return election, mandate


def _day_against(mandate: Mandate, step: SeatStep) -> date | None:
    """Return the day of the event that may rule out a step; None when there was none."""
    departure: Departure | None = getattr(mandate, "departure", None)
    if departure is not None:
        return departure.effective_on
    notice: IncompatibilityNotice | None = getattr(mandate, "incompatibility", None)
    proof: IncompatibilityProof | None = getattr(notice, "proof", None)
    if proof is not None and step is SeatStep.PROVE_END_OF_POST:
        return proof.proven_on
    return notice.served_on if notice else None


def _determined_on(mandate: Mandate) -> date:
    """Return the day on which this person was determined as elected or as successor."""
    followed = getattr(mandate, "succession", None)
    return followed.determined_on if followed else mandate.determination.decided_on


@transaction.atomic
def note_incompatibility(
    mandate_id: int, *, post: Incompatibility, served_on: date, today: date, actor: User
) -> IncompatibilityNotice:
    """Record that a member was told of an incompatible post (§ 23 Abs. 2 KWG; R-END-02, C-24).

    The person has one week from service; the seat rests until the proof comes in.
    """
    election, mandate = seat_for(mandate_id, SeatStep.NOTE_POST)
    check_service(served_on, determined_on=_determined_on(mandate), today=today)
    check_within_term(served_on, ends_on=election.term.ends_on)
    notice = IncompatibilityNotice.objects.create(
        mandate=mandate, post=post.value, served_on=served_on, recorded_by=actor
    )
    AuditEvent.objects.record(
        actor,
        "mandate.incompatible",
        notice,
        election.municipality,
        post=post.value,
        served_on=served_on,
        **place_of(mandate.candidate),
    )
    return notice


@transaction.atomic
def prove_end_of_post(
    mandate_id: int, *, proven_on: date, today: date, actor: User
) -> IncompatibilityProof:
    """Record that the incompatible post ended in time (§ 23 Abs. 2 KWG; R-END-02).

    Raises RuleViolation when the week is over, or when nobody was told.
    """
    election, mandate = seat_for(mandate_id, SeatStep.PROVE_END_OF_POST)
    notice = mandate.incompatibility
    check_proof(served_on=notice.served_on, proven_on=proven_on, today=today)
    check_within_term(proven_on, ends_on=election.term.ends_on)
    proof = IncompatibilityProof.objects.create(
        notice=notice, proven_on=proven_on, recorded_by=actor
    )
    AuditEvent.objects.record(
        actor,
        "mandate.post_ended",
        proof,
        election.municipality,
        proven_on=proven_on,
        **place_of(mandate.candidate),
    )
    return proof
