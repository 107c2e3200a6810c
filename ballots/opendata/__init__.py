"""Published files in: results of an election (votemanager/ekom21) and the demonstration."""

from ballots.opendata.demonstration import DemoElection, DemoList, read_demonstration
from ballots.opendata.figures import Area, ListFigures, OpenDataResult
from ballots.opendata.results import read_results
from municipalities.opendata.refusal import ImportRefused, Problem

__all__ = [
    "Area",
    "DemoElection",
    "DemoList",
    "ImportRefused",
    "ListFigures",
    "OpenDataResult",
    "Problem",
    "read_demonstration",
    "read_results",
]
