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
    "closes",
    [None, date(2026, 5, 31), TODAY],
    ids=["no call went out", "the town's last day is over", "it is today"],
)
def test_nobody_is_late_with_proposals_after_the_day_that_the_town_set(closes):
    way = way_to_commission(WayFacts(3, SEATS, {}, closes_on=closes), TODAY)
    (task,) = (one for one in way if one.what is STEP.RECEIVE_PROPOSALS)
    assert (task.by, task.state) == (closes, TaskState.UNDATED)


@pytest.mark.rules("R-IK-04")
def test_a_step_leads_to_its_page_with_the_capacity_chosen():
    way = {task.what: task.where for task in way_to_commission(WayFacts(3), TODAY)}
    assert way[STEP.ENTER_CHAIR] == Place(STEP.ENTER_CHAIR, (3,), "?als=chair")
    assert way[STEP.FORM] == Place(STEP.FORM, (3,))


def told(task) -> str:
    """One step in one line: what, who, norm and rule, state, facts, where."""
    basis = f"{task.norm} {task.rule_id}"
    facts = " ".join(f"{name}={value}" for name, value in task.facts.items())
    state = f"{task.state.value} {task.by or ''}".strip()
    return f"{task.what.value}: {task.who.value}, {basis}, {state}, {facts}, {task.where.query}"


NOTHING = """
fix_seats: executive, § 72 HGO R-IK-06, undated, ,
call_for_proposals: executive, § 89 Abs. 1 HGO R-IK-01, undated, ,
receive_proposals: organisations, § 89 Abs. 1 HGO R-IK-01, undated, count=0 seats=0,
elect_experts: council, § 89 Abs. 1 HGO R-IK-01, undated, filled=0 seats=0,
enter_chair: mayor, § 89 Abs. 2 HGO R-IK-04, undated, chaired=False, ?als=chair
formation: executive, § 89 Abs. 1 HGO R-IK-01, undated, ,
elect_co_chair: experts, § 89 Abs. 2 HGO R-IK-04, undated, name=,
"""
UNDER_WAY = """
fix_seats: executive, § 72 HGO R-IK-06, done, size=5 experts=3,
call_for_proposals: executive, § 89 Abs. 1 HGO R-IK-01, done, called=2026-05-02 closes=2026-06-01,
receive_proposals: organisations, § 89 Abs. 1 HGO R-IK-01, undated 2026-06-01, count=2 seats=3,
elect_experts: council, § 89 Abs. 1 HGO R-IK-01, undated, filled=1 seats=3,
enter_chair: mayor, § 89 Abs. 2 HGO R-IK-04, done, chaired=True, ?als=chair
enter_executives: executive, § 72 HGO R-IK-06, undated, filled=0 seats=1, ?als=executive
enter_councillors: council, § 72 HGO R-IK-06, done, filled=1 seats=1, ?als=council
formation: executive, § 89 Abs. 1 HGO R-IK-01, done, formed=2026-05-30,
elect_co_chair: experts, § 89 Abs. 2 HGO R-IK-04, done, name=Ada,
"""


@pytest.mark.rules("R-IK-01", "R-IK-04", "R-IK-06")
@pytest.mark.parametrize(
    ("facts", "table"),
    [
        pytest.param(WayFacts(3), NOTHING, id="nothing was done"),
        pytest.param(
            WayFacts(
                3,
                {Capacity.EXPERT: 3, Capacity.EXECUTIVE: 1, Capacity.COUNCIL: 1},
                {Capacity.EXPERT: 1, Capacity.COUNCIL: 1, Capacity.CHAIR: 1},
                date(2026, 5, 2),
                TODAY,
                2,
                date(2026, 5, 30),
                "Ada",
            ),
            UNDER_WAY,
            id="some steps were taken",
        ),
    ],
)
def test_what_each_step_says(facts, table):
    said = [told(task).rstrip() for task in way_to_commission(facts, TODAY)]
    assert said == table.strip().splitlines()


@pytest.mark.rules("R-IK-01")
def test_one_proposal_is_enough_for_one_expert_and_then_no_day_is_left():
    one = {Capacity.EXPERT: 1}
    facts = WayFacts(3, one, one, TODAY, TODAY, 1)
    proposals, elected = way_to_commission(facts, TODAY)[2:4]
    assert (proposals.state, proposals.by) == (TaskState.DONE, None)
    assert elected.state is TaskState.DONE
