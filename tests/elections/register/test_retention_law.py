"""How long the register is kept, and the order in which the law asks (R-RET-01)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from elections.law.assumptions import ELECTION_DEFAULTS
from elections.law.course.phases import Phase
from elections.law.register.retention import (
    KeptRegister,
    check_erasable,
    keep_until,
    refusal_to_erase,
)
from elections.law.register.rules import RegisterRule
from municipalities.law.basis import RuleViolation
from municipalities.messages import sentence
from tests.told import refusal

DAY, AFTER = date(2026, 3, 15), date(2026, 9, 16)
OVER = KeptRegister(DAY, Phase.PUBLISHED)


@pytest.mark.rules("R-RET-01")
@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        pytest.param(DAY, 6, date(2026, 9, 15), id="the same day six months later"),
        pytest.param(date(2025, 8, 31), 6, date(2026, 2, 28), id="the last day of a short month"),
        pytest.param(
            date(2027, 8, 31), 6, date(2028, 2, 29), id="which is the 29th in a leap year"
        ),
        pytest.param(date(2026, 10, 4), 3, date(2027, 1, 4), id="over the turn of the year"),
        pytest.param(DAY, 12, date(2027, 3, 15), id="a year"),
    ],
)
def test_the_register_is_kept_for_months_after_the_election(day, months, last):
    assert keep_until(day, months) == last


@pytest.mark.rules("R-RET-01")
@pytest.mark.parametrize(
    ("kept", "today", "rule"),
    [
        pytest.param(OVER, AFTER, None, id="the day after its time it may go"),
        pytest.param(
            replace(OVER, phase=Phase.CANCELLED),
            AFTER,
            None,
            id="also that of a cancelled election",
        ),
        pytest.param(
            OVER, date(2026, 9, 15), RegisterRule.TOO_EARLY_TO_ERASE, id="on its last day not yet"
        ),
        pytest.param(
            replace(OVER, under_review=2),
            AFTER,
            RegisterRule.ELECTION_UNDER_REVIEW,
            id="not while somebody objects to the election",
        ),
        pytest.param(
            replace(OVER, hold="Az. 3 K 1/26", under_review=1),
            AFTER,
            RegisterRule.REGISTER_ON_HOLD,
            id="not on hold, and that is told first",
        ),
        *(
            pytest.param(
                replace(OVER, phase=phase, hold="Az."),
                AFTER,
                RegisterRule.ELECTION_NOT_OVER,
                id=f"not in phase {phase.value}",
            )
            for phase in Phase
            if phase not in {Phase.PUBLISHED, Phase.CANCELLED}
        ),
        pytest.param(
            replace(OVER, erased_on=AFTER, hold="Az."),
            AFTER,
            RegisterRule.REGISTER_ERASED,
            id="not a second time",
        ),
    ],
)
def test_what_stands_against_deleting_the_register(kept, today, rule):
    refusal = refusal_to_erase(kept, today)
    assert (refusal and refusal.rule) == rule
    if refusal is None:
        check_erasable(kept, today)
    else:
        assert (str(refusal.norm), refusal.rule_id) == ("§ 112 KWO", "R-RET-01")
        with pytest.raises(RuleViolation, match=str(rule)):
            check_erasable(kept, today)


SAID = {
    "deleted before": (replace(OVER, erased_on=DAY), "REGISTER_ERASED", {"day": DAY}),
    "not over": (
        replace(OVER, phase=Phase.COUNTING),
        "ELECTION_NOT_OVER",
        {"phase": Phase.COUNTING},
    ),
    "on hold": (replace(OVER, hold="Az. 3"), "REGISTER_ON_HOLD", {"reason": "Az. 3"}),
    "under review": (replace(OVER, under_review=2), "ELECTION_UNDER_REVIEW", {"objections": 2}),
    "too early": (OVER, "TOO_EARLY_TO_ERASE", {"keep_until": date(2026, 9, 15)}),
}


@pytest.mark.rules("R-RET-01")
@pytest.mark.parametrize(("kept", "rule", "facts"), SAID.values(), ids=SAID)
def test_a_refusal_to_delete_says_why(kept, rule, facts):
    said = refusal(check_erasable, kept, date(2026, 9, 15))
    assert said == (rule, "§ 112 KWO R-RET-01", facts)


@pytest.mark.rules("R-RET-01")
def test_another_period_moves_the_day_and_the_sentence():
    year = replace(ELECTION_DEFAULTS, register_kept_months=12)
    refusal = refusal_to_erase(OVER, date(2027, 3, 15), year)
    assert sentence(refusal) == (
        "Das Wählerverzeichnis wird bis zum 15.03.2027 aufbewahrt (§ 112 KWO). Danach lässt es "
        "sich löschen."
    )
    assert refusal_to_erase(OVER, date(2027, 3, 16), year) is None
