"""The way of a list: received, then admitted or refused, and nothing afterwards."""

from __future__ import annotations

from itertools import product

import pytest

from elections.law.nominations.states import LIST_TRANSITIONS, ListState, ListStep, advance_list
from tests.told import refusal

AFTER = {
    ListStep.ENTER_PERSONS: ListState.RECEIVED,
    ListStep.CORRECT: ListState.RECEIVED,
    ListStep.ADMIT: ListState.ADMITTED,
    ListStep.REFUSE: ListState.REFUSED,
}


@pytest.mark.rules("R-LIST-11", "R-LIST-12")
def test_the_committee_decides_on_what_was_received():
    assert {(ListState.RECEIVED, step): state for step, state in AFTER.items()} == LIST_TRANSITIONS


@pytest.mark.rules("R-LIST-11", "R-LIST-12")
@pytest.mark.parametrize(("state", "step"), list(product(ListState, ListStep)), ids=str)
def test_a_list_moves_only_until_the_committee_decided(state, step):
    if state is ListState.RECEIVED:
        assert advance_list(state, step) is AFTER[step]
        return
    assert refusal(advance_list, state, step, list="Liste 1 Eins") == (
        "ALREADY_DECIDED",
        "§ 14 Abs. 3 KWG R-LIST-12",
        {"list": "Liste 1 Eins"},
    )
