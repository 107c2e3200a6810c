"""The open points of this room: what is assumed, how sure it is, and what else it may be."""

from __future__ import annotations

from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS
from municipalities.law.basis import assumptions_of

TABLE = """
deciding_count (R-BODY-01, UNKNOWN): newest_by_election_day of newest_by_election_day
commission_owed_by_small_municipality (R-BODY-10, UNKNOWN): True of True False
start_below_minimum_ends_body (R-SEAT-05, UNKNOWN): True of True False
homeless_may_vote (R-VOTE-06, UNKNOWN): True of True False
unclear_nationality_counts_as_foreign (R-VOTE-01, UNKNOWN): False of False True
partial_year_meetings_pro_rata (R-IK-05, UNKNOWN): True of True False
report_owed_for_short_year (R-IK-05, UNKNOWN): False of False True
report_due (R-IK-05, UNKNOWN): end_of_year of end_of_year
commission_has_bounds_of_council (R-IK-06, UNKNOWN): True of True
commission_ends_with_term (R-IK-07, LIKELY): True of True
"""


def test_the_table_of_open_points():
    rows = [
        f"{one.key} ({one.rule_id}, {one.certainty}): {one.value} of "
        + " ".join(map(str, one.choices))
        for one in assumptions_of(MUNICIPALITY_DEFAULTS)
    ]
    assert rows == TABLE.strip().splitlines()
