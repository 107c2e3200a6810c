"""What a voter may do with the paper, who may help, what else is allowed (KWG §§ 17a to 19)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ballots.law.assumptions import DEFAULT, BallotAssumptions
from ballots.law.paper.paper import MAX_VOTES_PER_CANDIDATE, Paper
from municipalities.law.basis import Norm, Statute


class Mark(StrEnum):
    """The ways to mark the paper (§ 18 Abs. 1 Nr. 1 to 5 KWG)."""

    CANDIDATE_VOTES = "candidate_votes"
    CUMULATE = "cumulate"
    CROSS_LISTS = "cross_lists"
    LIST_MARK = "list_mark"
    STRIKE = "strike"


class Caster(StrEnum):
    """Who puts the marks on the paper."""

    VOTER = "voter"
    HELPER = "helper"
    PROXY = "proxy"


class LaterEvent(StrEnum):
    """What may befall a postal voter between the vote and the election day."""

    DIED = "died"
    MOVED_AWAY = "moved_away"
    LOST_RIGHT = "lost_right"


@dataclass(frozen=True, slots=True)
class Provision:
    """A rule that allows or forbids and calculates nothing."""

    case: StrEnum
    allowed: bool
    norm: Norm
    rule_id: str


PROVISIONS = (
    Provision(Caster.VOTER, True, Norm(Statute.KWG, "18", 2), "R-CAST-05"),
    Provision(Caster.HELPER, True, Norm(Statute.KWG, "18", 2), "R-CAST-05"),
    Provision(Caster.PROXY, False, Norm(Statute.KWG, "18", 2), "R-CAST-05"),
    Provision(LaterEvent.DIED, True, Norm(Statute.KWG, "21", 4), "R-HEAL-15"),
    Provision(LaterEvent.MOVED_AWAY, True, Norm(Statute.KWG, "21", 4), "R-HEAL-15"),
    Provision(LaterEvent.LOST_RIGHT, True, Norm(Statute.KWG, "21", 4), "R-HEAL-15"),
)


def provision(case: Caster | LaterEvent) -> Provision:
    """Return the provision on who may mark a paper, or on a voter's fate after a postal vote.

    No proxy, but help by another person (§ 18 Abs. 2 KWG; R-CAST-05); a postal vote stays valid
    when its voter dies, moves away or loses the right (§ 21 Abs. 4 KWG; R-HEAL-15).
    """
    return next(row for row in PROVISIONS if row.case is case)


def votes_per_voter(seats: int, candidates: int) -> int:
    """Return the number of votes each voter has (§ 1 Abs. 4, § 18 Abs. 1 KWG; R-CAST-01).

    As many as there are ``seats``, fewer if fewer candidates stand.

    Raises ValueError when one of the numbers is not positive.
    """
    if seats < 1 or candidates < 1:
        raise ValueError(f"{candidates} candidates for {seats} seats")
    return min(seats, candidates)


def allowed_marks(paper: Paper) -> frozenset[Mark]:
    """Return what the voter may do (§ 18 Abs. 1, 3 KWG; R-CAST-02, R-CAST-04).

    In the Mehrheitswahl votes and cumulation only: no list mark, no other list, no striking.
    """
    if paper.majority:
        return frozenset({Mark.CANDIDATE_VOTES, Mark.CUMULATE})
    return frozenset(Mark)


def votes_written(crosses: int = 0, number: int | None = None) -> int:
    """Return the votes one candidate was given on the paper (§ 18 KWG; R-CAST-03).

    One for each crossed box of three, or the ``number`` written, which may exceed three and is
    capped when the ballot is judged.

    Raises ValueError when both or an impossible number are given.
    """
    if not 0 <= crosses <= MAX_VOTES_PER_CANDIDATE or (crosses and number is not None):
        raise ValueError(f"{crosses} crosses beside the number {number}")
    if number is not None and number < 0:
        raise ValueError(f"the number {number}")
    return crosses if number is None else number


def campaigning_allowed(
    metres: float, *, polling: bool, assumptions: BallotAssumptions = DEFAULT
) -> bool:
    """Whether campaigning is allowed so far from the entrance (§ 17a KWG; R-CAST-07).

    Never in the building (``metres`` 0) or closer than ten metres while ``polling`` goes on.
    """
    return not polling or metres >= assumptions.campaign_free_metres
