"""The sum of all units and what it stops, without a database."""

from __future__ import annotations

import pytest

from ballots.law.counting.checking import CheckFinding
from ballots.law.counting.noticed import UnitFindings
from ballots.law.counting.rules import CheckRule
from ballots.law.result.rules import ResultRule
from ballots.law.result.standing import persons_known
from ballots.law.result.sums import refuse_errors
from municipalities.law.basis import Norm, RuleViolation, Statute


@pytest.mark.rules("R-SEAT-06")
@pytest.mark.parametrize(
    ("everywhere", "seats", "elected", "known"),
    [
        (True, 2, False, True),
        (False, 0, False, True),
        (False, 2, True, True),
        (False, 2, False, False),
    ],
    ids=["everybody is known", "no seat to give", "somebody is named", "open"],
)
def test_a_list_says_who_takes_its_seats_or_that_it_is_open(everywhere, seats, elected, known):
    assert persons_known(everywhere=everywhere, seats=seats, elected=elected) is known


@pytest.mark.rules("R-CNT-10")
def test_a_sum_that_cannot_be_is_refused_even_where_each_unit_is_right():
    error = CheckFinding(CheckRule.H7_09, Norm(Statute.KWO, "54", 1), "R-CNT-10", {}, "H7.09")
    refuse_errors(())
    with pytest.raises(RuleViolation) as refusal:
        refuse_errors((UnitFindings(None, (error,)),))
    assert refusal.value.rule is ResultRule.SUM_INCONSISTENT
