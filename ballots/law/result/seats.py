"""Seats of the lists by Hare/Niemeyer, with the working and the lots (KWG § 22; R-SEAT).

Fractions are exact; a lot is a result that a person draws, never an accident of the program.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeVar

from ballots.law.assumptions import DEFAULT, BallotAssumptions


@dataclass(frozen=True, slots=True)
class ListShare:
    """One row of the worked calculation, as the protocol prints it (§ 22 Abs. 3, 4 KWG).

    In a Mehrheitswahl there is no ``quota``: all seats are those of the one list.
    """

    votes: int
    quota: Fraction | None
    whole_seats: int
    majority_seats: int = 0
    remainder_seats: int = 0

    @property
    def seats(self) -> int:
        """Seats won, including those that stay empty because the list is too short."""
        return self.whole_seats + self.majority_seats + self.remainder_seats

    @property
    def fraction(self) -> Fraction | None:
        """What the quota holds beyond whole seats."""
        return None if self.quota is None else self.quota - self.whole_seats


Share = TypeVar("Share", bound=ListShare)


@dataclass(frozen=True, slots=True)
class Distribution:
    """All seats are distributed; ``shares`` by list number is the working."""

    shares: dict[int, ListShare]

    @property
    def seats(self) -> dict[int, int]:
        """Seats won by list number."""
        return {number: share.seats for number, share in self.shares.items()}

    @property
    def majority_clause(self) -> bool:
        """Whether a list got its seat through § 22 Abs. 4 KWG (R-SEAT-04)."""
        return any(share.majority_seats for share in self.shares.values())


@dataclass(frozen=True, slots=True)
class LotRequired:
    """Equal claims to the last seats: the Wahlleiter draws ``open_seats`` of ``tied``.

    ``tied`` are list numbers, or places in the Mehrheitswahl; ``seats`` are those already certain.
    """

    tied: tuple[int, ...]
    open_seats: int
    seats: dict[int, int]
    shares: dict[int, ListShare] = field(default_factory=dict)

    @property
    def majority_clause(self) -> bool:
        """Whether a list got its seat through § 22 Abs. 4 KWG (R-SEAT-04)."""
        return any(share.majority_seats for share in self.shares.values())


@dataclass(frozen=True, slots=True)
class _Round:
    """Seats by largest fraction: sure winners, then those that tie for what is left."""

    winners: frozenset[int]
    tied: tuple[int, ...]
    open_seats: int

    def drawn_first(self, drawn: Sequence[int]) -> tuple[int, ...]:
        """The drawn lists that get a seat; ValueError when one is not tied or was drawn twice."""
        if len(set(drawn)) < len(drawn) or not set(drawn) <= set(self.tied):
            raise ValueError(f"drawn {list(drawn)}, but the tie is among {list(self.tied)}")
        return tuple(drawn[: self.open_seats])


def distribute_seats(
    votes: Mapping[int, int],
    seats: int,
    drawn: Sequence[int] = (),
    assumptions: BallotAssumptions = DEFAULT,
) -> Distribution | LotRequired:
    """Distribute ``seats`` among lists by Hare/Niemeyer (§ 22 Abs. 3, 4 KWG; R-SEAT-01..04).

    ``votes`` maps list numbers to valid votes. ``drawn`` are list numbers in the order the
    Wahlleiter drew them, empty until a lot is required; a lot drawn in part leaves a smaller one.
    Fractions are exact. There is no threshold (R-SEAT-00).

    Where a list with more than half of the votes ties with one other for one seat, the result is
    certain without a lot: drawn or not, § 22 Abs. 4 leaves the seat to it. With more lists or seats
    in the tie it takes part in the lot; if it draws no seat, the clause gives it one and the list
    drawn last goes without.

    Raises ValueError when no vote was cast, a number is negative, ``seats`` is not positive, or a
    drawn list is not tied or was drawn twice.
    """
    total = sum(votes.values())
    if seats < 1 or total < 1 or min(votes.values()) < 0:
        raise ValueError(f"cannot distribute {seats} seats on {dict(votes)}")
    whole = {number: count * seats // total for number, count in votes.items()}
    remainders = {number: count * seats % total for number, count in votes.items()}
    open_seats = seats - sum(whole.values())
    fractions = _largest_remainders(remainders, open_seats)
    favoured = None
    if assumptions.majority_clause_gives_a_seat:
        favoured = _favoured(votes, whole, seats, fractions, drawn)
    if favoured is not None and favoured not in fractions.tied:
        fractions = _largest_remainders(remainders, open_seats - 1)
    lucky = fractions.drawn_first(drawn)
    if favoured in fractions.tied:  # it takes the seat of the list drawn last, or the only one
        lucky = lucky[: fractions.open_seats - 1]
    shares = {
        number: ListShare(
            votes=count,
            quota=Fraction(count * seats, total),
            whole_seats=whole[number],
            majority_seats=int(number == favoured),
            remainder_seats=int(number in fractions.winners or number in lucky),
        )
        for number, count in votes.items()
    }
    missing = seats - sum(share.seats for share in shares.values())
    if not missing:
        return Distribution(shares)
    tied = tuple(number for number in fractions.tied if number not in lucky)
    return LotRequired(tied, missing, Distribution(shares).seats, shares)


def tie_without_a_lot(shares: Sequence[Share]) -> tuple[Share, Share] | None:
    """Return two lists that tied for one seat: § 22 Abs. 4 KWG gave it to the first (R-SEAT-04).

    Drawn or not, the seat was its own, so nobody drew (R-SEAT-03). None where there was no tie.
    """
    strong = next((share for share in shares if share.majority_seats), None)
    if strong is None or strong.fraction is None:
        return None
    larger = [one for one in shares if (one.fraction or 0) > strong.fraction]
    level = [one for one in shares if one.fraction == strong.fraction and one is not strong]
    at_the_margin = len(larger) == sum(share.remainder_seats for share in shares)
    return (strong, level[0]) if at_the_margin and len(level) == 1 else None


def vacant_seats(seats: int, candidates: int | None) -> int | None:
    """Seats that stay empty because a list has too few candidates (§ 22 KWG; R-SEAT-05).

    They do not pass to other lists. None when the number of candidates is not known.
    """
    return None if candidates is None else max(0, seats - candidates)


def _largest_remainders(remainders: Mapping[int, int], open_seats: int) -> _Round:
    """Order the fractions and find who ties at the margin (§ 22 Abs. 3 Satz 3, 4 KWG)."""
    ranked = sorted(remainders, key=lambda number: -remainders[number])
    if not open_seats:
        return _Round(frozenset(), (), 0)
    margin = remainders[ranked[open_seats - 1]]
    above = [number for number in ranked if remainders[number] > margin]
    level = [number for number in ranked if remainders[number] == margin]
    if len(above) + len(level) == open_seats:
        return _Round(frozenset(above + level), (), 0)
    return _Round(frozenset(above), tuple(sorted(level)), open_seats - len(above))


def _favoured(
    votes: Mapping[int, int],
    whole: Mapping[int, int],
    seats: int,
    fractions: _Round,
    drawn: Sequence[int],
) -> int | None:
    """The list that § 22 Abs. 4 KWG gives a seat: over half of the votes, not of the seats.

    A list in the tie for the last seat is favoured where the tie is for one seat with one other
    list, and else only after the whole lot went against it.
    """
    total = sum(votes.values())
    for number, count in votes.items():
        if 2 * count > total and 2 * whole[number] <= seats and number not in fractions.winners:
            return number if _without_a_fraction_seat(number, fractions, drawn) else None
    return None


def _is_certain(fractions: _Round) -> bool:
    """Whether a tie that includes the list of § 22 Abs. 4 KWG leaves one result (R-SEAT-03, 04).

    One seat, and one other list. If the lot gives the seat to the other list, the majority list
    stays at half of the seats or less and gets its seat before the fractions: then one seat fewer
    is left, exactly those with the larger fractions. So the seat is its own in either case, whether
    or not its own fraction takes part again.
    """
    return fractions.open_seats == 1 and len(fractions.tied) == 2


def _without_a_fraction_seat(number: int, fractions: _Round, drawn: Sequence[int]) -> bool:
    if number not in fractions.tied or _is_certain(fractions):
        return True
    lucky = fractions.drawn_first(drawn)
    return len(lucky) == fractions.open_seats and number not in lucky
