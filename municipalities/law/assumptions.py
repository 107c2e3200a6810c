"""The open points of this room: one field each, with the default taken until it is settled."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from municipalities.law.basis import Certainty, assumed


class DecidingCount(StrEnum):
    """Which count of foreign residents decides on the duty of a Wahlzeit (R-BODY-01)."""

    NEWEST_BY_ELECTION_DAY = "newest_by_election_day"


class ReportDue(StrEnum):
    """By when the report of a year is to be given (§ 89 Abs. 4 HGO; R-IK-05)."""

    END_OF_YEAR = "end_of_year"


@dataclass(frozen=True, slots=True)
class MunicipalityAssumptions:
    """What is assumed about the body and the electorate where the text of the law was not seen.

    R-BODY-01: which day's count decides whether a body is owed. R-BODY-10: whether a municipality
    that owes no body must form a commission when its voluntary council was not elected. R-SEAT-05:
    whether a council that starts with fewer than three members ends at once. R-VOTE-06: whether
    homeless persons vote for this body since 2025. R-VOTE-01: whether an unclear nationality
    counts as foreign without a person deciding. R-IK-05: whether part of a year requires meetings
    in proportion, whether a year of which the commission sees only half or less requires a report,
    and by when. R-IK-06: whether the bounds of § 85 HGO hold for it. R-IK-07: whether it ends with
    the Wahlzeit. One choice means that no other reading is implemented.
    """

    deciding_count: str = field(
        default=DecidingCount.NEWEST_BY_ELECTION_DAY,
        metadata=assumed("R-BODY-01", Certainty.UNKNOWN, DecidingCount.NEWEST_BY_ELECTION_DAY),
    )
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
    report_due: str = field(
        default=ReportDue.END_OF_YEAR,
        metadata=assumed("R-IK-05", Certainty.UNKNOWN, ReportDue.END_OF_YEAR),
    )
    commission_has_bounds_of_council: bool = field(
        default=True, metadata=assumed("R-IK-06", Certainty.UNKNOWN, True)
    )
    commission_ends_with_term: bool = field(
        default=True, metadata=assumed("R-IK-07", Certainty.LIKELY, True)
    )


MUNICIPALITY_DEFAULTS = MunicipalityAssumptions()
"""The defaults that hold until a municipality records another value."""
