"""Seats are acquired by law; a corrected result takes them back (§§ 23, 31 KWG; R-END-01, 11)."""

from __future__ import annotations

from django.db import transaction

from ballots.actions.mandates import RESULT_STANDS, place_of
from ballots.actions.successions import end_if_too_few, settle
from ballots.law.mandates import LossGround, mandate_start
from ballots.law.rules import BallotRule
from ballots.models import Departure, Mandate
from ballots.models.result import Determination
from ballots.models.sitting import CORRECTED, unfounded, unseated
from elections.models import Election
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, User


@transaction.atomic
def begin_mandates(election_id: int, *, actor: User) -> list[Mandate]:
    """Write down who has a seat by the newest determination (§§ 23, 31 KWG; R-END-01, R-END-11).

    Nobody accepts anything: the law gives the seat. After a corrected result those who are no
    longer elected leave, those newly elected come; done twice it changes nothing. In a body that
    ended nobody is seated any more.

    Raises RuleViolation when nothing is determined.
    """
    election = Election.objects.select_for_update(of=("self",)).get(pk=election_id)
    determination = election.determinations.first()
    if determination is None or election.current_phase not in RESULT_STANDS:
        raise RuleViolation(BallotRule.RESULT_NOT_FINAL, phase=election.get_phase_display())
    if not determination.persons_determined or hasattr(election, "body_end"):
        return []  # whose votes are unknown, nobody is said to sit
    is_first = not election.mandates.exists()
    _unseat(election, determination, actor)
    made = _seat(election, determination, actor)
    if not is_first:
        _stay_away(made, determination, actor)
        settle(election, on=determination.decided_on, actor=actor)
        end_if_too_few(election, on=determination.decided_on, actor=actor)
    return made


def _seat(election: Election, determination: Determination, actor: User) -> list[Mandate]:
    missing = unseated(election)
    if not missing:
        return []
    starts_on = mandate_start(determination.decided_on, election.term.starts_on)
    made = Mandate.objects.bulk_create(
        Mandate(
            election=election,
            candidate_id=candidate,
            determination=determination,
            starts_on=starts_on,
        )
        for candidate in sorted(missing)
    )
    AuditEvent.objects.record(
        actor,
        "mandates.begun",
        determination,
        election.municipality,
        version=determination.version,
        members=len(made),
        starts_on=starts_on,
    )
    return made


def _unseat(election: Election, determination: Determination, actor: User) -> None:
    """Take back seats that rest on an older result: of the elected, and of who followed them."""
    lost = election.mandates.filter(pk__in=unfounded(election))
    for mandate in lost.select_related("candidate__nomination"):
        _leave(mandate, LossGround.RESULT_CORRECTED, determination, actor)


def _stay_away(made: list[Mandate], determination: Determination, actor: User) -> None:
    """Let nobody return who had followed, left for good, and is elected by the new result.

    The reason for which they left holds for the seat of their own too: it is vacant.
    """
    persons = [mandate.candidate_id for mandate in made]
    left = Departure.objects.filter(
        mandate__candidate__in=persons, mandate__election=determination.election
    ).exclude(ground=CORRECTED)
    grounds = dict(left.values_list("mandate__candidate", "ground"))
    for mandate in made:
        if ground := grounds.get(mandate.candidate_id):
            _leave(mandate, LossGround(ground), determination, actor)


def _leave(mandate: Mandate, ground: LossGround, determination: Determination, actor: User) -> None:
    # A seat is not lost before it begins.
    effective_on = max(determination.decided_on, mandate.starts_on)
    Departure.objects.create(
        mandate=mandate,
        ground=ground.value,
        found_on=determination.decided_on,
        effective_on=effective_on,
        recorded_by=actor,
    )
    AuditEvent.objects.record(
        actor,
        "mandate.lost",
        mandate,
        determination.election.municipality,
        ground=ground.value,
        effective_on=effective_on,
        **place_of(mandate.candidate),
    )
