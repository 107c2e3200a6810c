"""The way of a list: received, then admitted or refused, and nothing afterwards."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from elections.law.nominations.states import (
    LIST_TRANSITIONS,
    ListState,
    ListStep,
    advance_list,
    check_declaration,
    decision_step,
)
from tests.told import refusal

AFTER = {
    ListStep.ENTER_PERSONS: ListState.RECEIVED,
    ListStep.CORRECT: ListState.RECEIVED,
    ListStep.REMOVE_PERSON: ListState.RECEIVED,
    ListStep.WITHDRAW: ListState.WITHDRAWN,
    ListStep.ADMIT: ListState.ADMITTED,
    ListStep.REFUSE: ListState.REFUSED,
}
REVISED = {
    (ListState.REFUSED, ListStep.ADMIT_AFTER_ALL): ListState.ADMITTED,
    (ListState.ADMITTED, ListStep.REFUSE_AFTER_ALL): ListState.REFUSED,
    (ListState.ADMITTED, ListStep.CORRECT_DECISION): ListState.ADMITTED,
    (ListState.REFUSED, ListStep.CORRECT_DECISION): ListState.REFUSED,
    (ListState.ADMITTED, ListStep.TAKE_BACK): ListState.RECEIVED,
    (ListState.REFUSED, ListStep.TAKE_BACK): ListState.RECEIVED,
}
ALL = {(ListState.RECEIVED, step): state for step, state in AFTER.items()} | REVISED


@pytest.mark.rules("R-LIST-11", "R-LIST-12")
def test_the_committee_decides_on_what_was_received_and_may_decide_anew():
    assert ALL == LIST_TRANSITIONS


@pytest.mark.rules("R-LIST-11", "R-LIST-12")
@pytest.mark.parametrize(("state", "step"), list(product(ListState, ListStep)), ids=str)
def test_a_list_itself_moves_only_until_the_committee_decided(state, step):
    if (state, step) in ALL:
        assert advance_list(state, step) is ALL[state, step]
        return
    assert refusal(advance_list, state, step, list="Liste 1 Eins") == (
        "ALREADY_DECIDED",
        "§ 14 Abs. 3 KWG R-LIST-12",
        {"list": "Liste 1 Eins"},
    )


@pytest.mark.rules("R-LIST-12")
@pytest.mark.parametrize(
    ("state", "admitted", "step"),
    [
        (ListState.REFUSED, True, ListStep.ADMIT_AFTER_ALL),
        (ListState.ADMITTED, False, ListStep.REFUSE_AFTER_ALL),
        (ListState.ADMITTED, True, ListStep.CORRECT_DECISION),
        (ListState.REFUSED, False, ListStep.CORRECT_DECISION),
    ],
)
def test_a_corrected_decision_is_the_step_that_leads_to_it(state, admitted, step):
    assert decision_step(state, admitted=admitted) is step


@pytest.mark.rules("R-LIST-12")
def test_nothing_is_corrected_where_nothing_was_decided():
    step = decision_step(ListState.RECEIVED, admitted=True)
    assert refusal(advance_list, ListState.RECEIVED, step, list="Eins")[0] == "ALREADY_DECIDED"


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
