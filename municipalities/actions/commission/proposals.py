"""Persons are proposed as sachkundige Einwohner; proposals are withdrawn (§ 89 Abs. 1 HGO)."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from municipalities.actions.commission.formation import NORM, check_day, locked
from municipalities.law.basis import RuleViolation
from municipalities.law.body.suffrage import Person
from municipalities.law.commission.composition import Gender
from municipalities.law.commission.rules import CommissionRule
from municipalities.models import (
    AuditEvent,
    Commission,
    Organisation,
    Proposal,
    User,
)


@dataclass(frozen=True, slots=True)
class ProposalEntry:
    """A proposed person, with the facts that electability depends on (R-IK-02, R-ELIG-01..04)."""

    family_name: str
    given_name: str
    gender: Gender
    birth_date: date
    nationalities: tuple[str, ...]
    resident_since: date
    naturalised_here: bool = False
    ethnic_resettler: bool = False
    main_dwelling: bool = True
    excluded_by_court: bool = False
    address: str = ""


def person_of(proposal: Proposal) -> Person:
    """Return what the law asks of a proposed person."""
    return Person(
        nationalities=frozenset(proposal.nationalities),
        birth_date=proposal.birth_date,
        resident_since=proposal.resident_since,
        main_dwelling=proposal.main_dwelling,
        naturalised_here=proposal.naturalised_here,
        ethnic_resettler=proposal.ethnic_resettler,
        excluded_by_court=proposal.excluded_by_court,
    )


def _check_person(entry: ProposalEntry, commission: Commission, today: date) -> None:
    """Refuse days that cannot be, and a person who is proposed already."""
    if entry.birth_date > today or entry.resident_since > today:
        day = max(entry.birth_date, entry.resident_since)
        raise RuleViolation(CommissionRule.DAY_IN_FUTURE, day=day, today=today)
    if entry.resident_since < entry.birth_date:
        raise RuleViolation(CommissionRule.RESIDENT_BEFORE_BIRTH)
    same = commission.proposals.filter(
        family_name=entry.family_name,
        given_name=entry.given_name,
        birth_date=entry.birth_date,
    )
    if same.exists():
        raise RuleViolation(CommissionRule.PROPOSED_ALREADY)


@transaction.atomic
def receive_proposal(
    commission_id: int,
    entry: ProposalEntry,
    *,
    organisation: Organisation | None,
    received_on: date,
    today: date,
    actor: User,
) -> Proposal:
    """Record a proposal of an organisation, or of the council without one (R-IK-01).

    Whether the person is electable is checked when the council elects. Raises RuleViolation for an
    organisation of another municipality or one that is no longer asked, for a person proposed
    already, and for a day that cannot be.
    """
    commission = locked(commission_id)
    check_day(received_on, commission, today)
    if organisation is not None and (
        organisation.municipality_id != commission.municipality_id
        or hasattr(organisation, "removal")
    ):
        raise RuleViolation(CommissionRule.ORGANISATION_NOT_ASKED, NORM, "R-IK-01")
    _check_person(entry, commission, today)
    values = asdict(entry) | {
        "gender": entry.gender.value,
        "nationalities": sorted(entry.nationalities),
    }
    proposal = Proposal.objects.create(
        commission=commission,
        organisation=organisation,
        received_on=received_on,
        recorded_by=actor,
        **values,
    )
    AuditEvent.objects.record(
        actor,
        "commission.proposal_received",
        proposal,
        commission.municipality,
        organisation=organisation.name if organisation else "",
        received_on=received_on,
    )
    return proposal


@transaction.atomic
def withdraw_proposal(proposal_id: int, *, reason: str, actor: User) -> None:
    """Delete a proposal with its personal data; the log keeps that there was one (R-DP-03).

    Raises RuleViolation for a person who was elected.
    """
    # When two people withdraw it at once, the second finds nothing.
    found = Commission.objects.filter(proposals=proposal_id).values_list("pk", flat=True).first()
    commission = locked(found) if found else None
    proposal = Proposal.objects.filter(pk=proposal_id).first()
    if commission is None or proposal is None or hasattr(proposal, "member"):
        raise RuleViolation(CommissionRule.PROPOSAL_SETTLED)
    AuditEvent.objects.record(
        actor, "commission.proposal_withdrawn", proposal, commission.municipality, reason=reason
    )
    proposal.delete()
