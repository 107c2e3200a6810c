"""The way of a register: what is done, what waits, until when."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elections.law.course.agenda import Work, work_task
from elections.law.course.calendar import deadline
from elections.law.course.windows import Day
from elections.law.register.way import (
    RegisterStep,
    WayFacts,
    next_of_election,
    next_of_register,
    way_of_register,
)
from municipalities.law.task import About, Task, TaskRule, TaskState, Who

CALENDAR = {
    "C-09": Day(date(2026, 2, 1)),
    "C-13": Day(date(2026, 2, 22)),
    "C-14": Day(date(2026, 2, 23), date(2026, 2, 27)),
    "C-16": Day(date(2026, 3, 13)),
    "C-18": Day(date(2026, 3, 12), date(2026, 3, 14)),
}
ELECTION = About(election=4)
BEGUN = date(2026, 2, 1)
STEP, STATE = RegisterStep, TaskState


def states(facts: WayFacts, today: date) -> list[TaskState]:
    return [task.state for task in way_of_register(facts, CALENDAR, today, ELECTION)]


@pytest.mark.rules("C-09", "C-13", "C-14", "C-16", "C-18")
@pytest.mark.parametrize(
    ("facts", "today", "expected"),
    [
        pytest.param(
            WayFacts(), date(2026, 1, 1),
            [STATE.OPEN, STATE.OPEN, STATE.OPEN, STATE.OPEN, STATE.OPEN, STATE.OPEN,
             STATE.OPEN, STATE.OPEN],
            id="nothing has begun",
        ),
        pytest.param(
            WayFacts(districts=2, taken_on=BEGUN, doubtful=1, unassigned=0), date(2026, 2, 23),
            [STATE.OPEN, STATE.DONE, STATE.OPEN, STATE.DONE, STATE.OVERDUE, STATE.DUE,
             STATE.OPEN, STATE.OPEN],
            id="two Wahlbezirke need streets, a doubt is open, the notices are late",
        ),
        pytest.param(
            WayFacts(districts=2, has_streets=True, taken_on=BEGUN, numbers_fixed=True, closed=1),
            date(2026, 3, 14),
            [STATE.DONE, STATE.DONE, STATE.DONE, STATE.DONE, STATE.DONE, STATE.DONE, STATE.DONE,
             STATE.DUE],
            id="one of two registers is closed on the last day",
        ),
        pytest.param(
            WayFacts(districts=1, taken_on=BEGUN, numbers_fixed=True, closed=1), date(2026, 3, 15),
            [STATE.DONE] * 8,
            id="one Wahlbezirk needs no streets",
        ),
    ],
)  # fmt: skip
def test_each_step_stands_as_the_facts_say(facts, today, expected):
    assert states(facts, today) == expected


@pytest.mark.rules("C-18")
def test_the_way_ends_with_the_work_that_the_agenda_names():
    today = date(2026, 3, 10)
    *_steps, closing = way_of_register(WayFacts(districts=3), CALENDAR, today, ELECTION)
    counts = {"closed": 0, "all": 3}
    assert closing == work_task(Work.CLOSE_REGISTERS, CALENDAR, today, ELECTION, facts=counts)


@pytest.mark.rules("C-14")
def test_the_inspection_says_from_when_until_it_begins():
    found = {
        day: way_of_register(WayFacts(), CALENDAR, day, ELECTION)[5].facts["ahead"]
        for day in [date(2026, 2, 22), date(2026, 2, 23)]
    }
    assert list(found.values()) == [date(2026, 2, 23), None]


def test_without_a_calendar_and_an_election_no_step_has_a_day_or_a_place():
    way = way_of_register(WayFacts(), {}, BEGUN, About())
    assert {(task.by, task.where) for task in way} == {(None, None)}
    assert [task.what for task in way] == [*RegisterStep, Work.CLOSE_REGISTERS]


def told(task: Task) -> str:
    """One step in one line: what, who, norm and rule, its days, facts and page."""
    facts = " ".join(f"{name}={value}" for name, value in task.facts.items())
    days = f"{task.opens}..{task.by}" if task.opens else str(task.by)
    page = f"{task.where.door} {task.where.keys}" if task.where else "-"
    rule = f"{task.rule.rule_id} {task.rule.code}"
    return f"{task.what}: {task.who}, {task.norm}, {rule}, {days}, {facts}, {page}"


TABLE = """
lay_out_districts: election_office, None,  , None, count=2 streets=True, lay_out_districts (4,)
take_in_extract: election_office, @C-09, C-09 C-09, 2026-02-01..2026-02-22, taken_on=2026-02-01, take_in_extract (4,)
settle_doubts: election_office, None,  , None, count=7 begun=True, settle_doubts (4,)
assign_districts: election_office, None,  , None, count=5 begun=True, assign_districts (4,)
print_notices: election_office, @C-13, C-13 C-13, 2026-02-22, fixed=False, print_notices (4,)
hold_inspection: election_office, @C-14, C-14 C-14, 2026-02-23..2026-02-27, ahead=2026-02-23, hold_inspection (4,)
take_applications: election_office, @C-16, C-16 C-16, 2026-03-13, , take_applications (4,)
"""  # noqa: E501


@pytest.mark.rules("C-09", "C-13", "C-14", "C-16")
def test_what_each_step_says():
    facts = WayFacts(districts=2, has_streets=True, taken_on=BEGUN, doubtful=7, unassigned=5)
    *steps, closing = way_of_register(facts, CALENDAR, date(2026, 2, 3), ELECTION)
    table = TABLE
    for code in ["C-09", "C-13", "C-14", "C-16"]:
        table = table.replace(f"@{code}", str(deadline(code).norm))
    assert [told(task) for task in steps] == table.strip().splitlines()
    assert {task.about for task in [*steps, closing]} == {ELECTION}


@pytest.mark.rules("C-14", "C-16")
def test_a_period_has_not_passed_on_its_last_day():
    assert states(WayFacts(), date(2026, 2, 27))[5] is STATE.DUE
    assert states(WayFacts(), date(2026, 2, 28))[5] is STATE.DONE
    assert states(WayFacts(), date(2026, 3, 13))[6] is STATE.DUE


def test_a_register_of_which_nothing_is_known_has_nothing():
    assert WayFacts() == WayFacts(0, False, None, 0, 0, False, 0)


def test_streets_alone_lay_out_no_wahlbezirk():
    assert states(WayFacts(has_streets=True), BEGUN)[0] is STATE.OPEN


@pytest.mark.rules("C-09")
def test_the_extract_is_not_late_on_the_day_after_the_register_day():
    found = {
        day: way_of_register(WayFacts(), CALENDAR, day, ELECTION)[1].state
        for day in [date(2026, 2, 1), date(2026, 2, 2), date(2026, 2, 15), date(2026, 2, 22)]
    }
    assert list(found.values()) == [STATE.OPEN, STATE.OPEN, STATE.DUE, STATE.DUE]
    assert way_of_register(WayFacts(), CALENDAR, date(2026, 2, 23), ELECTION)[1].state is (
        STATE.OVERDUE
    )


MADE = WayFacts(districts=2, has_streets=True, taken_on=BEGUN)


@pytest.mark.rules("C-09", "C-13", "C-14", "C-16", "C-18")
@pytest.mark.parametrize(
    ("facts", "today", "expected"),
    [
        pytest.param(WayFacts(), date(2026, 1, 1), STEP.LAY_OUT_DISTRICTS, id="nothing yet"),
        pytest.param(WayFacts(districts=1), date(2026, 2, 3), STEP.TAKE_IN_EXTRACT,
                     id="one Wahlbezirk: the extract"),
        pytest.param(replace(MADE, doubtful=1, unassigned=1), date(2026, 2, 3),
                     STEP.SETTLE_DOUBTS, id="doubts first"),
        pytest.param(replace(MADE, unassigned=1), date(2026, 2, 3), STEP.ASSIGN_DISTRICTS,
                     id="then persons without a Wahlbezirk"),
        pytest.param(MADE, date(2026, 2, 3), STEP.PRINT_NOTICES, id="then the notices"),
        pytest.param(MADE, date(2026, 2, 23), Work.CLOSE_REGISTERS,
                     id="the day of the notices went by"),
        pytest.param(replace(MADE, numbers_fixed=True), date(2026, 2, 24), Work.CLOSE_REGISTERS,
                     id="inspection and applications are periods, not steps of the office"),
        pytest.param(WayFacts(districts=1), date(2026, 3, 14), Work.CLOSE_REGISTERS,
                     id="a register that is kept elsewhere must be closed all the same"),
        pytest.param(WayFacts(districts=1), date(2026, 3, 20), Work.CLOSE_REGISTERS,
                     id="closing is never too late"),
        pytest.param(replace(MADE, numbers_fixed=True, closed=2), date(2026, 3, 14), None,
                     id="all are closed"),
    ],
)  # fmt: skip
def test_which_step_comes_next(facts, today, expected):
    found = next_of_register(way_of_register(facts, CALENDAR, today, ELECTION))
    assert (found.what if found else None) == expected


@given(
    st.sampled_from([*Work, None]),
    st.sampled_from([*RegisterStep, Work.CLOSE_REGISTERS, None]),
    st.sampled_from([STATE.OVERDUE, STATE.DUE, STATE.UNDATED, STATE.OPEN]),
    st.sampled_from([STATE.OVERDUE, STATE.DUE, STATE.OPEN]),
)
def test_one_of_both_is_next_and_nothing_pressing_is_hidden_by_what_can_wait(
    what, step, how_work, how_step
):
    by = date(2026, 2, 1)
    rule = TaskRule(Who.ELECTION_OFFICE, None, "")
    work = None if what is None else Task(what, rule, how_work, by)
    of_register = None if step is None else Task(step, rule, how_step, by)
    found = next_of_election(work, of_register)
    assert found in (work, of_register)
    near = {STATE.OVERDUE, STATE.DUE}
    if work is None:
        assert found is None
    elif found is not work and what is not Work.CLOSE_REGISTERS:
        assert how_step in near
    elif found is work and of_register is not None:
        assert how_step not in near or how_work in near
