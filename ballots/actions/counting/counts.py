"""The values of a counting unit come in; a correction is a new version with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from django.db import transaction

from ballots.law.counting.checks import check_report, refused_at_once
from ballots.law.counting.hand_over import HAND_OVER
from ballots.law.counting.report import ReportValues
from ballots.law.counting.rules import CountingRule
from ballots.law.counting.unit import UnitState, UnitStep, advance_unit
from ballots.models import CountingUnit, UnitReport
from ballots.models.counting.surroundings import surroundings_of
from elections.law.course.phases import Phase
from elections.models import Candidate, Election, Nomination
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.models import AuditEvent, User
from municipalities.models.statements import Statements

_SQL = Statements("ballots.actions.counting")
Key = TypeVar("Key", int, tuple[int, int])


@transaction.atomic
def record_report(
    unit_id: int,
    values: ReportValues,
    *,
    source: str,
    actor: User,
    based_on: int = 0,
    reason: str = "",
) -> UnitReport:
    """Record the values of one unit (§ 49 Abs. 2 KWO; R-CNT-09, R-CODE-01).

    A board reports B, B1, C, the votes of every list, and of every person where they are known;
    the figures of the register and the sum D are added here. ``based_on`` is the version that
    the person saw, 0 for none: when two people report at once, the second is refused.

    Raises RuleViolation when the count is not open, when another version came in meanwhile, when
    a list or person is not on the approved paper, when the unit was handed over, when an error
    check of the catalogue fires that the paper settles, or when a correction has no reason.
    """
    unit = CountingUnit.objects.locked(unit_id)
    election = unit.election
    if election.current_phase is not Phase.COUNTING:
        raise RuleViolation(CountingRule.COUNT_NOT_OPEN, phase=election.get_phase_display())
    previous = unit.reports.first()
    if (previous.version if previous else 0) != based_on:
        raise RuleViolation(CountingRule.REPORT_NOT_NEWEST, unit=unit)
    lists, persons = _on_the_paper(election, values)
    if hasattr(unit, "hand_over"):
        raise RuleViolation(CountingRule.HAND_OVER_WITHOUT_UNIT, HAND_OVER, "R-DIST-03")
    values = surroundings_of(unit, values)
    _check(values)
    state = UnitState.REPORTED if previous else UnitState.AWAITED
    step = advance_unit(state, reason=reason, unit=unit)
    report = _write(unit, values, previous, source=source, reason=reason, actor=actor)
    _write_votes("list_votes", report, lists, values.list_votes)
    _write_votes("candidate_votes", report, persons, values.candidate_votes)
    _log(report, values, step, reason=reason, actor=actor)
    return report


def _write(
    unit: CountingUnit,
    values: ReportValues,
    previous: UnitReport | None,
    *,
    source: str,
    reason: str,
    actor: User,
) -> UnitReport:
    return UnitReport.objects.create(
        unit=unit,
        version=previous.version + 1 if previous else 1,
        voters=values.voters,
        voters_with_card=values.voters_with_card,
        invalid_ballots=values.invalid_ballots,
        valid_votes=values.votes_of_lists,
        source=source,
        reason=reason,
        reported_by=actor,
    )


def _write_votes(
    name: str, report: UnitReport, keys: Mapping[Key, int], votes: Mapping[Key, int]
) -> None:
    """Write what a report says of each list or person: one statement and no object for each."""
    if votes:
        told = {"keys": [keys[key] for key in votes], "votes": list(votes.values())}
        _SQL.run(name, report=report.pk, **told)


def _log(
    report: UnitReport, values: ReportValues, step: UnitStep, *, reason: str, actor: User
) -> None:
    AuditEvent.objects.record(
        actor,
        "report.recorded" if step is UnitStep.REPORT else "report.corrected",
        report,
        report.unit.election.municipality,
        unit=report.unit.number,
        version=report.version,
        voters=values.voters,
        invalid_ballots=values.invalid_ballots,
        valid_votes=values.valid_votes,
        lists={str(number): votes for number, votes in values.list_votes.items()},
        reason=reason,
    )


def _on_the_paper(
    election: Election, values: ReportValues
) -> tuple[dict[int, int], dict[tuple[int, int], int]]:
    """Return the lists and persons that can have votes: those printed (R-CAST-01, R-BAL-02).

    By their numbers on the paper, only the keys of their rows: fifty people do this every second.
    """
    norm = Norm(Statute.KWG, "18", 1)
    admitted = Nomination.objects.filter(election=election).admitted()
    lists = dict(admitted.values_list("number", "pk"))
    if strange := sorted(set(values.list_votes) - set(lists)):
        raise RuleViolation(CountingRule.LIST_NOT_ADMITTED, norm, "R-CAST-01", lists=strange)
    if missing := sorted(set(lists) - set(values.list_votes)):
        raise RuleViolation(CountingRule.LIST_VOTES_MISSING, norm, "R-CNT-09", lists=missing)
    if unprinted := sorted(set(values.candidate_votes) - election.paper.paper().candidates):
        raise RuleViolation(
            CountingRule.PERSON_NOT_PRINTED,
            norm,
            "R-BAL-02",
            persons=", ".join(f"{number}/{place}" for number, place in unprinted),
        )
    persons = Candidate.objects.filter(nomination__in=lists.values()).order_by()
    rows = persons.values_list("nomination__number", "place", "pk")
    return lists, {(number, place): key for number, place, key in rows}


def _check(values: ReportValues) -> None:
    errors = [finding for finding in check_report(values) if refused_at_once(finding)]
    if errors:
        raise RuleViolation(
            CountingRule.REPORT_INCONSISTENT,
            rule_id="R-CODE-01",
            findings=tuple(errors),
            checks=", ".join(finding.code for finding in errors),
        )
