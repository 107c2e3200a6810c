"""The way of a list: every state, every step, in every hand."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from elections.law.nominations.states import (
    HANDS,
    LIST_TRANSITIONS,
    Hand,
    ListRows,
    ListState,
    ListStep,
    Outcome,
    advance_list,
    check_declaration,
    decision_step,
    may_take,
    state_of,
)
from tests.told import refusal

D, U, R, E, M, A, P, X, W = ListState

# One line a step: from which state it leads where. Written apart from the law on purpose.
TABLE = f"""
    edit                    {D}:{D}
    submit                  {D}:{U}
    take_back_submission    {U}:{D}
    receive                 {D}:{R} {U}:{R}
    take_back_receipt       {R}:{D}
    enter_persons           {R}:{R} {E}:{E} {M}:{M}
    correct                 {R}:{R} {E}:{E} {M}:{M}
    remove_person           {R}:{R} {E}:{E} {M}:{M}
    check                   {R}:{R} {E}:{E} {M}:{M}
    find_clean              {R}:{E} {E}:{E} {M}:{E}
    find_defects            {R}:{M} {E}:{M} {M}:{M}
    admit                   {R}:{A} {E}:{A} {M}:{A}
    admit_in_part           {R}:{P} {E}:{P} {M}:{P}
    refuse                  {R}:{X} {E}:{X} {M}:{X}
    admit_after_all         {P}:{A} {X}:{A}
    admit_in_part_after_all {A}:{P} {X}:{P}
    refuse_after_all        {A}:{X} {P}:{X}
    correct_decision        {A}:{A} {P}:{P} {X}:{X}
    take_back               {A}:{R} {P}:{R} {X}:{R}
    name_trust              {D}:{D} {U}:{U} {R}:{R} {E}:{E} {M}:{M}
    withdraw                {D}:{W} {U}:{W} {R}:{W} {E}:{W} {M}:{W}
"""
LEADS = {
    (ListState(before), ListStep(step)): ListState(after)
    for step, *moves in (line.split() for line in TABLE.strip().splitlines())
    for before, after in (move.split(":") for move in moves)
}
BY_LIST = {ListStep.EDIT, ListStep.SUBMIT, ListStep.TAKE_BACK_SUBMISSION}
BY_LEAD = {
    ListStep.ADMIT, ListStep.ADMIT_IN_PART, ListStep.REFUSE, ListStep.ADMIT_AFTER_ALL,
    ListStep.ADMIT_IN_PART_AFTER_ALL, ListStep.REFUSE_AFTER_ALL, ListStep.CORRECT_DECISION,
    ListStep.TAKE_BACK,
}  # fmt: skip


def hands(step):
    if step in BY_LIST:
        return {Hand.LIST}
    return {Hand.LEAD} if step in BY_LEAD else {Hand.OFFICE, Hand.LEAD}


def refused_as(state, hand):
    if state in (A, P, X, W):
        return ("ALREADY_DECIDED", "§ 14 Abs. 3 KWG R-LIST-12")
    if state in (D, U):
        # A trust person can enter no receipt: sent twice, or from an old page.
        rule = "MOVED_ON" if hand is Hand.LIST else "NOT_RECEIVED"
        return (rule, "§ 13 Abs. 1 KWG R-LIST-10")
    return ("WITH_THE_OFFICE", "§ 13 Abs. 1 KWG R-LIST-10")


@pytest.mark.rules("R-LIST-11", "R-LIST-12", "R-LIST-13")
def test_the_table_is_the_whole_way():
    assert LEADS == LIST_TRANSITIONS
    assert set(HANDS) == set(ListStep)


@pytest.mark.rules("R-LIST-11", "R-LIST-12", "R-LIST-13")
@pytest.mark.parametrize("hand", list(Hand), ids=str)
@pytest.mark.parametrize(("state", "step"), list(product(ListState, ListStep)), ids=str)
def test_each_step_in_each_state_by_each_hand(state, step, hand):
    leads_to = LEADS.get((state, step))
    assert may_take(hand, state, step) is (leads_to is not None and hand in hands(step))
    if leads_to is None:
        told = refusal(advance_list, state, step, by=hand, list="Liste 1")
        assert told == (*refused_as(state, hand), {"list": "Liste 1"})
    elif hand in hands(step):
        assert advance_list(state, step, by=hand) is leads_to
    else:
        told = refusal(advance_list, state, step, by=hand, list="Liste 1")
        assert told == ("NOT_YOUR_STEP", "§ 13 KWG R-LIST-13", {"list": "Liste 1"})


@pytest.mark.rules("R-LIST-10", "R-LIST-11")
@pytest.mark.parametrize(
    ("rows", "state"),
    [
        (ListRows(), D),
        (ListRows(is_submitted=True), U),
        (ListRows(is_received=True), R),
        (ListRows(is_received=True, is_submitted=True), R),
        (ListRows(is_received=True, found_defects=False), E),
        (ListRows(is_received=True, found_defects=True), M),
        (ListRows(Outcome.ADMITTED, is_received=True, found_defects=True), A),
        (ListRows(Outcome.ADMITTED_IN_PART, is_received=True), P),
        (ListRows(Outcome.REFUSED, is_received=True), X),
    ],
)
def test_the_state_follows_from_what_happened(rows, state):
    assert state_of(rows) is state


@pytest.mark.rules("R-LIST-12", "R-LIST-15")
@pytest.mark.parametrize(("state", "outcome"), list(product([R, E, M, A, P, X], Outcome)), ids=str)
def test_a_decision_is_the_step_that_leads_to_it(state, outcome):
    step = decision_step(state, outcome)
    assert advance_list(state, step, by=Hand.LEAD).value == outcome.value


@pytest.mark.rules("R-LIST-13")
@pytest.mark.parametrize("day", [5, 16])
def test_a_list_is_withdrawn_between_its_receipt_and_today(day):
    days = {"received_on": date(2026, 1, 5), "today": date(2026, 1, 16)}
    check_declaration(date(2026, 1, day), **days)


@pytest.mark.rules("R-LIST-13")
@pytest.mark.parametrize("day", [4, 17])
def test_a_list_is_withdrawn_neither_before_it_came_nor_tomorrow(day):
    declared, received = date(2026, 1, day), date(2026, 1, 5)
    told = refusal(check_declaration, declared, received_on=received, today=date(2026, 1, 16))
    assert told == (
        "WITHDRAWAL_DAY_IMPOSSIBLE",
        "§ 13 Abs. 3 KWG R-LIST-13",
        {"declared_on": declared, "received_on": received},
    )
