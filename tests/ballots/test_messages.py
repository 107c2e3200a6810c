"""Every rule of this room has its words."""

from __future__ import annotations

from enum import StrEnum

import pytest

from ballots.law.assumptions import DEFAULT, BallotAssumptions, Treatment
from ballots.law.catalogue import RULES
from ballots.law.counting.rules import BallotRule
from ballots.law.term.rules import TermRule
from ballots.messages import ASSUMPTION_TEXTS, MESSAGES, RULE_TEXTS, WORDS
from municipalities.law.basis import assumptions_of, with_overrides


def test_every_refusal_has_a_sentence():
    assert set(MESSAGES) == {*BallotRule, *TermRule}


def test_every_rule_has_a_text():
    assert list(RULE_TEXTS) == [rule.id for rule in RULES]


def test_every_assumption_has_a_question_and_a_rule():
    found = list(assumptions_of(DEFAULT))
    assert list(ASSUMPTION_TEXTS) == [assumption.key for assumption in found]
    assert {assumption.rule_id for assumption in found} <= {rule.id for rule in RULES}
    assert all(assumption.value in assumption.choices for assumption in found)


@pytest.mark.parametrize("kind", WORDS, ids=lambda kind: kind.__name__)
def test_every_member_has_a_word(kind: type[StrEnum]):
    assert list(WORDS[kind]) == list(kind)


def test_an_assumption_is_overridden_by_plain_text():
    chosen = with_overrides(BallotAssumptions(), {"strikes_only": "invalid", "other": 1})
    assert chosen.strikes_only == Treatment.INVALID
