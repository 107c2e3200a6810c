"""Who follows when a seat is vacant, and what becomes of the body (§ 34 KWG; R-END-04..08)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ballots.law.seats import LotRequired
from municipalities.law.gremium import ends_below_minimum


class PassedOver(StrEnum):
    """Why a successor is not called (§ 34 Abs. 2 KWG; R-END-06)."""

    LEFT_GROUP = "left_group"
    WAIVED = "waived"
    DEAD = "dead"
    NOT_ELIGIBLE = "not_eligible"
    ALREADY_CALLED = "already_called"


@dataclass(frozen=True, slots=True)
class Replacement:
    """What the Wahlleiter determines and publishes after a departure (§ 34 Abs. 3 KWG).

    Without a ``successor`` the seat stays empty and the statutory number of members shrinks.
    ``members`` sit afterwards; ``body_ends`` when they are fewer than three.
    """

    successor: int | None
    statutory_seats: int
    members: int
    body_ends: bool


def next_successor(successors: Sequence[int], passed_over: Collection[int] = ()) -> int | None:
    """Return the place on the list that is called next (§ 34 Abs. 1, 2 KWG; R-END-04, R-END-06).

    ``successors`` as in ``ListElection``; ``passed_over`` are places with a ground of
    :class:`PassedOver`. None: the list is exhausted and the seat stays empty.
    """
    return next((place for place in successors if place not in passed_over), None)


def next_majority_successor(
    groups: Sequence[Sequence[int]],
    passed_over: Collection[int] = (),
    drawn: Sequence[int] = (),
) -> int | LotRequired | None:
    """Return who is called next in the Mehrheitswahl (§ 34 Abs. 1a, 2 KWG; R-END-05, R-END-06).

    ``groups`` as in ``MajorityElection.successor_groups``; equal votes are a lot of the
    Wahlleiter. None: nobody is left and the seat stays empty.

    Raises ValueError when the drawn place is not tied.
    """
    for group in groups:
        tied = tuple(place for place in group if place not in passed_over)
        if len(tied) == 1 and not drawn:
            return tied[0]
        if tied:
            return _drawn_of(tied, drawn)
    return None


def _drawn_of(tied: tuple[int, ...], drawn: Sequence[int]) -> int | LotRequired:
    if not drawn:
        return LotRequired(tied, 1, {})
    if drawn[0] not in tied or len(tied) == 1:
        raise ValueError(f"drawn {list(drawn)}, but the tie is among {list(tied)}")
    return drawn[0]


def replacement(successor: int | None, statutory_seats: int, members: int) -> Replacement:
    """Work out what follows when one of ``members`` left (§ 34 Abs. 1, 3 KWG; R-END-07, R-END-08).

    The result is published and open to objection like the election itself (§§ 25 to 27 KWG). After
    every departure it says whether the body ends (§ 86 Abs. 1 Satz 4 HGO; R-BODY-09).
    """
    if successor is None:
        statutory_seats, members = statutory_seats - 1, members - 1
    return Replacement(successor, statutory_seats, members, ends_below_minimum(members))
