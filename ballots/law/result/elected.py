"""Which persons take the seats: inside a list, and in the Mehrheitswahl (R-SEAT-06, 07)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from ballots.law.assumptions import DEFAULT, BallotAssumptions
from ballots.law.result.seats import LotRequired


@dataclass(frozen=True, slots=True)
class ListElection:
    """Places elected from one list in order, then the successors in order.

    ``known`` is False when a printed person's votes are not known. Both are then empty, which
    means that the places are open, not that nobody is elected.
    """

    elected: tuple[int, ...]
    successors: tuple[int, ...]
    known: bool = True


@dataclass(frozen=True, slots=True)
class MajorityElection:
    """Places elected in the Mehrheitswahl in order; successors in groups of equal votes.

    ``empty_seats`` counts the seats left without a person with votes. ``known`` is as in
    :class:`ListElection`.
    """

    elected: tuple[int, ...]
    successor_groups: tuple[tuple[int, ...], ...]
    empty_seats: int = 0
    known: bool = True

    @property
    def successors(self) -> tuple[int, ...]:
        """All successors; within a group of equal votes a later lot decides, not this order."""
        return tuple(place for group in self.successor_groups for place in group)


def elect_from_list(
    votes_by_place: Mapping[int, int | None], seats: int, candidates: Sequence[int]
) -> ListElection:
    """Name who takes the ``seats`` of one list (§ 22 KWG; R-SEAT-06, R-BAL-02, R-END-04).

    ``candidates`` are the places of the admitted persons in list order. ``votes_by_place`` holds
    every printed place, None where the number is not known; a person without an entry was not
    printed, and comes after everybody who was, even after one without votes. The most votes come
    first, equal votes in list order without a lot. With fewer candidates than seats, all are
    elected and the rest stay empty.

    Raises ValueError on negative numbers and on votes for somebody who is not a candidate.
    """
    ranking = _ranking(votes_by_place, seats, candidates)
    if ranking is None:
        return ListElection((), (), known=False)
    order = tuple(ranking)
    return ListElection(order[:seats], order[seats:])


def elect_by_majority(
    votes_by_place: Mapping[int, int | None],
    seats: int,
    drawn: Sequence[int] = (),
    candidates: Sequence[int] | None = None,
    assumptions: BallotAssumptions = DEFAULT,
) -> MajorityElection | LotRequired:
    """Name who is elected where one list stands alone (§ 22 KWG; R-SEAT-07, R-CAST-04).

    ``votes_by_place`` and ``candidates`` are as in :func:`elect_from_list`; without ``candidates``
    everybody with an entry stands. The most votes win. Equal votes for the last seat need a lot;
    ``drawn`` are the places in the order drawn. A person without votes is not elected unless the
    assumption says so; the seat stays empty.

    Raises ValueError on negative numbers, votes for a stranger, and a draw that does not fit.
    """
    everybody = sorted(votes_by_place) if candidates is None else candidates
    ranking = _ranking(votes_by_place, seats, everybody)
    if ranking is None:
        return MajorityElection((), (), known=False)
    if not assumptions.elected_without_votes:
        ranking = [place for place in ranking if votes_by_place.get(place)]
    levels = groupby(
        ranking, key=lambda place: (votes_by_place.get(place), place in votes_by_place)
    )
    groups = [tuple(level) for _, level in levels]
    elected: list[int] = []
    while groups and len(elected) + len(groups[0]) <= seats:
        elected += groups.pop(0)
    open_seats = seats - len(elected)
    tied = groups.pop(0) if groups and open_seats else ()
    if len(set(drawn)) < len(drawn) or not set(drawn) <= set(tied):
        raise ValueError(f"drawn {list(drawn)}, but the tie is among {list(tied)}")
    if not tied:
        return MajorityElection(tuple(elected), tuple(groups), empty_seats=open_seats)
    lucky = sorted(drawn[:open_seats])
    losers = tuple(place for place in tied if place not in lucky)
    if len(lucky) < open_seats:
        certain = dict.fromkeys((*elected, *lucky), 1)
        return LotRequired(losers, open_seats - len(lucky), certain)
    return MajorityElection((*elected, *lucky), (losers, *groups))


def _ranking(
    votes_by_place: Mapping[int, int | None], seats: int, candidates: Sequence[int]
) -> list[int] | None:
    """Candidates by votes, equal votes in list order, then who was not printed.

    None when a number is not known.
    """
    strangers = [place for place, n in votes_by_place.items() if n and place not in candidates]
    if seats < 0 or strangers:
        raise ValueError(f"{seats} seats, votes for {strangers}, who are not candidates")
    votes: dict[int, int] = {}
    for place in candidates:
        count = votes_by_place.get(place, 0)
        if count is None:
            return None
        if count < 0:
            raise ValueError(f"{count} votes on place {place}")
        votes[place] = count
    return sorted(votes, key=lambda place: (-votes[place], place not in votes_by_place))
