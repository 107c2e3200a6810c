"""What the law makes of the reports: totals, seats, persons, or the lot that is needed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Sum

from ballots.actions.paper import canonical_sha256
from ballots.law.elected import MajorityElection, elect_by_majority, elect_from_list
from ballots.law.rules import BallotRule
from ballots.law.seats import Distribution, LotRequired, distribute_seats, vacant_seats
from ballots.models import CandidateVotes, ListVotes, Lot, UnitReport
from elections.models import Candidate, Election, Nomination
from municipalities.law.basis import Norm, RuleViolation, Statute


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums over all units: votes per list, per (list, place), and their fingerprint.

    A person whose votes are unknown in any unit has no key in ``persons``.
    """

    lists: Mapping[int, int]
    persons: Mapping[tuple[int, int], int]
    sha256: str


def totals_of(election: Election) -> Totals:
    """Add up the valid reports of an election; raise RuleViolation when a unit has none."""
    missing = election.units.filter(reports=None)
    if missing.exists() or not election.units.exists():
        raise RuleViolation(
            BallotRule.REPORTS_MISSING,
            Norm(Statute.KWO, "54", 1),
            "R-CNT-10",
            units=", ".join(str(unit) for unit in missing) or "–",
        )
    reports = UnitReport.objects.latest_of(election)
    units = election.units.count()
    by_list = (
        ListVotes.objects.filter(report__in=reports)
        .values_list("nomination__number")
        .annotate(total=Sum("votes"))
    )
    lists = {number: total for number, total in by_list}
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
    both are empty where persons stay open. ``lot`` is set when a lot must be drawn first.
    """

    totals: Totals
    majority_vote: bool
    distribution: Distribution | LotRequired | None
    vacant: Mapping[int, int | None]
    elected: Mapping[int, tuple[int, ...]]
    successors: Mapping[int, tuple[int, ...]]
    persons_determined: bool
    lot: LotRequired | None
    question: Lot.Question | None


def work_out(election: Election) -> Outcome:
    """Ask the law for the seats and persons of one election (R-SEAT-00..07); write nothing."""
    totals = totals_of(election)
    if not sum(totals.lists.values()):
        raise RuleViolation(BallotRule.NO_VALID_VOTES, Norm(Statute.KWG, "22", 3), "R-SEAT-02")
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
    nomination: Nomination, places: Sequence[int], seats: int, totals: Totals
) -> dict[int, int | None]:
    """Votes of each printed place; those beyond the paper have none and cannot have any."""
    return {place: totals.persons.get((nomination.number, place)) for place in places[:seats]}


def _complete(nomination: Nomination, votes: Mapping[int, int | None]) -> bool:
    return nomination.known_in_full and None not in votes.values()


def _by_majority(election: Election, nomination: Nomination, totals: Totals) -> Outcome:
    number = nomination.number
    places = _places(nomination)
    votes = _votes_by_place(nomination, places, election.seats, totals)
    question = Lot.Question.PERSONS
    found: MajorityElection | LotRequired | None = None
    if _complete(nomination, votes):
        known = {place: count for place, count in votes.items() if count is not None}
        found = elect_by_majority(
            known, election.seats, drawn=_drawn(election, totals, question), candidates=places
        )
    elected = found.elected if isinstance(found, MajorityElection) else ()
    successors = found.successors if isinstance(found, MajorityElection) else ()
    lot = found if isinstance(found, LotRequired) else None
    vacant = election.seats - len(elected) if isinstance(found, MajorityElection) else None
    return Outcome(
        totals=totals,
        majority_vote=True,
        distribution=None,
        vacant={number: vacant},
        elected={number: elected},
        successors={number: successors},
        persons_determined=found is not None,
        lot=lot,
        question=question if lot else None,
    )


def _by_lists(election: Election, lists: Sequence[Nomination], totals: Totals) -> Outcome:
    question = Lot.Question.LISTS
    drawn = _drawn(election, totals, question)
    distribution = distribute_seats(totals.lists, election.seats, drawn)
    places = {nomination.number: _places(nomination) for nomination in lists}
    votes = {
        nomination.number: _votes_by_place(
            nomination, places[nomination.number], election.seats, totals
        )
        for nomination in lists
    }
    complete = all(_complete(nomination, votes[nomination.number]) for nomination in lists)
    settled = complete and isinstance(distribution, Distribution)
    elected: dict[int, tuple[int, ...]] = {}
    successors: dict[int, tuple[int, ...]] = {}
    if settled:
        for number, seats in distribution.seats.items():
            known = {place: count for place, count in votes[number].items() if count is not None}
            found = elect_from_list(known, seats, candidates=places[number])
            elected[number], successors[number] = found.elected, found.successors
    vacant = {
        nomination.number: _vacant(nomination, distribution, len(places[nomination.number]))
        for nomination in lists
    }
    lot = distribution if isinstance(distribution, LotRequired) else None
    return Outcome(
        totals=totals,
        majority_vote=False,
        distribution=distribution,
        vacant=vacant,
        elected=elected,
        successors=successors,
        persons_determined=complete,
        lot=lot,
        question=question if lot else None,
    )


def _vacant(
    nomination: Nomination, distribution: Distribution | LotRequired, candidates: int
) -> int | None:
    """Seats that stay empty; unknown only when an incomplete list might have more persons."""
    seats = distribution.seats[nomination.number]
    if nomination.known_in_full or seats <= candidates:
        return vacant_seats(seats, candidates)
    return None
