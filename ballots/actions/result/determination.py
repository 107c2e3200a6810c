"""The result is determined; lots are recorded as they were drawn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Max

from ballots.actions.result.outcome import Outcome, refuse_faults, work_out
from ballots.law.counting.rules import CountingRule
from ballots.law.result.rules import ResultRule
from ballots.models import CandidateResult, Determination, ListResult, Lot, UnitReport
from elections.actions.course.phases import take_step
from elections.law.course.phases import Phase, Step
from elections.models import Candidate, Election, Nomination
from elections.models.course.body_rows import write_row
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


@transaction.atomic
def record_lot(
    election_id: int,
    *,
    drawn: Sequence[int],
    drawn_on: date,
    minutes: str,
    actor: User,
) -> Lot:
    """Record a lot as the Wahlleitung drew it (§ 22 Abs. 3 Satz 4 KWG; R-SEAT-03, R-SEAT-07).

    ``drawn`` are the tied list numbers (or places) in the order drawn, exactly as many as seats
    are open. The lot belongs to these votes: after a corrected count it no longer applies.
    """
    election = Election.objects.select_for_update().get(pk=election_id)
    if election.current_phase is not Phase.COUNTING:
        raise RuleViolation(CountingRule.COUNT_NOT_OPEN, phase=election.get_phase_display())
    _check_day(drawn_on, election)
    outcome = work_out(election)
    if outcome.lot is None or outcome.question is None:
        raise RuleViolation(ResultRule.LOT_NOT_NEEDED, LOT_NORM, "R-SEAT-03")
    tied, places = outcome.lot.tied, outcome.lot.open_seats
    if len(drawn) != places or len(set(drawn)) != places or not set(drawn) <= set(tied):
        raise RuleViolation(
            ResultRule.LOT_DOES_NOT_FIT,
            LOT_NORM,
            "R-SEAT-03",
            seats=places,
            tied=", ".join(map(str, tied)),
        )
    lot = Lot.objects.create(
        election=election,
        question=outcome.question,
        tied=list(tied),
        drawn=list(drawn),
        votes_sha256=outcome.totals.sha256,
        drawn_on=drawn_on,
        minutes=minutes,
        recorded_by=actor,
    )
    AuditEvent.objects.record(
        actor,
        "lot.drawn",
        lot,
        election.municipality,
        question=outcome.question.value,
        tied=list(tied),
        drawn=list(drawn),
        drawn_on=drawn_on,
    )
    return lot


@transaction.atomic
def determine_result(election_id: int, *, decided_on: date, actor: User) -> Determination:
    """Determine the final result (§ 54 Abs. 2 KWO; C-21, R-CNT-11, R-SEAT-00..07).

    Raises RuleViolation when ``decided_on`` lies before the election day, when a report is
    missing, a lot must be drawn first, or the outcome does not pass its own checks.
    """
    election = take_step(election_id, Step.DETERMINE, actor=actor, decided_on=decided_on)
    _check_day(decided_on, election)
    outcome = work_out(election)
    if outcome.lot is not None:
        raise RuleViolation(
            ResultRule.LOT_REQUIRED,
            LOT_NORM,
            "R-SEAT-03",
            seats=outcome.lot.open_seats,
            tied=", ".join(map(str, outcome.lot.tied)),
        )
    refuse_faults(outcome, election.seats)
    determination = _write_determination(election, outcome, decided_on, actor)
    _write_lists(determination, outcome)
    _write_persons(determination, outcome)
    write_row(
        election, BodyEventKind.RESULT_DETERMINED, on=decided_on, members=_elected(determination)
    )
    AuditEvent.objects.record(
        actor,
        "result.determined",
        determination,
        election.municipality,
        version=determination.version,
        votes_sha256=outcome.totals.sha256,
        seats={str(row.nomination.number): row.seats for row in determination.lists.all()},
        persons_determined=outcome.persons_determined,
    )
    return determination


def _elected(determination: Determination) -> int | None:
    """Count the persons elected; None where some persons' votes are unknown and they stay open."""
    if not determination.persons_determined:
        return None
    return determination.candidates.filter(elected=True).count()


def _sum_or_unknown(election: Election, name: str) -> int | None:
    values = list(UnitReport.objects.latest_of(election).values_list(name, flat=True))
    return sum(values) if None not in values else None


def _write_determination(
    election: Election, outcome: Outcome, decided_on: date, actor: User
) -> Determination:
    last = election.determinations.aggregate(last=Max("version"))["last"] or 0
    return Determination.objects.create(
        election=election,
        version=last + 1,
        decided_on=decided_on,
        law_version=election.law_version,
        assumptions=election.assumptions,
        majority_vote=outcome.majority_vote,
        electors=election.districts.all().electors(),
        voters=_sum_or_unknown(election, "voters"),
        voters_with_card=_sum_or_unknown(election, "voters_with_card"),
        invalid_ballots=_sum_or_unknown(election, "invalid_ballots"),
        valid_votes=sum(outcome.totals.lists.values()),
        votes_sha256=outcome.totals.sha256,
        persons_determined=outcome.persons_determined,
        recorded_by=actor,
    )


def _write_lists(determination: Determination, outcome: Outcome) -> None:
    lists = Nomination.objects.filter(election=determination.election).admitted()
    rows = []
    for nomination in lists:
        number = nomination.number
        share = outcome.distribution.shares[number] if outcome.distribution else None
        # In a Mehrheitswahl all seats belong to the one list; those without a person are vacant.
        won = determination.election.seats if share is None else share.seats
        rows.append(
            ListResult(
                determination=determination,
                nomination=nomination,
                votes=outcome.totals.lists[number],
                quota_numerator=share.quota.numerator if share else None,
                quota_denominator=share.quota.denominator if share else None,
                whole_seats=share.whole_seats if share else won,
                majority_seats=int(share.majority_seat) if share else 0,
                remainder_seats=share.remainder_seats if share else 0,
                seats=won,
                vacant=outcome.vacant[number],
            )
        )
    ListResult.objects.bulk_create(rows)


def _write_persons(determination: Determination, outcome: Outcome) -> None:
    persons = Candidate.objects.filter(
        nomination__in=[row.nomination_id for row in determination.lists.all()]
    ).select_related("nomination")
    rows = []
    for person in persons:
        key = (person.nomination.number, person.place)
        elected = outcome.elected.get(key[0], ())
        order = [*elected, *outcome.successors.get(key[0], ())]
        rows.append(
            CandidateResult(
                determination=determination,
                candidate=person,
                votes=outcome.totals.persons.get(key),
                elected=person.place in elected,
                order=order.index(person.place) + 1 if person.place in order else None,
            )
        )
    CandidateResult.objects.bulk_create(rows)
