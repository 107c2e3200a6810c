"""What people type on the pages of this room."""

from elections.forms.course.election import (
    CandidateRows,
    ConfirmForm,
    DecidedOnForm,
    DistrictForm,
    MoveForm,
    NominationDecisionForm,
    NominationForm,
    ReasonForm,
)

__all__ = [
    "CandidateRows",
    "ConfirmForm",
    "DecidedOnForm",
    "DistrictForm",
    "MoveForm",
    "NominationDecisionForm",
    "NominationForm",
    "ReasonForm",
]
