"""What an election needs next, and how its appointments stand."""

from datetime import date, datetime, time, timedelta

import pytest

from elections.law.course.agenda import (
    WORKS,
    AgendaFacts,
    Work,
    appointment_task,
    entry_state,
    next_work,
    work_task,
)
from elections.law.course.calendar import HESSE, calendar_for
from elections.law.course.deadlines import Milestone, Responsible
from elections.law.course.phases import Phase
from elections.law.course.windows import Day
from municipalities.law.basis import Norm, Statute
from municipalities.law.task import About, Place, Task, TaskRule, TaskState

CLOSES = datetime(2026, 1, 5, 18, tzinfo=HESSE)
BEFORE, AFTER = CLOSES, CLOSES + timedelta(seconds=1)
TODAY = date(2026, 3, 1)


@pytest.mark.rules("C-02", "C-03", "C-05", "C-06", "C-18", "C-19", "C-21", "C-22")
@pytest.mark.rules("R-BODY-08", "R-BODY-10")
@pytest.mark.parametrize(
    ("facts", "now", "work"),
    [
        pytest.param(AgendaFacts(Phase.SETUP, 5), BEFORE, Work.CALL_FOR_LISTS, id="a new election"),
        pytest.param(
            AgendaFacts(Phase.NOMINATION, 5, undecided_lists=2), BEFORE, Work.RECEIVE_LISTS,
            id="at 18:00:00 lists still come in",
        ),
        pytest.param(
            AgendaFacts(Phase.NOMINATION, 5, undecided_lists=1, admitted=(9,)), AFTER,
            Work.DECIDE_LISTS, id="a second later the committee decides on each list",
        ),
        pytest.param(
            AgendaFacts(Phase.NOMINATION, 5, admitted=(3, 2)), AFTER, Work.CLOSE_ADMISSION,
            id="as many persons as seats suffice",
        ),
        pytest.param(
            AgendaFacts(Phase.NOMINATION, 5, is_ordered=False, admitted=(3, 2)), AFTER,
            Work.SET_LIST_ORDER, id="two lists need their order",
        ),
        pytest.param(
            AgendaFacts(Phase.NOMINATION, 5, is_ordered=False, admitted=(3, 1)), AFTER,
            Work.CANCEL_ELECTION, id="without an election nobody asks for an order",
        ),
        pytest.param(
            AgendaFacts(Phase.NOMINATION, 5, admitted=(3, 1)), AFTER, Work.CANCEL_ELECTION,
            id="one person too few cancels the election",
        ),
        pytest.param(
            AgendaFacts(Phase.NOMINATION, 5), AFTER, Work.CANCEL_ELECTION, id="no list at all"
        ),
        pytest.param(AgendaFacts(Phase.ADMITTED, 5), AFTER, Work.APPROVE_PAPER, id="admitted"),
        pytest.param(
            AgendaFacts(Phase.PAPER_APPROVED, 5), AFTER, Work.CLOSE_REGISTERS,
            id="the paper stands, a register is open",
        ),
        pytest.param(
            AgendaFacts(Phase.PAPER_APPROVED, 5, registers_closed=True), AFTER, Work.START_COUNT,
            id="the paper stands, all registers are closed",
        ),
        pytest.param(AgendaFacts(Phase.COUNTING, 5), AFTER, Work.DETERMINE_RESULT, id="counting"),
        pytest.param(
            AgendaFacts(Phase.DETERMINED, 5, protocol_missing=True), AFTER, Work.ISSUE_PROTOCOL,
            id="determined",
        ),
        pytest.param(
            AgendaFacts(Phase.DETERMINED, 5), AFTER, Work.PUBLISH_RESULT, id="protocol issued"
        ),
        pytest.param(
            AgendaFacts(Phase.PUBLISHED, 5, not_notified=1), AFTER, Work.NOTIFY_ELECTED,
            id="published, one person got no letter",
        ),
        pytest.param(
            AgendaFacts(Phase.PUBLISHED, 5, not_notified=1, unannounced=True), AFTER,
            Work.NOTIFY_ELECTED, id="published, the letters come before the day",
        ),
        pytest.param(
            AgendaFacts(Phase.PUBLISHED, 5, unannounced=True), AFTER, Work.ENTER_ANNOUNCEMENT,
            id="published, nobody entered when it was announced",
        ),
    ],
)  # fmt: skip
def test_the_phase_and_the_facts_say_what_is_next(facts, now, work):
    assert next_work(facts, lists_close=CLOSES, now=now) == work


