"""What the law makes of the reports: totals, seats, persons, or the lot that is needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Sum

from ballots.actions.paper.approval import canonical_sha256
from ballots.law.assumptions import DEFAULT
from ballots.law.counting.checks import (
    CheckFinding,
    ResultValues,
    check_result,
    stops_determination,
)
from ballots.law.result.elected import elect_by_majority, elect_from_list
from ballots.law.result.rules import ResultRule
from ballots.law.result.seats import Distribution, LotRequired, distribute_seats, vacant_seats
from ballots.models import (
    CandidateVotes,
    CountingUnit,
    Determination,
    ListVotes,
    Lot,
    UnitReport,
)
from elections.models import Candidate, Election, Nomination
from municipalities.law.basis import Norm, RuleViolation, Statute, with_overrides


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums over all units: votes per list, per (list, place), and their fingerprint.

    A person whose votes are unknown in any unit has no key in ``persons``.
    """

    lists: Mapping[int, int]
    persons: Mapping[tuple[int, int], int]
    sha256: str


def totals_of(election: Election) -> Totals:
    """Add up the valid reports of an election (§ 54 Abs. 1 KWO; R-CNT-10).

    Raises RuleViolation when a unit has no report, or when a Wahlbezirk is counted nowhere: its
    votes would be missing without a trace. Postal ballots alone do not count a Wahlbezirk.
    """
    missing = election.units.filter(reports=None)
    if missing.exists() or not election.units.exists():
        raise RuleViolation(
            ResultRule.REPORTS_MISSING,
            Norm(Statute.KWO, "54", 1),
            "R-CNT-10",
            units=", ".join(str(unit) for unit in missing) or "–",
        )
    boxes = election.units.exclude(kind=CountingUnit.Kind.POSTAL)
    counted = boxes.filter(districts__isnull=False).values("districts")
    if uncounted := election.districts.exclude(pk__in=counted):
        raise RuleViolation(
            ResultRule.DISTRICTS_NOT_COUNTED,
            Norm(Statute.KWO, "54", 1),
            "R-CNT-10",
            districts=", ".join(map(str, uncounted)),
        )
    reports = UnitReport.objects.latest_of(election)
    units = election.units.count()
    by_list = (
        ListVotes.objects.filter(report__in=reports)
        .values_list("nomination__number")
        .annotate(total=Sum("votes"))
    )
    lists = dict(by_list)
    persons: dict[tuple[int, int], int] = {}
    reported: dict[tuple[int, int], int] = {}
    rows = CandidateVotes.objects.filter(report__in=reports).values_list(
        "candidate__nomination__number", "candidate__place", "votes"
    )
    for number, place, votes in rows:
        persons[number, place] = persons.get((number, place), 0) + votes
        reported[number, place] = reported.get((number, place), 0) + 1
    persons = {key: votes for key, votes in persons.items() if reported[key] == units}
    facts = [sorted(lists.items()), sorted(persons.items())]
    return Totals(lists=lists, persons=persons, sha256=canonical_sha256(facts))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the law makes of the totals, before anything is written.

    ``elected`` maps list numbers to places in the order of election, ``successors`` likewise;
    both are empty where persons stay open. ``candidates`` tells how many persons a list has,
    None where they are not all known. ``lot`` is set when a lot must be drawn first.
    """

    totals: Totals
    majority_vote: bool
    distribution: Distribution | LotRequired | None
    vacant: Mapping[int, int | None]
    candidates: Mapping[int, int | None]
    elected: Mapping[int, tuple[int, ...]]
    successors: Mapping[int, tuple[int, ...]]
    persons_determined: bool
    lot: LotRequired | None
    question: Lot.Question | None


def work_out(election: Election) -> Outcome:
    """Ask the law for the seats and persons of one election (R-SEAT-00..07); write nothing."""
    totals = totals_of(election)
    if not sum(totals.lists.values()):
        raise RuleViolation(ResultRule.NO_VALID_VOTES, Norm(Statute.KWG, "22", 3), "R-SEAT-02")
    lists = list(Nomination.objects.filter(election=election).admitted())
    if len(lists) == 1:
        return _by_majority(election, lists[0], totals)
    return _by_lists(election, lists, totals)


def _drawn(election: Election, totals: Totals, question: Lot.Question) -> Sequence[int]:
    lot = election.lots.filter(question=question, votes_sha256=totals.sha256).first()
    return list(lot.drawn) if lot else []


def _places(nomination: Nomination) -> list[int]:
    places = Candidate.objects.filter(nomination=nomination).values_list("place", flat=True)
    return sorted(places)


def _votes_by_place(
    election: Election, nomination: Nomination, totals: Totals
) -> dict[int, int | None]:
    """Votes of each printed place: None is unknown; who was not printed has no entry."""
    number = nomination.number
    paper = {entry["number"]: entry["candidates"] for entry in election.paper.facts["lists"]}
    places = [person["place"] for person in paper[number]]
    votes = {place: totals.persons.get((number, place)) for place in places}
    if not nomination.known_in_full:
        # There may be persons whom the source does not name: nobody's rank is certain.
        votes = dict.fromkeys(places)
    return votes


def _by_majority(election: Election, nomination: Nomination, totals: Totals) -> Outcome:
    number, question = nomination.number, Lot.Question.PERSONS
    found = elect_by_majority(
        _votes_by_place(election, nomination, totals),
        election.seats,
        drawn=_drawn(election, totals, question),
        candidates=_places(nomination),
        assumptions=with_overrides(DEFAULT, election.assumptions),
    )
    if isinstance(found, LotRequired):
        elected: tuple[int, ...] = ()
        successors: tuple[int, ...] = ()
        vacant: int | None = None
        known = True
    else:
        elected, successors, known = found.elected, found.successors, found.known
        vacant = found.empty_seats if known else None
    return Outcome(
        totals=totals,
        majority_vote=True,
        distribution=None,
        vacant={number: vacant},
        candidates={number: _candidates(nomination, len(_places(nomination)))},
        elected={number: elected},
        successors={number: successors},
        persons_determined=known,
        lot=found if isinstance(found, LotRequired) else None,
        question=question if isinstance(found, LotRequired) else None,
    )


def _by_lists(election: Election, lists: Sequence[Nomination], totals: Totals) -> Outcome:
    question = Lot.Question.LISTS
    distribution = distribute_seats(
        totals.lists,
        election.seats,
        _drawn(election, totals, question),
        with_overrides(DEFAULT, election.assumptions),
    )
    places = {nomination.number: _places(nomination) for nomination in lists}
    found = {
        nomination.number: elect_from_list(
            _votes_by_place(election, nomination, totals),
            distribution.seats[nomination.number],
            candidates=places[nomination.number],
        )
        for nomination in lists
    }
    # One list whose persons stay open leaves the whole body open: it is determined as one.
    known = all(entry.known for entry in found.values())
    settled = known and isinstance(distribution, Distribution)
    return Outcome(
        totals=totals,
        majority_vote=False,
        distribution=distribution,
        vacant={
            nomination.number: _vacant(nomination, distribution, len(places[nomination.number]))
            for nomination in lists
        },
        candidates={
            nomination.number: _candidates(nomination, len(places[nomination.number]))
            for nomination in lists
        },
        elected={number: entry.elected for number, entry in found.items()} if settled else {},
        successors={n: entry.successors for n, entry in found.items()} if settled else {},
        persons_determined=known,
        lot=distribution if isinstance(distribution, LotRequired) else None,
        question=question if isinstance(distribution, LotRequired) else None,
    )


def _vacant(
    nomination: Nomination, distribution: Distribution | LotRequired, candidates: int
) -> int | None:
    """Seats that stay empty; unknown only when an incomplete list might have more persons."""
    seats = distribution.seats[nomination.number]
    if nomination.known_in_full or seats <= candidates:
        return vacant_seats(seats, candidates)
    return None


def _candidates(nomination: Nomination, candidates: int) -> int | None:
    """The persons of a list; unknown when its source may not name them all."""
    return candidates if nomination.known_in_full else None


def result_findings(outcome: Outcome, seats: int) -> tuple[CheckFinding, ...]:
    """Return what the checks notice about an outcome for ``seats`` (R-SEAT-05, R-BODY-09).

    While a lot is open there is no result yet, and nothing to notice.
    """
    if outcome.lot is not None:
        return ()
    won = dict.fromkeys(outcome.vacant, seats)
    if outcome.distribution is not None:
        won = dict(outcome.distribution.seats)
    return check_result(
        _values(seats, won, outcome.vacant, outcome.candidates, majority_vote=outcome.majority_vote)
    )


def determined_findings(determination: Determination) -> tuple[CheckFinding, ...]:
    """Return what the checks notice about a determined result (R-SEAT-05, R-BODY-09)."""
    rows = list(determination.lists.select_related("nomination"))
    counts = dict(
        determination.candidates.order_by()
        .values_list("candidate__nomination__number")
        .annotate(persons=Count("pk"))
    )
    return check_result(
        _values(
            determination.election.seats,
            {row.nomination.number: row.seats for row in rows},
            {row.nomination.number: row.vacant for row in rows},
            {
                row.nomination.number: _candidates(
                    row.nomination, counts.get(row.nomination.number, 0)
                )
                for row in rows
            },
            majority_vote=determination.majority_vote,
        )
    )


def _values(
    seats: int,
    won: Mapping[int, int],
    vacant: Mapping[int, int | None],
    candidates: Mapping[int, int | None],
    *,
    majority_vote: bool,
) -> ResultValues:
    # In a Mehrheitswahl a person without votes takes no seat: the number of persons does not
    # tell how many seats stay empty.
    persons = {} if majority_vote else candidates
    return ResultValues(seats, won, vacant, persons, by_lists=not majority_vote)


def refuse_faults(outcome: Outcome, seats: int) -> None:
    """Refuse an outcome that was worked out wrongly (R-SEAT-02, R-SEAT-05, R-CAST-04).

    Raises RuleViolation RESULT_INCONSISTENT with the findings.
    """
    faults = [found for found in result_findings(outcome, seats) if stops_determination(found)]
    if faults:
        raise RuleViolation(
            ResultRule.RESULT_INCONSISTENT, faults[0].norm, faults[0].rule_id, findings=faults
        )
