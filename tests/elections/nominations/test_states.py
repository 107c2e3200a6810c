"""The way of a list: received, then admitted or refused, and nothing afterwards."""

from __future__ import annotations

from itertools import product

import pytest

from elections.law.nominations.rules import NominationRule
from elections.law.nominations.states import LIST_TRANSITIONS, ListState, ListStep, advance_list
from municipalities.law.basis import RuleViolation


@pytest.mark.rules("R-LIST-11", "R-LIST-12")
@pytest.mark.parametrize(("state", "step"), list(product(ListState, ListStep)), ids=str)
def test_a_list_moves_only_until_the_committee_decided(state, step):
    if state is ListState.RECEIVED:
        assert advance_list(state, step) is LIST_TRANSITIONS[state, step]
        return
    with pytest.raises(RuleViolation) as refusal:
        advance_list(state, step, list="Liste 1 Eins")
    assert (refusal.value.rule, refusal.value.facts) == (
        NominationRule.ALREADY_DECIDED,
        {"list": "Liste 1 Eins"},
    )
