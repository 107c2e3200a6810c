"""A slip in what an election was set up with is corrected, as long as nothing rests on it."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from elections.actions.course.setup import write_calendar
from elections.law.course.corrections import (
    check_day_correctable,
    check_election_withdrawable,
    check_seats_correctable,
)
from elections.law.course.phases import Phase
from elections.law.course.rules import CourseRule
from elections.law.course.versions import version_on
from elections.models import Election, NominationDecision
from elections.models.course.body_rows import write_row
from municipalities.law.basis import RuleViolation
from municipalities.law.body.gremium import check_seats
from municipalities.models import (
    AuditEvent,
    BodyEvent,
    BodyEventKind,
    GremiumDecision,
    Municipality,
    User,
)


@transaction.atomic
def correct_seats(election_id: int, seats: int, *, reason: str, actor: User) -> Election:
    """Correct the number of seats of an election and of the decision behind it (R-BODY-05).

    The decision of the council is a final row: its correction is a new one with the same words. A
    repeat rests on no decision of its own, so what was decided for the first election stays.
    Raises RuleViolation for a number outside the bounds and once a decision on a list, the
    admission or anything after it rests on the number.
    """
    found = Election.objects.values_list("municipality", flat=True).get(pk=election_id)
    Municipality.objects.select_for_update().get(pk=found)
    election = Election.objects.select_for_update(of=("self",)).get(pk=election_id)
    check_seats(seats)
    check_seats_correctable(election.current_phase, first_decided(election))
    before, election.seats = election.seats, seats
    if before == seats:
        return election
    election.save(update_fields=["seats"])
    if not election.is_repeat:
        _correct_decision(election, actor)
    _write_rows(election)
    AuditEvent.objects.record(
        actor,
        "election.seats_corrected",
        election,
        election.municipality,
        seats_before=before,
        seats=seats,
        reason=reason,
    )
    return election


@transaction.atomic
def correct_day(election_id: int, *, day: date, reason: str, actor: User) -> Election:
    """Correct the day of a repeat election, and its whole calendar with it (R-END-10, R-CAL-01).

    Whether ``day`` may be, the caller has asked the law. What was told of the wrong day is taken
    back. Raises RuleViolation DAY_RESTS_ON once something rests on the day, and ELECTION_EXISTS
    where the municipality votes on ``day`` already.
    """
    found = Election.objects.values_list("municipality", flat=True).get(pk=election_id)
    Municipality.objects.select_for_update().get(pk=found)
    election = Election.objects.select_for_update(of=("self",)).get(pk=election_id)
    check_day_correctable(election.current_phase, has_begun=has_begun(election))
    if Election.objects.filter(municipality=found, day=day).exists():
        raise RuleViolation(CourseRule.ELECTION_EXISTS, day=day)
    before = election.day
    write_row(election, BodyEventKind.OUTCOME_WITHDRAWN, on=None)
    election.day, election.law_version = day, version_on(day).key
    election.save(update_fields=["day", "law_version"])
    election.calendar.all().delete()
    write_calendar(election)
    write_row(election, BodyEventKind.ELECTION_SET_UP, on=None, members=election.seats)
    AuditEvent.objects.record(
        actor,
        "election.day_corrected",
        election,
        election.municipality,
        before=before,
        after=day,
        reason=reason,
    )
    return election


@transaction.atomic
def take_back_repeat(election_id: int, *, reason: str, actor: User) -> bool:
    """Remove a repeat election that shall not be held, while nothing rests on it (R-END-10).

    False where its preparation has begun: what was done stays. The caller has asked the law whether
    it is to be held.
    """
    election = Election.objects.select_for_update(of=("self",)).get(pk=election_id)
    if election.current_phase is not Phase.SETUP or has_begun(election):
        return False
    write_row(election, BodyEventKind.OUTCOME_WITHDRAWN, on=None)
    AuditEvent.objects.record(
        actor,
        "election.taken_back",
        election,
        election.municipality,
        day=election.day,
        reason=reason,
    )
    election.delete()
    return True


@transaction.atomic
def withdraw_election(election_id: int, *, reason: str, actor: User) -> Municipality:
    """Take back an election that was set up and nothing more (R-BODY-04).

    What was told of it is taken back, so that the council's decision can be another one. Raises
    RuleViolation ELECTION_RESTS once something rests on it.
    """
    found = Election.objects.values_list("municipality", flat=True).get(pk=election_id)
    municipality = Municipality.objects.select_for_update().get(pk=found)
    election = Election.objects.select_for_update(of=("self",)).get(pk=election_id)
    check_election_withdrawable(election.current_phase, has_begun=has_begun(election))
    write_row(election, BodyEventKind.OUTCOME_WITHDRAWN, on=None)
    AuditEvent.objects.record(
        actor,
        "election.withdrawn",
        election,
        municipality,
        day=election.day,
        seats=election.seats,
        reason=reason,
    )
    election.delete()
    return municipality


def has_begun(election: Election) -> bool:
    """Whether any room keeps more of an election than its calendar; all counts from its day.

    The relations themselves are asked, so that none is forgotten: what is left out here would go
    with the election without a word, or stop its removal with a fault.
    """
    relations = (one for one in Election._meta.related_objects if one.name != "calendar")
    return any(
        one.related_model._base_manager.filter(**{one.field.name: election}).exists()
        for one in relations
    )


def first_decided(election: Election) -> str:
    """Name a list on which the committee decided; empty while there is none."""
    decided = NominationDecision.objects.filter(nomination__election=election)
    first = decided.select_related("nomination").order_by("nomination__number").first()
    return str(first.nomination) if first else ""


def _correct_decision(election: Election, actor: User) -> None:
    decisions = GremiumDecision.objects.filter(
        municipality=election.municipality, term=election.term
    )
    if (known := decisions.first()) is not None:
        GremiumDecision.objects.create(
            municipality=known.municipality,
            term=known.term,
            body=known.body,
            seats=election.seats,
            in_statute=known.in_statute,
            decided_on=known.decided_on,
            resolution=known.resolution,
            recorded_by=actor,
        )


def _write_rows(election: Election) -> None:
    """Write the seats down again, and after them the step at which the election stands."""
    write_row(election, BodyEventKind.ELECTION_SET_UP, on=None, members=election.seats)
    if election.current_phase is Phase.NOMINATION:
        called = BodyEvent.objects.filter(
            election_key=election.pk, kind=BodyEventKind.LISTS_CALLED_FOR
        ).last()
        write_row(election, BodyEventKind.LISTS_CALLED_FOR, on=called.on if called else None)