TABLE = """
call_for_lists: returning_officer, § 22 Abs. 1 KWO C-02, until C-02
receive_lists: returning_officer, § 13 Abs. 1 KWG C-03, until C-03
decide_lists: election_committee, § 15 Abs. 1 KWG C-05, until C-05
set_list_order: election_committee, § 15 Abs. 4 KWG R-LIST-17, until C-05
close_admission: election_committee, § 15 Abs. 1 KWG C-05, until C-05
cancel_election: returning_officer, § 86 Abs. 1 Satz 3 HGO R-BODY-08, until C-06
approve_paper: returning_officer, § 16 KWG R-BAL-02
close_registers: executive, § 15 KWO C-18, until C-18
start_count: returning_officer, § 33 KWO C-19, until C-19
determine_result: election_committee, § 54 Abs. 2 KWO C-21, until C-21
issue_protocol: returning_officer, § 54 Abs. 2 KWO R-CNT-11
publish_result: returning_officer, § 55 KWO C-22
notify_elected: returning_officer, § 23 Abs. 2 KWG R-END-02
enter_announcement: returning_officer, § 55 KWO C-22
"""


def written(work: Work, rule: TaskRule) -> str:
    until = f", until {rule.code}" if rule.code else ""
    return f"{work.value}: {rule.who.value}, {rule.norm} {rule.rule_id}{until}"


@pytest.mark.rules("C-02", "C-03", "C-05", "C-06", "C-18", "C-19", "C-21", "C-22")
@pytest.mark.rules("R-BODY-08")
def test_the_table_of_work():
    assert [written(work, rule) for work, rule in WORKS.items()] == TABLE.strip().splitlines()


SETTLED = {
    "C-02": {*Phase} - {Phase.SETUP},
    "C-05": {*Phase} - {Phase.SETUP, Phase.NOMINATION},
    "C-06": {*Phase} - {Phase.SETUP, Phase.NOMINATION},
    "C-18": set(),
    "C-21": {Phase.DETERMINED, Phase.PUBLISHED},
    "C-22": {Phase.PUBLISHED},
}


@pytest.mark.rules("R-CAL-01", "C-02", "C-05", "C-06", "C-18", "C-21", "C-22")
@pytest.mark.parametrize("code", SETTLED)
def test_in_which_phases_an_appointment_is_done(code):
    states = {
        phase: entry_state(code, AgendaFacts(phase, 5), last_day=TODAY, today=TODAY)
        for phase in Phase
    }
    assert {phase for phase, state in states.items() if state is TaskState.DONE} == SETTLED[code]


@pytest.mark.rules("R-CAL-01", "C-18")
@pytest.mark.parametrize("code", [*SETTLED, "C-13", "C-19", "C-26"])
@pytest.mark.parametrize("closed", [True, False])
def test_a_published_election_has_nothing_red(code, closed):
    facts = AgendaFacts(Phase.PUBLISHED, 5, registers_closed=closed)
    for days in range(-60, 1):
        last_day = TODAY + timedelta(days)
        state = entry_state(code, facts, last_day=last_day, today=TODAY)
        assert state is not TaskState.OVERDUE


FIRST_DAYS = {
    # What can be done from which day on: the end of the period for lists, or of the poll.
    Work.DECIDE_LISTS: "C-03",
    Work.SET_LIST_ORDER: "C-03",
    Work.CLOSE_ADMISSION: "C-03",
    Work.CANCEL_ELECTION: "C-03",
    Work.START_COUNT: "C-19",
    Work.DETERMINE_RESULT: "C-19",
    Work.ISSUE_PROTOCOL: "C-19",
    Work.PUBLISH_RESULT: "C-19",
    Work.NOTIFY_ELECTED: "C-19",
    Work.ENTER_ANNOUNCEMENT: "C-19",
}


