"""Seats are acquired by law; a corrected result takes them back (§§ 23, 31 KWG; R-END-01, 11)."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from ballots.actions.term.mandates import RESULT_STANDS, place_of
from ballots.actions.term.successions import end_if_too_few, settle
from ballots.law.term.mandates import LossGround, mandate_start
from ballots.law.term.rules import TermRule
from ballots.models import BodyEnd, Departure, Mandate
from ballots.models.result.determination import Determination
from ballots.models.term.sitting import CORRECTED, elected_by, unfounded, unseated
from elections.models import Election
from elections.models.course.body_rows import write_row
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, BodyEventKind, User


@transaction.atomic
def begin_mandates(election_id: int, *, actor: User) -> list[Mandate]:
    """Write down who has a seat by the newest determination (§§ 23, 31 KWG; R-END-01, R-END-11).

    Nobody accepts anything: the law gives the seat. After a corrected result those who are no
    longer elected leave, those newly elected come; done twice it changes nothing. Whether too few
    members are left follows from the seats as they are then: a body that begins so ends at once
    (R-SEAT-05), one that had ended comes back where the corrected result leaves enough.

    Raises RuleViolation when nothing is determined.
    """
    election = Election.objects.select_for_update(of=("self",)).get(pk=election_id)
    determination = election.determinations.first()
    if determination is None or election.current_phase not in RESULT_STANDS:
        raise RuleViolation(TermRule.RESULT_NOT_FINAL, phase=election.get_phase_display())
    if not determination.persons_determined:
        return []  # whose votes are unknown, nobody is said to sit
    end = _lifted(election, determination)
    if end is None and hasattr(election, "body_end"):
        return []
    is_first = not election.mandates.exists()
    _unseat(election, determination, actor)
    made = _seat(election, determination, actor)
    if not is_first:
        _stay_away(made, determination, actor)
        settle(election, on=determination.decided_on, actor=actor)
    ended_on = end or mandate_start(determination.decided_on, election.term.starts_on)
    if not is_first and end is None:
        ended_on = determination.decided_on
    ended = end_if_too_few(election, on=ended_on, actor=actor)
    if end is not None and not ended:
        write_row(election, BodyEventKind.BODY_REVIVED, on=determination.decided_on)
        AuditEvent.objects.record(
            actor,
            "body.revived",
            determination,
            election.municipality,
            version=determination.version,
        )
    return made


def _lifted(election: Election, determination: Determination) -> date | None:
    """Take the end of the body away where another result is to be seated; return its day."""
    end: BodyEnd | None = getattr(election, "body_end", None)
    before = election.determinations.exclude(pk=determination.pk).first()
    if end is None or before is None or elected_by(before) == elected_by(determination):
        return None
    ended_on = end.ended_on
    end.delete()
    election.refresh_from_db()  # the end that was read with it is no longer true
    return ended_on


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
