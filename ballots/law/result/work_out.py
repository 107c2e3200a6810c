"""What the law makes of the counted values: seats and persons, or the lot that is needed.

Nothing here counts ballots; the sums come in (R-CNT-10), the result goes out (R-SEAT-00..07).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ballots.law.assumptions import DEFAULT, BallotAssumptions
from ballots.law.counting.report import ReportValues
from ballots.law.result.elected import elect_by_majority, elect_from_list
from ballots.law.result.result import (
    DrawnLot,
    ElectionFacts,
    LotQuestion,
    OpenLot,
    Result,
    ResultList,
    ResultPerson,
)
from ballots.law.result.seats import LotRequired, distribute_seats, vacant_seats
from ballots.law.result.standing import standing_of


@dataclass(frozen=True, slots=True)
class AdmittedList:
    """One admitted list: ``names`` by place, and which places are ``printed`` (R-BAL-02).

    A list that is not ``known_in_full`` comes from a source that may not name all its persons.
    """

    number: int
    name: str
    short_name: str
    names: Mapping[int, str]
    printed: frozenset[int]
    known_in_full: bool = True


@dataclass(frozen=True, slots=True)
class Basis:
    """What a result rests on beside the counted values: lots, papers, whether names are real."""

    lots: tuple[DrawnLot, ...] = ()
    sources: tuple[str, ...] = ()
    invented_names: bool = False
    assumptions: BallotAssumptions = DEFAULT

    def drawn(self, question: LotQuestion) -> tuple[int, ...]:
        """Return what was drawn for one question; empty until a lot was drawn."""
        return next((lot.drawn for lot in self.lots if lot.question is question), ())


@dataclass(frozen=True, slots=True)
class _Given:
    """Seats of the lists, persons in their order, and the lot that is still needed."""

    lists: tuple[ResultList, ...]
    persons_determined: bool
    open_lot: OpenLot | None


@dataclass(frozen=True, slots=True)
class _Order:
    """Places elected, then the successors; both empty where it stays open."""

    elected: tuple[int, ...] = ()
    successors: tuple[int, ...] = ()
    is_open: bool = False


def work_out(
    election: ElectionFacts,
    admitted: Sequence[AdmittedList],
    counted: ReportValues,
    basis: Basis = Basis(),
) -> Result:
    """Return the result of one election (§ 22 KWG; R-SEAT-00..07, R-CAST-04).

    ``counted`` are the sums over all units, with the votes of every admitted list. Of a list with
    unknown votes it stays open who takes its seats; the others have their elected persons. As long
    as one list is open the body is not known as a whole (``persons_determined``).

    Raises ValueError when no vote was cast.
    """
    by_majority = len(admitted) == 1
    given = (
        _by_majority(election.seats, admitted[0], counted, basis)
        if by_majority
        else _by_lists(election.seats, admitted, counted, basis)
    )
    return Result(
        election=election,
        majority_vote=by_majority,
        persons_determined=given.persons_determined,
        electors=counted.electors,
        voters=counted.voters,
        voters_with_card=counted.voters_with_card,
        invalid_ballots=counted.invalid_ballots,
        valid_votes=counted.votes_of_lists,
        lists=given.lists,
        lots=basis.lots,
        open_lot=given.open_lot,
        sources=basis.sources,
        invented_names=basis.invented_names,
    )


def _by_majority(seats: int, entry: AdmittedList, counted: ReportValues, basis: Basis) -> _Given:
    found = elect_by_majority(
        _votes_by_place(entry, counted),
        seats,
        drawn=basis.drawn(LotQuestion.PERSONS),
        candidates=sorted(entry.names),
        assumptions=basis.assumptions,
    )
    if isinstance(found, LotRequired):
        order, vacant, known = _Order(is_open=True), None, True
        lot = OpenLot(LotQuestion.PERSONS, found.tied, found.open_seats)
    else:
        order = _Order(found.elected, found.successors, is_open=not found.known)
        vacant, known, lot = found.empty_seats if found.known else None, found.known, None
    # All seats belong to the one list; those without a person are vacant.
    row = ResultList(
        votes=counted.list_votes[entry.number],
        quota=None,
        whole_seats=seats,
        number=entry.number,
        name=entry.name,
        short_name=entry.short_name,
        known_in_full=entry.known_in_full,
        vacant=vacant,
        candidates=_people(entry, counted, order),
        persons_determined=known,
    )
    return _Given((row,), known, lot)


def _by_lists(
    seats: int, admitted: Sequence[AdmittedList], counted: ReportValues, basis: Basis
) -> _Given:
    distribution = distribute_seats(
        counted.list_votes, seats, basis.drawn(LotQuestion.LISTS), basis.assumptions
    )
    lot = None
    if isinstance(distribution, LotRequired):
        lot = OpenLot(LotQuestion.LISTS, distribution.tied, distribution.open_seats)
    rows = []
    for entry in admitted:
        share = distribution.shares[entry.number]
        found = _order_of(entry, counted, share.seats)
        order = _Order(is_open=True) if lot is not None else found
        rows.append(
            ResultList(
                votes=share.votes,
                quota=share.quota,
                whole_seats=share.whole_seats,
                majority_seats=share.majority_seats,
                remainder_seats=share.remainder_seats,
                number=entry.number,
                name=entry.name,
                short_name=entry.short_name,
                known_in_full=entry.known_in_full,
                vacant=_vacant(entry, share.seats),
                candidates=_people(entry, counted, order),
                persons_determined=not found.is_open,
            )
        )
    return _Given(tuple(rows), all(row.persons_determined for row in rows), lot)


def _order_of(entry: AdmittedList, counted: ReportValues, seats: int) -> _Order:
    """Return who takes the seats of one list, as far as it does not depend on unknown votes.

    Without a seat nobody is elected, and where there is a seat for everybody all are, whatever
    votes they have (R-SEAT-05, R-SEAT-06).
    """
    places = sorted(entry.names)
    found = elect_from_list(_votes_by_place(entry, counted), seats, candidates=places)
    if found.known:
        return _Order(found.elected, found.successors)
    if not seats:
        return _Order()
    if entry.known_in_full and len(places) <= seats:
        return _Order(tuple(places))
    return _Order(is_open=True)


def _votes_by_place(entry: AdmittedList, counted: ReportValues) -> dict[int, int | None]:
    """Votes of each printed place; None is unknown, a place not printed has no entry."""
    if not entry.known_in_full:
        # The source may not name every person: nobody's rank is certain.
        return dict.fromkeys(sorted(entry.printed))
    return {
        place: counted.candidate_votes.get((entry.number, place)) for place in sorted(entry.printed)
    }


def _vacant(entry: AdmittedList, seats: int) -> int | None:
    """Seats that stay empty; unknown only when an incomplete list might have more persons."""
    if entry.known_in_full or seats <= len(entry.names):
        return vacant_seats(seats, len(entry.names))
    return None


def _people(entry: AdmittedList, counted: ReportValues, order: _Order) -> tuple[ResultPerson, ...]:
    """Return the persons of a list: the elected, then the successors, then the others by place."""
    called = (*order.elected, *order.successors)
    others = [place for place in sorted(entry.names) if place not in called]
    return tuple(
        ResultPerson(
            place=place,
            name=entry.names[place],
            votes=counted.candidate_votes.get((entry.number, place)),
            printed=place in entry.printed,
            standing=standing_of(
                determined=not order.is_open,
                elected=place in order.elected,
                printed=place in entry.printed,
            ),
            order=called.index(place) + 1 if place in called else None,
        )
        for place in (*called, *others)
    )
