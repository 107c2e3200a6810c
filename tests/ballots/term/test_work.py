"""What is open in a body during its term: who does it, and what it rests on."""

from __future__ import annotations

import pytest

from ballots.law.term.work import WORK_RULES

TABLE = """
find_not_acquired: returning_officer, § 23 Abs. 2 KWG R-END-02
determine_succession: returning_officer, § 34 Abs. 3 KWG R-END-07
decide_objection: council, § 26 Abs. 1 KWG R-END-10
repeat_election: returning_officer, § 26 Abs. 1 KWG R-END-10
enter_finality: returning_officer, § 30 KWG R-END-10
"""


@pytest.mark.rules("R-END-02", "R-END-07", "R-END-10")
def test_the_table_of_work_in_the_term():
    rows = [
        f"{work.value}: {one.who.value}, {one.norm} {one.rule_id}"
        for work, one in WORK_RULES.items()
    ]
    assert rows == TABLE.strip().splitlines()
