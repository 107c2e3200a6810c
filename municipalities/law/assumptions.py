"""The open points of this room: one field each, with the default taken until it is settled."""

from __future__ import annotations

from dataclasses import dataclass, field

from municipalities.law.basis import Certainty, assumed


@dataclass(frozen=True, slots=True)
class MunicipalityAssumptions:
    """What is assumed about the body and the electorate where the text of the law was not seen.

    R-BODY-10: whether a municipality that owes no body must form a commission when its
    voluntary council was not elected. R-SEAT-05: whether a council that starts with fewer than
    three members ends at once. R-VOTE-06: whether homeless persons vote for this body since
    2025. R-VOTE-01: whether an unclear nationality counts as foreign without a person deciding.
    R-IK-05: whether part of a year requires meetings in proportion, and whether a year of which
    the commission sees only half or less requires a report. R-IK-06: whether the bounds of
    § 85 HGO hold for it. R-IK-07: whether it ends with the Wahlzeit. One choice means that no
    other reading is implemented.
    """

    commission_owed_by_small_municipality: bool = field(
        default=True, metadata=assumed("R-BODY-10", Certainty.UNKNOWN, True, False)
    )
    start_below_minimum_ends_body: bool = field(
        default=True, metadata=assumed("R-SEAT-05", Certainty.UNKNOWN, True, False)
    )
    homeless_may_vote: bool = field(
        default=True, metadata=assumed("R-VOTE-06", Certainty.UNKNOWN, True, False)
    )
    unclear_nationality_counts_as_foreign: bool = field(
        default=False, metadata=assumed("R-VOTE-01", Certainty.UNKNOWN, False, True)
    )
    partial_year_meetings_pro_rata: bool = field(
        default=True, metadata=assumed("R-IK-05", Certainty.UNKNOWN, True, False)
    )
    report_owed_for_short_year: bool = field(
        default=False, metadata=assumed("R-IK-05", Certainty.UNKNOWN, False, True)
    )
    commission_has_bounds_of_council: bool = field(
        default=True, metadata=assumed("R-IK-06", Certainty.UNKNOWN, True)
    )
    commission_ends_with_term: bool = field(
        default=True, metadata=assumed("R-IK-07", Certainty.LIKELY, True)
    )


MUNICIPALITY_DEFAULTS = MunicipalityAssumptions()
"""The defaults that hold until a municipality records another value."""
