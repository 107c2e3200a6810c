"""The open points of this room: what is assumed, how sure it is, and what else it may be."""

from __future__ import annotations

from typing import Any

from elections.law.assumptions import ELECTION_DEFAULTS
from municipalities.law.basis import assumptions_of

TABLE = """
register_notice_days_before (C-12, UNKNOWN): 24 of 21 to 42
objection_decision_days_before (C-15, UNKNOWN): 10 of 3 to 15
register_application_days_before (R-REG-05, UNKNOWN): 21 of 14 to 42
signatures_of_represented_groups (R-LIST-06, LIKELY): 0 of 0 5
list_order_basis (R-LIST-17, UNKNOWN): lot of lot resolution
register_kept_months (R-RET-01, UNKNOWN): 6 of 3 6 12
"""


def listed(choices: tuple[Any, ...]) -> str:
    if len(choices) > 3 and choices == (*range(choices[0], choices[-1] + 1),):
        return f"{choices[0]} to {choices[-1]}"
    return " ".join(map(str, choices))


def test_the_table_of_open_points():
    rows = [
        f"{one.key} ({one.rule_id}, {one.certainty}): {one.value} of {listed(one.choices)}"
        for one in assumptions_of(ELECTION_DEFAULTS)
    ]
    assert rows == TABLE.strip().splitlines()
