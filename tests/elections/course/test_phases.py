"""The way of an election."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elections.law.course.phases import (
    TRANSITIONS,
    Phase,
    Step,
    advance,
    check_outcome,
    check_reopenable,
    open_steps,
)
from elections.law.course.rules import CourseRule
from municipalities.law.basis import RuleViolation
from tests.told import refusal


@pytest.mark.rules("C-02", "C-05", "C-19", "C-21", "C-22")
def test_a_whole_election_walks_through_every_phase():
    walked = [Phase.SETUP]
    for step in (
        Step.OPEN_NOMINATION,
        Step.ADMIT,
        Step.APPROVE_PAPER,
        Step.START_COUNT,
        Step.DETERMINE,
        Step.REOPEN_COUNT,
        Step.DETERMINE,
        Step.PUBLISH,
        Step.CORRECT,
    ):
        walked.append(advance(walked[-1], step))
    assert walked == [
        Phase.SETUP,
        Phase.NOMINATION,
        Phase.ADMITTED,
        Phase.PAPER_APPROVED,
        Phase.COUNTING,
        Phase.DETERMINED,
        Phase.COUNTING,
        Phase.DETERMINED,
        Phase.PUBLISHED,
        Phase.COUNTING,
    ]


@pytest.mark.rules("C-06")
def test_a_cancelled_election_ends_unless_the_committee_decides_anew():
    cancelled = advance(Phase.NOMINATION, Step.CANCEL)
    assert (cancelled, open_steps(cancelled)) == (Phase.CANCELLED, (Step.REOPEN_ADMISSION,))
    assert advance(cancelled, Step.REOPEN_ADMISSION) is Phase.NOMINATION


@pytest.mark.rules("R-LIST-15", "R-BODY-10")
@pytest.mark.parametrize("has_commission", [False, True])
@pytest.mark.parametrize("phase", [Phase.ADMITTED, Phase.CANCELLED])
def test_the_admission_is_opened_again_until_a_commission_rests_on_its_end(phase, has_commission):
    if phase is Phase.CANCELLED and has_commission:
        assert refusal(check_reopenable, phase, has_commission=True) == (
            "REOPENED_WITH_COMMISSION",
            "§ 86 Abs. 1 Satz 5 HGO R-BODY-10",
            {},
        )
        return
    check_reopenable(phase, has_commission=has_commission)


@pytest.mark.parametrize(
    ("phase", "step"),
    [pair for pair in product(Phase, Step) if pair not in TRANSITIONS],
    ids=lambda member: member.value,
)
def test_a_step_that_is_not_in_the_table_is_refused(phase, step):
    assert refusal(advance, phase, step) == (
        "STEP_NOT_OPEN",
        "None ",
        {"step": step, "phase": phase},
    )


@given(st.lists(st.sampled_from(Step), max_size=30))
def test_every_walk_stays_on_the_table(steps):
    phase = Phase.SETUP
    for step in steps:
        if step in open_steps(phase):
            target = advance(phase, step)
            assert target is TRANSITIONS[phase, step]
            phase = target
        else:
            with pytest.raises(RuleViolation):
                advance(phase, step)


def test_every_phase_can_be_reached():
    assert {Phase.SETUP, *TRANSITIONS.values()} == set(Phase)


@pytest.mark.parametrize(
    ("phase", "steps"),
    [
        pytest.param(
            Phase.NOMINATION,
            (Step.ADMIT, Step.CANCEL, Step.TAKE_BACK_CALL),
            id="lists are coming in",
        ),
        pytest.param(Phase.DETERMINED, (Step.PUBLISH, Step.REOPEN_COUNT), id="determined"),
    ],
)
def test_open_steps_stand_in_the_order_of_the_table(phase, steps):
    assert open_steps(phase) == steps


@pytest.mark.rules("R-BODY-08", "C-06")
@pytest.mark.parametrize(
    ("step", "admitted", "rule"),
    [
        pytest.param(Step.ADMIT, [5, 3], CourseRule.TOO_FEW_CANDIDATES,
                     id="F3: 8 candidates for 9 seats cannot go on"),
        pytest.param(Step.CANCEL, [5, 4], CourseRule.ELECTION_TAKES_PLACE,
                     id="F3: 9 candidates for 9 seats cannot be cancelled"),
    ],
)  # fmt: skip
def test_the_number_of_candidates_decides_whether_the_election_goes_on(step, admitted, rule):
    assert refusal(check_outcome, step, admitted, 9) == (
        rule.name,
        "§ 86 Abs. 1 Satz 3 HGO R-BODY-08",
        {"candidates": sum(admitted), "seats": 9},
    )


@pytest.mark.rules("R-BODY-08", "C-06")
@pytest.mark.parametrize(
    ("step", "admitted"),
    [
        pytest.param(Step.ADMIT, [5, 4], id="enough candidates are admitted"),
        pytest.param(Step.CANCEL, [2], id="Nauheim 2026 is cancelled"),
        pytest.param(Step.DETERMINE, [2], id="later steps do not ask"),
    ],
)
def test_a_fitting_outcome_is_taken(step, admitted):
    check_outcome(step, admitted, 9)
