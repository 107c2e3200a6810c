"""The way of a register: what is done, what waits, until when."""

from datetime import date

import pytest

from elections.law.course.agenda import Work, work_task
from elections.law.course.windows import Day
from elections.law.register.way import RegisterStep, WayFacts, way_of_register
from municipalities.law.task import About, TaskState

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
            [STATE.UNDATED, STATE.OPEN, STATE.UNDATED, STATE.UNDATED, STATE.OPEN, STATE.OPEN,
             STATE.OPEN, STATE.OPEN],
            id="nothing has begun",
        ),
        pytest.param(
            WayFacts(districts=2, taken_on=BEGUN, doubtful=1, unassigned=0), date(2026, 2, 23),
            [STATE.UNDATED, STATE.DONE, STATE.UNDATED, STATE.DONE, STATE.OVERDUE, STATE.DUE,
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
