"""What an election needs next, and how its appointments stand."""

from datetime import date, datetime, timedelta

import pytest

from elections.law.course.agenda import (
    WORKS,
    AgendaFacts,
    EntryState,
    NextWork,
    Work,
    entry_state,
    next_work,
)
from elections.law.course.calendar import HESSE
from elections.law.course.phases import Phase

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
        pytest.param(AgendaFacts(Phase.DETERMINED, 5), AFTER, Work.PUBLISH_RESULT, id="determined"),
        pytest.param(AgendaFacts(Phase.CANCELLED, 5), AFTER, Work.FORM_COMMISSION, id="cancelled"),
    ],
)  # fmt: skip
def test_the_phase_and_the_facts_say_what_is_next(facts, now, work):
    assert next_work(facts, lists_close=CLOSES, now=now) == WORKS[work]


TABLE = """
call_for_lists: returning_officer, § 22 Abs. 1 KWO C-02, until C-02, open_nomination
receive_lists: returning_officer, § 13 Abs. 1 KWG C-03, until C-03
decide_lists: election_committee, § 15 Abs. 1 KWG C-05, until C-05
close_admission: election_committee, § 15 Abs. 1 KWG C-05, until C-05, admit
cancel_election: returning_officer, § 86 Abs. 1 Satz 3 HGO R-BODY-08, until C-06, cancel
approve_paper: returning_officer, § 16 KWG R-BAL-02, approve_paper
close_registers: executive, § 15 KWO C-18, until C-18
start_count: returning_officer, § 33 KWO C-19, until C-19, start_count
determine_result: election_committee, § 54 Abs. 2 KWO C-21, until C-21, determine
publish_result: returning_officer, § 55 KWO C-22, publish
form_commission: executive, § 86 Abs. 1 Satz 5 HGO R-BODY-10
"""


def written(one: NextWork) -> str:
    said = [f"{one.work.value}: {one.who.value}", f"{one.norm} {one.rule_id}"]
    if one.code:
        said.append(f"until {one.code}")
    if one.step:
        said.append(one.step.value)
    return ", ".join(said)


@pytest.mark.rules("C-02", "C-03", "C-05", "C-06", "C-18", "C-19", "C-21", "C-22")
@pytest.mark.rules("R-BODY-08", "R-BODY-10")
def test_the_table_of_work():
    assert [written(one) for one in WORKS.values()] == TABLE.strip().splitlines()


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
    assert {phase for phase, state in states.items() if state is EntryState.DONE} == SETTLED[code]


def test_after_publication_nothing_is_left():
    facts = AgendaFacts(Phase.PUBLISHED, 5)
    assert next_work(facts, lists_close=CLOSES, now=AFTER) is None


@pytest.mark.rules("R-CAL-01", "C-02", "C-05", "C-06", "C-18", "C-21", "C-22")
@pytest.mark.parametrize(
    ("code", "facts", "days", "state"),
    [
        pytest.param("C-02", AgendaFacts(Phase.SETUP, 5), -1, EntryState.OVERDUE,
                     id="yesterday, and nobody called for lists"),
        pytest.param("C-02", AgendaFacts(Phase.SETUP, 5), 0, EntryState.DUE, id="today"),
        pytest.param("C-02", AgendaFacts(Phase.SETUP, 5), 7, EntryState.DUE, id="in a week"),
        pytest.param("C-02", AgendaFacts(Phase.SETUP, 5), 8, EntryState.OPEN, id="in eight days"),
        pytest.param("C-02", AgendaFacts(Phase.NOMINATION, 5), -1, EntryState.DONE,
                     id="the call is out"),
        pytest.param("C-05", AgendaFacts(Phase.NOMINATION, 5), -1, EntryState.OVERDUE,
                     id="lists are not decided"),
        pytest.param("C-05", AgendaFacts(Phase.CANCELLED, 5), -1, EntryState.DONE,
                     id="a cancelled election decided on its lists"),
        pytest.param("C-06", AgendaFacts(Phase.ADMITTED, 5), -1, EntryState.DONE,
                     id="who admits has tested whether there is an election"),
        pytest.param("C-13", AgendaFacts(Phase.ADMITTED, 5), -1, EntryState.PASSED,
                     id="a letter that this product does not see has passed"),
        pytest.param("C-13", AgendaFacts(Phase.CANCELLED, 5), 1, EntryState.DROPPED,
                     id="after a cancelled election nothing ahead takes place"),
        pytest.param("C-13", AgendaFacts(Phase.CANCELLED, 5), 0, EntryState.DROPPED,
                     id="nor does what is due on the day of the cancellation"),
        pytest.param("C-13", AgendaFacts(Phase.CANCELLED, 5), -1, EntryState.PASSED,
                     id="what was before the cancellation has passed"),
        pytest.param("C-21", AgendaFacts(Phase.CANCELLED, 5), -1, EntryState.DROPPED,
                     id="a cancelled election has no result that is overdue"),
        pytest.param("C-18", AgendaFacts(Phase.PAPER_APPROVED, 5, registers_closed=True), 3,
                     EntryState.DONE, id="all registers are closed before their day"),
        pytest.param("C-18", AgendaFacts(Phase.PAPER_APPROVED, 5), -1, EntryState.OVERDUE,
                     id="a register is open on the election day"),
        pytest.param("C-21", AgendaFacts(Phase.COUNTING, 5), -1, EntryState.OVERDUE,
                     id="reopening the count makes the determination due again"),
        pytest.param("C-22", AgendaFacts(Phase.PUBLISHED, 5), -1, EntryState.DONE, id="published"),
    ],
)  # fmt: skip
def test_an_appointment_stands_as_the_facts_say(code, facts, days, state):
    last_day = TODAY + timedelta(days=days)
    assert entry_state(code, facts, last_day=last_day, today=TODAY) == state
