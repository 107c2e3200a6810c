"""The council decides which body a term gets."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.law.body.gremium import (
    COMMISSION_SINCE,
    Body,
    check_decision,
    check_seats,
    owes_body,
)
from municipalities.law.body.rules import BodyRule
from municipalities.law.body.terms import check_regular_election_day, term_of
from municipalities.models import (
    AuditEvent,
    BodyEventKind,
    GremiumDecision,
    Municipality,
    Term,
    User,
)
from municipalities.models.body.happened import BodyCourse, courses_of
from municipalities.models.body.standing import count_for


@transaction.atomic
def decide_body(
    municipality: Municipality,
    term: Term,
    *,
    body: Body,
    seats: int,
    decided_on: date,
    resolution: str,
    today: date,
    actor: User,
    in_statute: bool = False,
    seen: int | None = None,
) -> GremiumDecision:
    """Record the council's resolution on the body of one term (§§ 84, 85, 89 HGO; R-BODY-01..05).

    ``in_statute`` says that the Hauptsatzung provides for an Ausländerbeirat; ``seen`` is the key
    of the newest decision that the person saw, 0 for none: of two people, the second is told.

    Raises RuleViolation when the number of members is not allowed, when the law does not offer the
    body, when the resolution lies in the future, when it chooses an election after its day, or
    when it would change an election that exists.
    """
    check_seats(seats, body)
    count = count_for(municipality, term)
    check_decision(
        body,
        owes=owes_body(count.foreign_residents if count else None),
        statute_provides_council=in_statute,
        commission_option=term.election_day >= COMMISSION_SINCE,
    )
    _check_day(decided_on, body, term, today)
    Municipality.objects.select_for_update().get(pk=municipality.pk)
    newest = municipality.decisions.first()
    if seen is not None and seen != (newest.pk if newest else 0):
        raise RuleViolation(BodyRule.DECISION_NOT_NEWEST)
    _check_no_election_is_changed(municipality, term, body, seats)
    decision = GremiumDecision.objects.create(
        municipality=municipality,
        term=term,
        body=body.value,
        seats=seats,
        in_statute=in_statute,
        decided_on=decided_on,
        resolution=resolution,
        recorded_by=actor,
    )
    AuditEvent.objects.record(
        actor,
        "body.decided",
        decision,
        municipality,
        body=body.value,
        seats=seats,
        decided_on=decided_on,
        resolution=resolution,
    )
    return decision


def _check_day(decided_on: date, body: Body, term: Term, today: date) -> None:
    """Refuse a future day, and a council that is chosen after its election day."""
    if decided_on > today:
        raise RuleViolation(BodyRule.DECISION_IN_FUTURE, day=decided_on, today=today)
    if body is Body.ABR and decided_on > term.election_day:
        raise RuleViolation(
            BodyRule.DECISION_AFTER_ELECTION_DAY,
            Norm(Statute.HGO, "86", 1),
            "R-BODY-06",
            day=decided_on,
            election_day=term.election_day,
        )


def _check_no_election_is_changed(
    municipality: Municipality, term: Term, body: Body, seats: int
) -> None:
    """Refuse a new decision on a body that is being elected (§§ 84, 89 HGO; R-BODY-04).

    Until the lists are called for, the same choice may be recorded again, to correct its words or
    its day. A cancelled election is no obstacle (R-BODY-10).
    """
    norm = Norm(Statute.HGO, "84")
    for election in courses_of(municipality).get(term.pk, BodyCourse()).elections:
        if election.cancelled:
            continue
        if election.stage is BodyEventKind.ELECTION_HELD:
            raise RuleViolation(BodyRule.ELECTION_HELD, norm, "R-BODY-04", day=election.day)
        if election.stage is not BodyEventKind.ELECTION_SET_UP:
            raise RuleViolation(
                BodyRule.ELECTION_UNDER_WAY, norm, "R-BODY-04", phase=election.stage.label
            )
        if body is not Body.ABR or seats != election.seats:
            raise RuleViolation(BodyRule.ELECTION_SET_UP, norm, "R-BODY-04", seats=election.seats)


@transaction.atomic
def open_term(election_day: date, *, actor: User) -> Term:
    """Return the term that an election on ``election_day`` is for; create it if it is new.

    The term begins on 1 April after the election (§ 2 KWG; R-BODY-07).

    Raises RuleViolation when the term is open with another election day.
    """
    starts_on, ends_on = term_of(election_day)
    term, new = Term.objects.get_or_create(
        starts_on=starts_on, defaults={"ends_on": ends_on, "election_day": election_day}
    )
    if new:
        AuditEvent.objects.record(actor, "term.opened", term, None, election_day=election_day)
    elif term.election_day != election_day:
        raise RuleViolation(
            BodyRule.TERM_HAS_OTHER_DAY, day=election_day, election_day=term.election_day
        )
    return term


@transaction.atomic
def announce_election_day(election_day: date, *, actor: User) -> Term:
    """Open the term of a general election day that the state government fixed (R-BODY-07).

    Raises RuleViolation when it is no Sunday in March, or when its term has another day.
    """
    check_regular_election_day(election_day)
    return open_term(election_day, actor=actor)
