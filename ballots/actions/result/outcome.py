"""What the law makes of the reports: gathered from the rows, worked out by the law."""

from __future__ import annotations

from ballots.law.assumptions import DEFAULT
from ballots.law.counting.report import ReportValues
from ballots.law.result.checks import check_result, stops_determination
from ballots.law.result.result import Result
from ballots.law.result.rules import ResultRule
from ballots.law.result.sums import add_up
from ballots.law.result.work_out import AdmittedList, Basis, work_out
from ballots.models.counting.count import Count, count_of
from ballots.models.result.determination import (
    election_facts,
    invented_names_in,
    lots_drawn_on,
    sources_of,
)
from elections.models import Election, Nomination
from municipalities.law.basis import Norm, RuleViolation, Statute, with_overrides
from municipalities.models.canonical import canonical_sha256


def counted_in_all(election: Election, count: Count | None = None) -> ReportValues:
    """Add up the valid reports of an election (§ 54 Abs. 1 KWO; R-CNT-10).

    ``count`` are the rows, if the caller has them already. Raises RuleViolation when a unit has no
    report, or when a Wahlbezirk is counted nowhere.
    """
    count = count or count_of(election)
    names = {district.pk: str(district) for district in election.districts.all()}
    return add_up(count.units, names, count.register, count.cards).total


def votes_sha256(counted: ReportValues) -> str:
    """Return the fingerprint of the votes; a lot counts only for the votes it was drawn on."""
    return canonical_sha256(
        [sorted(counted.list_votes.items()), sorted(counted.candidate_votes.items())]
    )


def outcome_of(
    election: Election, counted: ReportValues | None = None, *, without_lots: bool = False
) -> Result:
    """Ask the law for the seats and persons of one election (R-SEAT-00..07); write nothing.

    ``counted`` are the sums, if the caller has them already; ``without_lots`` asks what was to be
    drawn before anybody drew. Raises RuleViolation as
    :func:`counted_in_all` does, and when there is no valid vote.
    """
    counted = counted_in_all(election) if counted is None else counted
    if not counted.votes_of_lists:
        raise RuleViolation(ResultRule.NO_VALID_VOTES, Norm(Statute.KWG, "22", 3), "R-SEAT-02")
    lots = () if without_lots else lots_drawn_on(election, votes_sha256(counted))
    return work_out(
        election_facts(election, election.law_version),
        _admitted(election),
        counted,
        Basis(
            lots=lots,
            sources=sources_of(election),
            invented_names=invented_names_in(election),
            assumptions=with_overrides(DEFAULT, election.assumptions),
        ),
    )


def _admitted(election: Election) -> list[AdmittedList]:
    paper = election.paper.paper()
    rows = Nomination.objects.filter(election=election).admitted().prefetch_related("candidates")
    return [
        AdmittedList(
            number=row.number,
            name=row.name,
            short_name=row.short_name,
            names={person.place: str(person) for person in row.candidates.all()},
            printed=frozenset(paper.places_of(row.number)),
            known_in_full=row.known_in_full,
        )
        for row in rows
    ]


def refuse_faults(result: Result) -> None:
    """Refuse a result that was worked out wrongly (R-SEAT-02, R-SEAT-05, R-CAST-04).

    Raises RuleViolation RESULT_INCONSISTENT with the findings.
    """
    faults = [found for found in check_result(result) if stops_determination(found)]
    if faults:
        raise RuleViolation(
            ResultRule.RESULT_INCONSISTENT, faults[0].norm, faults[0].rule_id, findings=faults
        )