@pytest.mark.rules("C-03", "C-05", "C-06", "C-19", "C-21", "R-END-02")
@pytest.mark.parametrize("work", FIRST_DAYS)
def test_nothing_is_overdue_on_the_first_day_on_which_it_can_be_done(work):
    rows = calendar_for(date(2026, 3, 15))
    calendar = {row.code: Day(row.on, row.until, row.at) for row in rows if row.on}
    first = calendar[FIRST_DAYS[work]].on
    assert work_task(work, calendar, first, About(election=1)).state is not TaskState.OVERDUE


@pytest.mark.parametrize("phase", [Phase.PUBLISHED, Phase.CANCELLED])
def test_after_letters_and_cancellation_the_election_needs_nothing(phase):
    facts = AgendaFacts(phase, 5)
    assert next_work(facts, lists_close=CLOSES, now=AFTER) is None


@pytest.mark.rules("R-CAL-01", "C-02", "C-05", "C-06", "C-18", "C-21", "C-22")
@pytest.mark.parametrize(
    ("code", "facts", "days", "state"),
    [
        pytest.param("C-02", AgendaFacts(Phase.SETUP, 5), -1, TaskState.OVERDUE,
                     id="yesterday, and nobody called for lists"),
        pytest.param("C-02", AgendaFacts(Phase.SETUP, 5), 0, TaskState.DUE, id="today"),
        pytest.param("C-02", AgendaFacts(Phase.SETUP, 5), 7, TaskState.DUE, id="in a week"),
        pytest.param("C-02", AgendaFacts(Phase.SETUP, 5), 8, TaskState.OPEN, id="in eight days"),
        pytest.param("C-02", AgendaFacts(Phase.NOMINATION, 5), -1, TaskState.DONE,
                     id="the call is out"),
        pytest.param("C-05", AgendaFacts(Phase.NOMINATION, 5), -1, TaskState.OVERDUE,
                     id="lists are not decided"),
        pytest.param("C-05", AgendaFacts(Phase.CANCELLED, 5), -1, TaskState.DONE,
                     id="a cancelled election decided on its lists"),
        pytest.param("C-06", AgendaFacts(Phase.ADMITTED, 5), -1, TaskState.DONE,
                     id="who admits has tested whether there is an election"),
        pytest.param("C-13", AgendaFacts(Phase.ADMITTED, 5), -1, TaskState.PASSED,
                     id="a letter that this product does not see has passed"),
        pytest.param("C-13", AgendaFacts(Phase.CANCELLED, 5), 1, TaskState.DROPPED,
                     id="after a cancelled election nothing ahead takes place"),
        pytest.param("C-13", AgendaFacts(Phase.CANCELLED, 5), 0, TaskState.DROPPED,
                     id="nor does what is due on the day of the cancellation"),
        pytest.param("C-13", AgendaFacts(Phase.CANCELLED, 5), -1, TaskState.PASSED,
                     id="what was before the cancellation has passed"),
        pytest.param("C-21", AgendaFacts(Phase.CANCELLED, 5), -1, TaskState.DROPPED,
                     id="a cancelled election has no result that is overdue"),
        pytest.param("C-18", AgendaFacts(Phase.PAPER_APPROVED, 5, registers_closed=True), 3,
                     TaskState.DONE, id="all registers are closed before their day"),
        pytest.param("C-18", AgendaFacts(Phase.PAPER_APPROVED, 5), -1, TaskState.OVERDUE,
                     id="a register is open on the election day"),
        pytest.param("C-21", AgendaFacts(Phase.COUNTING, 5), -1, TaskState.OVERDUE,
                     id="reopening the count makes the determination due again"),
        pytest.param("C-22", AgendaFacts(Phase.PUBLISHED, 5), -1, TaskState.DONE, id="published"),
    ],
)  # fmt: skip
def test_an_appointment_stands_as_the_facts_say(code, facts, days, state):
    last_day = TODAY + timedelta(days=days)
    assert entry_state(code, facts, last_day=last_day, today=TODAY) == state


