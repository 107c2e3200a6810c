"""Set up an election from the council's decision, with its calendar and districts."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction

from elections.law.assumptions import ELECTION_DEFAULTS
from elections.law.course.calendar import calendar_for
from elections.law.course.phases import Phase
from elections.law.course.rules import CourseRule
from elections.law.course.versions import version_on
from elections.law.districts.district_numbers import check_number_is_new
from elections.law.districts.rules import DistrictRule
from elections.models import CalendarEntry, District, Election
from elections.models.course.body_rows import write_row
from municipalities.law.basis import Norm, RuleViolation, Statute, with_overrides
from municipalities.law.body.gremium import Body
from municipalities.models import (
    AuditEvent,
    BodyEventKind,
    GremiumDecision,
    Municipality,
    Term,
    User,
)
from municipalities.models.body.happened import BodyCourse, courses_of

BEFORE_THE_COUNT = (Phase.SETUP, Phase.NOMINATION, Phase.ADMITTED, Phase.PAPER_APPROVED)


@transaction.atomic
def set_up_election(municipality: Municipality, term: Term, *, actor: User) -> Election:
    """Set up the election that the council's last decision for ``term`` calls for.

    The election keeps the rule set of its day and the assumptions in force now (R-LAW-03), so
    later changes of either do not affect it. Its day is that of the Gemeindevertretung and no
    other (R-BODY-06); a repeat (R-END-10) has :func:`set_up_repeat`.

    Raises RuleViolation when the council did not choose an Ausländerbeirat, when the election
    exists, or when it is recorded that it failed.
    """
    Municipality.objects.select_for_update().get(pk=municipality.pk)
    seats = _check_may_be_set_up(municipality, term)
    return _set_up(municipality, term, day=term.election_day, seats=seats, actor=actor)


@transaction.atomic
def set_up_repeat(election_id: int, *, day: date, reference: str, actor: User) -> Election:
    """Set up the repeat of an annulled election on ``day``, with its own calendar (R-END-10).

    It is for the same Wahlzeit, which runs already, and for as many seats; the law of its own day
    holds. ``reference`` is the file of the objection that led to it. Whether ``day`` may be, the
    caller has asked the law.

    Raises RuleViolation ELECTION_EXISTS when the Wahlzeit has an election after the one repeated.
    """
    old = Election.objects.select_related("municipality", "term").get(pk=election_id)
    Municipality.objects.select_for_update().get(pk=old.municipality_id)
    others = Election.objects.filter(municipality=old.municipality, term=old.term)
    if later := others.filter(day__gt=old.day).order_by("-day").first():
        raise RuleViolation(CourseRule.ELECTION_EXISTS, day=later.day)
    return _set_up(
        old.municipality, old.term, day=day, seats=old.seats, actor=actor, repeats=reference
    )


def _set_up(
    municipality: Municipality,
    term: Term,
    *,
    day: date,
    seats: int,
    actor: User,
    **details: str,
) -> Election:
    overrides: dict[str, Any] = dict(settings.LAW_ASSUMPTIONS)
    election = Election.objects.create(
        municipality=municipality,
        term=term,
        day=day,
        seats=seats,
        law_version=version_on(day).key,
        assumptions=overrides,
    )
    write_calendar(election)
    write_row(election, BodyEventKind.ELECTION_SET_UP, on=None, members=election.seats)
    AuditEvent.objects.record(
        actor,
        "election.set_up",
        election,
        municipality,
        day=election.day,
        seats=election.seats,
        law_version=election.law_version,
        assumptions=overrides,
        **details,
    )
    return election


def _check_may_be_set_up(municipality: Municipality, term: Term) -> int:
    """Return the number of seats that was decided; refuse what must not be elected."""
    decision = GremiumDecision.objects.filter(municipality=municipality, term=term).first()
    if decision is None or decision.body != Body.ABR.value:
        raise RuleViolation(
            CourseRule.NO_DECISION_FOR_COUNCIL, Norm(Statute.HGO, "84"), "R-BODY-04", term=term
        )
    if Election.objects.filter(municipality=municipality, day=term.election_day).exists():
        raise RuleViolation(CourseRule.ELECTION_EXISTS, day=term.election_day)
    if courses_of(municipality).get(term.pk, BodyCourse()).cancelled:
        raise RuleViolation(
            CourseRule.ELECTION_FAILED,
            Norm(Statute.HGO, "86", 1, 3),
            "R-BODY-08",
            day=term.election_day,
        )
    return decision.seats


def write_calendar(election: Election) -> None:
    """Write every appointment that counts from the election day (R-CAL-01)."""
    # A repeat lies within its Wahlzeit: when that begins, and what had to be resolved before it, is
    # no appointment of the repeat any more.
    past = ("C-25", "C-26") if election.day >= election.term.starts_on else ()
    CalendarEntry.objects.bulk_create(
        CalendarEntry(
            election=election,
            code=appointment.code,
            on=appointment.on,
            until=appointment.until,
            at=appointment.at,
            norm=str(appointment.norm or ""),
            certainty=appointment.certainty.value,
        )
        for appointment in calendar_for(
            election.day, with_overrides(ELECTION_DEFAULTS, election.assumptions)
        )
        if appointment.on is not None and appointment.code not in past
    )


@transaction.atomic
def move_appointment(entry_id: int, *, on: date, reason: str, actor: User) -> CalendarEntry:
    """Move one appointment of the calendar by hand, with a reason (R-CAL-01).

    Onto its own day it is not moved, and nothing is written.
    """
    entry = CalendarEntry.objects.select_for_update().get(pk=entry_id)
    if entry.on == on:
        return entry
    before, entry.on, entry.edited = entry.on, on, True
    if entry.until is not None:
        entry.until += on - before
    entry.save(update_fields=["on", "until", "edited"])
    AuditEvent.objects.record(
        actor,
        "calendar.moved",
        entry,
        entry.election.municipality,
        code=entry.code,
        before=before,
        after=on,
        reason=reason,
    )
    return entry


@transaction.atomic
def add_district(election_id: int, *, number: str, name: str, actor: User) -> District:
    """Add one Wahlbezirk (R-ORG-01); its number is unique within the election.

    Refused once the count has begun: its register would stay open, its votes uncounted (C-18).
    """
    election = Election.objects.select_for_update().get(pk=election_id)
    if election.current_phase not in BEFORE_THE_COUNT:
        raise RuleViolation(CourseRule.COUNT_HAS_BEGUN, Norm(Statute.KWO, "15"), "C-18")
    if election.districts.filter(number=number).exists():
        raise RuleViolation(DistrictRule.DISTRICT_EXISTS, number=number)
    check_number_is_new(number, election.districts.values_list("number", flat=True))
    district = District.objects.create(election=election, number=number, name=name)
    AuditEvent.objects.record(
        actor, "district.added", district, election.municipality, number=number
    )
    return district
