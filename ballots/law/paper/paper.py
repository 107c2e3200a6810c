"""The ballot paper as printed: votes per voter, lists, and how many persons each list shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ballots.law.assumptions import DEFAULT, BallotAssumptions

MAX_VOTES_PER_CANDIDATE = 3

Candidate = tuple[int, int]
"""List number and place on that list."""


def printed(
    candidates: int,
    seats: int,
    *,
    majority: bool = False,
    assumptions: BallotAssumptions = DEFAULT,
) -> int:
    """Return how many of a list's ``candidates`` are printed (§ 16 Abs. 2 Satz 5 KWG; R-BAL-02).

    At most as many as there are ``seats``. In the Mehrheitswahl (``majority``) all are printed:
    in Bensheim 2021, 9 seats, four persons beyond the nine elected held 12.8 % of the votes.

    Raises ValueError when ``candidates`` is negative or ``seats`` is not positive.
    """
    if candidates < 0 or seats < 1:
        raise ValueError(f"{candidates} candidates for {seats} seats")
    if majority and assumptions.single_list_prints_all_candidates:
        return candidates
    return min(candidates, seats)


def unchanged_vector(printed: int, seats: int) -> tuple[int, ...]:
    """Return the votes per place of a list accepted unchanged (§ 20a Abs. 4 KWG; R-HEAL-07).

    Each pass gives one vote per place from the top, three passes at most; the rest is lost.
    Place k holds ``min(3, seats // printed + (k <= seats % printed))``.
    """
    rounds, ahead = divmod(seats, printed)
    return tuple(
        min(MAX_VOTES_PER_CANDIDATE, rounds + (place <= ahead)) for place in range(1, printed + 1)
    )


@dataclass(frozen=True, slots=True)
class Paper:
    """What was printed (§ 16 KWG; R-BAL-02): ``lists`` maps list numbers to printed candidates.

    ``seats`` is also the number of votes per voter (R-CAST-01). Numbers may have gaps. The paper
    holds what is printed, even if more than ``seats``; the limit belongs to :func:`printed`.

    Raises ValueError when there is no seat, no list, or a list without printed candidates.
    """

    seats: int
    lists: Mapping[int, int]
    places: Mapping[int, tuple[Candidate, ...]] = field(init=False, repr=False, compare=False)
    unchanged: Mapping[int, Mapping[Candidate, int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.seats < 1 or not self.lists:
            raise ValueError(f"no paper for {self.seats} seats and {len(self.lists)} lists")
        if any(number < 1 or count < 1 for number, count in self.lists.items()):
            raise ValueError(f"not a list number with printed candidates: {dict(self.lists)}")
        places = {
            number: tuple((number, place) for place in range(1, count + 1))
            for number, count in self.lists.items()
        }
        unchanged = {
            number: {
                candidate: votes
                for candidate, votes in zip(
                    candidates, unchanged_vector(len(candidates), self.seats), strict=True
                )
                if votes
            }
            for number, candidates in places.items()
        }
        object.__setattr__(self, "places", places)
        object.__setattr__(self, "unchanged", unchanged)

    @property
    def majority(self) -> bool:
        """Whether one list stands alone: Mehrheitswahl (§ 18 Abs. 3 KWG; R-CAST-04)."""
        return len(self.lists) == 1

    def shows(self, candidate: Candidate) -> bool:
        """Whether this candidate is printed; only printed ones get votes (R-CAST-01)."""
        number, place = candidate
        return 0 < place <= self.lists.get(number, 0)
