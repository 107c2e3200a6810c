"""Facts from the paper to the seats."""

from ballots.models.mandate import (
    BodyEnd,
    Departure,
    IncompatibilityNotice,
    IncompatibilityProof,
    Mandate,
    SkippedSuccessor,
    Succession,
    SuccessionBar,
    SuccessionLot,
)
from ballots.models.objection import Objection, ObjectionDecision
from ballots.models.paper import BallotPaper
from ballots.models.result import CandidateResult, Determination, ListResult, Lot
from ballots.models.unit import CandidateVotes, CountingUnit, ListVotes, UnitReport

__all__ = [
    "BallotPaper",
    "BodyEnd",
    "CandidateResult",
    "CandidateVotes",
    "CountingUnit",
    "Departure",
    "Determination",
    "IncompatibilityNotice",
    "IncompatibilityProof",
    "ListResult",
    "ListVotes",
    "Lot",
    "Mandate",
    "Objection",
    "ObjectionDecision",
    "SkippedSuccessor",
    "Succession",
    "SuccessionBar",
    "SuccessionLot",
    "UnitReport",
]
