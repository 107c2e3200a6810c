"""The open points of this room: what is assumed, how sure it is, and what else it may be."""

from __future__ import annotations

from ballots.law.assumptions import DEFAULT
from municipalities.law.basis import assumptions_of

TABLE = """
struck_with_votes (R-HEAL-03, UNKNOWN): board_decides of board_decides no_votes
too_many_votes_under_several_marks_in_one_list (R-HEAL-10, LIKELY): invalid of invalid reduce
too_many_votes_in_another_list (R-HEAL-11, LIKELY): reduce of reduce invalid
strikes_only (R-HEAL-13, UNKNOWN): board_decides of board_decides invalid
marked_list_all_struck (R-HEAL-13, UNKNOWN): like_strikes_only of like_strikes_only
unclear_vote_refilled (R-HEAL-08, UNKNOWN): True of True
ballots_alike (R-HEAL-14, UNKNOWN): same_marks of same_marks
ballot_of_another_election (R-HEAL-16, LIKELY): invalid of invalid board_decides
header_mark_on_single_list (R-HEAL-17, UNKNOWN): board_decides of board_decides ignored
single_list_prints_all_candidates (R-BAL-02, LIKELY): True of True False
campaign_free_metres (R-CAST-07, LIKELY): 10 of 10 20 30
few_voters_in_all (R-DIST-03, UNKNOWN): counted_as_one of counted_as_one
few_postal_voters (R-DIST-06, LIKELY): warned of warned
majority_clause_gives_a_seat (R-SEAT-04, LIKELY): True of True False
tie_inside_a_list (R-SEAT-06, LIKELY): list_order of list_order
elected_without_votes (R-SEAT-07, UNKNOWN): False of False True
substitute_list (R-END-04, UNKNOWN): False of False
objections_decided_by (R-END-10, UNKNOWN): municipal_council of municipal_council foreigners_council
"""


def test_the_table_of_open_points():
    rows = [
        f"{one.key} ({one.rule_id}, {one.certainty}): {one.value} of "
        + " ".join(map(str, one.choices))
        for one in assumptions_of(DEFAULT)
    ]
    assert rows == TABLE.strip().splitlines()
