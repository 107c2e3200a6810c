"""Facts from the paper to the seats."""

from ballots.models.paper import BallotPaper
from ballots.models.result import CandidateResult, Determination, ListResult, Lot
from ballots.models.unit import CandidateVotes, CountingUnit, ListVotes, UnitReport

__all__ = [
    "BallotPaper",
    "CandidateResult",
    "CandidateVotes",
    "CountingUnit",
    "Determination",
    "ListResult",
    "ListVotes",
    "Lot",
    "UnitReport",
]
