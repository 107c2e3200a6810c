"""An election that was held without this product, or that failed, is told of afterwards."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.law.body.gremium import Body
from municipalities.law.body.outcome import FAILED, Outcome, Told, check_outcome
from municipalities.law.body.rules import BodyRule
from municipalities.models import (
    AuditEvent,
    BodyEvent,
    BodyEventKind,
    GremiumDecision,
    Municipality,
    Term,
    User,
)
from municipalities.models.body.happened import course_of

ROWS: dict[Outcome, BodyEventKind] = {
    Outcome.HELD: BodyEventKind.ELECTION_HELD,
    Outcome.UNKNOWN: BodyEventKind.OUTCOME_WITHDRAWN,
    **dict.fromkeys(FAILED, BodyEventKind.ELECTION_CANCELLED),
}
"""The dated row of each outcome."""


@transaction.atomic
def record_outcome(
    municipality: Municipality,
    term: Term,
    told: Told,
    *,
    source: str,
    today: date,
    actor: User,
    seen: int | None = None,
) -> BodyEvent:
    """Record what became of the election of ``term`` (§ 86 Abs. 1 HGO; R-BODY-06, R-BODY-08).

    A correction is one more row; ``Outcome.UNKNOWN`` takes back what was entered by mistake.
    ``seen`` is the key of the newest row that the person saw, 0 for none.

    Raises RuleViolation before the election day, for an impossible day or number, without a
    decision for a council, where this product keeps the election itself, or where a commission
    rests on what was entered before.
    """
    Municipality.objects.select_for_update().get(pk=municipality.pk)
    seats = _seats_decided(municipality, term)
    check_outcome(told, election_day=term.election_day, seats=seats, today=today)
    _check_rows(newest_rows(municipality, term), term, seen)
    event = BodyEvent.objects.record(
        ROWS[told.outcome],
        municipality,
        term,
        on=told.on,
        election_day=term.election_day,
        members=told.members if told.outcome is Outcome.HELD else None,
    )
    AuditEvent.objects.record(
        actor,
        "body.outcome_recorded",
        event,
        municipality,
        outcome=told.outcome.value,
        election_day=term.election_day,
        outcome_on=told.on,
        members=event.members,
        source=source,
    )
    return event


def _seats_decided(municipality: Municipality, term: Term) -> int:
    decision = GremiumDecision.objects.filter(municipality=municipality, term=term).first()
    if decision is None or decision.body != Body.ABR.value:
        raise RuleViolation(
            BodyRule.OUTCOME_WITHOUT_DECISION, Norm(Statute.HGO, "84"), "R-BODY-04", term=term
        )
    return decision.seats


def newest_rows(municipality: Municipality, term: Term) -> list[BodyEvent]:
    """Return what happened to the body of ``term``, oldest first."""
    return list(BodyEvent.objects.filter(municipality=municipality, term=term).order_by("pk"))


def _check_rows(rows: list[BodyEvent], term: Term, seen: int | None) -> None:
    """Refuse what was overtaken, what is kept here, and what a commission rests on."""
    if seen is not None and seen != (rows[-1].pk if rows else 0):
        raise RuleViolation(BodyRule.OUTCOME_NOT_NEWEST)
    course = course_of(rows)
    if any(one.key is not None and one.day == term.election_day for one in course.elections):
        raise RuleViolation(
            BodyRule.OUTCOME_IS_RECORDED_HERE, None, "R-BODY-06", day=term.election_day
        )
    if course.formed is not None:
        raise RuleViolation(
            BodyRule.OUTCOME_HAS_COMMISSION,
            Norm(Statute.HGO, "86", 1, 5),
            "R-BODY-10",
            formed_on=course.formed.on or term,
        )
