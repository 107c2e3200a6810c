"""Who follows when a seat is vacant, and what becomes of the body (§ 34 KWG; R-END-04..08)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ballots.law.result.rules import ResultRule
from ballots.law.result.seats import LotRequired
from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS, MunicipalityAssumptions
from municipalities.law.basis import Norm, RuleViolation, Statute
from municipalities.law.body.gremium import ends_below_minimum

_LOT = Norm(Statute.KWG, "34", "1a")


class PassedOver(StrEnum):
    """Why a successor is not called (§ 34 Abs. 2 KWG; R-END-06)."""

    LEFT_GROUP = "left_group"
    WAIVED = "waived"
    DEAD = "dead"
    NOT_ELIGIBLE = "not_eligible"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A person who would have followed, and why not (§ 34 Abs. 2 KWG; R-END-06)."""

    place: int
    ground: PassedOver


@dataclass(frozen=True, slots=True)
class Call:
    """Who follows: a ``successor``, or a ``lot`` that is still to be drawn, or nobody.

    ``lot`` names the places among which the Wahlleiter draws; None once the successor is certain.
    ``skipped`` are the barred persons ahead of the successor, in order.
    """

    successor: int | None
    lot: LotRequired | None = None
    skipped: tuple[Skipped, ...] = ()

    @property
    def exhausted(self) -> bool:
        """Whether nobody is left, so that the seat stays empty (§ 34 Abs. 1 KWG; R-END-04)."""
        return self.successor is None and self.lot is None


@dataclass(frozen=True, slots=True)
class Replacement:
    """What the Wahlleiter determines and publishes after a departure (§ 34 Abs. 3 KWG).

    Without a ``successor`` the seat stays empty and the statutory number of members shrinks.
    ``members`` is how many sit afterwards; ``body_ends`` says that they are too few.
    """

    successor: int | None
    statutory_seats: int
    members: int
    body_ends: bool


def call_next(
    groups: Sequence[Sequence[int]],
    *,
    called: Collection[int],
    barred: Mapping[int, PassedOver],
    drawn: int | None = None,
) -> Call:
    """Return who is called next and who is skipped (§ 34 Abs. 1 to 2 KWG; R-END-04..06).

    ``groups`` are places in the order of succession: one place each in a list, several where a
    Mehrheitswahl gave them equal votes; among those the Wahlleiter draws a lot while two or more
    are left. ``called`` had a seat before and never come again; ``barred`` are not called. A
    barred person with as many votes as the successor is skipped too.

    ``drawn`` stays valid when the others of the tie have dropped out since.

    Raises RuleViolation LOT_NOT_NEEDED or LOT_DOES_NOT_FIT for any other ``drawn``.
    """
    skipped: list[Skipped] = []
    for group in groups:
        left = tuple(place for place in group if place not in called)
        skipped += [Skipped(place, barred[place]) for place in left if place in barred]
        if tied := tuple(place for place in left if place not in barred):
            return _call_among(tied, tuple(skipped), drawn)
    if drawn is not None:
        raise RuleViolation(ResultRule.LOT_NOT_NEEDED, _LOT, "R-END-05")
    return Call(None, skipped=tuple(skipped))


def _call_among(tied: tuple[int, ...], skipped: tuple[Skipped, ...], drawn: int | None) -> Call:
    """Call the only one left, or the one drawn; without a draw the lot is still open."""
    if drawn in tied:
        return Call(drawn, skipped=skipped)
    if len(tied) == 1:
        if drawn is not None:
            raise RuleViolation(ResultRule.LOT_NOT_NEEDED, _LOT, "R-END-05")
        return Call(tied[0], skipped=skipped)
    if drawn is not None:
        raise RuleViolation(ResultRule.LOT_DOES_NOT_FIT, _LOT, "R-END-05", seats=1, tied=tied)
    return Call(None, LotRequired(tied, 1, {}), skipped)


def replacement(
    successor: int | None,
    statutory_seats: int,
    members: int,
    pending: int = 0,
    *,
    from_start: bool = False,
    assumptions: MunicipalityAssumptions = MUNICIPALITY_DEFAULTS,
) -> Replacement:
    """Work out what follows when one of ``members`` left (§ 34 Abs. 1, 3 KWG; R-END-07, R-END-08).

    ``members`` counts those who sit and the one who left; ``pending`` the other vacancies whose
    successor is not determined yet. These may still be filled, so the body does not end while they
    could keep it at three. ``from_start`` says that the body began with fewer than three. The
    result says whether the body ends (§ 86 Abs. 1 Satz 4 HGO; R-BODY-09). It is published and
    open to objection like the election itself (§§ 25 to 27 KWG).

    Raises ValueError when nobody could have left or more would sit than there are seats.
    """
    if members < 1 or pending < 0 or members + pending > statutory_seats:
        raise ValueError(f"{members} members and {pending} vacancies on {statutory_seats} seats")
    if successor is None:
        statutory_seats, members = statutory_seats - 1, members - 1
    ends = ends_below_minimum(members + pending, from_start=from_start, assumptions=assumptions)
    return Replacement(successor, statutory_seats, members, ends)
