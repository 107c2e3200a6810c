"""What the law makes of a published file: seats, persons, or the lot that is needed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ballots.files.result.figures import OpenDataResult
from ballots.law.result.elected import elect_by_majority, elect_from_list
from ballots.law.result.seats import Distribution, LotRequired, distribute_seats, vacant_seats


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """Seats and persons by list number; what cannot be known from the file is left out.

    ``distribution`` is None in the Mehrheitswahl and while a list's votes are not all reported.
    ``elected`` holds the places in the order of election, for those lists whose persons are
    certain; ``vacant`` is None where the number of candidates is not known.
    """

    distribution: Distribution | LotRequired | None = None
    elected: Mapping[int, tuple[int, ...]] = field(default_factory=dict)
    vacant: Mapping[int, int | None] = field(default_factory=dict)
    lot: LotRequired | None = None


def outcome_of_file(result: OpenDataResult, seats: int) -> FileOutcome:
    """Ask the law for the seats and persons of a file (§ 22 KWG; R-SEAT-00..07, R-BAL-02)."""
    reported = result.list_votes()
    votes = {number: count for number, count in reported.items() if count is not None}
    if len(votes) < len(reported):
        return FileOutcome()
    if len(votes) == 1:
        return _by_majority(result, next(iter(votes)), seats)
    distribution = distribute_seats(votes, seats)
    lot = distribution if isinstance(distribution, LotRequired) else None
    elected, vacant = {}, {}
    for number, won in distribution.seats.items():
        persons = _persons(result, number)
        vacant[number] = vacant_seats(won, len(persons) or None)
        if persons and not (lot and number in lot.tied):
            on_paper = {place: count for place, count in persons.items() if place <= seats}
            found = elect_from_list(on_paper, won, list(persons))
            if found.known:
                elected[number] = found.elected
    return FileOutcome(distribution, elected, vacant, lot)


def _by_majority(result: OpenDataResult, number: int, seats: int) -> FileOutcome:
    persons = _persons(result, number)
    found = elect_by_majority(persons, seats)
    if isinstance(found, LotRequired):
        return FileOutcome(lot=found)
    if not (persons and found.known):
        return FileOutcome(vacant={number: None})
    return FileOutcome(elected={number: found.elected}, vacant={number: found.empty_seats})


def _persons(result: OpenDataResult, number: int) -> dict[int, int | None]:
    """Votes by place in list order; None where they are not known.

    Where the reported places add up to the list's votes, the others can only have none.
    """
    reported = result.candidate_votes(number)
    everything = sum(votes or 0 for votes in reported.values()) == result.list_votes()[number]
    others = 0 if everything else None
    return {place: others if votes is None else votes for place, votes in reported.items()}
