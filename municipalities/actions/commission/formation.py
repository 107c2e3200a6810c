"""Form an Integrations-Kommission: its seats, the call, the day of formation (§ 89 HGO)."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.db import transaction

from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.law.body.gremium import COMMISSION_SINCE
from municipalities.law.commission.composition import (
    Capacity,
    Split,
    check_commission_offered,
    check_occupation,
    check_split,
)
from municipalities.law.commission.rules import CommissionRule
from municipalities.models import (
    AuditEvent,
    BodyEvent,
    BodyEventKind,
    Commission,
    CommissionFormation,
    CommissionPlan,
    Municipality,
    ProposalCall,
    Term,
    User,
)
from municipalities.models.body.standing import standings
from municipalities.models.commission.composition import composition_of, sitting_members

NORM = Norm(Statute.HGO, "89", 1)
FIRST_STEPS = timedelta(days=366)
"""The first resolution on a Wahlzeit is at most this long before its election day: a slip guard."""


def locked(commission_id: int) -> Commission:
    """Lock a commission until the caller's transaction ends: of two people, the second waits."""
    return Commission.objects.select_for_update(of=("self",)).get(pk=commission_id)


def check_day(day: date, commission: Commission, today: date, first: date | None = None) -> None:
    """Refuse a day in the future, outside the Wahlzeit, or before ``first``."""
    term = commission.term
    earliest = max(filter(None, [first, term.election_day - FIRST_STEPS]))
    latest = min(today, term.ends_on)
    if not earliest <= day <= latest:
        raise RuleViolation(CommissionRule.DAY_OUT_OF_RANGE, day=day, first=earliest, last=latest)


@transaction.atomic
def plan_commission(
    municipality: Municipality,
    term: Term,
    split: Split,
    *,
    decided_on: date,
    resolution: str,
    today: date,
    actor: User,
    seen: int | None = None,
) -> Commission:
    """Record how many seats of each kind the commission has (§§ 72, 89 Abs. 1 HGO; R-IK-01, 06).

    A change is a new row; ``seen`` is the key of the newest plan that the person saw, 0 for none.
    Raises RuleViolation when the law offers no commission here, when fewer than half of the seats
    belong to experts, when more people sit than there would be seats, and for an impossible day.
    """
    Municipality.objects.select_for_update().get(pk=municipality.pk)
    check_split(split)
    _check_offered(municipality, term, today)
    commission, _new = Commission.objects.get_or_create(municipality=municipality, term=term)
    newest = commission.plans.first()
    if seen is not None and seen != (newest.pk if newest else 0):
        raise RuleViolation(CommissionRule.PLAN_NOT_NEWEST)
    check_day(decided_on, commission, today)
    check_occupation(split, [Capacity(member.capacity) for member in sitting_members(commission)])
    facts = {
        "experts": split.experts,
        "executives": split.executives,
        "councillors": split.councillors,
        "decided_on": decided_on,
        "resolution": resolution,
    }
    plan = CommissionPlan.objects.create(commission=commission, recorded_by=actor, **facts)
    AuditEvent.objects.record(
        actor, "commission.planned", plan, municipality, seats=split.size, **facts
    )
    return commission


def _check_offered(municipality: Municipality, term: Term, today: date) -> None:
    one = Municipality.objects.filter(pk=municipality.pk)
    (row,) = standings(one, term, today=today, overrides=dict(settings.LAW_ASSUMPTIONS))
    check_commission_offered(
        row.body.state, commission_option=term.election_day >= COMMISSION_SINCE
    )


@transaction.atomic
def call_for_proposals(
    commission_id: int, *, issued_on: date, closes_on: date, today: date, actor: User
) -> ProposalCall:
    """Ask the organisations for proposals (§ 89 Abs. 1 HGO; R-IK-01).

    The law names no period; the municipality sets the last day. Raises RuleViolation when that
    day is not after the call, for a day of issue that cannot be, and for the same call again.
    """
    commission = locked(commission_id)
    check_day(issued_on, commission, today)
    if not issued_on < closes_on <= commission.term.ends_on:
        raise RuleViolation(
            CommissionRule.DAY_OUT_OF_RANGE,
            day=closes_on,
            first=issued_on + timedelta(days=1),
            last=commission.term.ends_on,
        )
    if commission.calls.filter(issued_on=issued_on, closes_on=closes_on).exists():
        raise RuleViolation(CommissionRule.CALL_EXISTS, issued=issued_on, closes=closes_on)
    call = ProposalCall.objects.create(
        commission=commission, issued_on=issued_on, closes_on=closes_on, recorded_by=actor
    )
    AuditEvent.objects.record(
        actor,
        "commission.called",
        call,
        commission.municipality,
        issued_on=issued_on,
        closes_on=closes_on,
        organisations=commission.municipality.organisations.filter(removal=None).count(),
    )
    return call


@transaction.atomic
def form_commission(
    commission_id: int, *, formed_on: date, today: date, actor: User
) -> CommissionFormation:
    """Record that the commission is formed: the duty to have a body is met (R-BODY-04, R-IK-01).

    Raises RuleViolation when it is formed already, when the composition has an error (too few
    experts, no chair), when an Ausländerbeirat stands, and for a day before its last election.
    """
    commission = locked(commission_id)
    if hasattr(commission, "formation"):
        raise RuleViolation(
            CommissionRule.FORMED_ALREADY, NORM, "R-BODY-04", day=commission.formation.formed_on
        )
    _check_offered(commission.municipality, commission.term, today)
    composition = composition_of(commission)
    if composition is None or composition.has_errors:
        findings = composition.findings if composition else ()
        raise RuleViolation(
            CommissionRule.COMPOSITION_HAS_ERRORS, NORM, "R-IK-01", findings=list(findings)
        )
    last = max(member.elected_on for member in sitting_members(commission))
    check_day(formed_on, commission, today, first=last)
    formation = CommissionFormation.objects.create(
        commission=commission, formed_on=formed_on, recorded_by=actor
    )
    BodyEvent.objects.record(
        BodyEventKind.COMMISSION_FORMED,
        commission.municipality,
        commission.term,
        on=formed_on,
        members=composition.members,
    )
    AuditEvent.objects.record(
        actor,
        "commission.formed",
        formation,
        commission.municipality,
        formed_on=formed_on,
        members=composition.members,
        experts=composition.experts,
    )
    return formation