ELECTION = About(municipality="06433009", election=4)
CALENDAR = {
    "C-18": Day(date(2026, 3, 12), date(2026, 3, 14)),
    "C-19": Day(date(2026, 3, 15), at=time(8)),
}


@pytest.mark.rules("C-18", "C-19", "C-21", "R-BAL-02")
@pytest.mark.parametrize(
    ("work", "today", "expected"),
    [
        pytest.param(
            Work.CLOSE_REGISTERS, date(2026, 3, 14),
            (TaskState.DUE, date(2026, 3, 14), date(2026, 3, 12), ()),
            id="a range ends with its last day",
        ),
        pytest.param(
            Work.START_COUNT, date(2026, 3, 16),
            (TaskState.OVERDUE, date(2026, 3, 15), None, (time(8), time(18))),
            id="work whose day went by is overdue",
        ),
        pytest.param(Work.APPROVE_PAPER, TODAY, (TaskState.UNDATED, None, None, ()),
                     id="the law names no day"),
        pytest.param(Work.DETERMINE_RESULT, TODAY, (TaskState.UNDATED, None, None, ()),
                     id="the calendar has no such day"),
    ],
)  # fmt: skip
def test_a_piece_of_work_has_its_last_day_from_the_calendar(work, today, expected):
    task = work_task(work, CALENDAR, today, ELECTION)
    assert (task.state, task.by, task.opens, task.hours) == expected
    assert (task.rule, task.where) == (WORKS[work], Place(work, (4,)))


@pytest.mark.rules("C-18")
def test_work_of_no_election_leads_nowhere_and_done_work_is_done():
    task = work_task(Work.CLOSE_REGISTERS, CALENDAR, TODAY, About(), done=True)
    assert (task.state, task.where) == (TaskState.DONE, None)


@pytest.mark.rules("C-20", "R-CAL-01")
def test_an_appointment_is_a_task_too():
    day = Day(date(2026, 3, 15), at=time(18))
    facts = AgendaFacts(Phase.ADMITTED, 5)
    assert appointment_task("C-20", day, facts, TODAY, ELECTION) == Task(
        what=Milestone.POSTAL_BALLOTS_DUE,
        rule=TaskRule(Responsible.ELECTORS, Norm(Statute.KWG, "19"), "C-20", "C-20"),
        state=TaskState.OPEN,
        by=date(2026, 3, 15),
        hours=(time(18),),
        about=ELECTION,
    )


@pytest.mark.rules("C-18", "R-CAL-01")
def test_a_task_keeps_what_it_concerns_and_the_facts_for_its_words():
    task = work_task(Work.CLOSE_REGISTERS, CALENDAR, TODAY, ELECTION, facts={"count": 3})
    assert (task.what, task.about, task.facts) == (Work.CLOSE_REGISTERS, ELECTION, {"count": 3})
    assert work_task(Work.CLOSE_REGISTERS, CALENDAR, TODAY, ELECTION).facts == {}


@pytest.mark.rules("C-18", "R-CAL-01")
def test_an_appointment_of_several_days_is_over_after_the_last():
    days, facts = CALENDAR["C-18"], AgendaFacts(Phase.PAPER_APPROVED, 5)
    task = appointment_task("C-18", days, facts, date(2026, 3, 14), ELECTION)
    assert (task.opens, task.by, task.state) == (days.on, days.until, TaskState.DUE)


@pytest.mark.rules("R-CAL-01", "C-13")
def test_a_day_has_not_passed_while_it_lasts():
    facts = AgendaFacts(Phase.ADMITTED, 5)
    assert entry_state("C-13", facts, last_day=TODAY, today=TODAY) is TaskState.DUE
