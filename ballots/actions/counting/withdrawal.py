"""A report that was typed into the sheet of the wrong unit is taken back."""

from __future__ import annotations

from django.db import transaction

from ballots.law.counting.rules import CountingRule
from ballots.law.counting.unit import UnitState, check_withdrawal
from ballots.models import CandidateVotes, CountingUnit, HandOver, ListVotes
from elections.law.course.phases import Phase
from elections.models import Election
from municipalities.law.basis import RuleViolation
from municipalities.models import AuditEvent, User


def check_withdrawable(unit: CountingUnit, election: Election) -> None:
    """Refuse to take back a report on which something rests, or of which there is none (R-CNT-09).

    Raises RuleViolation when the count is not open, and as ``check_withdrawal`` does.
    """
    if election.current_phase is not Phase.COUNTING:
        raise RuleViolation(CountingRule.COUNT_NOT_OPEN, phase=election.get_phase_display())
    shared = HandOver.objects.filter(unit=unit) | HandOver.objects.filter(to_unit=unit)
    check_withdrawal(
        UnitState.REPORTED if unit.reports.exists() else UnitState.AWAITED,
        counts_for_others=shared.exists(),
        unit=unit,
    )


@transaction.atomic
def withdraw_report(unit_id: int, *, based_on: int, reason: str, actor: User) -> CountingUnit:
    """Take back everything that was reported for a unit; it is awaited again (R-CNT-09).

    The log keeps every figure of it, those of the persons too, and why it was taken back.
    ``based_on`` is the version that the person saw.

    Raises RuleViolation when another version came in meanwhile, and as ``check_withdrawable`` does.
    """
    unit = CountingUnit.objects.locked(unit_id)
    election = unit.election
    check_withdrawable(unit, election)
    newest = unit.reports.first()
    if newest is None or newest.version != based_on:
        raise RuleViolation(CountingRule.REPORT_NOT_NEWEST, unit=unit)
    AuditEvent.objects.record(
        actor,
        "report.withdrawn",
        unit,
        election.municipality,
        unit=unit.number,
        version=newest.version,
        voters=newest.voters,
        voters_with_card=newest.voters_with_card,
        invalid_ballots=newest.invalid_ballots,
        valid_votes=newest.valid_votes,
        lists={
            str(row.nomination.number): row.votes
            for row in newest.list_votes.select_related("nomination").order_by("nomination__number")
        },
        persons={
            f"{row.candidate.nomination.number}/{row.candidate.place}": row.votes
            for row in newest.candidate_votes.select_related("candidate__nomination").order_by(
                "candidate__nomination__number", "candidate__place"
            )
        },
        reason=reason,
    )
    ListVotes.objects.filter(report__unit=unit).delete()
    CandidateVotes.objects.filter(report__unit=unit).delete()
    unit.reports.all().delete()
    return unit
