"""The way to a commission: which steps are done, and how far the others are."""

from datetime import date

import pytest

from municipalities.law.body.duties import DutyKind
from municipalities.law.commission.composition import Capacity, Split
from municipalities.law.commission.way import CommissionStep, WayFacts, way_to_commission
from municipalities.law.task import Place, TaskState

TODAY = date(2026, 6, 1)
STEP = CommissionStep
ALL = [*CommissionStep, DutyKind.ELECT_CO_CHAIR]
SEATS = Split(6, 2, 3).seats()


def done(facts: WayFacts) -> list[str]:
    way = way_to_commission(facts, TODAY)
    return [task.what for task in way if task.state is TaskState.DONE]


@pytest.mark.rules("R-IK-01", "R-IK-04", "R-IK-06")
@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(WayFacts(3), [], id="nothing was done"),
        pytest.param(WayFacts(3, SEATS, {}), [STEP.FIX_SEATS], id="the seats are decided"),
        pytest.param(
            WayFacts(3, SEATS, {Capacity.EXPERT: 5, Capacity.CHAIR: 1}, proposals=6),
            [STEP.FIX_SEATS, STEP.RECEIVE_PROPOSALS, STEP.ENTER_CHAIR],
            id="one expert is missing",
        ),
        pytest.param(
            WayFacts(3, SEATS, SEATS, TODAY, TODAY, 6, TODAY, "Ada"), ALL, id="all is done"
        ),
    ],
)
def test_a_step_is_done_when_its_facts_say_so(facts, expected):
    assert done(facts) == expected


@pytest.mark.rules("R-IK-06")
def test_organs_that_send_nobody_have_no_step():
    way = way_to_commission(WayFacts(3, Split(3, 0, 2).seats()), TODAY)
    assert [task.what for task in way] == [one for one in ALL if one is not STEP.ENTER_EXECUTIVES]
    assert len(way_to_commission(WayFacts(3), TODAY)) == len(ALL) - 2


@pytest.mark.rules("R-IK-01")
@pytest.mark.parametrize(
    ("closes", "state"),
    [(None, TaskState.UNDATED), (date(2026, 5, 31), TaskState.OVERDUE), (TODAY, TaskState.DUE)],
    ids=["no call went out", "the town's last day is over", "it is today"],
)
def test_proposals_come_until_the_day_that_the_town_set(closes, state):
    way = way_to_commission(WayFacts(3, SEATS, {}, closes_on=closes), TODAY)
    (task,) = (one for one in way if one.what is STEP.RECEIVE_PROPOSALS)
    assert (task.by, task.state) == (closes, state)


@pytest.mark.rules("R-IK-04")
def test_a_step_leads_to_its_page_with_the_capacity_chosen():
    way = {task.what: task.where for task in way_to_commission(WayFacts(3), TODAY)}
    assert way[STEP.ENTER_CHAIR] == Place(STEP.ENTER_CHAIR, (3,), "?als=chair")
    assert way[STEP.FORM] == Place(STEP.FORM, (3,))
