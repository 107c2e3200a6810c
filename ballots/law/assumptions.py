"""The open points of counting and determining: each a value that the person in charge can see.

A field with one choice is a rule that is only LIKELY, with no other reading implemented. It is
listed here so that it is shown as an assumption.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from municipalities.law.basis import Certainty, assumed


class Treatment(StrEnum):
    """What happens in a case that the text of the law leaves open."""

    BOARD_DECIDES = "board_decides"
    INVALID = "invalid"
    NO_VOTES = "no_votes"
    REDUCE = "reduce"
    IGNORED = "ignored"


class DecidingBody(StrEnum):
    """Which body may decide on an objection (§ 26 Abs. 1 KWG; R-END-10)."""

    MUNICIPAL_COUNCIL = "municipal_council"
    FOREIGNERS_COUNCIL = "foreigners_council"


class Alike(StrEnum):
    """When several ballots in one envelope are „gleich lautend“ (§ 21 Abs. 3 KWG; R-HEAL-14)."""

    SAME_MARKS = "same_marks"


class AllStruck(StrEnum):
    """What a list mark is worth whose persons are all struck (§ 20a KWG; R-HEAL-13)."""

    LIKE_STRIKES_ONLY = "like_strikes_only"


class FewVoters(StrEnum):
    """What becomes of a unit with fewer than 50 voters where § 47 Abs. 2 KWO gives no answer."""

    COUNTED_AS_ONE = "counted_as_one"
    WARNED = "warned"


@dataclass(frozen=True, slots=True)
class BallotAssumptions:
    """The values taken where KWG and KWO leave a question open or were not at hand."""

    struck_with_votes: str = field(
        default=Treatment.BOARD_DECIDES,
        metadata=assumed(
            "R-HEAL-03", Certainty.UNKNOWN, Treatment.BOARD_DECIDES, Treatment.NO_VOTES
        ),
    )
    too_many_votes_under_several_marks_in_one_list: str = field(
        default=Treatment.INVALID,
        metadata=assumed("R-HEAL-10", Certainty.LIKELY, Treatment.INVALID, Treatment.REDUCE),
    )
    too_many_votes_in_another_list: str = field(
        default=Treatment.REDUCE,
        metadata=assumed("R-HEAL-11", Certainty.LIKELY, Treatment.REDUCE, Treatment.INVALID),
    )
    strikes_only: str = field(
        default=Treatment.BOARD_DECIDES,
        metadata=assumed(
            "R-HEAL-13", Certainty.UNKNOWN, Treatment.BOARD_DECIDES, Treatment.INVALID
        ),
    )
    marked_list_all_struck: str = field(
        default=AllStruck.LIKE_STRIKES_ONLY,
        metadata=assumed("R-HEAL-13", Certainty.UNKNOWN, AllStruck.LIKE_STRIKES_ONLY),
    )
    unclear_vote_refilled: bool = field(
        default=True, metadata=assumed("R-HEAL-08", Certainty.UNKNOWN, True)
    )
    ballots_alike: str = field(
        default=Alike.SAME_MARKS,
        metadata=assumed("R-HEAL-14", Certainty.UNKNOWN, Alike.SAME_MARKS),
    )
    ballot_of_another_election: str = field(
        default=Treatment.INVALID,
        metadata=assumed("R-HEAL-16", Certainty.LIKELY, Treatment.INVALID, Treatment.BOARD_DECIDES),
    )
    header_mark_on_single_list: str = field(
        default=Treatment.BOARD_DECIDES,
        metadata=assumed(
            "R-HEAL-17", Certainty.UNKNOWN, Treatment.BOARD_DECIDES, Treatment.IGNORED
        ),
    )
    single_list_prints_all_candidates: bool = field(
        default=True, metadata=assumed("R-BAL-02", Certainty.LIKELY, True, False)
    )
    campaign_free_metres: int = field(
        default=10, metadata=assumed("R-CAST-07", Certainty.LIKELY, 10, 20, 30)
    )
    few_voters_in_all: str = field(
        default=FewVoters.COUNTED_AS_ONE,
        metadata=assumed("R-DIST-03", Certainty.UNKNOWN, FewVoters.COUNTED_AS_ONE),
    )
    few_postal_voters: str = field(
        default=FewVoters.WARNED,
        metadata=assumed("R-DIST-06", Certainty.LIKELY, FewVoters.WARNED),
    )
    majority_clause_gives_a_seat: bool = field(
        default=True, metadata=assumed("R-SEAT-04", Certainty.LIKELY, True, False)
    )
    tie_inside_a_list: str = field(
        default="list_order", metadata=assumed("R-SEAT-06", Certainty.LIKELY, "list_order")
    )
    elected_without_votes: bool = field(
        default=False, metadata=assumed("R-SEAT-07", Certainty.UNKNOWN, False, True)
    )
    substitute_list: bool = field(
        default=False, metadata=assumed("R-END-04", Certainty.UNKNOWN, False)
    )
    objections_decided_by: str = field(
        default=DecidingBody.MUNICIPAL_COUNCIL,
        metadata=assumed(
            "R-END-10",
            Certainty.UNKNOWN,
            DecidingBody.MUNICIPAL_COUNCIL,
            DecidingBody.FOREIGNERS_COUNCIL,
        ),
    )


DEFAULT = BallotAssumptions()
