"""Who follows on a vacant seat, or whether it stays empty (§ 34 KWG; R-END-04..08)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction

from ballots.actions.term.mandates import open_body
from ballots.law.result.rules import ResultRule
from ballots.law.term.mandates import check_within_term
from ballots.law.term.rules import TermRule
from ballots.law.term.succession import Call, Replacement, call_next, replacement
from ballots.models import (
    BodyEnd,
    Departure,
    Mandate,
    SkippedSuccessor,
    Succession,
    SuccessionBar,
    SuccessionLot,
)
from ballots.models.term.sitting import queue_of, sitting_of
from ballots.models.term.tasks import vacancies
from elections.models import Election
from elections.models.course.body_rows import write_row
from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS
from municipalities.law.basis import Norm, RuleViolation, Statute, with_overrides
from municipalities.law.body.gremium import FEWEST_SEATS, ends_below_minimum
from municipalities.models import AuditEvent, BodyEventKind, User

SUCCESSION = Norm(Statute.KWG, "34", 1)
LOT = Norm(Statute.KWG, "34", "1a")


def call_for(departure: Departure) -> Call:
    """Return who comes next for one vacant seat, as the law sees it now (R-END-04..06).

    A lot counts until the person drawn is called or passed over.
    """
    drawn = [lot.drawn for lot in departure.lots.all()]
    return call_after(departure.mandate, drawn)


def call_after(mandate: Mandate, drawn: Sequence[int] = ()) -> Call:
    """Return who would come next if this seat were vacant, as the law sees it now (R-END-04..06).

    ``drawn`` are the places that lots gave, the newest last. A lot that no longer fits, after a
    corrected result or a waiver, is ignored.
    """
    determination = mandate.election.determinations.latest()
    queue = queue_of(mandate.candidate.nomination_id, determination)
    call = call_next(queue.groups, called=queue.called, barred=queue.barred)
    fitting = [place for place in drawn if call.lot and place in call.lot.tied]
    if not fitting:
        return call
    return call_next(queue.groups, called=queue.called, barred=queue.barred, drawn=fitting[-1])


def foresee(mandate: Mandate) -> tuple[Call, Replacement]:
    """Return who would follow this member, and what would become of the body (R-END-04, R-END-08).

    Nothing is written: a page shows it before somebody records the departure.
    """
    call = call_after(mandate)
    waiting = [
        row.mandate.candidate.nomination_id
        for row in vacancies(Election.objects.filter(pk=mandate.election_id))
    ]
    if waiting.count(mandate.candidate.nomination_id) >= _free_on(mandate):
        call = replace(call, successor=None, lot=None)  # other vacancies take everybody left
    before = sitting_of(mandate.election)
    somebody = call.lot.tied[0] if call.lot else call.successor
    after = replacement(
        somebody,
        before.seats,
        before.members,
        pending=before.vacant,
        from_start=before.begun < FEWEST_SEATS,
        assumptions=with_overrides(MUNICIPALITY_DEFAULTS, mandate.election.assumptions),
    )
    return call, after


def _vacancy(departure_id: int) -> tuple[Election, Departure]:
    """Lock the body of a vacant seat; refuse a seat that is decided already."""
    found = Departure.objects.values_list("mandate__election", flat=True).get(pk=departure_id)
    election = open_body(found)
    departure = Departure.objects.select_related("mandate__candidate__nomination").get(
        pk=departure_id
    )
    if departure_id not in {row.pk for row in vacancies(Election.objects.filter(pk=found))}:
        raise RuleViolation(TermRule.SEAT_DECIDED, SUCCESSION, "R-END-07")
    return election, departure


def _check_day(day: date, departure: Departure, today: date) -> None:
    if not departure.found_on <= day <= today:
        raise RuleViolation(
            TermRule.DAY_OUT_OF_RANGE, day=day, first=departure.found_on, last=today
        )
    check_within_term(day, ends_on=departure.mandate.election.term.ends_on)


@transaction.atomic
def draw_successor(
    departure_id: int, *, drawn: int, drawn_on: date, minutes: str, today: date, actor: User
) -> SuccessionLot:
    """Record the lot that the Wahlleitung drew in a tie (§ 34 Abs. 1a KWG; R-END-05).

    ``drawn`` is the place on the list. Raises RuleViolation when the law asks for no lot, when the
    person is not among the tied, and for a day in the future or before the seat was vacant.
    """
    election, departure = _vacancy(departure_id)
    call = call_for(departure)
    if call.lot is None:
        raise RuleViolation(ResultRule.LOT_NOT_NEEDED, LOT, "R-END-05")
    if drawn not in call.lot.tied:
        tied = ", ".join(map(str, call.lot.tied))
        raise RuleViolation(ResultRule.LOT_DOES_NOT_FIT, LOT, "R-END-05", seats=1, tied=tied)
    _check_day(drawn_on, departure, today)
    lot = SuccessionLot.objects.create(
        departure=departure,
        tied=list(call.lot.tied),
        drawn=drawn,
        drawn_on=drawn_on,
        minutes=minutes,
        recorded_by=actor,
    )
    AuditEvent.objects.record(
        actor,
        "succession.drawn",
        lot,
        election.municipality,
        tied=list(call.lot.tied),
        drawn=drawn,
        drawn_on=drawn_on,
    )
    return lot


@transaction.atomic
def determine_succession(
    departure_id: int, *, place: int | None, determined_on: date, today: date, actor: User
) -> Succession:
    """Determine who follows (§ 34 Abs. 3 KWG; R-END-07).

    ``place`` is the person whom the Wahlleitung saw as next, None for nobody: when somebody else is
    next by now, nothing is written. The successor acquires the seat with this finding.

    Raises RuleViolation when a lot must be drawn first, when another person is next, and for a day
    in the future or before the seat was vacant.
    """
    election, departure = _vacancy(departure_id)
    call = call_for(departure)
    if call.lot is not None:
        tied = ", ".join(map(str, call.lot.tied))
        raise RuleViolation(ResultRule.LOT_REQUIRED, LOT, "R-END-05", seats=1, tied=tied)
    if call.successor != place:
        seen = place or "–"
        raise RuleViolation(TermRule.SOMEBODY_ELSE_IS_NEXT, SUCCESSION, "R-END-04", place=seen)
    _check_day(determined_on, departure, today)
    succession = _write(election, departure, call, determined_on, actor)
    # If this was the last person of the list, another vacancy of it now stays empty.
    settle(election, on=determined_on, actor=actor)
    return succession


def settle(election: Election, *, on: date, actor: User) -> None:
    """Leave every vacant seat empty for which nobody is left on the list (R-END-04, R-END-08).

    When two seats wait for one last person, the seat vacated first is filled. The other is settled
    at once, so that no open vacancy hides that the body fell below three.
    """
    waiting: dict[int, int] = defaultdict(int)
    for departure in vacancies(Election.objects.filter(pk=election.pk)):
        nomination = departure.mandate.candidate.nomination_id
        if waiting[nomination] < _free_on(departure.mandate):
            waiting[nomination] += 1
        else:
            call = replace(call_for(departure), successor=None, lot=None)
            _write(election, departure, call, max(on, departure.found_on), actor)
            if BodyEnd.objects.filter(election=election).exists():
                return


def _free_on(mandate: Mandate) -> int:
    """Count the persons on the list of this seat who may still be called."""
    determination = mandate.election.determinations.latest()
    return len(queue_of(mandate.candidate.nomination_id, determination).free)


def _write(
    election: Election, departure: Departure, call: Call, determined_on: date, actor: User
) -> Succession:
    before = sitting_of(election)
    mandate = _seat_successor(departure, call, determined_on)
    after = replacement(
        call.successor,
        before.seats,
        before.members + 1,  # the law counts the member who left, too
        pending=before.vacant - 1,
        from_start=before.begun < FEWEST_SEATS,
        assumptions=with_overrides(MUNICIPALITY_DEFAULTS, election.assumptions),
    )
    succession = Succession.objects.create(
        departure=departure,
        mandate=mandate,
        determined_on=determined_on,
        seats=after.statutory_seats,
        members=after.members,
        recorded_by=actor,
    )
    bars = SuccessionBar.objects.filter(
        candidate__nomination=departure.mandate.candidate.nomination_id,
        candidate__place__in=[skipped.place for skipped in call.skipped],
    )
    SkippedSuccessor.objects.bulk_create(
        SkippedSuccessor(succession=succession, bar=bar) for bar in bars
    )
    AuditEvent.objects.record(
        actor,
        "succession.determined",
        succession,
        election.municipality,
        list=departure.mandate.candidate.nomination.number,
        place=call.successor,
        seats=after.statutory_seats,
        members=after.members,
        skipped=[skipped.place for skipped in call.skipped],
        determined_on=determined_on,
    )
    if after.body_ends:
        _end(election, after.members, determined_on, actor)
    return succession


def _seat_successor(departure: Departure, call: Call, determined_on: date) -> Mandate | None:
    if call.successor is None:
        return None
    # A member may resign before the Wahlzeit begins; a successor never starts before it.
    starts_on = max(determined_on, departure.effective_on)
    nomination = departure.mandate.candidate.nomination
    return Mandate.objects.create(
        election=departure.mandate.election,
        candidate=nomination.candidates.get(place=call.successor),
        determination=departure.mandate.election.determinations.latest(),
        starts_on=starts_on,
    )


def end_if_too_few(election: Election, *, on: date, actor: User) -> bool:
    """End a body that has fewer than three members after a result (R-END-08); True if it has.

    It is an assumption that a body which begins with too few ends at once (R-SEAT-05).
    """
    body = sitting_of(election)
    too_few = ends_below_minimum(
        body.members + body.vacant,
        from_start=body.begun < FEWEST_SEATS,
        assumptions=with_overrides(MUNICIPALITY_DEFAULTS, election.assumptions),
    )
    if too_few and not body.ended:
        _end(election, body.members, on, actor)
    return too_few


def _end(election: Election, members: int, ended_on: date, actor: User) -> None:
    """Record the end of the body (§ 86 Abs. 1 Satz 4, 6 HGO; R-BODY-09, R-BODY-10)."""
    end = BodyEnd.objects.create(
        election=election, ended_on=ended_on, members=members, recorded_by=actor
    )
    write_row(election, BodyEventKind.BODY_ENDED, on=ended_on, members=members)
    AuditEvent.objects.record(
        actor, "body.ended", end, election.municipality, members=members, day=ended_on
    )
