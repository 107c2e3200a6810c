"""Reading published files: results of an election (votemanager/ekom21)."""

from ballots.files.result.figures import Area, ListFigures, OpenDataResult
from ballots.files.result.results import read_results
from municipalities.files.refusal import ImportRefused, Problem

__all__ = [
    "Area",
    "ImportRefused",
    "ListFigures",
    "OpenDataResult",
    "Problem",
    "read_results",
]
