"""What is open while votes are counted: who does it, and what it rests on."""

from __future__ import annotations

import pytest

from ballots.law.counting.work import COUNT_RULES


@pytest.mark.rules("R-CNT-10", "C-21")
def test_the_table_of_work_in_the_count():
    rows = [
        f"{work.value}: {one.who.value}, {one.norm} {one.rule_id}, until {one.code}"
        for work, one in COUNT_RULES.items()
    ]
    assert rows == ["enter_report: capture, § 54 Abs. 1 KWO R-CNT-10, until C-21"]
