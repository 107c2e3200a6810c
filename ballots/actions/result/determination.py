"""The result is determined; lots are recorded as they were drawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max

from ballots.actions.result.outcome import (
    counted_in_all,
    outcome_of,
    refuse_faults,
    votes_sha256,
)
from ballots.law.counting.report import ReportValues
from ballots.law.counting.rules import CountingRule
from ballots.law.result.lots import check_after_lots
from ballots.law.result.result import OpenLot, Result
from ballots.law.result.rules import ResultRule
from ballots.law.result.sums import refuse_errors
from ballots.law.term.repeats import check_first_is_annulled
from ballots.models import CandidateResult, Determination, ListResult, Lot
from ballots.models.counting.count import count_of
from ballots.models.term.annulment import repeated_by
from elections.actions.course.phases import take_step
from elections.law.course.phases import Phase, Step
from elections.models import Candidate, Election, Nomination
from elections.models.course.body_rows import annulled_on, write_row
from municipalities.actions.anchors import send_soon
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, BodyEventKind, User

LOT_NORM = Norm(Statute.KWG, "22", 3, 4)


def _check_day(day: date, election: Election) -> None:
    """Refuse a day before the election day (§ 54 KWO; C-21): nothing was counted by then."""
    if day < election.day:
        raise RuleViolation(
            ResultRule.BEFORE_ELECTION_DAY,
            Norm(Statute.KWO, "54"),
            "C-21",
            day=day,
            election_day=election.day,
        )


def _check_first_is_annulled(election: Election, decided_on: date) -> None:
    """Refuse a second body of one Wahlzeit beside the first (§ 30 KWG; R-END-10)."""
    if (first := repeated_by(election)) is None:
        return
    check_first_is_annulled(
        first_day=first.day, annulled_on=annulled_on(first), decided_on=decided_on
    )


def _check_draw(drawn: Sequence[int], lot: OpenLot) -> None:
    """Refuse a draw unless it names exactly as many of the tied as there are open seats."""
    if len(drawn) == len(set(drawn)) == lot.open_seats and set(drawn) <= set(lot.tied):
        return
    raise RuleViolation(
        ResultRule.LOT_DOES_NOT_FIT,
        LOT_NORM,
        "R-SEAT-03",
        seats=lot.open_seats,
        tied=", ".join(map(str, lot.tied)),
    )


def _counted_without_errors(election: Election) -> ReportValues:
    """Add up the reports; refuse while a check finds an error (R-CNT-10, R-DIST-03)."""
    count = count_of(election)
    counted = counted_in_all(election, count)
    refuse_errors(count.noticed())
    return counted


@transaction.atomic
def record_lot(
    election_id: int,
    *,
    drawn: Sequence[int],
    drawn_on: date,
    minutes: str,
    reason: str = "",
    actor: User,
) -> Lot:
    """Record a lot as the Wahlleitung drew it (§ 22 Abs. 3 Satz 4 KWG; R-SEAT-03, R-SEAT-07).

    ``drawn`` are the tied list numbers (or places) in the order drawn, exactly as many as seats
    are open. The lot belongs to these votes: after a corrected count it no longer applies. Nobody
    draws on a count in which a check finds an error. A slip is corrected with a ``reason`` until
    the result is determined.
    """
    election = Election.objects.select_for_update().get(pk=election_id)
    if election.current_phase is not Phase.COUNTING:
        raise RuleViolation(CountingRule.COUNT_NOT_OPEN, phase=election.get_phase_display())
    _check_day(drawn_on, election)
    counted = _counted_without_errors(election)
    lot = outcome_of(election, counted, without_lots=bool(reason)).open_lot
    if lot is None:
        raise RuleViolation(ResultRule.LOT_NOT_NEEDED, LOT_NORM, "R-SEAT-03")
    _check_draw(drawn, lot)
    made = Lot.objects.create(
        election=election,
        question=lot.question.value,
        tied=list(lot.tied),
        drawn=list(drawn),
        votes_sha256=votes_sha256(counted),
        drawn_on=drawn_on,
        minutes=minutes,
        reason=reason,
        recorded_by=actor,
    )
    _log_lot(made, actor)
    return made


def _log_lot(made: Lot, actor: User) -> None:
    more = {"reason": made.reason} if made.reason else {}
    AuditEvent.objects.record(
        actor,
        "lot.corrected" if made.reason else "lot.drawn",
        made,
        made.election.municipality,
        question=made.question,
        tied=made.tied,
        drawn=made.drawn,
        drawn_on=made.drawn_on,
        **more,
    )


@transaction.atomic
def determine_result(election_id: int, *, decided_on: date, actor: User) -> Determination:
    """Determine the final result (§ 54 Abs. 2 KWO; C-21, R-CNT-11, R-SEAT-00..07).

    Raises RuleViolation when ``decided_on`` lies before the election day, when a report is
    missing, a check finds an error in the count, a lot must be drawn first or was drawn
    later, the outcome does
    not pass its own checks, or the election repeats one that is not annulled finally (R-END-10).
    """
    election = take_step(election_id, Step.DETERMINE, actor=actor, decided_on=decided_on)
    _check_day(decided_on, election)
    _check_first_is_annulled(election, decided_on)
    counted = _counted_without_errors(election)
    result = outcome_of(election, counted)
    if result.open_lot is not None:
        raise RuleViolation(
            ResultRule.LOT_REQUIRED,
            LOT_NORM,
            "R-SEAT-03",
            seats=result.open_lot.open_seats,
            tied=", ".join(map(str, result.open_lot.tied)),
        )
    check_after_lots(decided_on, [lot.drawn_on for lot in result.lots])
    refuse_faults(result)
    determination = _write(election, result, votes_sha256(counted), decided_on, actor)
    _write_lists(determination, result)
    # Without every person's votes it stays open who is elected: ``members`` is then None.
    elected = sum(len(entry.elected) for entry in result.lists)
    write_row(
        election,
        BodyEventKind.RESULT_DETERMINED,
        on=decided_on,
        members=elected if result.persons_determined else None,
    )
    AuditEvent.objects.record(
        actor,
        "result.determined",
        determination,
        election.municipality,
        version=determination.version,
        votes_sha256=determination.votes_sha256,
        seats={str(entry.number): entry.seats for entry in result.lists},
        persons_determined=result.persons_determined,
    )
    send_soon(election.municipality)
    return determination


def _write(
    election: Election, result: Result, sha256: str, decided_on: date, actor: User
) -> Determination:
    last = election.determinations.aggregate(last=Max("version"))["last"] or 0
    return Determination.objects.create(
        election=election,
        version=last + 1,
        decided_on=decided_on,
        law_version=election.law_version,
        assumptions=election.assumptions,
        majority_vote=result.majority_vote,
        electors=result.electors,
        voters=result.voters,
        voters_with_card=result.voters_with_card,
        invalid_ballots=result.invalid_ballots,
        valid_votes=result.valid_votes,
        votes_sha256=sha256,
        persons_determined=result.persons_determined,
        recorded_by=actor,
    )


def _write_lists(determination: Determination, result: Result) -> None:
    lists = Nomination.objects.filter(election=determination.election).admitted()
    nominations = {nomination.number: nomination for nomination in lists}
    ListResult.objects.bulk_create(
        ListResult(
            determination=determination,
            nomination=nominations[entry.number],
            votes=entry.votes,
            quota_numerator=entry.quota.numerator if entry.quota is not None else None,
            quota_denominator=entry.quota.denominator if entry.quota is not None else None,
            whole_seats=entry.whole_seats,
            majority_seats=entry.majority_seats,
            remainder_seats=entry.remainder_seats,
            seats=entry.seats,
            vacant=entry.vacant,
        )
        for entry in result.lists
    )
    persons = {
        (person.nomination.number, person.place): person
        for person in Candidate.objects.filter(nomination__in=lists).select_related("nomination")
    }
    CandidateResult.objects.bulk_create(
        CandidateResult(
            determination=determination,
            candidate=persons[entry.number, person.place],
            votes=person.votes,
            elected=person.elected,
            order=person.order,
        )
        for entry in result.lists
        for person in entry.candidates
    )
