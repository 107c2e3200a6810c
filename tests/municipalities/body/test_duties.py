"""What a municipality owes, who owes it, and in which order it is shown."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from municipalities.law.assumptions import MUNICIPALITY_DEFAULTS
from municipalities.law.basis import Norm, Statute
from municipalities.law.body.duties import DUE_SOON, DutyKind, body_duties
from municipalities.law.body.gremium import Body
from municipalities.law.body.standing import BodyFacts, BodyStanding, NextStep, body_standing
from municipalities.law.commission.duties import (
    COMMISSION_RULES,
    CommissionFacts,
    commission_duties,
)
from municipalities.law.task import Task, TaskRule, TaskState, Who, task_order, task_state

START, ENDS = date(2026, 4, 1), date(2031, 3, 31)
DAYS = st.dates(date(2026, 1, 1), date(2031, 12, 31))


def days(*said: str) -> tuple[date, ...]:
    return tuple(date.fromisoformat(one) for one in said)


TODAY = date(2026, 11, 1)


def duty(
    by: date | None = None, since: date | None = None, today: date = TODAY, **changes: Any
) -> Task:
    kind = DutyKind.GIVE_REPORT
    state = task_state(by, today, reminder=DUE_SOON)
    return replace(Task(kind, COMMISSION_RULES[kind], state, by, since), **changes)


@pytest.mark.rules("R-BODY-10", "R-IK-05")
@pytest.mark.parametrize(
    ("due", "urgency"),
    [
        pytest.param(TODAY - timedelta(1), TaskState.OVERDUE, id="yesterday was the last day"),
        pytest.param(TODAY, TaskState.DUE, id="today is the last day"),
        pytest.param(TODAY + timedelta(30), TaskState.DUE, id="thirty days are left"),
        pytest.param(TODAY + timedelta(31), TaskState.OPEN, id="thirty-one days are left"),
        pytest.param(None, TaskState.UNDATED, id="the law names no day"),
    ],
)
def test_how_pressing_a_duty_is(due, urgency):
    assert task_state(due, TODAY, reminder=DUE_SOON) is urgency
    assert task_state(due, TODAY, done=True) is TaskState.DONE


@pytest.mark.rules("R-BODY-10")
def test_the_most_pressing_duty_comes_first():
    in_order = [
        duty(date(2025, 12, 31)),
        duty(date(2026, 10, 31)),
        duty(date(2026, 11, 2), what=DutyKind.DECIDE_BODY),
        duty(date(2026, 11, 2)),
        duty(date(2026, 11, 3)),
        duty(since=date(2021, 1, 1)),
        duty(since=date(2026, 1, 1)),
        duty(since=None),
        duty(date(2026, 12, 31), since=date(2020, 1, 1)),
        duty(date(2027, 12, 31)),
    ]
    mixed = in_order[1::2] + in_order[::2]
    assert sorted(mixed, key=task_order) == in_order


@pytest.mark.rules("R-BODY-10", "R-IK-05")
@given(st.lists(st.tuples(st.none() | DAYS, st.none() | DAYS), max_size=8), DAYS)
def test_no_less_pressing_duty_stands_before_a_more_pressing_one(duties, today):
    tasks = [duty(by, since, today) for by, since in duties]
    found = [one.state for one in sorted(tasks, key=task_order)]
    assert found == sorted(found, key=list(TaskState).index)


SINCE = date(2026, 1, 20)
BODY = [
    pytest.param(BodyFacts(None), "2025-06-01", DutyKind.STATE_RESIDENTS, Who.EXECUTIVE,
                 None, TaskState.UNDATED, id="nobody stated the number"),
    pytest.param(BodyFacts(1001), "2025-03-14", DutyKind.DECIDE_BODY, Who.COUNCIL,
                 None, TaskState.OPEN, id="more than a year before the election day it can wait"),
    pytest.param(BodyFacts(1001), "2025-03-15", DutyKind.DECIDE_BODY, Who.COUNCIL,
                 None, TaskState.UNDATED, id="from a year before it on it is asked for"),
    pytest.param(BodyFacts(1001), "2026-01-01", DutyKind.DECIDE_BODY, Who.COUNCIL,
                 None, TaskState.UNDATED, id="F1: 1001 and no decision: no norm sets a day"),
    pytest.param(BodyFacts(1001), "2026-03-16", DutyKind.CHOOSE_COMMISSION, Who.COUNCIL,
                 None, TaskState.UNDATED, id="only a commission remains after the day"),
    pytest.param(BodyFacts(1001, Body.ABR, election_known=False), "2026-03-16",
                 DutyKind.RECORD_ELECTION, Who.ELECTION_OFFICE, None, TaskState.UNDATED,
                 id="nobody told of the election"),
    pytest.param(BodyFacts(900, statute_provides_council=True), "2026-03-01",
                 DutyKind.HOLD_ELECTION, Who.RETURNING_OFFICER, "2026-03-15", TaskState.DUE,
                 id="the election is two weeks away"),
    pytest.param(BodyFacts(1001, election_cancelled=True), "2026-03-01",
                 DutyKind.FORM_COMMISSION, Who.EXECUTIVE, None, TaskState.UNDATED,
                 id="F3: the election failed, and the law names no day"),
    pytest.param(BodyFacts(1001, members=2, members_at_start=9), "2028-03-01",
                 DutyKind.FORM_COMMISSION, Who.EXECUTIVE, None, TaskState.UNDATED,
                 id="F4: two members are left"),
]  # fmt: skip


@pytest.mark.rules("R-BODY-01", "R-BODY-04", "R-BODY-08", "R-BODY-09", "R-BODY-10")
@pytest.mark.parametrize(("facts", "today", "kind", "who", "due", "urgency"), BODY)
def test_a_standing_is_a_duty_of_somebody(facts, today, kind, who, due, urgency):
    day = date.fromisoformat(today)
    standing = body_standing(facts, election_day=date(2026, 3, 15), today=day)
    [found] = body_duties(standing, since=SINCE, today=day)
    rule = TaskRule(who, standing.norm, standing.rule_id)
    assert found == Task(kind, rule, urgency, due and date.fromisoformat(due), SINCE)
    assert (found.who, found.rule_id, found.missing) == (who, standing.rule_id, 1)


@pytest.mark.rules("R-BODY-01")
def test_a_municipality_that_owes_nothing_has_no_duty():
    standing = body_standing(BodyFacts(1000), election_day=date(2026, 3, 15), today=SINCE)
    assert body_duties(standing, since=None, today=SINCE) == ()


@pytest.mark.rules("R-BODY-04")
@pytest.mark.parametrize("step", NextStep)
def test_every_next_step_is_a_duty(step):
    due = date(2026, 3, 15)
    standing = BodyStanding(
        body_standing(BodyFacts(1000), election_day=due, today=due).state,
        "R-BODY-04",
        Norm(Statute.HGO, "84"),
        True,
        step,
        due,
        due_known=False,
    )
    [found] = body_duties(standing, since=None, today=due)
    assert (found.what.value, found.by) == (step.value, None)


def said(found: Task) -> tuple[Any, ...]:
    basis = f"{found.norm} {found.rule_id}"
    return found.what, found.who, basis, found.by, found.since, found.missing


SITTING = CommissionFacts(START, ENDS, co_chair=True)
FOUR_IN_2027 = days("2027-02-01", "2027-05-01", "2027-08-01", "2027-11-01")
THREE_IN_2026 = days("2026-05-01", "2026-08-01", "2026-11-01")


@pytest.mark.rules("R-IK-01", "R-IK-04", "R-IK-05")
def test_a_new_commission_owes_seats_a_co_chair_a_meeting_and_a_report():
    facts = CommissionFacts(START, ENDS, open_expert_seats=2)
    assert [said(one) for one in commission_duties(facts, today=START)] == [
        (DutyKind.FILL_SEATS, Who.COUNCIL, "§ 89 Abs. 1 HGO R-IK-01", None, START, 2),
        (DutyKind.ELECT_CO_CHAIR, Who.EXPERTS, "§ 89 Abs. 2 HGO R-IK-04", None, START, 1),
        (DutyKind.HOLD_MEETING, Who.CHAIR, "§ 89 Abs. 3 HGO R-IK-05", date(2026, 6, 30), START, 3),
        (DutyKind.GIVE_REPORT, Who.CHAIR, "§ 89 Abs. 4 HGO R-IK-05", date(2026, 12, 31), START, 1),
    ]


@pytest.mark.rules("R-IK-05")
def test_a_yearly_duty_names_its_year_and_is_announced_thirty_days_ahead():
    seats, meeting, report = commission_duties(
        CommissionFacts(START, ENDS, open_expert_seats=1, co_chair=True), today=date(2026, 5, 31)
    )
    assert (dict(seats.facts), meeting.facts, report.facts) == ({}, {"year": 2026}, {"year": 2026})
    # The first meeting is due on 30 June, the report at the end of the year.
    assert (meeting.state, report.state) == (TaskState.DUE, TaskState.OPEN)


@pytest.mark.rules("R-IK-05")
def test_a_closed_year_with_too_few_meetings_does_not_silence_the_next_reminder():
    facts = replace(SITTING, meetings_held=THREE_IN_2026, reports_given={2026, 2027, 2028})
    assert [said(one) for one in commission_duties(facts, today=date(2028, 2, 1))] == [
        (DutyKind.HOLD_MEETING, Who.CHAIR, "§ 89 Abs. 3 HGO R-IK-05", date(2027, 12, 31),
         date(2027, 1, 1), 4),
        (DutyKind.HOLD_MEETING, Who.CHAIR, "§ 89 Abs. 3 HGO R-IK-05", date(2028, 3, 31),
         date(2028, 1, 1), 4),
    ]  # fmt: skip


@pytest.mark.rules("R-IK-05")
def test_a_report_is_owed_from_the_first_of_january_or_from_the_formation():
    facts = replace(SITTING, meetings_held=(*THREE_IN_2026, *FOUR_IN_2027))
    found = commission_duties(facts, today=date(2027, 11, 2))
    assert [said(one) for one in found] == [
        (DutyKind.GIVE_REPORT, Who.CHAIR, "§ 89 Abs. 4 HGO R-IK-05", date(2026, 12, 31), START, 1),
        (DutyKind.GIVE_REPORT, Who.CHAIR, "§ 89 Abs. 4 HGO R-IK-05", date(2027, 12, 31),
         date(2027, 1, 1), 1),
    ]  # fmt: skip


@pytest.mark.rules("R-IK-05")
def test_the_assumption_on_short_years_holds_for_both_reminders():
    four = replace(MUNICIPALITY_DEFAULTS, partial_year_meetings_pro_rata=False)
    facts = replace(SITTING, reports_given=range(2026, 2032))
    found = commission_duties(facts, today=date(2031, 1, 15), assumptions=four)
    assert [(one.by, one.missing) for one in found] == [
        (date(2030, 12, 31), 4),
        (date(2031, 3, 31), 4),
    ]


@pytest.mark.rules("R-IK-05")
def test_a_commission_that_did_everything_owes_nothing():
    facts = replace(
        SITTING, meetings_held=(*THREE_IN_2026, *FOUR_IN_2027), reports_given={2026, 2027}
    )
    assert commission_duties(facts, today=date(2027, 11, 2)) == ()


@pytest.mark.rules("R-IK-07")
def test_a_commission_that_ended_owes_nothing_any_more():
    facts = CommissionFacts(START, ENDS, open_expert_seats=2)
    assert commission_duties(facts, today=ENDS) != ()
    assert commission_duties(facts, today=ENDS + timedelta(1)) == ()
