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
from municipalities.actions.destruction import destroy_body_end
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, BodyEventKind, User


@transaction.atomic
def begin_mandates(election_id: int, *, actor: User) -> list[Mandate]:
    """Record who has a seat by the newest determination (§§ 23, 31 KWG; R-END-01, R-END-11).

    Nobody has to accept: the law gives the seat. After a corrected result, those no longer elected
    leave and those newly elected come in; a second call changes nothing. The new seats decide
    whether too few members are left: a body that begins with too few ends at once (R-SEAT-05); one
    that had ended is revived when the corrected result leaves enough.

    Raises RuleViolation when nothing is determined.
    """
    election = Election.objects.select_for_update(of=("self",)).get(pk=election_id)
    determination = election.determinations.first()
    if determination is None or election.current_phase not in RESULT_STANDS:
        raise RuleViolation(TermRule.RESULT_NOT_FINAL, phase=election.get_phase_display())
    if not determination.persons_determined:
        return []  # some persons' votes are unknown: it stays open who sits
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
    """Delete the end of the body when a different result is to be seated; return its day."""
    end: BodyEnd | None = getattr(election, "body_end", None)
    before = election.determinations.exclude(pk=determination.pk).first()
    if end is None or before is None or elected_by(before) == elected_by(determination):
        return None
    ended_on = end.ended_on
    destroy_body_end(election.pk)
    election.refresh_from_db()  # drops the end that was cached on it
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
    """Take back the seats that rest on an older result, those of successors included."""
    lost = election.mandates.filter(pk__in=unfounded(election))
    for mandate in lost.select_related("candidate__nomination"):
        _leave(mandate, LossGround.RESULT_CORRECTED, determination, actor)


def _stay_away(made: list[Mandate], determination: Determination, actor: User) -> None:
    """Keep out whoever had followed, left for good, and is elected by the new result.

    The ground on which they left holds for their own seat too: it becomes vacant.
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
