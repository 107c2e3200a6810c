"""Facts from the paper to the seats."""

from ballots.models.counting.unit import (
    CandidateVotes,
    CountingUnit,
    HandOver,
    ListVotes,
    UnitReport,
)
from ballots.models.paper.paper import BallotPaper, WithdrawnPaper
from ballots.models.result.determination import CandidateResult, Determination, ListResult, Lot
from ballots.models.term.annulment import Annulment
from ballots.models.term.mandate import (
    BodyEnd,
    Departure,
    IncompatibilityNotice,
    IncompatibilityProof,
    Mandate,
    SkippedSuccessor,
    Succession,
    SuccessionAnnouncement,
    SuccessionBar,
    SuccessionLot,
)
from ballots.models.term.objection import (
    Objection,
    ObjectionDecision,
    ObjectionGrounds,
    WithdrawnDecision,
)

__all__ = [
    "Annulment",
    "BallotPaper",
    "BodyEnd",
    "CandidateResult",
    "CandidateVotes",
    "CountingUnit",
    "Departure",
    "Determination",
    "HandOver",
    "IncompatibilityNotice",
    "IncompatibilityProof",
    "ListResult",
    "ListVotes",
    "Lot",
    "Mandate",
    "Objection",
    "ObjectionDecision",
    "ObjectionGrounds",
    "SkippedSuccessor",
    "Succession",
    "SuccessionAnnouncement",
    "SuccessionBar",
    "SuccessionLot",
    "UnitReport",
    "WithdrawnDecision",
    "WithdrawnPaper",
]
